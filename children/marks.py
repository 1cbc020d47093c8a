"""What workers said of entries, put in its place on the timeline and the chronology."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from children.contributions import Event
from children.models import ChronologyMark, Person
from children.records import Standing, records_of


def marks_of(
    people: Collection[Person], *, before: datetime | None = None
) -> dict[tuple[UUID, str], ChronologyMark]:
    """By child and entry, what was said by a moment, on records that the reader may read. One query."""
    rows = ChronologyMark.objects.filter(child__in=records_of(*people)).select_related("created_by")
    if before:
        rows = rows.filter(entered_at__lt=before)
    standing = Standing(people)
    return {(standing[row.child_id].pk, row.entry): row for row in rows}


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
