"""Clocks of early help. No national figure exists: all are local."""

from datetime import date

from casework.timescales import OpenClock, Timescale, Unit
from referrals.models import EarlyHelp

SINCE = date(2024, 4, 1)
NONE_NATIONAL = "local figure; there is no national one"

TRIAGE = Timescale(
    key="early_help_triage",
    name="Decide on a request for early help",
    amount=5,
    unit=Unit.WORKING_DAYS,
    counts_from="the request",
    source=NONE_NATIONAL,
    effective_from=SINCE,
    local=True,
)
CONSENT = Timescale(
    key="early_help_consent",
    name="Ask the family, and name the lead practitioner",
    amount=10,
    unit=Unit.WORKING_DAYS,
    counts_from="the hub’s acceptance",
    source=NONE_NATIONAL,
    effective_from=SINCE,
    local=True,
)
FAMILY_MEETING = Timescale(
    key="early_help_meeting",
    name="Team around the family meeting",
    amount=6,
    unit=Unit.WEEKS,
    counts_from="the family’s agreement, or the last meeting",
    source="local figure, where the last meeting set no day; there is no national one",
    effective_from=SINCE,
    local=True,
)
ALL = [TRIAGE, CONSENT, FAMILY_MEETING]

OPEN_CLOCKS = [
    OpenClock(TRIAGE, lambda: EarlyHelp.objects.to_triage(), "asked_at", "triage_due_on"),
    OpenClock(
        CONSENT,
        lambda: EarlyHelp.objects.being_given().filter(consent_due_on__isnull=False),
        "accepted_at",
        "consent_due_on",
    ),
]
