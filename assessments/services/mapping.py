"""The living map: what is added between assessments, ended, and taken over by the next one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from assessments.choices import OF_WORDS, MapKind
from assessments.models import Assessment, MapEntry
from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.access import require_writer
from children.models import Person


@service
def add_to_map(
    *,
    by: User,
    child: Person,
    kind: MapKind | str,
    text: str,
    safety_goal: str = "",
    since: date | None = None,
) -> MapEntry:
    """Put a worry, a strength, safety shown or a next step on a child's map, at any time.

    The map lives on between assessments (Signs of Safety): nobody waits for the next one to write down
    what has changed. A danger statement is paired with the safety goal that answers it.
    """
    require_writer(by, child)
    kind = MapKind(kind)
    if kind not in OF_WORDS:
        raise NotNow("A number from 0 to 10 is recorded with whose it is. Use ‘Record a number’.")
    if kind == MapKind.DANGER and not safety_goal.strip():
        raise NotNow("Pair the danger statement with a safety goal: write what we will see instead.")
    goal = safety_goal if kind == MapKind.DANGER else ""
    return MapEntry.objects.create(
        child=child, kind=kind, text=text, safety_goal=goal, since=_not_to_come(since)
    )


@service
def add_number(
    *,
    by: User,
    child: Person,
    person: str,
    score: int,
    reason: str,
    one_higher: str = "",
    on: date | None = None,
) -> MapEntry:
    """Record where somebody puts a child's safety, from 0 to 10, on a day outside assessment and review.

    A number is of one child: brothers and sisters are each asked about by themselves.
    """
    require_writer(by, child)
    if score not in range(11):
        raise NotNow("Give a number from 0 to 10.")
    return MapEntry.objects.create(
        child=child,
        kind=MapKind.SCALES,
        text=reason,
        person=person,
        score=score,
        one_higher=one_higher,
        since=_not_to_come(on),
    )


@service
def end_on_map(*, by: User, entry: MapEntry, version: int, reason: str) -> MapEntry:
    """Take an entry off the map because it no longer holds, and say why. It stays in the history."""
    row = MapEntry.take(entry.pk, version=version)
    require_writer(by, row.child)
    if row.ended_at:
        raise NotNow("This was taken off the map already.")
    if row.kind == MapKind.SCALES:
        raise NotNow("A number said on a day stays as it was said. Record a new one.")
    if row.taken_into_id:
        raise NotNow("An assessment has taken this over. Change it there.")
    row.ended_at, row.ended_reason = clock.now(), reason
    row.save()
    return row


def take_entries(assessment: Assessment, key: str, entries: Sequence[MapEntry]) -> list[MapEntry]:
    """The chosen entries of a section, locked and marked as taken over. Within a service that saves it.

    Raises NotNow where one was ended or taken over meanwhile, or is of another child or section.
    """
    taken = []
    for pk in sorted(entry.pk for entry in entries):
        row = MapEntry.take(pk)
        same = row.child.standing_id == assessment.child.standing_id and row.kind == key
        if not same or row.ended_at or row.taken_into_id:
            raise NotNow("Something you ticked was taken over or ended meanwhile. Open the section again.")
        row.taken_into = assessment
        row.save()
        taken.append(row)
    return sorted(taken, key=lambda row: (row.since, row.entered_at))


def as_rows(entries: Sequence[MapEntry]) -> list[dict[str, Any]]:
    """The entries as rows of a section made of rows."""
    return [
        {"statement": row.text, "safety_goal": row.safety_goal}
        if row.kind == MapKind.DANGER
        else {
            "person": row.person,
            "score": row.score,
            "reason": row.text,
            "one_higher": row.one_higher,
            "scaled_on": row.since,
        }
        for row in entries
    ]


def _not_to_come(day: date | None) -> date:
    day = day or clock.today()
    if day > clock.today():
        raise NotNow("Since when must be today or earlier.")
    return day
