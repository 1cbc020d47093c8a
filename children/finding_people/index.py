"""The rows by which people are found: written whenever a person, a former name or an address is saved."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from children.finding_people.keys import (
    Kind,
    Name,
    pairs_of,
    place_of,
    postcode_of,
    school_of,
    slips_of,
    sound_of,
    telephones_of,
    words_of,
)
from children.models import Address, FormerName, Person
from children.models.lookup import LookupFact, NamedAs, NamePair, Slip, Spelling

Names = set[tuple[str, str]]

#: How many people a rebuild takes at once.
AT_ONCE = 2_000


@dataclass
class Keys:
    """All that one person is found by."""

    names: Names = field(default_factory=set)
    facts: set[tuple[str, str]] = field(default_factory=set)

    @property
    def pairs(self) -> set[tuple[str, str]]:
        return pairs_of(word for word, _ in self.names)


def index_people(people: Collection[UUID]) -> None:
    """Bring the rows of these people into agreement with their record. A fixed number of statements."""
    wanted, kept = _as_recorded(people), _as_kept(people)
    renamed = {person: wanted[person] for person in people if wanted[person].names != kept[person].names}
    if renamed:
        for model in (NamedAs, NamePair):
            model.objects.filter(person__in=renamed).delete()
        _write_names(renamed)
    other = {person: wanted[person].facts for person in people if wanted[person].facts != kept[person].facts}
    if other:
        LookupFact.objects.filter(person__in=other).delete()
        _write_facts(other)


def index_new(person: Person) -> None:
    """Write the rows of a person just put on record: what else there is of them is saved afterwards."""
    row = {name: getattr(person, name) for name in OWN}
    _write_names({person.pk: Keys(names_of(row, Name.PRESENT.value))})
    if facts := facts_of(row):
        _write_facts({person.pk: facts})


def index_facts(person: UUID) -> None:
    """Bring what one person is found by besides names into agreement with their record."""
    recorded = Keys()
    for row in Person.objects.filter(pk=person).values(*OWN):
        recorded.facts |= facts_of(row)
    shown = Address.objects.filter(person=person, restricted=False)
    for lines, postcode in shown.values_list("lines", "postcode"):
        recorded.facts |= facts_of_address(lines, postcode)
    kept = LookupFact.objects.filter(person=person)
    had = set(kept.values_list("kind", "value"))
    if had - recorded.facts:
        kept.delete()
        had = set()
    if recorded.facts - had:
        _write_facts({person: recorded.facts - had})


def rebuild() -> int:
    """Write every row anew. Returns how many people were looked at."""
    for model in (NamePair, NamedAs, LookupFact, Slip, Spelling):
        model.objects.all().delete()
    everybody = list(Person.objects.order_by().values_list("pk", flat=True))
    for start in range(0, len(everybody), AT_ONCE):
        index_people(everybody[start : start + AT_ONCE])
    return len(everybody)


def names_of(row: dict[str, Any], name: str) -> Names:
    """The words of a name on record, each with what kind of name it is."""
    plain = {(word, name) for part in ("given_name", "family_name") for word in words_of(row[part])}
    alias = Name.KNOWN_AS.value if name == Name.PRESENT else name
    return plain | {(word, alias) for word in words_of(row["known_as"])}


def facts_of(row: dict[str, Any]) -> set[tuple[str, str]]:
    """What else than a name and an address stands on a person's own row."""
    plain = {(Kind.NHS.value, row["nhs_number"]), (Kind.UPN.value, row["upn"])}
    told = {(Kind.TELEPHONE.value, number) for number in telephones_of(row["telephone"])}
    school = {(Kind.SCHOOL.value, word) for word in school_of(row["school"])}
    return {(kind, value) for kind, value in plain if value} | told | school


def facts_of_address(lines: str, postcode: str) -> set[tuple[str, str]]:
    found = {(Kind.PLACE.value, value) for value in place_of(lines)}
    return found | ({(Kind.POSTCODE.value, postcode_of(postcode))} if postcode else set())


NAMES = ("given_name", "family_name", "known_as")
OWN = (*NAMES, "nhs_number", "upn", "telephone", "school")


def _as_recorded(people: Collection[UUID]) -> dict[UUID, Keys]:
    """What stands on record and was not struck out; of addresses, those that may be shown."""
    found: dict[UUID, Keys] = defaultdict(Keys)
    for row in Person.objects.filter(pk__in=people).values("pk", *OWN):
        found[row["pk"]] = Keys(names_of(row, Name.PRESENT.value), facts_of(row))
    for row in FormerName.objects.filter(person__in=people).values("person", *NAMES):
        found[row["person"]].names |= names_of(row, Name.FORMER.value)
    shown = Address.objects.filter(person__in=people, restricted=False)
    for person, lines, postcode in shown.values_list("person", "lines", "postcode"):
        found[person].facts |= facts_of_address(lines, postcode)
    return found


def _as_kept(people: Collection[UUID]) -> dict[UUID, Keys]:
    found: dict[UUID, Keys] = defaultdict(Keys)
    names = NamedAs.objects.filter(person__in=people)
    for person, word, name in names.values_list("person", "spelling__word", "name"):
        found[person].names.add((word, name))
    facts = LookupFact.objects.filter(person__in=people)
    for person, kind, value in facts.values_list("person", "kind", "value"):
        found[person].facts.add((kind, value))
    return found


def _write_names(people: dict[UUID, Keys]) -> None:
    words = _spellings(word for keys in people.values() for word, _ in keys.names)
    NamedAs.objects.bulk_create(
        NamedAs(person_id=person, spelling_id=words[word], name=name)
        for person, keys in people.items()
        for word, name in sorted(keys.names)
    )
    NamePair.objects.bulk_create(
        NamePair(person_id=person, low_id=min(pair), high_id=max(pair))
        for person, keys in people.items()
        for pair in sorted((words[one], words[other]) for one, other in keys.pairs)
    )


def _write_facts(people: dict[UUID, set[tuple[str, str]]]) -> None:
    LookupFact.objects.bulk_create(
        LookupFact(person_id=person, kind=kind, value=value)
        for person, facts in people.items()
        for kind, value in sorted(facts)
    )


def _spellings(words: Iterable[str]) -> dict[str, int]:
    """The key of each word, written where it is new. Two who write it at once write it once."""
    wanted = set(words)
    known = dict(Spelling.objects.filter(word__in=wanted).values_list("word", "pk"))
    if new := sorted(wanted - known.keys()):
        Spelling.objects.bulk_create(
            (Spelling(word=word, sound=sound_of(word)) for word in new), ignore_conflicts=True
        )
        made = dict(Spelling.objects.filter(word__in=new).values_list("word", "pk"))
        Slip.objects.bulk_create(
            (
                Slip(spelling_id=pk, letters=letters)
                for word, pk in made.items()
                for letters in slips_of(word)
            ),
            ignore_conflicts=True,
        )
        known |= made
    return known
