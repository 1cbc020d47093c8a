"""What workers said of entries, put in its place on the timeline and the chronology."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from children.contributions import Event
from children.models import ChronologyMark, Person
from children.records import Standing, records_of

#: Of which child, of which entry, and what is said of it.
SAID = ("child_id", "entry_kind", "entry_id", "significant", "meaning", "impact")
Said = dict[tuple[UUID, str], list[Any]]


def marks_of(people: Collection[Person]) -> dict[tuple[UUID, str], ChronologyMark]:
    """By child and entry, what was said of it, on records that the reader may read. One query."""
    standing = Standing(people)
    rows = ChronologyMark.objects.filter(child__in=records_of(*people)).select_related("created_by")
    return {(standing[row.child_id].pk, row.entry): row for row in rows}


def _said(people: Collection[Person]) -> Iterable[tuple[Any, ...]]:
    marks = ChronologyMark.objects.filter(child__in=records_of(*people))
    return marks.values_list(*SAID)


def _said_then(people: Collection[Person], moment: datetime) -> Iterable[tuple[Any, ...]]:
    """What stood at a moment, in the words of then."""
    rows = ChronologyMark.history.filter(child__in=records_of(*people), history_date__lt=moment)
    rows = rows.order_by("history_date", "history_id").values_list("id", "struck_out_at", *SAID)
    newest = {row[0]: row for row in rows}
    return [words for _, struck_out, *words in newest.values() if struck_out is None]


def said_of(people: Collection[Person], *, before: datetime | None = None) -> Said:
    """By child and entry, whether it is significant, why, and what it meant; or as it was said at a moment.
    One query."""
    standing = Standing(people)
    rows = _said_then(people, before) if before else _said(people)
    return {(standing[child].pk, f"{kind}/{entry}"): words for child, kind, entry, *words in rows}


def marked(events: list[Event], people: Collection[Person], said: Said | None = None) -> list[Event]:
    """The events, each with what was said of it in the place of what it says by itself. One query, or none
    where what was said is told."""
    said = said_of(people) if said is None else said
    if not said:
        return events
    standing = Standing(people)
    return [_with(event, said.get((standing[event.child.pk].pk, event.key))) for event in events]


def _with(event: Event, said: list[Any] | None) -> Event:
    if said is None:
        return event
    significant, meaning, impact = said
    return replace(event, significant=significant, meaning=meaning or event.meaning, impact=impact)
