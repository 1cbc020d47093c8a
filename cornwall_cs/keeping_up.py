"""The pathway of an assessment that keeps up with a life: part of cornwall_cs.pathway."""

from collections.abc import Callable
from typing import Any

from assessments.choices import StillHoldsOutcome
from assessments.models import StillHoldsDecision
from assessments.services import stop_assessment, take_up
from casework.models import User


def goes_on(decision: StillHoldsDecision, *, by: User) -> None:
    """The assessment stands; the decision says why."""


def assess_again(decision: StillHoldsDecision, *, by: User) -> None:
    take_up(by=by, question=decision.question)


def stop_assessing_again(decision: StillHoldsDecision, *, by: User, reason: str) -> None:
    referral = decision.question.assessment.referral
    if decision.outcome == StillHoldsOutcome.REOPEN and referral:
        stop_assessment(by=by, referral=referral, reason=reason)


NEXT: dict[str, dict[str, Callable[..., Any]]] = {
    "still_holds": {StillHoldsOutcome.HOLDS: goes_on, StillHoldsOutcome.REOPEN: assess_again},
}

STOP: dict[str, Callable[..., Any]] = {"still_holds": stop_assessing_again}
