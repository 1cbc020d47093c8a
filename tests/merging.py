"""Amber written down twice: what the tests of merging begin with."""

from datetime import date
from typing import Any

from casework.models import User
from children.choices import InvolvementKind, MergeOutcome
from children.models import Merge, Person
from children.services.involvement import involve, state_reason
from children.services.merging import decide_merge, propose_merge
from children.services.people import create_person, set_address
from tests.cast import Cast

BORN = date(2015, 3, 4)
WHY = "The school has one Amber Tregear, and the mother is the same."


def twice(cast: Cast, **differently: Any) -> tuple[Person, Person]:
    """Amber Tregear, whom Kerensa works with, and a second record of her."""
    amber = create_person(
        by=cast.tamsin,
        details={"given_name": "Amber", "family_name": "Tregear", "date_of_birth": BORN, "sex": "F"},
    )
    second = {"given_name": "Ambre", "family_name": "Tregear", "date_of_birth": BORN, **differently}
    other = create_person(by=cast.merryn, details=second)
    set_address(by=cast.merryn, person=other, lines="2 Fore Street", starts=date(2026, 1, 5))
    involve(by=cast.jory, person=amber, kind=InvolvementKind.ALLOCATED, user=cast.kerensa)
    for reader in (cast.kerensa, cast.morwenna):
        state_reason(by=reader, person=other, reason="It looks like a second record of Amber.")
    return amber, other


def now(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def proposed(by: User, standing: Person, merged: Person, **choices: Person) -> Merge:
    """Held to be one person; where they differ the standing record is right, unless it is said otherwise."""
    answers = {key: str(standing.pk) for key in ("name", "birth", "sex", "school", "address")}
    answers |= {key: str(each.pk) for key, each in choices.items()}
    return propose_merge(by=by, standing=standing, merged=merged, choices=answers, reason=WHY)


def merged(cast: Cast, standing: Person, other: Person, **choices: Person) -> Merge:
    """Proposed by Kerensa, and decided by Morwenna to be one person."""
    row = proposed(cast.kerensa, standing, other, **choices)
    decide_merge(by=cast.morwenna, merge=row, outcome=MergeOutcome.ONE_PERSON, rationale="Read side by side.")
    return Merge.objects.get(pk=row.pk)
