"""The family network: who is what to a child, and who lives with them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from casework import actor, clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.choices import COUPLES, MUTUAL, InvolvementKind, RelationshipKind
from children.household import hide_shared_address, keep_shared_home, live_together
from children.models import Address, Involvement, ParentalResponsibility, Person, Relationship
from children.services.involvement import follow_family
from children.services.people import create_person


@service
def relate(
    *,
    by: User,
    person: Person,
    other: Person,
    kind: RelationshipKind | str,
    parental_responsibility: bool = False,
    lives_with: bool = False,
    starts: date | None = None,
) -> Relationship:
    """Record what another person is to a child, and whether they live together.

    Brothers and sisters, half and step ones too, and couples are written on both records, so that
    neither page leaves the other out. A parent is not: sharing a mother says nothing of the father.
    Since when they are is today where it is not known; that they live together is known from today.
    """
    if person.pk == other.pk:
        raise NotNow("Nobody is their own relative. Choose somebody else.")
    already = between(person, other)
    if already:
        raise NotNow(f"{other} is on the record already, as {already.get_kind_display().lower()}.")
    if kind in COUPLES:
        _refuse_children(person, other)
    facts = {"kind": kind, "lives_with": lives_with, "starts": starts or clock.today()}
    row = _write(person, other, parental_responsibility=parental_responsibility, **facts)
    if kind in MUTUAL and not between(other, person):
        _write(other, person, **facts)
    tell_worker(by, person)
    hide_shared_address(person)
    return row


@service
def add_relative(
    *,
    by: User,
    person: Person,
    details: Mapping[str, Any],
    disabilities: Iterable[str] = (),
    address: Mapping[str, Any] | None = None,
    **relationship: Any,
) -> Relationship:
    """Make the record of somebody not yet on record, as what they are to a person.

    Who lives with the person lives at that person's address, unless another is given: it is not
    asked twice. Where a restricted person lives is shown on nobody's record.
    """
    if address is None and relationship.get("lives_with"):
        home = Address.objects.filter(person=person, ends=None).first()
        if home:
            hidden = home.restricted or person.restricted
            address = {"lines": home.lines, "postcode": home.postcode, "restricted": hidden}
    other = create_person(by=by, details=details, disabilities=disabilities, address=address)
    return relate(by=by, person=person, other=other, **relationship)


@service
def change_relationship(
    *,
    by: User,
    relationship: Relationship,
    version: int,
    parental_responsibility: bool,
    lives_with: bool,
    starts: date | None = None,
) -> Relationship:
    """Record that somebody moved in or out, gained or lost parental responsibility, or since when they are.

    A start left empty stays as it was. Parental responsibility with dates of its own ends by those.
    """
    row = Relationship.take(relationship.pk, version=version)
    _refuse_ended(row)
    if not parental_responsibility:
        _refuse_dated_responsibility(row)
    twin = _twin(row)
    row.parental_responsibility = parental_responsibility
    for each in filter(None, (row, twin)):
        moved = starts not in (None, each.starts)
        each.starts = starts or each.starts
        if each.lives_with == lives_with and (each is row or moved):
            each.save()
        live_together(each, lives_with, clock.today())
    hide_shared_address(row.person)
    return row


@service
def end_relationship(
    *, by: User, relationship: Relationship, version: int, reason: str, ends: date | None = None
) -> Relationship:
    """End a relationship, on both records where it is mutual. It stays in the history.

    It ends today where the day is not known.
    """
    row = Relationship.take(relationship.pk, version=version)
    _refuse_ended(row)
    if ends and ends < row.starts:
        raise NotNow("A relationship cannot end before it started. Correct since when they are first.")
    with actor.acting(by, because=reason):
        for each in filter(None, (row, _twin(row))):
            each.ends = max(ends or clock.today(), each.starts)
            each.save()
            keep_shared_home(each, each.ends)
    tell_worker(by, row.person)
    return row


def tell_worker(by: User, child: Person) -> None:
    """The child's worker is involved with whoever is now in the family, and no longer with who left it."""
    live = Involvement.objects.live().filter(person=child, kind=InvolvementKind.ALLOCATED)
    allocated = live.select_related("user").first()
    if allocated and allocated.user:
        follow_family(by=by, worker=allocated.user)


def _write(person: Person, other: Person, **facts: Any) -> Relationship:
    row = Relationship.objects.create(person=person, other=other, **facts)
    keep_shared_home(row, clock.today())
    return row


def _refuse_children(*people: Person) -> None:
    """Nobody under 16 is anybody's partner: that would be a worry for the record, not a relationship."""
    for each in people:
        age = each.age_on(clock.today())
        if each.expected_date or (age is not None and age < 16):
            raise NotNow(f"{each} is under 16 and cannot be recorded as somebody’s partner.")


def between(person: Person, other: Person) -> Relationship | None:
    """What the other is to the person at present, as it stands on the person's own record."""
    return Relationship.objects.filter(person=person, other=other, ends=None).first()


def _twin(row: Relationship) -> Relationship | None:
    """The same relationship as it stands on the other's record, where it reads the same from both sides."""
    twins = Relationship.objects.select_for_update(of=("self",))
    found = twins.filter(person=row.other_id, other=row.person_id, ends=None, kind=row.kind)
    return found.first() if row.kind in MUTUAL else None


def _refuse_dated_responsibility(row: Relationship) -> None:
    """What is on record with its dates ends with its dates, and not by a tick taken away."""
    if ParentalResponsibility.objects.filter(person=row.person, holder=row.other, ends=None).exists():
        raise NotNow(
            "Their parental responsibility is on the record with its dates. End it under ‘Parental"
            " responsibility’ on the family page, or leave the tick."
        )


def _refuse_ended(row: Relationship) -> None:
    if row.ends:
        raise NotNow("This relationship has ended already.")
