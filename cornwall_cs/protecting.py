"""The pathway of a child to be protected: strategy discussion and enquiry; part of cornwall_cs.pathway."""

from collections.abc import Callable
from typing import Any

from assessments.models import EnquiryDecision, StrategyDecision
from assessments.protection_choices import EnquiryOutcome, StrategyOutcome
from assessments.services import (
    ask_for_discussion,
    go_on_assessing,
    start_enquiry,
    stop_assessment,
    stop_enquiry,
)
from casework.guards import NotNow
from casework.models import Decision, User
from children.choices import PassedOnKind
from children.services.passed_on import pass_on
from referrals.models import Referral
from referrals.open_work import everything_open
from referrals.services import close_referral


def hold_discussion(decision: Decision, *, by: User, referral: Referral) -> None:
    """The referral’s team holds a strategy discussion; one that is asked for already is that one."""
    ask_for_discussion(by=by, referral=referral, why=decision.rationale, decision=decision)


def enquire(decision: StrategyDecision, *, by: User) -> None:
    joint = decision.outcome == StrategyOutcome.SECTION_47_JOINT
    start_enquiry(by=by, discussion=decision.discussion, joint=joint)


def assess(decision: StrategyDecision | EnquiryDecision, *, by: User) -> None:
    """The assessment that is open goes on; where there is none, one starts."""
    go_on_assessing(by=by, referral=decision.subject.referral)  # type: ignore[attr-defined]


def end(decision: StrategyDecision | EnquiryDecision, *, by: User) -> None:
    """Close the referral, unless something else keeps it open."""
    referral: Referral = decision.subject.referral  # type: ignore[attr-defined]
    if not everything_open(referral):
        close_referral(by=by, referral=referral, reason=decision.closure_reason, rationale=decision.rationale)


def nothing_new(decision: Decision, *, by: User) -> None:
    """The enquiry goes on as it was."""


def ask_for_conference(decision: EnquiryDecision, *, by: User) -> None:
    """The conference is passed on, on the clock of the discussion that started the enquiry."""
    enquiry = decision.enquiry
    pass_on(
        by=by,
        child=enquiry.child,
        kind=PassedOnKind.CONFERENCE,
        to_team=enquiry.team,
        decision=decision,
        episode=enquiry.referral_id,
        counts_from=enquiry.discussion.held_at,
    )


def stop_after_strategy(decision: StrategyDecision, *, by: User, reason: str) -> None:
    referral = decision.discussion.referral
    if not referral.is_open:
        raise NotNow("That decision ended the referral. New work with the child starts with a new contact.")
    stop_enquiry(by=by, discussion=decision.discussion, reason=reason)
    if decision.outcome == StrategyOutcome.ASSESSMENT:
        stop_assessment(by=by, referral=referral, reason=reason)


def stop_after_enquiry(decision: EnquiryDecision, *, by: User, reason: str) -> None:
    raise NotNow("The enquiry has gone further. A new worry is for a new strategy discussion.")


NEXT: dict[str, dict[str, Callable[..., Any]]] = {
    "strategy": {
        StrategyOutcome.SECTION_47_SINGLE: enquire,
        StrategyOutcome.SECTION_47_JOINT: enquire,
        StrategyOutcome.ASSESSMENT: assess,
        StrategyOutcome.NO_FURTHER_ACTION: end,
        StrategyOutcome.GOES_ON: nothing_new,
        StrategyOutcome.CONCLUDE: nothing_new,
    },
    "enquiry": {
        EnquiryOutcome.RETURNED: nothing_new,
        EnquiryOutcome.CONFERENCE: ask_for_conference,
        EnquiryOutcome.CONTINUE_ASSESSMENT: assess,
        EnquiryOutcome.NO_FURTHER_ACTION: end,
    },
}

STOP: dict[str, Callable[..., Any]] = {"strategy": stop_after_strategy, "enquiry": stop_after_enquiry}
