"""Life events as stories: a baby born during the assessment, a death, a transfer on its way."""

from datetime import date, timedelta
from typing import Any

from casework import clock
from casework.models import Team, User
from children.models import Birth, Death, Notification, Person
from children.services.family import relate
from children.services.life import record_birth, record_death, record_twin, settle_notice
from children.services.people import create_person
from referrals.models import Referral, Transfer
from referrals.services import allocate_referral, draft_transfer, propose_transfer
from tests import stories
from tests.cast import Cast

EXPECTED = date(2026, 11, 30)


def now(person: Person) -> Person:
    """The person as the record has them now."""
    return Person.objects.get(pk=person.pk)


def unborn(by: User, expected: date = EXPECTED) -> Person:
    """A child of the Tregears, expected next week."""
    details = {"given_name": "", "date_of_birth": None, "expected_date": expected, "sex": "U"}
    baby = stories.child(by, **details)
    mother = create_person(by=by, details={"given_name": "Rosen", "family_name": "Tregear"})
    relate(by=by, person=baby, other=mother, kind="mother", parental_responsibility=True, lives_with=True)
    return baby


def born(cast: Cast, baby: Person, on: date | None = None, **said: Any) -> Birth:
    """Kerensa records the birth."""
    baby = now(baby)
    told = {"sex": "F", "given_name": "Morvah", "born_on": on or clock.today(), **said}
    return record_birth(by=cast.kerensa, person=baby, version=baby.version, **told)


def twin_born(cast: Cast, first: Person, **said: Any) -> Birth:
    """And that there is a second."""
    told = {"sex": "M", "given_name": "Zennor", "born_on": clock.today(), **said}
    return record_twin(by=cast.kerensa, first=now(first), **told)


def died(cast: Cast, person: Person, by: User | None = None, **said: Any) -> Death:
    """Kerensa records that somebody has died."""
    person = now(person)
    told = {
        "died_on": clock.today(),
        "is_certain": True,
        "learned_at": clock.now(),
        "learned_from": "The hospital",
        "expected": "yes",
        "suspected": "no",
        "in_care": False,
        **said,
    }
    return record_death(by=by or cast.kerensa, person=person, version=person.version, **told)


def everybody_told(cast: Cast, person: Person) -> None:
    for notice in Notification.objects.outstanding().filter(person=person):
        settle_notice(
            by=cast.kerensa,
            notice=notice,
            version=notice.version,
            told_on=clock.today(),
            how="By telephone, by Kerensa.",
        )


def transfer(
    cast: Cast, by: User | None = None, case: Referral | None = None, to: Team | None = None
) -> Transfer:
    """A transfer to Restormel being written by Kerensa, who has the child's assessment."""
    case = case or stories.assessment(cast).referral
    [row] = draft_transfer(
        by=by or cast.kerensa,
        referrals=[case],
        to_team=to or cast.team("restormel"),
        why="The family has moved to St Austell and wants a worker near them.",
        handover_on=clock.today() + timedelta(days=10),
    )
    return row


def proposed(
    cast: Cast, by: User | None = None, case: Referral | None = None, to: Team | None = None
) -> Transfer:
    row = transfer(cast, by, case, to)
    propose_transfer(by=by or cast.kerensa, transfer=row)
    return Transfer.objects.get(pk=row.pk)


def sent(cast: Cast, case: Referral | None = None) -> Transfer:
    """Proposed by the manager herself, and so before the other team."""
    return proposed(cast, cast.morwenna, case)


def allocated(cast: Cast, who: Person) -> Referral:
    """An open referral with Kerensa."""
    case = stories.referral(cast, who)
    allocate_referral(by=cast.morwenna, referral=case, worker=cast.kerensa, reason="")
    return Referral.objects.get(pk=case.pk)
