"""Clocks of plans and reviews. No national figure exists for a child in need plan: all are local."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from casework.timescales import OpenClock, Timescale, Unit
from plans.models import Plan, Review

PLAN_APPROVAL = Timescale(
    key="plan_approval",
    name="Plan approved",
    amount=10,
    unit=Unit.WORKING_DAYS,
    counts_from="the decision to make a plan",
    source="local figure; Working Together asks for a plan as soon as the assessment ends",
    effective_from=date(2024, 4, 1),
    local=True,
)
FIRST_REVIEW = Timescale(
    key="first_plan_review",
    name="First review of the plan",
    amount=3,
    unit=Unit.MONTHS,
    counts_from="the plan’s start",
    source="local figure; Working Together sets none for a child in need plan",
    effective_from=date(2024, 4, 1),
    local=True,
)
LATER_REVIEW = Timescale(
    key="later_plan_review",
    name="Next review of the plan",
    amount=3,
    unit=Unit.MONTHS,
    counts_from="the last review",
    source="local figure; Working Together sets none for a child in need plan",
    effective_from=date(2024, 4, 1),
    local=True,
)
EARLY_HELP_REVIEW = Timescale(
    key="early_help_review",
    name="Review of the early help plan",
    amount=8,
    unit=Unit.WEEKS,
    counts_from="the plan’s start, or the last review",
    source="local figure; there is no national one",
    effective_from=date(2024, 4, 1),
    local=True,
)
VISIT = Timescale(
    key="plan_visit",
    name="Visit under the plan",
    amount=4,
    unit=Unit.WEEKS,
    counts_from="the day the child was last seen",
    source="local figure, where the plan does not say otherwise",
    effective_from=date(2024, 4, 1),
    local=True,
)

ALL = [PLAN_APPROVAL, FIRST_REVIEW, LATER_REVIEW, EARLY_HELP_REVIEW, VISIT]


def visit_clock(weeks: int | None, *, seen: bool) -> Timescale:
    """The visiting clock at a plan's own frequency, from when the child was last seen or the plan's start."""
    rule = VISIT if seen else replace(VISIT, counts_from="the plan’s start, the child not being seen since")
    return replace(rule, amount=weeks, source="this plan", local=False) if weeks else rule


def review_clock(number: int, *, early_help: bool = False) -> Timescale:
    """The clock of a plan's nth review."""
    if early_help:
        return EARLY_HELP_REVIEW
    return FIRST_REVIEW if number == 1 else LATER_REVIEW


def _not_yet_in_force() -> Any:
    return Plan.objects.open().filter(starts_on=None)


def _reviews(**which: Any) -> Callable[[], Any]:
    return lambda: Review.objects.open().filter(**which)


OPEN_CLOCKS = [
    OpenClock(PLAN_APPROVAL, _not_yet_in_force, "opened_at", "approval_due_on"),
    OpenClock(FIRST_REVIEW, _reviews(number=1, plan__early_help=None), "counts_from", "due_on"),
    OpenClock(LATER_REVIEW, _reviews(number__gt=1, plan__early_help=None), "counts_from", "due_on"),
    OpenClock(EARLY_HELP_REVIEW, _reviews(plan__early_help__isnull=False), "counts_from", "due_on"),
]
