"""Reads of oversight."""

from typing import Self

from children.querysets import ChildRecordQuerySet


class OversightActionQuerySet(ChildRecordQuerySet):
    def outstanding(self) -> Self:
        """Not done and not stopped."""
        return self.filter(done_at=None, stopped_at=None)
