"""The pathway of early help: part of cornwall_cs.pathway."""

from collections.abc import Callable
from typing import Any

from assessments.models import AssessmentDecision
from casework.guards import NotNow
from casework.models import User
from children.models import PassedOnDecision
from plans.choices import PlanKind
from plans.models import ReviewDecision
from plans.services import end_plan, open_plan
from referrals.early_help_choices import EarlyHelpOutcome
from referrals.models import EarlyHelpDecision
from referrals.services import accept_early_help, end_early_help, take_over_passed_on


def begin_what_was_passed_on(decision: PassedOnDecision, *, by: User) -> None:
    """What the MARU or social work passed on becomes early help work, with its story."""
    take_over_passed_on(by=by, passed_on=decision.passed_on)


def begin(decision: EarlyHelpDecision, *, by: User) -> None:
    accept_early_help(by=by, early_help=decision.early_help)


def wait_for_the_maru(decision: EarlyHelpDecision, *, by: User) -> None:
    """The contact it made is on the MARU’s desk. A request not yet accepted waits for what is decided."""


def end(decision: EarlyHelpDecision, *, by: User) -> None:
    end_early_help(by=by, early_help=decision.early_help, ending=decision.ending)


def stop(decision: EarlyHelpDecision, *, by: User, reason: str) -> None:
    raise NotNow("Early help has moved on since. Decide on it as it stands now.")


def plan(decision: AssessmentDecision, *, by: User) -> None:
    assessment = decision.copy.assessment
    open_plan(by=by, episode=assessment.episode, assessment=assessment, kind=PlanKind.EARLY_HELP)


def end_its_plan(decision: ReviewDecision, *, by: User) -> None:
    """The plan ends; the hub’s manager then closes early help, with its outcome."""
    end_plan(by=by, plan=decision.review.plan)


NEXT: dict[str, dict[str, Callable[..., Any]]] = {
    "early_help": {
        EarlyHelpOutcome.ACCEPTED: begin,
        EarlyHelpOutcome.NOT_ACCEPTED: end,
        EarlyHelpOutcome.STEP_UP: wait_for_the_maru,
        EarlyHelpOutcome.CLOSED: end,
    },
}

STOP: dict[str, Callable[..., Any]] = {"early_help": stop}
