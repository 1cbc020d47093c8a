"""Reads of assessments."""

from datetime import date
from typing import Any, Self

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from casework.asker import Asker
from casework.found_first import few
from casework.models import User
from children.models import Visit
from children.querysets import ChildRecordQuerySet, HeldQuerySet
from children.records import records_of
from referrals.episode import Episode, episode_field, worker_of


class AssessmentQuerySet(ChildRecordQuerySet):
    def open(self) -> Self:
        """Neither signed off nor stopped."""
        return self.filter(finished_on=None, stopped_at=None)

    def further(self, yes: bool) -> Self:
        """Those whose clock counts from their own start, or, with no, from receipt of the referral."""
        from_receipt = {"counts_from": F("referral__received_at")}
        rows = self.filter(early_help=None)
        return rows.exclude(**from_receipt) if yes else rows.filter(**from_receipt)

    def of(self, episode: Episode) -> Self:
        """Those of one referral, or of one episode of early help."""
        return self.filter(**episode_field(episode))

    def awaiting_decision(self) -> Self:
        """Submitted, and the newest copy not yet decided on."""
        return self.open().filter(Exists(self._undecided_copies()))

    def being_written(self) -> Self:
        """Open, and not with the manager."""
        return self.open().exclude(Exists(self._undecided_copies()))

    def with_manager_marked(self) -> Self:
        """Each marked `is_with_manager`."""
        return self.annotate(is_with_manager=Exists(self._undecided_copies()))

    def child_seen_marked(self) -> Self:
        """Each marked `child_seen`: whether the child was seen since the day it started."""
        seen = Visit.objects.filter(
            child__stands_as=OuterRef("child__stands_as"),
            seen=True,
            visited_at__date__gte=OuterRef("started_on"),
        )
        return self.annotate(started_on=TruncDate("started_at")).annotate(child_seen=Exists(seen))

    def with_worker(self) -> Self:
        """Each with `worker_id` and `worker_name`, of whoever works on its episode, or nobody."""
        return self.annotate(**worker_of())

    def _undecided_copies(self) -> QuerySet:
        copies = self.model.copies.rel.related_model
        return copies.objects.filter(assessment=OuterRef("pk"), decisions=None)


class StillHoldsQuerySet(HeldQuerySet):
    def open(self) -> Self:
        """Nobody has answered yet."""
        return self.filter(answered_at=None)

    def to_answer(self) -> Self:
        """Not answered, and the referral is open: once it is closed nobody is asked."""
        referral = {"assessment__referral__closed_on": None, "assessment__referral__stopped_at": None}
        return self.open().filter(**referral)

    def asked_of(self, user: User | Asker, today: date) -> Self:
        """Those on the user's own list: the worker's; the managers' where nobody is allocated, or where
        the day has passed and nobody has answered."""
        ours = Q(team_id__in=user.managed_team_ids) & (Q(worker_id=None) | Q(due_on__lt=today))
        return few(self.with_holder(), Q(worker_id=user.pk) | ours)


class ContributionQuerySet(ChildRecordQuerySet):
    def out(self) -> Self:
        """Neither answered nor given up."""
        return self.filter(received_on=None, nothing_because="")


class SectionRowQuerySet(ChildRecordQuerySet):
    def live(self) -> Self:
        """Those not taken out."""
        return self.filter(removed_at=None)


class SpecialistQuerySet(AssessmentQuerySet):
    """Specialist assessments are open, with the manager, and of a worker in the same words."""

    def alike(self, shown: Any) -> Self:
        """Those of the same child and kind, and about the same carer; the record itself too."""
        same = self.filter(child__in=records_of(shown.child), kind=shown.kind)
        if shown.carer_id is None:
            return same.filter(carer=None, carer_name=shown.carer_name)
        return same.filter(carer__stands_as=shown.carer.standing_id)

    def made_again_marked(self) -> Self:
        """Each marked `is_made_again`: another of the same kind and about the same carer was begun later."""
        later = self.model.objects.filter(
            Q(carer__stands_as=OuterRef("carer__stands_as"))
            | Q(carer=None, carer_name=OuterRef("carer_name")),
            child__stands_as=OuterRef("child__stands_as"),
            kind=OuterRef("kind"),
            started_at__gt=OuterRef("started_at"),
            stopped_at=None,
        )
        return self.annotate(is_made_again=Exists(later))


class MapEntryQuerySet(ChildRecordQuerySet):
    def standing(self) -> Self:
        """Those that still hold and that no assessment has taken over."""
        return self.filter(ended_at=None, taken_into=None)
