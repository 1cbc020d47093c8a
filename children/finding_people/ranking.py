"""Who is meant, the likeliest first, and why each: every part of what was typed has to fit somewhere.

Of three parts or more one may fit nothing: a middle name that is not on record hides nobody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from casework.models import User
from casework.templatetags.casework import day_words
from children.finding_people.candidates import Spellings, candidates, facts_by_person, spellings_of
from children.finding_people.keys import SAYS_NOTHING, Kind, Name
from children.finding_people.typed import (
    AS_TYPED,
    BEGINS,
    NOT_FOUND,
    ONE_SLIP,
    SOUNDS,
    Typed,
    take_apart,
)
from children.models import Person
from children.models.lookup import NamedAs

FACT_WORDS = {
    Kind.POSTCODE: "Postcode",
    Kind.TELEPHONE: "Telephone",
    Kind.NHS: "NHS number",
    Kind.UPN: "Unique pupil number",
    Kind.PLACE: "Lives or lived there",
    Kind.SCHOOL: "School",
}
#: A known-as or former name stands after the same name borne today.
ELSEWHERE = {Name.KNOWN_AS: (0, "Known as"), Name.FORMER: (1, "Used to be called")}

#: For one part of what was typed: how far, and why.
Fit = tuple[int, str]


@dataclass(frozen=True)
class Hit:
    """Somebody who may be meant: how far what stands on record is from what was typed, and why."""

    person: UUID
    far: int
    why: str


@dataclass(frozen=True)
class Looked:
    """What one search found: those the user may know of, and whether a hidden record fits too."""

    hits: list[Hit]
    hidden: bool


def find_people(user: User, text: str) -> Looked:
    """The people meant whom the user may know of, the likeliest first; a fixed number of queries.

    `hidden` says that a restricted record fits which the user may not know of: who it is, and by
    which part of what was typed, nobody is told.
    """
    typed = take_apart(text)
    if not typed or not user.sees_cases:
        return Looked([], False)
    meant, spelled = spellings_of(typed.words)
    found = candidates(typed, meant)
    people = list(_people(found))
    hits = list(_judged(people, typed, meant, spelled))
    hits.sort(key=lambda each: each[0])
    known = _known(user, [row["pk"] for row in people if row["restricted"]])
    found_by = {row["pk"]: row for row in people}
    shown: dict[UUID, Hit] = {}
    for _, hit, restricted in hits:
        if not restricted or hit.person in known:
            one = _standing(hit, found_by[hit.person])
            shown.setdefault(one.person, one)
    return Looked(
        list(shown.values()), any(restricted and hit.person not in known for _, hit, restricted in hits)
    )


def _people(found: Iterable[UUID]) -> Any:
    fields = (
        "pk",
        "stands_as",
        "number",
        "date_of_birth",
        "expected_date",
        "restricted",
        "family_name",
        "given_name",
    )
    return Person.objects.filter(pk__in=found).order_by().values(*fields)


def _standing(hit: Hit, row: Any) -> Hit:
    """Somebody found by a record that was merged into another is shown by the one that stands."""
    if row["stands_as"] == hit.person:
        return hit
    why = f"{hit.why}. On {row['number']}, merged into this record" if hit.why else f"On {row['number']}"
    return replace(hit, person=row["stands_as"], why=why)


def _known(user: User, restricted: list[UUID]) -> set[UUID]:
    """Of the restricted, those the user is named on."""
    return set(Person.objects.findable_by(user).filter(pk__in=restricted).values_list("pk", flat=True))


def _judged(
    people: list[Any], typed: Typed, meant: dict[str, Spellings], spelled: dict[int, str]
) -> Iterator[tuple[tuple[Any, ...], Hit, bool]]:
    keys = [row["pk"] for row in people]
    names, facts = _names_by_person(keys, meant), facts_by_person(keys, typed)
    for row in people:
        fits = [*_numbers(row, typed), *_dates(row, typed)]
        fits += [_fact(fact, facts[row["pk"]]) for fact in typed.facts]
        for word in typed.words:
            in_names = _in_names(word, names[row["pk"]], meant[word], spelled)
            fits.append(_word(word, in_names, typed.places, facts[row["pk"]]))
        missing = sum(far == NOT_FOUND for far, _ in fits)
        if missing and (missing > 1 or len(fits) < 3):
            continue
        far = sum(each for each, _ in fits)
        why = ". ".join(dict.fromkeys(reason for _, reason in fits if reason))
        order = (far, row["family_name"], row["given_name"], row["number"])
        yield order, Hit(row["pk"], far, why), row["restricted"]


def _names_by_person(people: list[UUID], meant: dict[str, Spellings]) -> dict[UUID, list[tuple[int, str]]]:
    near = {pk for each in meant.values() for pk in each.near}
    rows = NamedAs.objects.filter(person__in=people, spelling__in=near)
    found: dict[UUID, list[tuple[int, str]]] = defaultdict(list)
    for person, spelling, name in rows.values_list("person", "spelling", "name"):
        found[person].append((spelling, name))
    return found


def _numbers(row: Any, typed: Typed) -> Iterator[Fit]:
    if typed.number:
        yield (AS_TYPED, "Person number") if row["number"] == typed.number else (NOT_FOUND, "Another number")


def _dates(row: Any, typed: Typed) -> Iterator[Fit]:
    if not typed.dates:
        return
    born: date | None = row["date_of_birth"] or row["expected_date"]
    if born is None:
        yield NOT_FOUND, "No date of birth on record"
        return
    far, how = typed.dates.get(born, (NOT_FOUND, "not the date typed"))
    yield far, f"Born {day_words(born)}{f': {how}' if how else ''}"


def _fact(fact: tuple[str, str], own: set[tuple[str, str]]) -> Fit:
    kind = FACT_WORDS[Kind(fact[0])]
    return (AS_TYPED, kind) if fact in own else (NOT_FOUND, f"{kind} not on record")


def _word(word: str, fits: list[Fit], places: list[str], facts: set[tuple[str, str]]) -> Fit:
    """The best fit of one word: in a name; or in an address or a school, alone or beside its neighbour."""
    beside = [place for place in places if word in place.split(" ")]
    kinds = [
        kind for kind in (Kind.PLACE, Kind.SCHOOL) if any((kind.value, each) in facts for each in beside)
    ]
    fits = [*fits, *((BEGINS, FACT_WORDS[kind]) for kind in kinds)]
    if not fits:
        return (BEGINS, "") if word in SAYS_NOTHING else (NOT_FOUND, f"{word.title()} fits nothing")
    return min(fits)


def _in_names(
    word: str, names: list[tuple[int, str]], meant: Spellings, spelled: dict[int, str]
) -> list[Fit]:
    return [_name(word, meant.near[key], spelled[key], name) for key, name in names if key in meant.near]


def _name(word: str, far: int, spelled: str, name: str) -> Fit:
    """How a word fits a name on record: as typed, by its beginning, by one slip, by its sound."""
    later, called = ELSEWHERE.get(Name(name), (0, ""))
    on_record, asked = spelled.title(), word.title()
    how = {ONE_SLIP: f"{on_record}, not {asked}", SOUNDS: f"{on_record} sounds like {asked}"}.get(far, "")
    return far + later, f"{called} {how or on_record}" if called else how
