"""The two bases of everything that is kept: Recorded, which has a history, and AppendOnly, which is one."""

import uuid
from functools import cache
from typing import Any, Self

from django.conf import settings
from django.db import models

from casework import actor, clock
from casework.guards import NotNow, StaleRecord
from casework.history import History


class Kept(models.QuerySet[Any]):
    """Refuses the writes that would leave no history row."""

    def update(self, **kwargs: Any) -> int:
        raise TypeError("update() leaves no history: change the records one by one, in a service.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("Nothing on the record is deleted.")


class NoBulkChange(Kept):
    """Kept, and leaves out what was recorded in error. That is reached through `everything`, on purpose.

    A join from another table passes this by: a lookup across to many rows names struck_out_at itself.
    """

    def __init__(self, model: Any = None, query: Any = None, using: Any = None, hints: Any = None) -> None:
        super().__init__(model, query, using, hints)
        path = struck_out_through(model) if model is not None and query is None else None
        if path:
            self.query.add_q(models.Q(**{path: None}))


@cache
def struck_out_through(model: type[Any]) -> str | None:
    """The lookup that says whether a row was struck out: by itself, or with what it was written on.

    A row written once, a decision or a signed copy, is not struck out by itself; it goes with the
    record it is about. The child themselves is no such record.
    """
    if issubclass(model, Recorded):
        return "struck_out_at"
    steps: list[str] = getattr(model, "child_path", "").split("__")[:-1]
    reached: Any = model
    for place, step in enumerate(steps, start=1):
        reached = reached._meta.get_field(step).related_model
        if issubclass(reached, Recorded):
            return "__".join([*steps[:place], "struck_out_at"])
    return None


class Recorded(models.Model):
    """A record with a history row for every write.

    `version` rises with every save. Who saves from a form passes the version they saw to take(),
    which refuses a stale one. DELETE is refused here and, by trigger, in the database.

    An entry made by mistake is struck out, never deleted: `objects` leaves it out, `everything`
    does not, and only information governance is shown it. See children.services.errors.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    entered_at = models.DateTimeField(default=clock.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    struck_out_at = models.DateTimeField("struck out", null=True, blank=True, editable=False)

    history = History()
    objects = NoBulkChange.as_manager()
    everything = Kept.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.created_by = self.created_by or actor.current()
        else:
            self.version += 1
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "version"}
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("Nothing on the record is deleted.")

    @classmethod
    def take(cls, pk: Any, *, version: int | None = None) -> Self:
        """The row, locked for the rest of the transaction.

        Raises StaleRecord, carrying the row as it is now, when it was saved since `version`, and
        NotNow when it was struck out.
        """
        rows: Any = cls._default_manager.select_for_update(of=("self",))
        row: Self | None = rows.filter(pk=pk).first()
        if row is None:
            raise NotNow("This is no longer on the record. Somebody has just taken it off.")
        if version is not None and row.version != version:
            raise StaleRecord(row)
        return row


class AppendOnly(models.Model):
    """A row written once. UPDATE and DELETE are refused here and, by trigger, in the database."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    objects = NoBulkChange.as_manager()
    everything = Kept.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("This is written once and never changed.")
        super().save(*args, force_insert=True, **{k: v for k, v in kwargs.items() if k != "force_insert"})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("Nothing on the record is deleted.")
