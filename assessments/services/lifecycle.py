"""Starting an assessment, and stopping one on which nothing was done."""

from datetime import date

from assessments.choices import SHAREABLE
from assessments.models import Assessment, AssessmentSection
from assessments.services.reviewing import set_review_points
from assessments.timescales import (
    ASSESSMENT,
    CHILD_SEEN,
    CHILD_SEEN_AFTER_BIRTH,
    EARLY_HELP_ASSESSMENT,
    FURTHER_ASSESSMENT,
)
from assessments.wording import sections_of
from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from referrals.episode import episode_field
from referrals.models import EarlyHelp, Referral


@service
def start_assessment(*, by: User, referral: Referral, afresh: bool = False) -> Assessment:
    """Start the single assessment of a child, with all its sections to be written.

    Due 45 working days from receipt of the referral (Working Together). Where the same referral had
    an assessment signed off before, from its own start (children in need census, rule 8670Q). The
    child is to be seen within the local figure; an unborn child is exempt. `afresh` counts from now
    too: a twin's, where the first child's assessment is behind them. It does not start before its
    referral (rule 1103).
    """
    referral = Referral.take(referral.pk)
    if clock.now() < referral.received_at:
        raise NotNow("The referral is dated later than now. Correct when it was received first.")
    if not referral.is_open:
        raise NotNow("This referral is not open. New work with the child starts with a new contact.")
    if Assessment.objects.open().filter(referral=referral).exists():
        raise NotNow("This child has an open assessment already. Go on with that one.")
    signed_off = Assessment.objects.filter(referral=referral, finished_on__isnull=False)
    further = afresh or signed_off.exists()
    rule, counts_from = (FURTHER_ASSESSMENT, clock.now()) if further else (ASSESSMENT, referral.received_at)
    assessment = Assessment.objects.create(
        referral=referral,
        started_at=clock.now(),
        counts_from=counts_from,
        due_on=rule.due(counts_from),
        see_child_by=None if referral.child.is_unborn else CHILD_SEEN.due(clock.now()),
    )
    _lay_out(assessment)
    set_review_points(assessment)
    return assessment


@service
def go_on_assessing(*, by: User, referral: Referral) -> None:
    """The open assessment of a referral goes on; where there is none, one starts."""
    if not Assessment.objects.open().filter(referral=referral).exists():
        start_assessment(by=by, referral=referral)


@service
def start_early_help_assessment(*, by: User, early_help: EarlyHelp, agreed_on: date) -> Assessment:
    """Start the early help assessment of a child, once the family has agreed to it.

    Due within the local figure from their agreement. Where one is open already it goes on; where one
    was signed off, that one stands.
    """
    episode = EarlyHelp.take(early_help.pk)
    made = Assessment.objects.of(episode).filter(stopped_at=None).order_by("-started_at").first()
    if made:
        return made
    assessment = Assessment.objects.create(
        early_help=episode,
        started_at=clock.now(),
        counts_from=clock.now(),
        due_on=EARLY_HELP_ASSESSMENT.due(agreed_on),
        see_child_by=None if episode.child.is_unborn else CHILD_SEEN.due(clock.now()),
    )
    _lay_out(assessment)
    return assessment


@service
def start_again(*, by: User, struck_out: Assessment) -> Assessment:
    """Start an empty assessment in the place of one recorded in error, on the same clocks."""
    assessment = Assessment.objects.create(
        **episode_field(struck_out.episode),
        started_at=struck_out.started_at,
        counts_from=struck_out.counts_from,
        due_on=struck_out.due_on,
        see_child_by=struck_out.see_child_by,
    )
    _lay_out(assessment)
    if not assessment.is_early_help:
        set_review_points(assessment)
    return assessment


def _lay_out(assessment: Assessment) -> None:
    for key in sections_of(assessment):
        AssessmentSection.objects.create(assessment=assessment, key=key)


@service
def start_twins_assessment(*, by: User, referral: Referral, first: Referral) -> Assessment:
    """Start the assessment of a twin, beside the one the first child has open.

    The child is to be seen within days of the birth. It is due on the same day as that one, and
    begins with the sections that are common to brothers and sisters, each still to be read and
    completed for this child.
    """
    beside = Assessment.objects.open().filter(referral=first).first()
    assessment = start_assessment(by=by, referral=referral, afresh=beside is None)
    born = referral.child.date_of_birth
    if born:
        assessment.see_child_from, assessment.see_child_by = born, CHILD_SEEN_AFTER_BIRTH.due(born)
        assessment.save()
    if beside:
        common = dict(beside.sections.filter(key__in=SHAREABLE).exclude(text="").values_list("key", "text"))
        for section in assessment.sections.filter(key__in=common).select_for_update(of=("self",)):
            section.text, section.saved_at, section.saved_by = common[section.key], clock.now(), by
            section.save()
    return assessment


@service
def stop_assessment(*, by: User, referral: Referral, reason: str) -> None:
    """Stop the open assessment of a referral, because the decision that opened it was replaced.

    Only while nothing is recorded on it: raises NotNow once a section was saved or the child was
    visited. A referral without an open assessment is left as it is.
    """
    open_one = Assessment.objects.open().filter(referral=referral).first()
    if open_one is None:
        return
    assessment = Assessment.take(open_one.pk)
    written = assessment.sections.filter(saved_at__isnull=False).exists()
    if written or assessment.visits().exists():
        raise NotNow("Work on the assessment has begun. Keep it, or finish it by a decision.")
    assessment.stopped_at = clock.now()
    assessment.stopped_reason = reason
    assessment.save()
