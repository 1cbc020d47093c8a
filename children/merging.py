"""Two records of one person: in what they differ, and what has to be seen to before they are one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from casework.contributions import gather
from casework.templatetags.casework import day_words
from children.choices import Ethnicity, InvolvementKind, Sex
from children.models import Address, Involvement, Notification, PassedOn, Person, Relationship
from children.words import label_of

ADDRESS = "address"
#: What belongs together is chosen together: by its key, what it is called and the fields it is made of.
GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "name": ("Name", ("given_name", "family_name", "known_as")),
    "birth": ("Date of birth", ("date_of_birth", "expected_date", "stillborn_on")),
    "death": ("Date of death", ("date_of_death",)),
    "sex": ("Sex", ("sex",)),
    "ethnicity": ("Ethnicity", ("ethnicity", "ethnicity_detail")),
    "language": ("First language", ("first_language",)),
    "interpreter": ("Interpreter or signer needed", ("interpreter",)),
    "school": ("School or nursery", ("school",)),
    "upn": ("Unique pupil number", ("upn", "upn_unknown")),
    "nhs_number": ("NHS number", ("nhs_number",)),
    "telephone": ("Telephone", ("telephone",)),
}
#: What says only that nothing is known yet.
UNKNOWN = (None, "", Sex.UNKNOWN.value, Ethnicity.NOBT.value)
RESTRICTED_ADDRESS = "Restricted, shown to nobody"


@dataclass(frozen=True)
class Part:
    """One part of who somebody is, as each of the two records says it; in words."""

    key: str
    label: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        """Both say something, and not the same: somebody has to choose."""
        return bool(self.one and self.other) and self.one != self.other


def compared(one: Person, other: Person) -> list[Part]:
    """Every part of which either record says something. One query."""
    parts = [
        Part(key, label, said_of(one, fields), said_of(other, fields))
        for key, (label, fields) in GROUPS.items()
    ]
    homes = {row.person_id: row for row in Address.objects.filter(person__in=[one, other], ends=None)}
    parts.append(Part(ADDRESS, "Address", *(_home(homes.get(each.pk)) for each in (one, other))))
    return [part for part in parts if part.one or part.other]


def said_of(person: Person, fields: tuple[str, ...]) -> str:
    """What a record says in some fields, in words; nothing where it only says that it is not known."""
    if fields == GROUPS["name"][1]:
        name = f"{person.given_name} {person.family_name}".strip()
        return f"{name}, known as {person.known_as}" if person.known_as else name
    # Why there is no pupil number says nothing beside a number.
    told = (_said(person, name) for name in fields if name != "upn_unknown")
    return ", ".join(filter(None, told))


def _said(person: Person, name: str) -> str:
    value: Any = getattr(person, name)
    if value in UNKNOWN:
        return ""
    field: Any = person._meta.get_field(name)
    words = str(dict(field.flatchoices).get(value, value)) if field.choices else value
    if name in ("expected_date", "stillborn_on"):
        return f"{label_of(field).lower()} {day_words(value)}"
    return words if isinstance(words, str) else day_words(words)


def _home(row: Address | None) -> str:
    if row is None:
        return ""
    if row.restricted:
        # Two hidden addresses are told apart by nobody, so one has to be chosen all the same.
        return f"{RESTRICTED_ADDRESS}, since {day_words(row.starts)}"
    return ", ".join(filter(None, [*row.lines.splitlines(), row.postcode]))


def chosen_for_them(one: Person, other: Person, parts: Iterable[Part]) -> dict[str, str]:
    """What nobody is asked: where one record alone says something, that stands."""
    return {part.key: str(other.pk) for part in parts if part.other and not part.one} | {
        part.key: str(one.pk) for part in parts if part.one and not part.other
    }


def open_on(person: Person) -> list[str]:
    """What of a person’s life and of work passed on is still open on this record, in words."""
    passed_on = PassedOn.objects.filter(child=person, ended_at=None).select_related("to_team")
    to_tell = Notification.objects.outstanding().filter(person=person)
    return [
        *(f"{row.get_kind_display()} is open with {row.to_team}." for row in passed_on),
        *(f"Still to be told, or to be said why not: {row.get_key_display()}." for row in to_tell),
    ]


def work_on(person: Person) -> list[str]:
    """All that is open on one record, asked of every app that says so in its merging.py."""
    return gather("merging", "open_on", person)


def in_the_way(standing: Person, merged: Person) -> list[str]:
    """What must be seen to before the second record is merged into the first, in words; or nothing."""
    return [*_not_two(standing, merged), *_not_alike_restricted(standing, merged), *_work(standing, merged)]


def _not_two(standing: Person, merged: Person) -> list[str]:
    for each in (standing, merged):
        if each.merged_into_id:
            return [f"{each.number} is merged into another record already. Propose that record instead."]
    pair = [standing.pk, merged.pk]
    for row in Relationship.objects.filter(person__in=pair, other__in=pair, ends=None):
        kind = row.get_kind_display().lower()
        return [f"They are on record as each other’s family ({kind}). Strike that out first if it is wrong."]
    return []


def _not_alike_restricted(standing: Person, merged: Person) -> list[str]:
    """A merge opens neither record to anybody who could not open it before."""
    if standing.restricted != merged.restricted:
        closed, open_ = (standing, merged) if standing.restricted else (merged, standing)
        return [
            f"{closed.number} is restricted and {open_.number} is not. Restrict {open_.number} first, to the"
            " same people, or lift the restriction."
        ]
    if standing.restricted and named_on(standing) != named_on(merged):
        return ["Both are restricted, to different people. Name the same people on both records first."]
    return []


def named_on(person: Person) -> set[int]:
    """Who is named on a restricted record now, by key."""
    rows = Involvement.objects.live().filter(person=person, kind=InvolvementKind.NAMED)
    return set(rows.values_list("user_id", flat=True))


def _work(standing: Person, merged: Person) -> list[str]:
    """Work goes on where it is: what is merged into another record has nothing open any more."""
    left = work_on(merged)
    if not left:
        return []
    if work_on(standing):
        remedy = (
            f"Work is open on both records. Decide first where it goes on, and end it on {merged.number}:"
            " close that episode as a duplicate, giving the reason, and have what it holds taken up on"
            f" {standing.number}."
        )
    else:
        remedy = f"Work is open on {merged.number} and none on {standing.number}: let {merged.number} stand."
    return [remedy, *(f"{merged.number}: {words}" for words in left)]
