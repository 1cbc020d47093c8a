"""Households over time: who lived together, from when to when, told from what was recorded of pairs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from casework.models import User
from children.models import Person, Relationship, SharedHome
from children.network import STEPS
from children.querysets import one_of


@dataclass(frozen=True)
class Together:
    """That two people lived together from a day until a day, or still do."""

    one: UUID
    other: UUID
    starts: date
    ends: date | None = None


@dataclass(frozen=True)
class Home:
    """The same people under one roof, from a day until a day, or still."""

    members: frozenset[UUID]
    starts: date
    ends: date | None = None


@dataclass(frozen=True)
class Household:
    """A home with its people, by age."""

    people: list[Person]
    starts: date
    ends: date | None

    def __contains__(self, person: Person) -> bool:
        return person in self.people


def homes_over_time(pairs: Iterable[Together]) -> list[Home]:
    """Each set of people who lived together, for as long as it was the same set; the newest first."""
    pairs = [pair for pair in pairs if pair.ends is None or pair.ends > pair.starts]
    days = sorted({day for pair in pairs for day in (pair.starts, pair.ends) if day})
    standing: dict[frozenset[UUID], date] = {}
    found: list[Home] = []
    for day in days:
        now = set(_joined(pair for pair in pairs if pair.starts <= day < (pair.ends or date.max)))
        found += [Home(home, since, day) for home, since in standing.items() if home not in now]
        standing = {home: standing.get(home, day) for home in now}
    found += [Home(home, since) for home, since in standing.items()]
    return sorted(found, key=lambda home: (home.ends is None, home.starts, len(home.members)), reverse=True)


def _joined(pairs: Iterable[Together]) -> list[frozenset[UUID]]:
    """Who lived with whom, also through a third."""
    homes: list[frozenset[UUID]] = []
    for pair in pairs:
        both = frozenset({pair.one, pair.other})
        touched = [home for home in homes if home & both]
        homes = [home for home in homes if home not in touched]
        homes.append(both.union(*touched))
    return homes


def households(user: User, child: Person) -> list[Household]:
    """The households of a child and of those they lived with, and so on, whom the reader may know of."""
    pairs: dict[Any, Together] = {}
    keys = {child.pk}
    for _ in range(STEPS):
        for row in _rows(user, child, keys):
            pairs[row] = Together(*row[1:])
        keys |= {key for pair in pairs.values() for key in (pair.one, pair.other)}
    people = {each.pk: each for each in Person.objects.findable_by(user).filter(pk__in=keys)}
    return [
        Household(
            sorted((people[key] for key in home.members if key in people), key=_place), home.starts, home.ends
        )
        for home in homes_over_time(pairs.values())
    ]


def _rows(user: User, child: Person, keys: set[UUID]) -> Any:
    """What is written of these people on records that the reader may read; a period that was never written
    counts from the start of the relationship. One query."""
    read, known = Person.objects.readable_by(user), Person.objects.findable_by(user)
    here = Q(person=child) | Q(other=child) | one_of(read, "person") | one_of(read, "other")
    about = Q(person__in=keys) | Q(other__in=keys)
    seen = (about, here, one_of(known, "person"), one_of(known, "other"))
    pair = {"person": OuterRef("person"), "other": OuterRef("other")}
    undated = ~Exists(SharedHome.objects.filter(**pair))
    fields = ("pk", "person_id", "other_id", "starts", "ends")
    rest = Relationship.objects.filter(undated, *seen, lives_with=True)
    told = SharedHome.objects.filter(*seen).order_by()
    return told.values_list(*fields).union(rest.values_list(*fields), all=True)


def _place(person: Person) -> tuple[date, str]:
    return person.date_of_birth or person.expected_date or date.max, person.name
