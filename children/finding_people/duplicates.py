"""Pairs of records that may be one person, for somebody to look at.

Everybody’s names are read once, in the order of their dates of birth. Only those born on one day who
have a name of one sound are compared, so that nobody is held against everybody. An NHS or pupil number
stands on one record only, as its service sees to.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, groupby
from operator import attrgetter, itemgetter
from typing import Any
from uuid import UUID

from children.finding_people.keys import one_slip_apart, sound_of
from children.models import Merge, Relationship
from children.models.lookup import NamedAs

#: A larger group shares what many share by chance.
MOST_ALIKE = 20


@dataclass(frozen=True, order=True)
class Pair:
    """Two person numbers, the lower first, and why they may be one person."""

    one: str
    other: str
    why: str


@dataclass
class _Somebody:
    pk: UUID
    number: str
    words: set[str] = field(default_factory=set)


def propose() -> list[Pair]:
    """Pairs of people on record who may be one; restricted people are in none.

    Twins are told apart by their names, and any two who are related on record are two. Left out too is who
    was proposed before, whatever was decided. Three queries.
    """
    rows = NamedAs.objects.filter(
        person__restricted=False, person__merged_into=None, person__date_of_birth__isnull=False
    )
    told = (
        rows.filter(person__struck_out_at=None)
        .order_by("person__date_of_birth")
        .values_list("person__date_of_birth", "person", "person__number", "spelling__word", "spelling__sound")
    )
    found: dict[frozenset[UUID], Pair] = {}
    for _, day in groupby(told.iterator(), key=itemgetter(0)):
        for one, other in _alike(day):
            if why := _same_names(one, other):
                found[frozenset((one.pk, other.pk))] = Pair(one.number, other.number, why)
    people = {pk for pair in found for pk in pair}
    related = Relationship.objects.filter(person__in=people, other__in=people)
    for pair in related.values_list("person", "other"):
        found.pop(frozenset(pair), None)
    for proposed in Merge.objects.filter(standing__in=people).values_list("standing", "merged"):
        found.pop(frozenset(proposed), None)
    return sorted(found.values())


def _alike(rows: Iterable[Any]) -> Iterator[tuple[_Somebody, _Somebody]]:
    """Every two of one day who have a name of one sound."""
    people: dict[UUID, _Somebody] = {}
    by_sound: dict[str, dict[UUID, _Somebody]] = defaultdict(dict)
    for _, pk, number, word, sound in rows:
        somebody = people.setdefault(pk, _Somebody(pk, number))
        somebody.words.add(word)
        by_sound[sound or word][pk] = somebody
    for group in by_sound.values():
        if 1 < len(group) <= MOST_ALIKE:
            yield from combinations(sorted(group.values(), key=attrgetter("number")), 2)


def _same_names(one: _Somebody, other: _Somebody) -> str:
    """Born on one day, and each name of the one that has fewer fits a name of the other."""
    fewer, more = sorted((one.words, other.words), key=len)
    if len(fewer) < 2 or not all(any(_fits(word, each) for each in more) for word in fewer):
        return ""
    return "Born on the same day, with the same names" + ("" if fewer <= more else ", spelt otherwise")


def _fits(word: str, other: str) -> bool:
    return word == other or one_slip_apart(word, other) or sound_of(word) == sound_of(other) != ""
