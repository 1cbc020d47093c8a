"""What is refused: who decides on a specialist assessment, and which outcomes can follow it."""

from assessments.choices import SpecialistOutcome
from assessments.models import SpecialistAssessment, SpecialistDecision
from assessments.specialist.document import authors_of
from casework.authority import outcomes_open_to
from casework.guards import NotYours
from casework.models import Act, User
from children.access import may_write
from referrals.episode import require_own_hub

A_MANAGER = "A manager of the child’s worker decides on this assessment."


def require_specialist_decider(user: User, assessment: SpecialistAssessment) -> None:
    """Raises NotYours for whoever may decide nothing about it, or wrote in it."""
    if not may_write(user, assessment.child) or not outcomes_open_to(
        user, Act.DECIDE, SpecialistDecision.stage
    ):
        raise NotYours(A_MANAGER)
    require_own_hub(user, assessment)
    if user in authors_of(assessment):
        raise NotYours("You wrote in this assessment, so somebody else decides on it. Ask another manager.")


def may_decide_specialist(user: User, assessment: SpecialistAssessment) -> bool:
    """Whether the user could decide on it."""
    try:
        require_specialist_decider(user, assessment)
    except NotYours:
        return False
    return True


def outcomes_for(assessment: SpecialistAssessment) -> list[SpecialistOutcome]:
    """What its kind declares; a strategy discussion only while a referral is open to hold it on."""
    on_a_referral = not assessment.is_early_help and assessment.episode.is_open
    return [
        outcome
        for outcome in assessment.declaration.outcomes
        if outcome != SpecialistOutcome.STRATEGY_DISCUSSION or on_a_referral
    ]
