"""Reads of assessments."""

from typing import Self

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import TruncDate

from children.models import Visit
from children.querysets import ChildRecordQuerySet
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


class ContributionQuerySet(ChildRecordQuerySet):
    def out(self) -> Self:
        """Neither answered nor given up."""
        return self.filter(received_on=None, nothing_because="")


class SectionRowQuerySet(ChildRecordQuerySet):
    def live(self) -> Self:
        """Those not taken out."""
        return self.filter(removed_at=None)
