"""The network round a child on a day, as far as the reader may know of it: what an ecomap is drawn from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from casework.models import User
from children.choices import FROM_BIRTH, MUTUAL, RelationshipKind, SchoolSetting
from children.ecomap import Around, Facts
from children.family_choices import TieFlow, TieStrength
from children.household import household_on
from children.models import NetworkTie, Person, Professional, Relationship, Schooling
from children.querysets import one_of
from children.records import records_of, stand_in
from children.relatives import FROM_THE_OTHER_SIDE


@dataclass(frozen=True)
class Line:
    """One line of the table: what is round the household, in words. `row` is there where it can be ended."""

    group: str
    kind: str
    name: str
    strength: str
    flow: str
    starts: date | None
    ends: date | None
    tie: NetworkTie | None = None


@dataclass(frozen=True)
class Surroundings:
    """Who lives with the child, and everybody and everything round them, drawn and in words."""

    facts: Facts
    household: list[Person]
    lines: list[Line]


def surroundings(user: User, child: Person, on: date) -> Surroundings:
    """Family elsewhere, professionals, school and community on a day. A fixed number of queries."""
    home = _household(user, child, on)
    found = [
        *_family(user, child, home, on),
        *_professionals(child, on),
        *_school(child, on),
        *_community(child, on),
    ]
    names = (child.name, *(person.name for person in home))
    return Surroundings(Facts(names, tuple(each for each, _ in found)), home, [line for _, line in found])


Found = list[tuple[Around, Line]]


def _household(user: User, child: Person, on: date) -> list[Person]:
    keys = [person.pk for person in household_on(child, on)]
    known = Person.objects.findable_by(user).filter(pk__in=keys)
    return sorted(known, key=lambda each: (each.date_of_birth or date.max, each.name))


def _family(user: User, child: Person, home: list[Person], on: date) -> Found:
    """Those of the family who do not live with the child. How close they are is not asked of family."""
    known = Person.objects.findable_by(user)
    then = (Q(starts__lte=on) | Q(kind__in=FROM_BIRTH)) & (Q(ends=None) | Q(ends__gt=on))
    whole = records_of(child)
    mine = Q(person__in=whole) & one_of(known, "other") | Q(other__in=whole) & one_of(known, "person")
    here = {person.pk for person in home}
    found: dict[Any, tuple[Around, Line]] = {}
    rows = Relationship.objects.filter(then, mine).select_related("person__merged_into", "other__merged_into")
    for row in stand_in(rows.order_by("starts")):
        own = row.person_id == child.pk
        other, kind = row.other if own else row.person, RelationshipKind(row.kind)
        gone = other.date_of_death is not None and other.date_of_death <= on
        if other.pk in here or gone or (other.pk in found and not own):
            continue
        words = str(kind.label if own or kind in MUTUAL else FROM_THE_OTHER_SIDE[kind])
        starts = None if kind in FROM_BIRTH else row.starts
        found[other.pk] = _pair("family", words, other.name, "", "", starts, row.ends)
    return list(found.values())


def _professionals(child: Person, on: date) -> Found:
    rows = Professional.objects.filter(person__in=records_of(child)).on(on)
    return [
        _pair("professional", row.get_role_display(), row.name, row.strength, row.flow, row.starts, row.ends)
        for row in rows
    ]


def _school(child: Person, on: date) -> Found:
    then = (Q(starts=None) | Q(starts__lte=on)) & (Q(ends=None) | Q(ends__gt=on))
    rows = Schooling.objects.filter(then, person__in=records_of(child)).exclude(setting=SchoolSetting.NONE)
    found = [
        _pair("school", row.get_setting_display(), str(row), "", "", row.starts, row.ends) for row in rows
    ]
    if not found and child.school:
        found = [_pair("school", "School or nursery", child.school, "", "", None, None)]
    return found


def _community(child: Person, on: date) -> Found:
    rows = NetworkTie.objects.filter(person__in=records_of(child)).on(on)
    return [
        _pair(
            "community", row.get_kind_display(), row.name, row.strength, row.flow, row.starts, row.ends, row
        )
        for row in rows
    ]


GROUPS = {"family": "Family", "professional": "Professional", "school": "School", "community": "Community"}


def _pair(
    group: str,
    kind: str,
    name: str,
    strength: str,
    flow: str,
    starts: date | None,
    ends: date | None,
    tie: NetworkTie | None = None,
) -> tuple[Around, Line]:
    """One thing round the household: for the drawing, and for the table."""
    how = str(TieStrength(strength).label) if strength else "Not recorded"
    way = str(TieFlow(flow).label) if flow else "Not recorded"
    return Around(group, kind, name, strength, flow), Line(
        GROUPS[group], kind, name, how, way, starts, ends, tie
    )
