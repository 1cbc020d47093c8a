"""What is refused, and when: who may write an assessment, and whether it may be written now."""

from assessments.document import authors_of
from assessments.models import Assessment, AssessmentCopy, SpecialistAssessment
from casework.authority import outcomes_open_to
from casework.guards import NotNow, NotYours
from casework.models import Act, SignedCopy, User
from casework.templatetags.casework import day_words
from children.access import may_write, require_worker
from children.models import Person
from referrals.episode import require_own_hub


def undecided_copy(assessment: Assessment | SpecialistAssessment) -> SignedCopy | None:
    """The copy that is with the manager, if one is."""
    return assessment.copies.filter(decisions=None).first()


def require_not_stopped(assessment: Assessment | SpecialistAssessment) -> None:
    """Raises NotNow of an assessment that was stopped."""
    if assessment.stopped_at:
        raise NotNow("This assessment was stopped. What it says stays as it is.")


def require_manager(user: User, child: Person) -> None:
    """Raises NotYours for everybody but those who manage the work with the child and decide on it."""
    require_worker(user, child)
    if not outcomes_open_to(user, Act.DECIDE, "assessment"):
        raise NotYours("A manager of the child’s worker does this.")


def may_review(user: User, child: Person) -> bool:
    """Whether the user could hold a review of an assessment of this child."""
    try:
        require_manager(user, child)
    except NotYours:
        return False
    return True


def require_signed_off(copy: AssessmentCopy, assessment: Assessment) -> None:
    """Raises NotNow of a copy that is not the one in which the assessment was signed off."""
    newest = assessment.copies.order_by("-number").first()
    if assessment.finished_on is None or newest != copy:
        raise NotNow("The family’s copies are made from the assessment once it is signed off.")


def require_editable(assessment: Assessment | SpecialistAssessment) -> None:
    """Raises NotNow once the assessment is with the manager, signed off or stopped."""
    require_not_stopped(assessment)
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
