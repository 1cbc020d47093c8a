"""Who might be meant: a bounded number of people by what is rarest in what was typed.

Every question goes through one index and stops at its limit, so that a common name costs no more
than a rare one. Who is really meant is judged by children.finding_people.ranking.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from children.finding_people.keys import SAYS_NOTHING, SHORTEST_SLIP, Kind, one_slip_apart, slips_of, sound_of
from children.finding_people.typed import AS_TYPED, BEGINS, ONE_SLIP, SOUNDS, Typed
from children.models import Person
from children.models.lookup import LookupFact, NamedAs, NamePair, Slip, Spelling

#: How many people one question brings at most; and how many spellings stand for one word.
MOST, MOST_SPELLINGS = 800, 40


@dataclass
class Spellings:
    """The spellings on record that a typed word may stand for: by key, how far each is from it."""

    near: dict[int, int] = field(default_factory=dict)

    @property
    def exact(self) -> list[int]:
        return [pk for pk, far in self.near.items() if far == AS_TYPED]

    def trim(self) -> None:
        """The nearest alone, where a beginning fits hundreds."""
        self.near = dict(sorted(self.near.items(), key=lambda each: each[1])[:MOST_SPELLINGS])


def spellings_of(words: Iterable[str]) -> tuple[dict[str, Spellings], dict[int, str]]:
    """For each word what it may stand for, and every such spelling's word. One query."""
    words = list(words)
    if not words:
        return {}, {}
    letters = {slip for word in words for slip in slips_of(word)}
    beginnings = Q()
    for word in words:
        beginnings |= Q(word__startswith=word)
    sounds = {sound_of(word) for word in words if len(word) >= SHORTEST_SLIP} - {""}
    by_slip = Slip.objects.filter(letters__in=letters).values("spelling")
    found = list(
        Spelling.objects.filter(Q(pk__in=by_slip) | Q(sound__in=sounds) | beginnings).values_list(
            "pk", "word"
        )
    )
    meant = {word: Spellings() for word in words}
    for pk, spelled in found:
        for word in words:
            far = _distance(word, spelled)
            if far is not None:
                meant[word].near[pk] = far
    for each in meant.values():
        each.trim()
    return meant, dict(found)


def _distance(word: str, spelled: str) -> int | None:
    if word == spelled:
        return AS_TYPED
    if spelled.startswith(word):
        return BEGINS
    if one_slip_apart(word, spelled):
        return ONE_SLIP
    same_sound = len(word) >= SHORTEST_SLIP and sound_of(word) == sound_of(spelled) != ""
    return SOUNDS if same_sound else None


def candidates(typed: Typed, meant: dict[str, Spellings]) -> set[UUID]:
    """The people whom what was typed may mean."""
    found: set[UUID] = set()
    if typed.number:
        found |= set(Person.objects.filter(number=typed.number).values_list("pk", flat=True))
    found |= _by_facts(typed)
    named = {word: each for word, each in meant.items() if each.near}
    if len(named) >= 2:
        found |= _by_two_names(list(named.values()))
    if typed.dates:
        found |= _by_date(typed, named)
    elif len(named) == 1 or typed.facts:
        found |= _by_one_name(named)
    if named and len(typed.words) >= 2:
        found |= _by_name_and_place(typed, named)
    return found | _restricted(typed, named)


def _by_facts(typed: Typed) -> set[UUID]:
    """By postcode, telephone, another number; by two words of an address, or by the only telling one."""
    wanted = Q()
    for kind, value in typed.facts:
        wanted |= Q(kind=kind, value=value)
    alone = len(set(typed.words) - SAYS_NOTHING) == 1
    places = typed.places if alone else _numbered(typed) or [each for each in typed.places if " " in each]
    if places:
        wanted |= Q(kind__in=[Kind.PLACE, Kind.SCHOOL], value__in=places)
    return _people(LookupFact.objects.filter(wanted)) if wanted else set()


def _numbered(typed: Typed) -> list[str]:
    """A house number with its street, where one was typed: it says more than the street does."""
    return [each for each in typed.places if " " in each and each[0].isdigit()]


def _by_two_names(words: list[Spellings]) -> set[UUID]:
    """Those who have two of the words in their names, the ones spelt as typed first."""
    wanted, as_typed = Q(pk=None), Q(pk=None)
    for one, other in combinations(words, 2):
        for first, second in ((one, other), (other, one)):
            as_typed |= Q(low__in=first.exact, high__in=second.exact)
            # One slip, not two: of two words, one stands as it was typed, or both begin as typed.
            wanted |= Q(low__in=first.exact, high__in=[*second.near])
            wanted |= Q(low__in=[*first.near], high__in=second.exact)
            wanted |= Q(low__in=_beginning(first), high__in=_beginning(second))
    order = Case(When(as_typed, then=Value(0)), default=Value(1), output_field=IntegerField())
    return _people(NamePair.objects.filter(wanted).order_by(order))


def _beginning(word: Spellings) -> list[int]:
    return [pk for pk, far in word.near.items() if far <= BEGINS]


def _by_date(typed: Typed, named: dict[str, Spellings]) -> set[UUID]:
    """Those born on the date or one near it; where names were typed too, with one of those names."""
    if not named:
        exact = [day for day, (far, _) in typed.dates.items() if far == AS_TYPED]
        order = Case(When(date_of_birth__in=exact, then=Value(0)), default=Value(1))
        born = Person.objects.filter(date_of_birth__in=[*typed.dates]).order_by(order)
        return set(born.values_list("pk", flat=True)[:MOST])
    near = {pk for each in named.values() for pk in each.near}
    born = Person.objects.filter(date_of_birth__in=[*typed.dates], pk=OuterRef("person"))
    return _people(NamedAs.objects.filter(Exists(born), spelling__in=near))


def _by_one_name(named: dict[str, Spellings]) -> set[UUID]:
    near = {pk: far for each in named.values() for pk, far in each.near.items()}
    exact = [pk for pk, far in near.items() if far == AS_TYPED]
    order = Case(When(spelling__in=exact, then=Value(0)), default=Value(1), output_field=IntegerField())
    return _people(NamedAs.objects.filter(spelling__in=near).order_by(order)) if near else set()


def _by_name_and_place(typed: Typed, named: dict[str, Spellings]) -> set[UUID]:
    """Those with one of the names who live or go to school where another of the words says."""
    where = _numbered(typed) or typed.words
    there = LookupFact.objects.filter(
        kind__in=[Kind.PLACE, Kind.SCHOOL], value__in=where, person=OuterRef("person")
    )
    exact = [pk for each in named.values() for pk in each.exact]
    return _people(NamedAs.objects.filter(Exists(there), spelling__in=exact)) if exact else set()


def _restricted(typed: Typed, named: dict[str, Spellings]) -> set[UUID]:
    """Restricted people with any of the names: however common a name, they are always looked at."""
    near = {pk for each in named.values() for pk in each.near}
    hidden = Person.objects.filter(restricted=True, pk=OuterRef("person"))
    return _people(NamedAs.objects.filter(Exists(hidden), spelling__in=near)) if near else set()


def _people(rows: Any) -> set[UUID]:
    return set(rows.values_list("person", flat=True)[:MOST])


def facts_by_person(people: Iterable[UUID], typed: Typed) -> dict[UUID, set[tuple[str, str]]]:
    """Which of the facts typed stand on record for each of these people. One query."""
    values = {value for _, value in typed.facts} | set(typed.places)
    rows = LookupFact.objects.filter(person__in=people, value__in=values)
    found: dict[UUID, set[tuple[str, str]]] = defaultdict(set)
    for person, kind, value in rows.values_list("person", "kind", "value"):
        found[person].add((kind, value))
    return found
