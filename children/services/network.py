"""The network round a child: parental responsibility, professionals, ties to the community."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.family_choices import OF_A_COUNCIL, OF_A_PERSON, ResponsibilitySource
from children.models import NetworkTie, ParentalResponsibility, Person, Professional
from children.services.family import between

Ending = TypeVar("Ending", ParentalResponsibility, Professional, NetworkTie)
#: What may be said of a professional.
OF_PROFESSIONAL = ("role", "name", "agency", "telephone", "email", "strength", "flow", "starts")


@service
def record_responsibility(
    *,
    by: User,
    person: Person,
    source: ResponsibilitySource | str,
    holder: Person | None = None,
    council: str = "",
    starts: date | None = None,
    details: str = "",
) -> ParentalResponsibility:
    """Record that somebody on record, or a council, has parental responsibility, since when and how.

    Whoever gave birth has it from the birth. A care order gives it to a council and takes nobody else's
    away; an adoption order gives it to a person and ends the others', which are ended one by one.
    """
    council = council.strip()
    _refuse_the_wrong_holder(person, source, holder, council)
    if starts is None and source == ResponsibilitySource.BIRTH_MOTHER:
        starts = person.date_of_birth
    _refuse_impossible_start(person, starts)
    row = ParentalResponsibility(
        person=person, holder=holder, council=council, source=source, starts=starts, details=details
    )
    Person.take(person.pk)
    standing = ParentalResponsibility.objects.filter(person=person, ends=None)
    if standing.filter(holder=holder, council=council).exists():
        raise NotNow(f"{holder or council} is on the record already as having parental responsibility.")
    row.save()
    keep_in_step(person, holder, has_it=True)
    return row


@service
def end_responsibility(
    *, by: User, responsibility: ParentalResponsibility, version: int, reason: str, ends: date | None = None
) -> ParentalResponsibility:
    """Record that somebody no longer has parental responsibility, since when and by what."""
    row = _ended(ParentalResponsibility, responsibility, version, reason, ends)
    keep_in_step(row.person, row.holder, has_it=False)
    return row


@service
def add_professional(*, by: User, person: Person, details: Mapping[str, Any]) -> Professional:
    """Record somebody who works with a child or their family. Several may at once."""
    row = Professional(person=person)
    _say(row, details)
    row.save()
    return row


@service
def change_professional(
    *, by: User, professional: Professional, version: int, details: Mapping[str, Any]
) -> Professional:
    """Correct or complete what is said of a professional."""
    row = Professional.take(professional.pk, version=version)
    _refuse_ended(row)
    _say(row, details)
    row.save()
    return row


@service
def end_professional(
    *, by: User, professional: Professional, version: int, reason: str, ends: date | None = None
) -> Professional:
    """Record that somebody no longer works with a child, since when and why."""
    return _ended(Professional, professional, version, reason, ends)


@service
def add_tie(
    *,
    by: User,
    person: Person,
    kind: str,
    name: str,
    strength: str,
    flow: str,
    note: str = "",
    starts: date | None = None,
) -> NetworkTie:
    """Record what in the community a child or family is tied to, and how the tie is."""
    return NetworkTie.objects.create(
        person=person, kind=kind, name=name, strength=strength, flow=flow, note=note, starts=starts
    )


@service
def end_tie(*, by: User, tie: NetworkTie, version: int, reason: str, ends: date | None = None) -> NetworkTie:
    """Record that a tie is no more, or is no longer what it was: then another is added."""
    return _ended(NetworkTie, tie, version, reason, ends)


def standing_responsibility(person: Person, holder: Person) -> ParentalResponsibility | None:
    """The dated parental responsibility that somebody has for a child now."""
    return ParentalResponsibility.objects.filter(person=person, holder=holder, ends=None).first()


def keep_in_step(person: Person, holder: Person | None, *, has_it: bool) -> None:
    """What stands on the holder's relationship to the child says the same."""
    row = between(person, holder) if holder else None
    if row and row.parental_responsibility != has_it:
        row = type(row).take(row.pk)
        row.parental_responsibility = has_it
        row.save()


def _refuse_the_wrong_holder(person: Person, source: str, holder: Person | None, council: str) -> None:
    if (holder is None) == (not council):
        raise NotNow("Say who has it: somebody of the family, or a council, not both.")
    if holder and holder.pk == person.pk:
        raise NotNow("Nobody has parental responsibility for themselves. Choose somebody else.")
    label = ResponsibilitySource(source).label
    if holder and source in OF_A_COUNCIL:
        raise NotNow(f"‘{label}’ gives it to a council. Enter which one, or choose another way.")
    if council and source in OF_A_PERSON:
        raise NotNow(f"‘{label}’ gives it to a person. Choose who, or choose another way.")


def _refuse_impossible_start(person: Person, starts: date | None) -> None:
    if starts and starts > clock.today():
        raise NotNow("Since when must be today or earlier.")
    if starts and person.date_of_birth and starts < person.date_of_birth:
        raise NotNow("Nobody has parental responsibility before the child is born. Check since when.")


def _say(row: Professional, details: Mapping[str, Any]) -> None:
    unknown = set(details) - set(OF_PROFESSIONAL)
    if unknown:
        raise ValueError(f"Not said of a professional: {', '.join(sorted(unknown))}.")
    for name, value in details.items():
        setattr(row, name, value)
    if row.starts and row.starts > clock.today():
        raise NotNow("Since when must be today or earlier.")


def _ended(model: type[Ending], what: Ending, version: int, reason: str, ends: date | None) -> Ending:
    row = model.take(what.pk, version=version)
    _refuse_ended(row)
    ends = ends or clock.today()
    if row.starts and ends < row.starts:
        raise NotNow("It cannot end before it began. Check until when.")
    row.ends, row.end_reason = ends, reason
    row.save()
    return row


def _refuse_ended(row: ParentalResponsibility | Professional | NetworkTie) -> None:
    if row.ends:
        raise NotNow("This has ended already.")
