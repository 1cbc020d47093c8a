"""What is refused, and when: who may write an assessment, and whether it may be written now."""

from assessments.document import authors_of
from assessments.models import Assessment, SpecialistAssessment
from casework.authority import outcomes_open_to
from casework.guards import NotNow, NotYours
from casework.models import Act, SignedCopy, User
from casework.templatetags.casework import day_words
from children.access import may_write
from referrals.episode import require_own_hub


def undecided_copy(assessment: Assessment | SpecialistAssessment) -> SignedCopy | None:
    """The copy that is with the manager, if one is."""
    return assessment.copies.filter(decisions=None).first()


def require_editable(assessment: Assessment | SpecialistAssessment) -> None:
    """Raises NotNow once the assessment is with the manager, signed off or stopped."""
    if assessment.stopped_at:
        raise NotNow("This assessment was stopped. What it says stays as it is.")
    if assessment.finished_on:
        raise NotNow(
            f"This assessment was signed off on {day_words(assessment.finished_on)}."
            " What it says stays as it is."
        )
    copy = undecided_copy(assessment)
    if copy:
        raise NotNow(
            f"{copy.signed_by} submitted this assessment on {day_words(copy.signed_at)}."
            " It can be changed if the manager returns it."
        )


def require_decider(user: User, assessment: Assessment) -> None:
    """Raises NotYours for whoever may decide nothing about an assessment, or wrote in this one."""
    if not may_write(user, assessment.child) or not outcomes_open_to(user, Act.DECIDE, "assessment"):
        raise NotYours("A manager of the child’s worker decides on this assessment.")
    require_own_hub(user, assessment)
    if user in authors_of(assessment):
        raise NotYours("You wrote in this assessment, so somebody else signs it off. Ask another manager.")


def may_decide(user: User, assessment: Assessment) -> bool:
    """Whether the user could decide on it."""
    try:
        require_decider(user, assessment)
    except NotYours:
        return False
    return True
