"""Reading case notes: a page of them, on whose records else they stand, and who may correct them."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from casework.guards import NotYours
from casework.models import User
from casework.roles import MANAGING
from casework.timescales import midnight
from children.access import may_write, with_readability
from children.models import CaseNote, Person
from children.records import records_of
from children.relatives import Relative


def notes_of(child: Person, wanted: Mapping[str, Any]) -> Any:
    """The notes on a child's record that were asked for, newest first."""
    rows = CaseNote.objects.filter(child__in=records_of(child)).select_related("created_by")
    if wanted.get("kind"):
        rows = rows.filter(kind=wanted["kind"])
    if wanted.get("author"):
        rows = rows.filter(created_by=wanted["author"])
    if wanted.get("significant"):
        rows = rows.significant()
    if wanted.get("since"):
        rows = rows.filter(happened_at__gte=midnight(wanted["since"]))
    if wanted.get("until"):
        rows = rows.filter(happened_at__lt=midnight(wanted["until"] + timedelta(days=1)))
    return rows.order_by("-happened_at", "-entered_at", "pk")


def authors_of(child: Person) -> list[tuple[int, str]]:
    """Who has written notes on this record, by name."""
    who = CaseNote.objects.filter(child__in=records_of(child)).order_by("created_by__full_name")
    return list(who.values_list("created_by", "created_by__full_name").distinct())


def others_of(user: User, notes: Collection[CaseNote]) -> dict[UUID, list[Person]]:
    """For each note written together, the other people on whose records it stands and whom the user may
    know of, each marked `is_readable`. One query."""
    together = {note.written_together for note in notes if note.written_together}
    if not together:
        return {}
    copies = CaseNote.objects.filter(written_together__in=together).exclude(pk__in=[n.pk for n in notes])
    known = with_readability(user, Person.objects.findable_by(user))
    found: dict[UUID, list[Person]] = {}
    people = {person.pk: person for person in known.filter(pk__in=copies.values("child"))}
    for event, child in copies.values_list("written_together", "child"):
        if child in people:
            found.setdefault(event, []).append(people[child])
    return {event: sorted(each, key=lambda person: person.name) for event, each in found.items()}


def siblings_to_write_about(user: User, family: Collection[Relative]) -> list[Person]:
    """The brothers and sisters, wherever they live, on whose records the user may write: those at home
    first, then by age."""
    theirs = [each for each in family if each.is_sibling]
    if not theirs:
        return []
    keys = [each.person.pk for each in theirs]
    may = set(Person.objects.writable_by(user).filter(pk__in=keys).values_list("pk", flat=True))
    theirs.sort(key=lambda each: not each.lives_with)
    return [each.person for each in theirs if each.person.pk in may]


def may_correct(user: User, note: CaseNote) -> bool:
    """Whether the user wrote the note or manages the child, and may still add to the record."""
    mine = note.created_by_id == user.pk or user.has_role(*MANAGING)
    return mine and may_write(user, note.child)


def require_corrector(user: User, note: CaseNote) -> None:
    """Raises NotYours for everybody but the author and the managers of the child."""
    if not may_correct(user, note):
        raise NotYours(
            "A note is corrected by whoever wrote it, or by a manager of the child. Ask one of them, or write"
            " a note of your own that says what is different."
        )
