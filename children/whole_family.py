"""Every child of a family in one table: where each stands, who works with them, when they were last seen,
and what is due next. A fixed number of queries, however many children."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from casework.models import User
from children.access import with_readability
from children.choices import SIBLINGS, RelationshipKind
from children.contributions import Item
from children.contributions import due as due_of
from children.genogram import Tie
from children.models import Person, Visit
from children.network import network
from children.search import labelled
from children.siblings import parents_of, worked_out
from children.summaries import summarised


@dataclass(frozen=True)
class ChildOfFamily:
    """One line. `person` is summarised; what is due is asked only of records the reader may read."""

    person: Any
    words: str
    households: str
    due: Item | None


def children_of_family(user: User, child: Person, today: date) -> list[ChildOfFamily]:
    """The child and every other child within three steps of them whom the reader may know of, by age.

    Of a record that the reader may not read it tells what everybody may find: name, stage, and who holds
    the case.
    """
    around = network(user, child, today)
    keys = [key for key, each in around.people.items() if each.is_under_18 or key == child.pk]
    known = Person.objects.findable_by(user).filter(pk__in=keys)
    alone = Visit.objects.filter(child__stands_as=OuterRef("stands_as"), seen_alone=True).order_by(
        "-visited_at"
    )
    people: list[Any] = list(
        with_readability(user, labelled(summarised(known))).annotate(
            alone_at=Subquery(alone.values("visited_at")[:1])
        )
    )
    nearest = _nearest(due_of([each for each in people if each.is_readable], today))
    parents = parents_of(around.facts.ties)
    lines = [
        ChildOfFamily(
            person=each,
            words=_words(child, each, around.facts.ties, parents),
            households=around.households_of(each.pk),
            due=nearest.get(each.pk),
        )
        for each in people
    ]
    return sorted(lines, key=_place)


def _words(child: Person, other: Person, ties: Iterable[Tie], parents: dict[str, dict[str, str]]) -> str:
    """What another child is to this one: as it was recorded, and as the parents tell it."""
    if other.pk == child.pk:
        return "This child"
    one, two = str(child.pk), str(other.pk)
    kinds = [tie.kind for tie in ties if {tie.person, tie.other} == {one, two}]
    recorded = next((RelationshipKind(kind) for kind in kinds if kind in SIBLINGS), None)
    told = worked_out(one, two, parents)
    if recorded:
        return f"{recorded.label} ({told})" if told else str(recorded.label)
    if kinds:
        return "Related in another way"
    shares = told.startswith(("full", "half", "same"))
    return f"Not recorded as related ({told})" if shares else "Of the wider family"


def _nearest(items: list[Item]) -> dict[Any, Item]:
    """By child, what is due first."""
    found: dict[Any, Item] = {}
    dated = [item for item in items if item.due and item.child]
    for item in sorted(dated, key=lambda item: (item.due or date.max, item.what)):
        if item.child:
            found.setdefault(item.child.pk, item)
    return found


def _place(line: ChildOfFamily) -> tuple[date, str]:
    return line.person.date_of_birth or line.person.expected_date or date.max, line.person.name
