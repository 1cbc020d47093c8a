"""Clocks of the assessment."""

from collections.abc import Callable
from datetime import date
from typing import Any

from assessments.models import (
    Assessment,
    Enquiry,
    ProtectiveOrder,
    ReviewPoint,
    SpecialistAssessment,
    StillHolds,
    StrategyDiscussion,
)
from assessments.protection_choices import OrderKind
from assessments.querysets import AssessmentQuerySet
from assessments.specialist import clocks as specialist
from casework.timescales import OpenClock, Timescale, Unit
from children.timescales import INITIAL_CONFERENCE, STRATEGY_DISCUSSION

ASSESSMENT = Timescale(
    key="assessment",
    name="Sign the assessment off",
    amount=45,
    unit=Unit.WORKING_DAYS,
    counts_from="receipt of the referral",
    source="Working Together",
    effective_from=date(2024, 4, 1),
)
#: A further assessment on the same referral cannot count from a receipt that lies behind an earlier one.
FURTHER_ASSESSMENT = Timescale(
    key="further_assessment",
    name="Sign the assessment off",
    amount=45,
    unit=Unit.WORKING_DAYS,
    counts_from="the start of this further assessment",
    source="children in need census, rule 8670Q",
    effective_from=date(2024, 4, 1),
)
EARLY_HELP_ASSESSMENT = Timescale(
    key="early_help_assessment",
    name="Sign the early help assessment off",
    amount=30,
    unit=Unit.WORKING_DAYS,
    counts_from="the family’s agreement",
    source="local figure; there is no national one",
    effective_from=date(2024, 4, 1),
    local=True,
)
CHILD_SEEN = Timescale(
    key="child_seen_in_assessment",
    name="See the child",
    amount=10,
    unit=Unit.WORKING_DAYS,
    counts_from="the start of the assessment",
    source="local figure; there is no national one",
    effective_from=date(2024, 4, 1),
    local=True,
)

CHILD_SEEN_AFTER_BIRTH = Timescale(
    key="child_seen_after_birth",
    name="See the child",
    amount=5,
    unit=Unit.WORKING_DAYS,
    counts_from="the birth",
    source="local figure; there is no national one",
    effective_from=date(2024, 4, 1),
    local=True,
)

POLICE_PROTECTION = Timescale(
    key="police_protection",
    name="Police protection ends",
    amount=72,
    unit=Unit.HOURS,
    counts_from="the moment the child was taken into it",
    source="Children Act 1989, section 46",
    effective_from=date(2024, 4, 1),
)
EMERGENCY_PROTECTION = Timescale(
    key="emergency_protection",
    name="The emergency protection order ends",
    amount=8 * 24,
    unit=Unit.HOURS,
    counts_from="the moment the court made it",
    source="Children Act 1989, section 45",
    effective_from=date(2024, 4, 1),
)
ORDER_CLOCKS: dict[str, Timescale] = {
    OrderKind.POLICE_PROTECTION: POLICE_PROTECTION,
    OrderKind.EMERGENCY_PROTECTION: EMERGENCY_PROTECTION,
}

STILL_HOLDS = Timescale(
    key="still_holds",
    name="Say whether the assessment still holds",
    amount=5,
    unit=Unit.WORKING_DAYS,
    counts_from="the day it was asked",
    source="local figure; there is no national one",
    effective_from=date(2024, 4, 1),
    local=True,
)


def _review(key: str, amount: int) -> Timescale:
    return Timescale(
        key=f"assessment_review_{key}",
        name="Look at the assessment with the worker",
        amount=amount,
        unit=Unit.WORKING_DAYS,
        counts_from="the start of the assessment",
        source="local figure; the census takes the date, and sets no number",
        effective_from=date(2024, 4, 1),
        local=True,
    )


#: When the manager looks at an assessment while it is made, unless set otherwise for a child.
REVIEW_POINTS = [_review("first", 10), _review("second", 20), _review("third", 30)]

ALL = [
    ASSESSMENT,
    FURTHER_ASSESSMENT,
    EARLY_HELP_ASSESSMENT,
    CHILD_SEEN,
    CHILD_SEEN_AFTER_BIRTH,
    *REVIEW_POINTS,
    STILL_HOLDS,
    POLICE_PROTECTION,
    EMERGENCY_PROTECTION,
    *specialist.ALL,
]


def seen_words(assessment: Assessment) -> str:
    """The clock by which the child is to be seen, explained; nothing for a child not yet born."""
    if assessment.see_child_by is None:
        return ""
    if assessment.see_child_from:
        return CHILD_SEEN_AFTER_BIRTH.explain(assessment.see_child_from)
    return CHILD_SEEN.explain(assessment.started_at)


def clock_of(assessment: Assessment) -> Timescale:
    """The rule an assessment's due date follows."""
    if assessment.is_early_help:
        return EARLY_HELP_ASSESSMENT
    first = assessment.counts_from == assessment.episode.received_at
    return ASSESSMENT if first else FURTHER_ASSESSMENT


def specialist_clock(assessment: SpecialistAssessment) -> Timescale:
    """The rule a specialist assessment’s due date follows."""
    return next(rule for rule in specialist.ALL if rule.key == assessment.clock_key)


def _open_specialist(key: str) -> Callable[[], AssessmentQuerySet]:
    return lambda: SpecialistAssessment.objects.open().filter(clock_key=key)


def _open(further: bool) -> Callable[[], AssessmentQuerySet]:
    return lambda: Assessment.objects.open().further(further).select_related("referral")


def _points(number: int) -> Callable[[], Any]:
    """Those still on the day of the local figure."""
    open_ones = Assessment.objects.open().values("pk")
    rows = ReviewPoint.objects.filter(held_on=None, moved_because="", number=number)
    return lambda: rows.filter(assessment__in=open_ones)


OPEN_CLOCKS = [
    *(
        OpenClock(rule, _points(number), "counts_from", "due_on")
        for number, rule in enumerate(REVIEW_POINTS, start=1)
    ),
    OpenClock(ASSESSMENT, _open(False), "counts_from", "due_on"),
    OpenClock(FURTHER_ASSESSMENT, _open(True), "counts_from", "due_on"),
    OpenClock(
        EARLY_HELP_ASSESSMENT,
        lambda: Assessment.objects.open().filter(early_help__isnull=False),
        "counts_from",
        "due_on",
    ),
    OpenClock(
        CHILD_SEEN,
        lambda: Assessment.objects.open().filter(see_child_by__isnull=False, see_child_from=None),
        "started_at",
        "see_child_by",
    ),
    OpenClock(
        CHILD_SEEN_AFTER_BIRTH,
        lambda: Assessment.objects.open().filter(see_child_from__isnull=False),
        "see_child_from",
        "see_child_by",
    ),
    *(
        OpenClock(rule, _open_specialist(rule.key), "counts_from", "due_on")
        for rule in specialist.OF_AN_OPEN_ONE
    ),
    OpenClock(STILL_HOLDS, lambda: StillHolds.objects.open(), "asked_at", "due_on"),
    OpenClock(STRATEGY_DISCUSSION, lambda: StrategyDiscussion.objects.to_hold(), "asked_at", "due_on"),
    OpenClock(INITIAL_CONFERENCE, lambda: Enquiry.objects.open(), "started_on", "conference_due_on"),
]


def order_words(order: ProtectiveOrder) -> str:
    """The clock of an order, explained, with the extension where there was one."""
    words = ORDER_CLOCKS[order.kind].explain(order.taken_at)
    if order.extended_days:
        days = "1 day" if order.extended_days == 1 else f"{order.extended_days} days"
        words = f"{words} The court extended it once, by {days}."
    return words
