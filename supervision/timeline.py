"""What oversight puts on a child's timeline: notes, their decisions, and actions done or stopped."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from casework.addresses import address_of
from casework.models import User
from children.contributions import Event
from children.models import Person
from children.newest import OF_DECISIONS, newest
from children.records import Standing, readable_records
from supervision.models import OversightAction, OversightDecision, OversightNote
from supervision.reading import short

KINDS = {"oversight": "Oversight"}


def events_for(
    user: User, children: Collection[Person], before: datetime | None, limit: int, kinds: Collection[str]
) -> list[Event]:
    """The newest of each, on records the user may read. Three queries, and one for whose they may read."""
    if kinds and not set(kinds) & set(KINDS):
        return []
    readable, people = readable_records(user, children), Standing(children)
    return [event for tell in (_notes, _decisions, _done) for event in tell(readable, people, before, limit)]


def _event(at: datetime, title: str, child: Person, note: Any, row: Any, **more: Any) -> Event:
    url = address_of("oversight", note)
    return Event(
        at=at,
        kind="oversight",
        kind_label=KINDS["oversight"],
        title=title,
        child=child,
        url=url,
        key=f"{row._meta.label_lower}/{row.pk}",
        **more,
    )


def _notes(readable: Any, people: Standing, before: datetime | None, limit: int) -> list[Event]:
    return [
        _event(
            note.looked_at,
            "Oversight: what was considered",
            people[note.child_id],
            note.pk,
            note,
            entered_at=note.entered_at,
            by=str(note.created_by),
            text=note.considered,
        )
        for note in newest(OversightNote, readable, "looked_at", before, limit, "created_by")
    ]


def _decisions(readable: Any, people: Standing, before: datetime | None, limit: int) -> list[Event]:
    related = ("note", *OF_DECISIONS)
    without = ("note__considered",)
    rows = newest(OversightDecision, readable, "decided_at", before, limit, *related, without=without)
    return [
        _event(
            row.decided_at,
            f"Oversight: {short(row.decided)}",
            people[row.note.child_id],
            row.note_id,
            row,
            by=str(row.decided_by),
            decision=row,
            significant=True,
        )
        for row in rows
    ]


def _done(readable: Any, people: Standing, before: datetime | None, limit: int) -> list[Event]:
    rows = newest(OversightAction, readable, "done_at", before, limit, "owner", "decision__note")
    return [
        _event(
            action.done_at,
            f"Done: {short(action.what)}",
            people[action.decision.note.child_id],
            action.decision.note_id,
            action,
            by=str(action.owner),
            text=action.done_note,
        )
        for action in rows
    ]
