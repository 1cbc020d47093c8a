"""The family round a child on a day, as far as the reader may know of it: what a genogram is drawn from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase
from uuid import UUID

from django.db.models import Q, QuerySet

from casework.models import User
from children.choices import FROM_BIRTH, MUTUAL
from children.genogram import Facts, Tie, Who
from children.models import Person, Relationship, SharedHome
from children.querysets import one_of
from children.records import keys_of, merged_into, stand_in

#: How many steps from the child are followed: to a half-sister's father's mother.
STEPS = 3


@dataclass(frozen=True)
class Row:
    """One line of the table: what somebody is to somebody else."""

    who: Person
    words: str
    to: list[Person]
    households: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True)
class Network:
    """The people, and what they are to each other on the day."""

    facts: Facts
    people: dict[UUID, Person]
    rows: list[Row]

    def households_of(self, key: UUID) -> str:
        """The letters of somebody's households, as they stand on the drawing."""
        return _letters(str(key), self.facts.households)


def network(user: User, child: Person, on: date) -> Network:
    """Everybody within three steps of the child whom the reader may know of. A fixed number of queries."""
    people, ties = {child.pk: child}, dict[UUID, Relationship]()
    for _ in range(STEPS):
        for row in stand_in(_ties(user, child, keys_of(people), on)):
            ties[row.pk] = row
        for row in ties.values():
            people |= {each.pk: each for each in (row.person, row.other) if _alive_by(each, on)}
    # What those already on the drawing are to each other: it names nobody new.
    keys = keys_of(people)
    for row in stand_in(_present(user, on).filter(person__in=keys, other__in=keys)):
        ties[row.pk] = row
    held = [row for row in ties.values() if row.person_id in people and row.other_id in people]
    held.sort(key=lambda row: (row.person.number, row.other.number))
    homes = _households(held, on)
    facts = Facts(
        about=str(child.pk),
        people=tuple(_who(each, on) for each in people.values()),
        ties=tuple(Tie(str(row.person_id), str(row.other_id), row.kind) for row in held),
        households=tuple(frozenset(str(key) for key in home) for home in homes),
    )
    return Network(facts, people, _rows(held, homes))


def _ties(user: User, child: Person, people: Collection[UUID], on: date) -> QuerySet[Relationship]:
    """What stands on the child's record, or is about somebody whose record the reader may read."""
    read = Person.objects.readable_by(user)
    own = [child.pk, *(each.pk for each in merged_into(child))]
    here = Q(person__in=own) | Q(other__in=own) | one_of(read, "person") | one_of(read, "other")
    return _present(user, on).filter(here, Q(person__in=people) | Q(other__in=people))


def _present(user: User, on: date) -> QuerySet[Relationship]:
    """What held on the day, with nobody who is hidden from the reader."""
    known = Person.objects.findable_by(user)
    then = (Q(starts__lte=on) | Q(kind__in=FROM_BIRTH)) & (Q(ends=None) | Q(ends__gt=on))
    rows = Relationship.objects.filter(then, one_of(known, "person"), one_of(known, "other"))
    return rows.select_related("person__merged_into", "other__merged_into")


def _alive_by(person: Person, on: date) -> bool:
    """Whether somebody was born by the day, or is expected."""
    return person.date_of_birth is None or person.date_of_birth <= on


def _who(person: Person, on: date) -> Who:
    died = person.stillborn_on or person.date_of_death
    return Who(
        key=str(person.pk),
        name=person.name,
        age=person.age_words_on(on),
        sex=person.sex,
        born=person.date_of_birth or person.expected_date,
        unborn=person.expected_date is not None,
        died=died is not None and died <= on,
    )


def _households(ties: list[Relationship], on: date) -> list[set[UUID]]:
    """Who lived together on the day, of those tied to each other. Two at the least make a household."""
    pairs = {(row.person_id, row.other_id) for row in ties}
    keys = {key for pair in pairs for key in pair}
    told: dict[tuple[UUID, UUID], bool] = {}
    standing = keys_of(keys)
    for home in SharedHome.objects.filter(person__in=standing, other__in=standing):
        pair = (standing[home.person_id], standing[home.other_id])
        now = home.starts <= on and (home.ends is None or home.ends > on)
        told[pair] = told.get(pair, False) or now
    homes: list[set[UUID]] = []
    for row in ties:
        pair = (row.person_id, row.other_id)
        if told.get(pair, row.lives_with and row.starts <= on):
            joined = [home for home in homes if home & set(pair)]
            homes = [home for home in homes if home not in joined]
            homes.append(set(pair).union(*joined))
    return homes


def _rows(ties: list[Relationship], homes: list[set[UUID]]) -> list[Row]:
    """A line for what somebody is, with everybody to whom they are it.

    Of a mutual tie, which stands on both records, the one on the older record is told.
    """
    told: set[frozenset[UUID]] = set()
    found: dict[object, Row] = {}
    for row in ties:
        pair = frozenset((row.person_id, row.other_id))
        if row.kind in MUTUAL and pair in told:
            continue
        told |= {pair} if row.kind in MUTUAL else set()
        starts = None if row.kind in FROM_BIRTH else row.starts
        line = Row(row.other, row.get_kind_display(), [], _letters(row.other_id, homes), starts, row.ends)
        found.setdefault((row.other_id, row.kind, starts, row.ends), line).to.append(row.person)
    return sorted(found.values(), key=lambda each: (each.who.name, each.words))


def _letters(key: object, homes: Sequence[Collection[object]]) -> str:
    """The letters of somebody's households, as they stand on the drawing."""
    return ", ".join(letter for letter, home in zip(ascii_uppercase, homes, strict=False) if key in home)
