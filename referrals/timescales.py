"""Clocks of the front door."""

from datetime import date

from casework.timescales import OpenClock, Timescale, Unit
from referrals.choices import TransferState
from referrals.models import Acknowledgement, Contact, Screening, Transfer

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

ALL = [SCREENING_DECISION, FEEDBACK, ACKNOWLEDGE, ANSWER_TRANSFER]

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
]
