"""Submitting an assessment for sign-off, and the manager's decision on it."""

from assessments.census import census_question
from assessments.choices import (
    CLOSING,
    EFFECT_ASKED,
    OF_A_REFERRAL,
    OF_EARLY_HELP,
    SIGNED_OFF,
    AssessmentOutcome,
    SectionKey,
)
from assessments.document import authors_of, document_of
from assessments.guards import require_editable
from assessments.models import Assessment, AssessmentCopy, AssessmentDecision, AssessmentFactor
from assessments.services.reviewing import late_unexplained
from assessments.services.rows import say_what_it_does
from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import OldWork, User
from casework.services import service
from children.access import may_write, require_worker
from children.decisions import record_decision
from referrals.choices import ClosureReason
from referrals.closing import closure_reasons
from referrals.episode import require_own_hub

#: How the work ends, as the closing of referrals knows it.
CLOSING_PATHS = {
    AssessmentOutcome.CLOSE: "assessment_close",
    AssessmentOutcome.EARLY_HELP: "assessment_early_help",
}


@service
def submit_assessment(*, by: User, assessment: Assessment) -> AssessmentCopy:
    """Freeze the assessment and give it to the manager. Nothing in it changes until they decide.

    Raises NotNow, with all that is missing, without an analysis or without factors: the census
    takes no assessment without its factors (rule 8897Q). An adult’s factor says what it does to the child.
    """
    locked = Assessment.take(assessment.pk)
    require_worker(by, locked.child)
    require_editable(locked)
    missing = what_is_missing(locked)
    if missing:
        raise NotNow("This assessment is not ready to be submitted.", reasons=missing)
    newest = locked.copies.order_by("-number").first()
    number, now = newest.number + 1 if newest else 1, clock.now()
    document = {
        **document_of(locked),
        "copy": number,
        "submitted_by": str(by),
        "submitted_at": now,
    }
    return AssessmentCopy.of(document, assessment=locked, number=number, signed_by=by, signed_at=now)


def outcomes_for(assessment: Assessment) -> tuple[AssessmentOutcome, ...]:
    """What may be decided on an assessment: of early help, or on a referral."""
    return OF_EARLY_HELP if assessment.is_early_help else OF_A_REFERRAL


def what_is_missing(assessment: Assessment) -> list[str]:
    """What keeps an assessment from being submitted, in words."""
    found = []
    if not assessment.sections.filter(key=SectionKey.ANALYSIS).exclude(text="").exists():
        found.append("The analysis is not written. Write what all this means for the child.")
    factors = AssessmentFactor.objects.live().filter(assessment=assessment)
    if not assessment.is_early_help and not factors.exists():
        found.append("No factors are chosen. Choose them; if there are none, choose ‘No factors identified’.")
    unsaid = factors.filter(code__in=EFFECT_ASKED, effect="").values_list("code", flat=True)
    found += [say_what_it_does(code, assessment.child) for code in unsaid]
    late = late_unexplained(assessment)
    return [*found, late] if late else found


@service
def decide_assessment(
    *,
    by: User,
    copy: AssessmentCopy,
    outcome: str,
    rationale: str,
    not_seen_reason: str = "",
    census_reason: str = "",
    closure_reason: str = "",
    known: str = "",
    options_considered: str = "",
    replaces: AssessmentDecision | None = None,
    old_work: str = "",
    old_work_reason: str = "",
) -> AssessmentDecision:
    """Return a submitted assessment with reasons, or sign it off and open what happens next.

    Whoever wrote in it never signs it off; nor is it signed off with a child not seen since it started,
    unborn ones aside, without the manager's reason, which stays. Closing takes a census reason. What the
    census would ask about is passed with words.
    """
    assessment = _take(copy, by=by, replaces=replaces)
    if outcome not in outcomes_for(assessment):
        raise NotNow("That cannot follow from this assessment. Choose one of the outcomes offered.")
    if replaces:
        _refuse_to_replace(assessment, copy, replaces, outcome, old_work)
    signed_off = outcome in SIGNED_OFF
    not_seen_reason = _seen_or_why_not(assessment, not_seen_reason) if signed_off else ""
    _finish(assessment, signed_off=signed_off)
    return record_decision(
        AssessmentDecision,
        by=by,
        subject=copy,
        outcome=outcome,
        rationale=rationale,
        authors=authors_of(assessment),
        not_seen_reason=not_seen_reason,
        census_reason=_census_answered(copy, outcome, census_reason),
        closure_reason=_closure_reason(assessment, outcome, closure_reason),
        known=known,
        options_considered=options_considered,
        replaces=replaces,
        old_work=old_work,
        old_work_reason=old_work_reason,
    )


def _take(copy: AssessmentCopy, *, by: User, replaces: AssessmentDecision | None) -> Assessment:
    """The assessment, locked, once it is sure that this copy is whole and the one to decide on now."""
    assessment = Assessment.take(copy.assessment_id)
    if assessment.stopped_at:
        raise NotNow("This assessment was stopped, so there is nothing to decide.")
    if assessment.copies.order_by("-number").first() != copy:
        raise NotNow("A newer copy of this assessment has been submitted since. Decide on that one.")
    made = copy.decisions.select_related("decided_by").first()
    if made and replaces is None:
        # Said before anything else is asked: a decision that closes the referral ends one's access.
        raise NotNow(f"{made.decided_by} has decided this already: {made.outcome_label}.")
    if not may_write(by, assessment.child):
        raise NotYours("A manager of the child’s worker decides on this assessment.")
    require_own_hub(by, assessment)
    _ = copy.document  # Asked for its checksum: nobody decides on an altered copy.
    return assessment


def _refuse_to_replace(
    assessment: Assessment, copy: AssessmentCopy, replaces: AssessmentDecision, outcome: str, old_work: str
) -> None:
    if not assessment.episode.is_open:
        raise NotNow("That decision ended the referral. New work with the child starts with a new contact.")
    if assessment.sections.filter(saved_at__gt=copy.signed_at).exists():
        raise NotNow(
            "The assessment has been changed since it was returned."
            " Ask for it to be submitted again, and decide on that copy."
        )
    if Assessment.objects.open().of(assessment.episode).exclude(pk=assessment.pk).exists():
        raise NotNow("A further assessment of this child is open. Decide there instead.")
    taken_back = replaces.outcome in SIGNED_OFF and outcome == AssessmentOutcome.RETURNED
    if taken_back and old_work != OldWork.STOPPED:
        raise NotNow("To return an assessment that was signed off, stop the work that the sign-off opened.")


def _finish(assessment: Assessment, *, signed_off: bool) -> None:
    """Date the sign-off, before the next step asks what is open. A replaced sign-off keeps its date."""
    finished_on = (assessment.finished_on or clock.today()) if signed_off else None
    if finished_on != assessment.finished_on:
        assessment.finished_on = finished_on
        assessment.save()


def _seen_or_why_not(assessment: Assessment, reason: str) -> str:
    """The manager's reason where the child was not seen, and nothing where they were."""
    if assessment.child.is_unborn or assessment.visits().filter(seen=True).exists():
        return ""
    if not reason.strip():
        raise NotNow(
            f"{assessment.child.called} has not been seen since the assessment started."
            " Return it, or say why you sign it off without the child being seen."
        )
    return reason


def _census_answered(copy: AssessmentCopy, outcome: str, reason: str) -> str:
    """The manager's words to what the census would ask, and nothing where it would not."""
    asked = census_question(copy.document, outcome)
    if asked and not reason.strip():
        raise NotNow(f"{asked} Choose another outcome, return it, or say why it is right.")
    return reason if asked else ""


def _closure_reason(assessment: Assessment, outcome: str, given: str) -> str:
    if outcome not in CLOSING:
        return ""
    allowed = closure_reasons(assessment.child, CLOSING_PATHS[AssessmentOutcome(outcome)])
    if len(allowed) == 1:
        return allowed[0]
    if given not in allowed:
        words = "; ".join(reason.label for reason in allowed)
        raise NotNow(f"Choose why the referral closes. After this assessment the census allows: {words}.")
    return ClosureReason(given)
