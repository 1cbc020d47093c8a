"""Reads of plans and reviews."""

from typing import Self

from django.db.models import Exists, OuterRef, Q

from children.querysets import ChildRecordQuerySet
from plans.choices import ActionState
from referrals.episode import Episode, episode_field


class PlanQuerySet(ChildRecordQuerySet):
    def open(self) -> Self:
        """Neither ended nor stopped."""
        return self.filter(ended_on=None, stopped_at=None)

    def of(self, episode: Episode) -> Self:
        """Those of one referral, or of one episode of early help."""
        return self.filter(**episode_field(episode))

    def _undecided_copies(self) -> ChildRecordQuerySet:
        return self.model.copies.rel.related_model.objects.filter(plan=OuterRef("pk"), decisions=None)

    def awaiting_decision(self) -> Self:
        """Submitted, and the newest copy not yet decided on."""
        return self.open().filter(Exists(self._undecided_copies()))

    def being_written(self) -> Self:
        """A first or a new version is with the worker."""
        return self.open().filter(editing=True).exclude(Exists(self._undecided_copies()))


class ActionQuerySet(ChildRecordQuerySet):
    def present(self) -> Self:
        """In the plan as it stands: neither the action nor its goal taken out."""
        return self.filter(removed_at=None, goal__removed_at=None)

    def outstanding(self) -> Self:
        """Still to be done under the version of the plan in force, whatever is being written."""
        return self.filter(state=ActionState.OPEN, agreed_due_on__isnull=False, goal__plan__ended_on=None)

    def undated_or_unowned(self) -> Self:
        """Those for which a plan is refused."""
        return self.present().filter(Q(due_on=None) | Q(owner_user=None, owner_person=None, owner_agency=""))


class ReviewQuerySet(ChildRecordQuerySet):
    def open(self) -> Self:
        """Scheduled and not yet decided or stopped."""
        return self.filter(decided_at=None, stopped_at=None)

    def proposed(self) -> Self:
        """Open, and submitted with a proposal."""
        return self.open().filter(
            Exists(self.model.copies.rel.related_model.objects.filter(review=OuterRef("pk")))
        )
