"""Clocks of the front door."""

from datetime import date
from typing import Any

from casework.timescales import OpenClock, Timescale, Unit
from referrals import early_help_timescales
from referrals.choices import Rating, TransferState
from referrals.models import Acknowledgement, Contact, Handover, PartnerCheck, Screening, Transfer

SCREENING_DECISION = Timescale(
    key="screening_decision",
    name="Decide on the contact",
    amount=1,
    unit=Unit.WORKING_DAYS,
    counts_from="receipt",
    source="Working Together to Safeguard Children, chapter 3",
    effective_from=date(2023, 12, 15),
)
FEEDBACK = Timescale(
    key="referrer_feedback",
    name="Tell the referrer the outcome",
    amount=3,
    unit=Unit.WORKING_DAYS,
    counts_from="the last decision",
    source="local figure; Working Together asks for feedback and sets no number",
    effective_from=date(2024, 4, 1),
    local=True,
)
ACKNOWLEDGE = Timescale(
    key="acknowledge_contact",
    name="Acknowledge a new contact on an open episode",
    amount=1,
    unit=Unit.WORKING_DAYS,
    counts_from="the decision",
    source="local figure; there is no national one",
    effective_from=date(2024, 4, 1),
    local=True,
)

ANSWER_TRANSFER = Timescale(
    key="answer_transfer",
    name="Answer a transfer",
    amount=5,
    unit=Unit.WORKING_DAYS,
    counts_from="the day it was sent",
    source="local figure; there is no national one",
    effective_from=date(2024, 4, 1),
    local=True,
)


def _checks(rating: Rating, hours: int) -> Timescale:
    return Timescale(
        key=f"partner_checks_{rating}",
        name=f"Partners answer about a contact rated {rating}",
        amount=hours,
        unit=Unit.HOURS,
        counts_from="asking them",
        source="local figure; there is no national one",
        effective_from=date(2024, 4, 1),
        local=True,
    )


#: By the rating of the contact. None of them moves the working day in which it is decided on.
CHECKS: dict[str, Timescale] = {
    Rating.RED: _checks(Rating.RED, 4),
    Rating.AMBER: _checks(Rating.AMBER, 24),
    Rating.GREEN: _checks(Rating.GREEN, 72),
}

ACCEPT_HANDOVER = Timescale(
    key="accept_handover",
    name="Accept a shift handover",
    amount=1,
    unit=Unit.HOURS,
    counts_from="giving it",
    source="local figure; there is no national one",
    effective_from=date(2024, 4, 1),
    local=True,
)

ALL = [
    SCREENING_DECISION,
    FEEDBACK,
    ACCEPT_HANDOVER,
    ACKNOWLEDGE,
    ANSWER_TRANSFER,
    *CHECKS.values(),
    *early_help_timescales.ALL,
]


def _out(rating: str) -> Any:
    return lambda: PartnerCheck.objects.out().filter(rating=rating)


OPEN_CLOCKS = [
    OpenClock(
        SCREENING_DECISION,
        lambda: Screening.objects.undecided().select_related("contact"),
        "received_at",
        "due_on",
    ),
    OpenClock(FEEDBACK, lambda: Contact.objects.awaiting_feedback(), "decided_at", "feedback_due_on"),
    OpenClock(ACKNOWLEDGE, lambda: Acknowledgement.objects.pending(), "asked_at", "due_on"),
    OpenClock(
        ANSWER_TRANSFER,
        lambda: Transfer.objects.filter(state=TransferState.WITH_TEAM),
        "sent_at",
        "answer_due_on",
    ),
    OpenClock(ACCEPT_HANDOVER, lambda: Handover.objects.given(), "given_at", "due_at"),
    *(OpenClock(clock, _out(rating), "asked_at", "due_at") for rating, clock in CHECKS.items()),
    *early_help_timescales.OPEN_CLOCKS,
]
