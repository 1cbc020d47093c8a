"""What workers said of entries, put in its place on the timeline and the chronology."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from children.contributions import Event
from children.models import ChronologyMark, Person
from children.records import Standing, records_of


def marks_of(
    people: Collection[Person], *, before: datetime | None = None
) -> dict[tuple[UUID, str], ChronologyMark]:
    """By child and entry, what is said, on records that the reader may read; or what was said at a moment.
    One query."""
    rows: Any = ChronologyMark.objects.filter(child__in=records_of(*people)).select_related("created_by")
    if before:
        rows = _as_said_then(people, before)
    standing = Standing(people)
    return {(standing[row.child_id].pk, row.entry): row for row in rows}


def _as_said_then(people: Collection[Person], moment: datetime) -> list[Any]:
    """The marks that stood at a moment, in the words of then."""
    said = ChronologyMark.history.filter(child__in=records_of(*people), history_date__lt=moment)
    newest: dict[Any, Any] = {}
    for row in said.order_by("history_date", "history_id"):
        newest[row.id] = row
    return [row.instance for row in newest.values() if row.struck_out_at is None]


def marked(events: list[Event], people: Collection[Person], *, before: datetime | None = None) -> list[Event]:
    """The events, each with what was said of it in the place of what it says by itself. One query."""
    marks = marks_of(people, before=before)
    if not marks:
        return events
    standing = Standing(people)
    return [_with(event, marks.get((standing[event.child.pk].pk, event.key))) for event in events]


def _with(event: Event, mark: ChronologyMark | None) -> Event:
    if mark is None:
        return event
    return replace(
        event, significant=mark.significant, meaning=mark.meaning or event.meaning, impact=mark.impact
    )
