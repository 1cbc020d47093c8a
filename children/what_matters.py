"""Of what a record holds by the hundred, what matters: a chronology of many years need not read all of it.

Visits, notes and documents are most of a long record, and few of them are significant. These few are asked
for whole; of the others only how many there are, and when there was contact.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from casework.models import User
from casework.prepared import ask
from children.contributions import Event
from children.models import ChronologyMark, Person
from children.records import Standing, readable_records
from children.timeline import happening
from children.timeline_rows import rows_wanted

#: Kinds of entry that a long record holds by the hundred.
IN_BULK = ("visit", "note", "document", "missed_visit", "direct_work")


def mentioned(
    user: User, people: Collection[Person], before: datetime | None
) -> list[tuple[str, datetime, datetime]]:
    """Of each entry of these kinds: its kind, when it happened, and when it was written down. One query."""
    return ask(_mentioned, readable_records(user, people), before)


def that_matter(
    user: User, people: Collection[Person], before: datetime | None, marked: Collection[UUID] | None
) -> list[Event]:
    """The entries of these kinds that are significant by themselves, and those marked: now, or those named.
    One query."""
    standing = Standing(people)
    rows = ask(_that_matter, readable_records(user, people), marked, before)
    return [happening(row, standing[row["whose"]]) for row in rows]


def _mentioned(people: Collection[UUID], before: datetime | None) -> Any:
    return _together([rows.values_list("what", "moment", "entered") for rows in _rows(people, before)])


def _that_matter(people: Collection[UUID], marked: Any, before: datetime | None) -> Any:
    if marked is None:
        marks = ChronologyMark.objects.filter(child__in=people, significant=True)
        marked = marks.order_by().values("entry_id")
    matters = Q(what="note") & ~Q(matters="") | Q(what="document", code__contains="/significant")
    return _together([rows.filter(matters | Q(row__in=marked)) for rows in _rows(people, before)])


def _rows(people: Collection[UUID], before: datetime | None) -> list[Any]:
    rows = rows_wanted(people, IN_BULK)
    return [part.filter(moment__lt=before) for part in rows] if before is not None else rows


def _together(parts: list[Any]) -> Any:
    return parts[0].union(*parts[1:], all=True)
