"""People: making a record of somebody, and keeping what it says right."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from casework import actor, clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.choices import DisabilityCode, Sex, WarningKind
from children.household import hide_shared_address
from children.models import Address, Death, Disability, FormerName, IssuedNumber, Person
from children.schools import keep_school_in_step
from children.services.warnings import add_warning

#: What may be said of a person. Number, restriction and former names are kept by services.
DETAILS = (
    "given_name", "family_name", "known_as", "date_of_birth", "expected_date", "date_of_death", "sex",
    "ethnicity", "ethnicity_detail", "first_language", "interpreter", "school", "upn", "upn_unknown",
    "nhs_number", "telephone",
)  # fmt: skip

#: After how long somebody asks whether a new name must still be kept from somebody.
DAYS_UNTIL_REVIEW = 365
#: Numbers issued by others, which belong to one person.
ISSUED_ONCE = {"upn": "unique pupil number", "nhs_number": "NHS number"}


@service
def create_person(
    *,
    by: User,
    details: Mapping[str, Any],
    disabilities: Iterable[str] = (),
    address: Mapping[str, Any] | None = None,
    different_because: str = "",
) -> Person:
    """Make the record of a child or an adult, with a number that nobody had before.

    Callers search first: a second record of the same person hides one half of a story from the other.
    Where somebody like them is on record, the history says why this is another person.
    """
    person = Person(number=str(IssuedNumber.objects.create()))
    _say(person, details)
    with actor.acting(by, because=different_because or actor.reason()):
        person.save()
    _set_disabilities(person, set(disabilities))
    if address:
        set_address(by=by, person=person, **address)
    return person


@service
def update_person(
    *,
    by: User,
    person: Person,
    version: int,
    details: Mapping[str, Any],
    disabilities: Iterable[str] | None = None,
) -> Person:
    """Correct or complete what the record says of a person. A stale save is refused.

    Disabilities left as None stay as they are; otherwise those not given end today.
    """
    person = Person.take(person.pk, version=version)
    _say(person, details)
    person.save()
    keep_school_in_step(person)
    keep_death_in_step(person)
    if disabilities is not None:
        _set_disabilities(person, set(disabilities))
    return person


@service
def change_name(
    *,
    by: User,
    person: Person,
    version: int,
    given_name: str,
    family_name: str,
    reason: str,
    known_as: str | None = None,
    why: str = "",
    since: date | None = None,
    not_to_be_told: str = "",
) -> Person:
    """Record a new name, from a day. The one before is kept, until that day, and still found by search.

    `known_as` left as None stays as it is. Who must not be told of the new name stands as a warning
    on every page of the record, to be looked at again in a year.
    """
    person = Person.take(person.pk, version=version)
    before = (person.given_name, person.family_name, person.known_as)
    called = person.known_as if known_as is None else known_as.strip()
    after = (given_name.strip(), family_name.strip(), called)
    since = since or clock.today()
    _refuse_impossible_name(person, before, after, since)
    FormerName.objects.create(
        person=person,
        given_name=person.given_name,
        family_name=person.family_name,
        known_as=person.known_as if person.known_as != called else "",
        until=since,
        why=why,
        reason=reason,
    )
    person.given_name, person.family_name, person.known_as = after
    with actor.acting(by, because=reason):
        person.save()
    if not_to_be_told.strip():
        text = f"The new name must not be told to: {not_to_be_told.strip()}"
        again = clock.today() + timedelta(days=DAYS_UNTIL_REVIEW)
        add_warning(by=by, person=person, kind=WarningKind.NOT_TO_BE_TOLD, text=text, review_on=again)
    return person


def _refuse_impossible_name(
    person: Person, before: tuple[str, str, str], after: tuple[str, str, str], since: date
) -> None:
    if not (after[0] or after[1]):
        raise NotNow("Enter at least one name.")
    if after == before:
        raise NotNow("That is the name on the record already. Enter the new name.")
    if since > clock.today() or (person.date_of_birth and since < person.date_of_birth):
        raise NotNow("The day from which the name holds must be today or earlier, and not before the birth.")


@service
def set_address(
    *,
    by: User,
    person: Person,
    lines: str,
    postcode: str = "",
    restricted: bool = False,
    starts: date | None = None,
) -> Address:
    """Record where a person lives from a date; the address before ends that day and is kept.

    A restricted address is shown nowhere, whoever looks, nor on the records of those who share it.
    """
    starts = starts or clock.today()
    Person.take(person.pk)
    present = Address.objects.select_for_update(of=("self",)).filter(person=person, ends=None).first()
    if present:
        if starts < present.starts:
            since = f"{present.starts.day} {present.starts:%B %Y}"
            raise NotNow(f"The address before starts on {since}. The new one starts on that day or later.")
        present.ends = starts
        present.save()
    address = Address.objects.create(
        person=person, lines=lines, postcode=postcode.upper(), restricted=restricted, starts=starts
    )
    hide_shared_address(person)
    address.refresh_from_db()
    return address


def number_in_use(field: str, number: str, *, besides: Person | None = None) -> str:
    """What to say when a number that belongs to one person stands on another's record, or nothing.

    The same words whoever that other is, so that they tell nobody of a restricted record.
    """
    others = Person.objects.filter(**{field: number})
    if besides is not None:
        others = others.exclude(stands_as=besides.standing_id)
    if not number or not others.exists():
        return ""
    name = ISSUED_ONCE[field]
    return (
        f"This {name} stands on another record. Check it; if it is right, leave it out and ask information"
        " governance to compare the two records."
    )


def _say(person: Person, details: Mapping[str, Any]) -> None:
    unknown = set(details) - set(DETAILS)
    if unknown:
        raise ValueError(f"Not details of a person: {', '.join(sorted(unknown))}.")
    for field in ISSUED_ONCE:
        clash = number_in_use(field, details.get(field, ""), besides=person)
        if clash:
            raise NotNow(clash)
    for field, value in details.items():
        setattr(person, field, value)
    if person.is_unborn:
        person.sex = Sex.UNKNOWN


def keep_death_in_step(person: Person) -> None:
    """Correct the date of a recorded death where the date on the record was corrected."""
    death = Death.objects.select_for_update(of=("self",)).filter(person=person).first()
    if death and person.date_of_death and death.died_on != person.date_of_death:
        death.died_on = person.date_of_death
        death.save()


def _set_disabilities(person: Person, codes: set[str]) -> None:
    if DisabilityCode.NONE in codes and len(codes) > 1:
        raise NotNow("Choose either ‘No disability’ or the disabilities, not both.")
    present = {row.code: row for row in person.disabilities.filter(ended_at=None)}
    for code, row in present.items():
        if code not in codes:
            row.ended_at = clock.now()
            row.save()
    for code in sorted(codes - set(present)):
        Disability.objects.create(person=person, code=code)
