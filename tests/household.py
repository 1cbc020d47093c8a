"""A household on record: Amber, 7, Jory, 10, their mother Rosen, and Amber’s half-brother Kit elsewhere.

Kerensa is the worker of both children; Morwenna manages her.
"""

from dataclasses import dataclass
from datetime import date

from django.test import Client

from casework import clock
from casework.idle import LAST_ACTIVE
from casework.models import User
from children.choices import InvolvementKind, RelationshipKind
from children.models import Person
from children.services.family import relate
from children.services.involvement import allocate, involve
from children.services.people import create_person
from children.services.restriction import restrict
from tests.cast import Cast


@dataclass
class Household:
    amber: Person
    jory: Person
    kit: Person
    rosen: Person


def person(by: User, given_name: str, family_name: str = "Tregear", **details) -> Person:
    """Somebody on record, with no worker."""
    return create_person(by=by, details={"given_name": given_name, "family_name": family_name, **details})


def household(cast: Cast) -> Household:
    by = cast.morwenna
    amber = create_person(
        by=by,
        details={
            "given_name": "Amber",
            "family_name": "Tregear",
            "date_of_birth": date(2019, 5, 4),
            "sex": "F",
        },
        address={"lines": "3 Chapel Row\nNewlyn", "postcode": "TR18 5AA", "starts": date(2024, 6, 1)},
    )
    jory = person(by, "Jory", date_of_birth=date(2016, 2, 11), sex="M")
    kit = person(by, "Kit", "Bolitho", date_of_birth=date(2012, 9, 30), sex="M")
    rosen = person(by, "Rosen", date_of_birth=date(1992, 3, 2), sex="F")
    mother, half = RelationshipKind.MOTHER, RelationshipKind.HALF_SIBLING
    for child in (amber, jory):
        relate(by=by, person=child, other=rosen, kind=mother, parental_responsibility=True, lives_with=True)
        allocate(by=by, person=child, worker=cast.kerensa, reason="She knows the family.")
    relate(by=by, person=amber, other=jory, kind=RelationshipKind.SIBLING, lives_with=True)
    relate(by=by, person=amber, other=kit, kind=half)
    return Household(amber=amber, jory=jory, kit=kit, rosen=rosen)


def restricted(cast: Cast, given_name: str = "Sennen", family_name: str = "Tregear", **details) -> Person:
    """A restricted record, named on it Jory Pascoe (a MARU manager) and Talan (its custodian)."""
    child = person(cast.talan, given_name, family_name, date_of_birth=date(2018, 1, 9), **details)
    return restrict(by=cast.talan, person=child, named=[cast.jory, cast.talan], reason="A threat was made.")


def receiving(cast: Cast, child: Person, team: str = "penwith") -> None:
    """A team has received the child and not yet allocated."""
    involve(by=cast.morwenna, person=child, kind=InvolvementKind.RECEIVING, team=cast.team(team))


def signed_in(user: User) -> Client:
    """A browser in which somebody is signed in, and has been active just now."""
    client = Client()
    client.force_login(user)
    session = client.session
    session[LAST_ACTIVE] = int(clock.now().timestamp())
    session.save()
    return client
