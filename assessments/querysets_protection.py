"""Reads of strategy discussions, section 47 enquiries and protective orders."""

from datetime import datetime
from typing import Self

from django.db.models import Q

from children.querysets import ChildRecordQuerySet


class StrategyQuerySet(ChildRecordQuerySet):
    def open(self) -> Self:
        """Neither decided nor stopped."""
        return self.filter(decided_at=None, stopped_at=None)

    def to_hold(self) -> Self:
        """Asked for, and not yet held."""
        return self.open().filter(held_at=None)

    def to_decide(self) -> Self:
        """Held, and not yet decided on by a manager."""
        return self.open().filter(held_at__isnull=False)

    def to_complete(self) -> Self:
        """Held, and its record not yet whole."""
        return self.filter(held_at__isnull=False, stopped_at=None, completed_at=None)


class EnquiryQuerySet(ChildRecordQuerySet):
    def open(self) -> Self:
        """Neither ended nor stopped."""
        return self.filter(ended_on=None, stopped_at=None)

    def awaiting_decision(self) -> Self:
        return self.open().filter(submitted_at__isnull=False)

    def without_conference_date(self) -> Self:
        """Ended in a conference whose date is not on record yet (census rule 8868)."""
        return self.filter(ended_on__isnull=False, conference_not_required=False, conference_on=None)


class OrderQuerySet(ChildRecordQuerySet):
    def in_force(self, at: datetime) -> Self:
        """Taken, not ended, and not run out at a moment."""
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=at), taken_at__lte=at, runs_out_at__gt=at)
