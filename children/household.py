"""Who lives together, and what that means for an address that must not be shown."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from children.models import Address, Person, Relationship, SharedHome
from children.records import keys_of


def household_of(people: Collection[Person]) -> list[Person]:
    """Those who live with any of these people, on whoever's record it was written; not these themselves."""
    known = keys_of(person.pk for person in people)
    rows = Relationship.objects.filter(Q(person__in=known) | Q(other__in=known), lives_with=True, ends=None)
    found = {pk for pair in rows.values_list("person_id", "other_id") for pk in pair}
    return _standing(found - known.keys())


def household_on(person: Person, day: date) -> list[Person]:
    """Those who lived with a person on a day, on whoever's record it was written.

    A relationship that says they live together and has no period written counts from its own start.
    """
    then = Q(starts__lte=day) & (Q(ends=None) | Q(ends__gt=day))
    own = keys_of([person.pk])
    about = Q(person__in=own) | Q(other__in=own)
    pair = {"person": OuterRef("person"), "other": OuterRef("other")}
    undated = ~Exists(SharedHome.objects.filter(**pair))
    told = SharedHome.objects.filter(about, then).values_list("person_id", "other_id")
    rest = Relationship.objects.filter(about, then, undated, lives_with=True)
    found = {pk for each in [*told, *rest.values_list("person_id", "other_id")] for pk in each}
    return _standing(found - own.keys())


def _standing(keys: Collection[UUID]) -> list[Person]:
    """The people of these records, each once, by the record that stands."""
    return list(Person.objects.filter(pk__in=Person.objects.filter(pk__in=keys).values("stands_as")))


def keep_shared_home(row: Relationship, day: date) -> None:
    """Write from when, or until when, two people live together, as their relationship now says."""
    shared = _homes_of(row).filter(ends=None).select_for_update(of=("self",)).first()
    together = row.lives_with and row.ends is None
    if together and shared is None:
        SharedHome.objects.create(person=row.person, other=row.other, starts=day)
    elif shared and not together:
        shared.ends = max(day, shared.starts)
        shared.save()


def live_together(row: Relationship, together: bool, day: date) -> None:
    """Say of a locked relationship that they live together from a day, or no longer do."""
    if row.lives_with == together:
        return
    if not together and not _homes_of(row).exists():
        SharedHome.objects.create(person=row.person, other=row.other, starts=min(row.starts, day))
    row.lives_with = together
    row.save()
    keep_shared_home(row, day)


def _homes_of(row: Relationship) -> Any:
    return SharedHome.objects.filter(person=row.person_id, other=row.other_id)


def hide_shared_address(person: Person) -> None:
    """Where one of a household has a restricted address, restrict the same address of the others.

    Otherwise a mother's hidden address would stand on her child's page.
    """
    together = [person, *household_of([person])]
    rows = Address.objects.filter(person__in=together, ends=None).select_for_update(of=("self",))
    present = list(rows)
    hidden = {_same(row) for row in present if row.restricted}
    for row in present:
        if not row.restricted and _same(row) in hidden:
            row.restricted = True
            row.save()


def _same(address: Address) -> str:
    """An address without what people write differently: case, spaces, commas."""
    written = f"{address.lines} {address.postcode}".casefold()
    return "".join(letter for letter in written if letter.isalnum())
