"""Who changed a user, their roles, their teams, or a team: the history of what has no child."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from casework.admin.base import said

#: What the machinery keeps for itself.
UNSAID = frozenset({"id", "version", "entered_at", "created_by", "joined_at", "user", "struck_out_at"})


@dataclass(frozen=True)
class Change:
    """One field: what it was and what it became."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One writing of one record."""

    at: datetime
    by: str
    what: str
    reason: str
    changes: list[Change]


def entries_of(
    histories: Iterable[models.QuerySet[Any]], unsaid: frozenset[str] = frozenset()
) -> list[Entry]:
    """The entries of several histories together, newest first. One query for each.

    `unsaid` are fields that the page says already.
    """
    entries = [entry for history in histories for entry in _entries(history, UNSAID | unsaid)]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _entries(history: models.QuerySet[Any], unsaid: frozenset[str]) -> list[Entry]:
    keys = [field.name for field in history.model.tracked_fields if isinstance(field, models.ForeignKey)]
    rows = history.select_related("history_user", *keys).order_by("history_date", "history_id")
    before: dict[Any, Any] = {}
    entries = []
    for row in rows:
        changes = _changes(before.get(row.id), row, unsaid)
        before[row.id] = row
        if changes or row.history_change_reason:
            entries.append(
                Entry(
                    at=row.history_date,
                    by=str(row.history_user or ""),
                    what=str(row.instance_type._meta.verbose_name).capitalize(),
                    reason=row.history_change_reason or "",
                    changes=changes or [Change("Password", "Not shown", "Not shown")],
                )
            )
    return entries


def _changes(before: Any, after: Any, unsaid: frozenset[str]) -> list[Change]:
    found = []
    for field in after.tracked_fields:
        then, now = _said(before, field), _said(after, field)
        if field.name in unsaid or now == after.history_change_reason:
            continue
        if then != now:
            found.append(Change(str(field.verbose_name).capitalize(), then, now))
    return found


def _said(row: Any, field: models.Field) -> str:
    if row is None:
        return ""
    if isinstance(field, models.ForeignKey):
        return str(getattr(row, field.name) or "")
    return said(row, field.name)
