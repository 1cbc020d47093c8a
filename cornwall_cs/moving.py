"""The pathway of a child who moves to another team, and of a twin: part of cornwall_cs.pathway."""

from collections.abc import Callable
from typing import Any

from assessments.services import start_twins_assessment
from casework.guards import NotNow
from casework.models import Decision, User
from plans.services import open_twins_plan
from referrals.choices import TransferAnswerOutcome, TransferApprovalOutcome, TwinOutcome
from referrals.models import TransferAnswer, TransferApproval, TwinDecision
from referrals.services import open_twins_referral, send_back, send_to_team, take_child_on
from referrals.services.twins import require_twins_referral

# Transfer to another team


def send(decision: TransferApproval, *, by: User) -> None:
    send_to_team(by=by, transfer=decision.copy.transfer)


def give_back(decision: TransferApproval | TransferAnswer, *, by: User) -> None:
    send_back(by=by, transfer=decision.copy.transfer)


def take_on(decision: TransferAnswer, *, by: User) -> None:
    take_child_on(by=by, transfer=decision.copy.transfer)


def stop_transfer(decision: Decision, *, by: User, reason: str) -> None:
    raise NotNow("A transfer is answered once. Propose a new one from the referral.")


# Twins


def assess_twin(decision: TwinDecision, *, by: User) -> None:
    first = require_twins_referral(decision.birth)
    own = open_twins_referral(by=by, birth=decision.birth)
    start_twins_assessment(by=by, referral=own, first=first)


def plan_for_twin(decision: TwinDecision, *, by: User) -> None:
    first = require_twins_referral(decision.birth)
    own = open_twins_referral(by=by, birth=decision.birth)
    open_twins_plan(by=by, referral=own, first=first)


def stop_twin(decision: TwinDecision, *, by: User, reason: str) -> None:
    raise NotNow("The twin has a referral of their own. Decide there what happens with it.")


def no_work_of_their_own(decision: TwinDecision, *, by: User) -> None:
    """The twin has no referral; the decision says why."""


NEXT: dict[str, dict[str, Callable[..., Any]]] = {
    "transfer_approval": {
        TransferApprovalOutcome.SENT: send,
        TransferApprovalOutcome.RETURNED: give_back,
    },
    "transfer": {
        TransferAnswerOutcome.ACCEPTED: take_on,
        TransferAnswerOutcome.RETURNED: give_back,
    },
    "twin": {
        TwinOutcome.ASSESSMENT: assess_twin,
        TwinOutcome.PLAN: plan_for_twin,
        TwinOutcome.NONE: no_work_of_their_own,
    },
}

STOP: dict[str, Callable[..., Any]] = {
    "transfer_approval": stop_transfer,
    "transfer": stop_transfer,
    "twin": stop_twin,
}
