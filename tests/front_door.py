"""Small steps at the front door, for the tests that look at each by itself."""

from datetime import timedelta
from typing import Any

from casework import clock
from casework.models import User
from children.choices import InvolvementKind
from children.models import Involvement, Person
from referrals.models import Contact, PartnerCheck, ReferrerFeedback, Screening, ScreeningDecision
from referrals.services import (
    answer_check,
    ask_partners,
    decide_screening,
    recommend,
    record_contact,
    record_feedback,
)
from tests.cast import Cast

ACCEPTED = {"assessment", "strategy_discussion"}
WHY = "The school sees Amber every day and will ring us if she stops coming."


def facts(**more: Any) -> dict[str, Any]:
    """What a school told on the telephone."""
    return {
        "received_at": clock.now(),
        "arrival": "referral",
        "channel": "telephone",
        "source": "2A",
        "referrer_agency": "Mousehole Primary School",
        "account": "Amber said she does not want to go home.",
        "immediate_danger": False,
        "family_informed": "agreed",
        **more,
    }


def abuse(**more: Any) -> Any:
    """What the police told of the night before."""
    told = {"incident_number": "CR/1", "happened_at": clock.now() - timedelta(hours=9), "marac": False}
    return {**told, "child_present": "present", "risk": "high", "dash_score": None, **more}


def notified(cast: Cast, **more: Any) -> Contact:
    """A police domestic abuse notification."""
    told = facts(arrival="domestic_abuse", channel="police", source="6", **more)
    return record_contact(by=cast.tamsin, domestic_abuse=abuse(), **told)


def advise(by: User, screening: Screening, outcome: str = "advice", **more: Any) -> Any:
    """A recommendation."""
    need = {"primary_need": "N1"} if outcome in ACCEPTED else {}
    return recommend(
        by=by, screening=screening, outcome=outcome, threshold="2", rationale=WHY, **need, **more
    )


def decide(
    cast: Cast, screening: Screening, outcome: str = "advice", by: User | None = None, **more: Any
) -> ScreeningDecision:
    """A decision by Jory, unless somebody else takes it."""
    accepted = {"primary_need": "N1", "receiving_team": cast.team("penwith")} if outcome in ACCEPTED else {}
    told = {"threshold": "2", "rationale": WHY, **accepted, **more}
    return decide_screening(by=by or cast.jory, screening=screening, outcome=outcome, **told)


def tell(cast: Cast, contact: Contact) -> ReferrerFeedback:
    """The referrer is told."""
    return record_feedback(
        by=cast.tamsin,
        contact=contact,
        given_at=clock.now(),
        method="telephone",
        given_to="The head teacher",
        text="Told what was decided and why.",
    )


def ask(by: User, contact: Contact, *partners: str, **more: Any) -> list[PartnerCheck]:
    """Partners are asked, without agreement."""
    told = {
        "asked_at": clock.now(),
        "question": "What is known of Amber and who lives with her?",
        "shared": "That Amber does not want to go home.",
        "basis": "safeguarding",
        "basis_reason": "Asking her stepfather would put her at risk.",
        **more,
    }
    return ask_partners(by=by, contact=contact, partners=partners, **told)


def answered(by: User, check: PartnerCheck, result: str = "shared", **more: Any) -> PartnerCheck:
    """A partner answers now."""
    told = {"answered_at": clock.now(), "answer": "Seen at the surgery on Friday, well.", **more}
    return answer_check(by=by, check=check, version=check.version, result=result, **told)


def screened(person: Person) -> bool:
    """Whether the person is open to the MARU for a screening."""
    return Involvement.objects.live().filter(person=person, kind=InvolvementKind.SCREENING).exists()


def answers(screening: Screening, **given: Any) -> dict[str, Any]:
    """A block of the screening form, as a browser sends it."""
    return {f"{question}_{screening.pk.hex}": value for question, value in given.items()}
