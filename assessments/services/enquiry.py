"""A section 47 enquiry: started by a strategy discussion, written, submitted, decided on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from assessments.models import (
    Enquiry,
    EnquiryCheck,
    EnquiryDecision,
    EvidenceInterview,
    MedicalExamination,
    StrategyDiscussion,
)
from assessments.protection import conference_refused, has_assessment
from assessments.protection_choices import WITHOUT_CONFERENCE, EnquiryOutcome, Substantiated
from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.access import require_worker, require_writer
from children.decisions import record_decision
from children.timescales import INITIAL_CONFERENCE
from referrals.closing import closure_reasons
from referrals.models import Referral
from referrals.open_work import everything_open

Part = MedicalExamination | EvidenceInterview | EnquiryCheck
PARTS: dict[str, type[Any]] = {
    "medical": MedicalExamination,
    "interview": EvidenceInterview,
    "check": EnquiryCheck,
}


@service
def start_enquiry(*, by: User, discussion: StrategyDiscussion, joint: bool) -> Enquiry:
    """Start the enquiry a discussion decided on, dated that day; the conference clock counts from it.

    15 working days from the discussion that started it, not from the referral nor from the end of the
    enquiry (Working Together, chapter 3).
    """
    referral = Referral.take(discussion.referral_id)
    running = Enquiry.objects.open().filter(referral=referral).first()
    if running and running.discussion_id == discussion.pk:
        # The decision was replaced by the other way of enquiring, and the work is kept.
        running.joint = joint
        running.save()
        return running
    if running:
        raise NotNow("This child has an open section 47 enquiry already. Go on with that one.")
    if discussion.held_at is None:
        raise NotNow("Record first that the discussion was held.")
    return Enquiry.objects.create(
        referral=referral,
        discussion=discussion,
        started_on=timezone.localdate(discussion.held_at),
        conference_due_on=INITIAL_CONFERENCE.due(discussion.held_at),
        joint=joint,
    )


@service
def stop_enquiry(*, by: User, discussion: StrategyDiscussion, reason: str) -> None:
    """Stop the enquiry that a replaced decision had started; NotNow once work on it has begun."""
    for row in Enquiry.objects.filter(discussion=discussion, stopped_at=None).select_for_update(of=("self",)):
        if not row.is_open or row.plan or row.findings or row.submitted_at or _parts_of(row):
            raise NotNow("Work on the section 47 enquiry has begun. Keep it, or end it by a decision.")
        if row.visits().exists():
            raise NotNow("The child was visited in the enquiry. Keep it, or end it by a decision.")
        if row.discussions.exists():
            raise NotNow("A further strategy discussion belongs to the enquiry. Keep it.")
        row.stopped_at, row.stopped_reason = clock.now(), reason
        row.save()


@service
def stop_after_death(*, by: User, referral: Referral, reason: str) -> None:
    """Stop the open enquiry of a child who has died, and wait no longer for its conference."""
    for row in Enquiry.objects.open().filter(referral=referral).select_for_update(of=("self",)):
        row.stopped_at, row.stopped_reason = clock.now(), reason
        row.save()
    waiting = Enquiry.objects.without_conference_date().filter(referral=referral, stopped_at=None)
    for row in waiting.select_for_update(of=("self",)):
        row.stopped_at, row.stopped_reason, row.conference_not_required = clock.now(), reason, True
        row.save()


def _parts_of(row: Enquiry) -> bool:
    return any(model.objects.filter(enquiry=row).exists() for model in PARTS.values())


def require_being_written(row: Enquiry) -> None:
    """Raises NotNow once the enquiry is with the manager, ended or stopped."""
    if not row.is_open:
        raise NotNow("This enquiry has ended. What it says stays as it is.")
    if row.submitted_at:
        raise NotNow(
            f"{row.submitted_by} submitted this enquiry. It can be changed if the manager returns it."
        )


@service
def save_enquiry(
    *, by: User, enquiry: Enquiry, version: int, lead: User | None, plan: str, findings: str
) -> Enquiry:
    """Write who leads the enquiry, its plan, and what it found."""
    row = Enquiry.take(enquiry.pk, version=version)
    require_worker(by, row.child)
    require_being_written(row)
    row.lead, row.plan, row.findings = lead, plan, findings
    row.save()
    return row


@service
def record_part(*, by: User, enquiry: Enquiry, kind: str, answers: Mapping[str, Any]) -> Part:
    """Record a medical examination, an interview, or that an agency was asked what it knows."""
    row = Enquiry.take(enquiry.pk)
    require_writer(by, row.child)
    require_being_written(row)
    part: Part = PARTS[kind](enquiry=row)
    return _save_part(part, answers)


@service
def change_part(*, by: User, part: Part, version: int, answers: Mapping[str, Any]) -> Part:
    """Mend one, or take down what the agency answered."""
    row: Part = type(part).take(part.pk, version=version)
    require_writer(by, row.child)
    require_being_written(Enquiry.take(row.enquiry_id))
    return _save_part(row, answers)


def _save_part(part: Part, answers: Mapping[str, Any]) -> Part:
    for name, value in answers.items():
        setattr(part, name, value)
    try:
        part.validate_constraints()
    except ValidationError as wrong:
        raise NotNow("This cannot be saved as it stands.", reasons=wrong.messages) from wrong
    part.save()
    return part


def what_keeps_from_submitting(row: Enquiry) -> list[str]:
    """What an enquiry lacks before a manager can decide on it, in words."""
    asked = [
        (row.lead_id is None, "Nobody is named who leads the enquiry."),
        (not row.plan.strip(), "The plan of the enquiry is not written."),
        (not row.findings.strip(), "What was found is not written."),
    ]
    return [words for lacking, words in asked if lacking]


@service
def submit_enquiry(*, by: User, enquiry: Enquiry, version: int) -> Enquiry:
    """Give the enquiry to the manager. Nothing in it changes until they decide."""
    row = Enquiry.take(enquiry.pk, version=version)
    require_worker(by, row.child)
    require_being_written(row)
    missing = what_keeps_from_submitting(row)
    if missing:
        raise NotNow("This enquiry is not ready to be submitted.", reasons=missing)
    row.submitted_at, row.submitted_by = clock.now(), by
    row.save()
    return row


@service
def decide_enquiry(
    *,
    by: User,
    enquiry: Enquiry,
    outcome: str,
    rationale: str,
    substantiated: str = "",
    conference_on: date | None = None,
    conference_late_reason: str = "",
    no_assessment_reason: str = "",
    closure_reason: str = "",
    known: str = "",
    options_considered: str = "",
) -> EnquiryDecision:
    """Return an enquiry, or end it: conference, the assessment continues, or no further action.

    Whoever wrote or submitted it never decides on it. It says whether the concern was substantiated, and that
    no conference is required where it ends in none (census rule 8868).
    """
    row = Enquiry.take(enquiry.pk)
    require_writer(by, row.child)
    if not row.is_open or row.submitted_at is None:
        raise NotNow("This enquiry does not wait for a decision. Its page says where it is.")
    authors = authors_of(row)
    if outcome == EnquiryOutcome.RETURNED:
        row.submitted_at = row.submitted_by = None
        substantiated = no_assessment_reason = ""
    else:
        no_assessment_reason = _assessed_or_why_not(row, outcome, no_assessment_reason)
        _end(row, outcome, substantiated, conference_on, conference_late_reason)
    row.save()
    return record_decision(
        EnquiryDecision,
        by=by,
        subject=row,
        outcome=outcome,
        rationale=rationale,
        authors=authors,
        substantiated=substantiated,
        no_assessment_reason=no_assessment_reason,
        closure_reason=_closure_reason(row, outcome, closure_reason),
        known=known,
        options_considered=options_considered,
    )


def authors_of(row: Enquiry) -> set[User]:
    """Who wrote the plan or the findings, and who submitted them: none of these decides."""
    found, before = {row.submitted_by} if row.submitted_by else set(), ("", "")
    for saved in row.history.select_related("history_user").order_by("history_date", "history_id"):
        if (saved.plan, saved.findings) != before and saved.history_user:
            found.add(saved.history_user)
        before = (saved.plan, saved.findings)
    return found


def _end(
    row: Enquiry, outcome: str, substantiated: str, conference_on: date | None, late_reason: str
) -> None:
    if substantiated not in Substantiated.values:
        raise NotNow("Say whether the concern was substantiated.")
    row.ended_on = clock.today()
    row.conference_not_required = outcome in WITHOUT_CONFERENCE
    if outcome == EnquiryOutcome.CONFERENCE and conference_on:
        _book(row, conference_on, late_reason)


def _closure_reason(row: Enquiry, outcome: str, given: str) -> str:
    """The census reason, where ending the enquiry leaves nothing open on the referral."""
    if outcome != EnquiryOutcome.NO_FURTHER_ACTION or everything_open(row.referral):
        return ""
    if given not in closure_reasons(row.child, "passed_on_ended"):
        raise NotNow("Choose why the referral closes: nothing else keeps it open.")
    return given


def _assessed_or_why_not(row: Enquiry, outcome: str, reason: str) -> str:
    """The manager’s reason where there is no assessment; one starts where the assessment continues."""
    if has_assessment(row) or outcome == EnquiryOutcome.CONTINUE_ASSESSMENT:
        return ""
    if not reason.strip():
        raise NotNow("The referral has no assessment, which the census asks about. Say why there is none.")
    return reason


@service
def book_conference(
    *, by: User, enquiry: Enquiry, version: int, conference_on: date, conference_late_reason: str = ""
) -> Enquiry:
    """Enter or change the day of the initial conference that an enquiry ended in."""
    row = Enquiry.take(enquiry.pk, version=version)
    require_writer(by, row.child)
    if row.is_open or row.stopped_at or row.conference_not_required:
        raise NotNow("A conference is booked once a manager has decided that there is to be one.")
    _book(row, conference_on, conference_late_reason)
    row.save()
    return row


def _book(row: Enquiry, day: date, late_reason: str) -> None:
    refused = conference_refused(row, day)
    if refused:
        raise NotNow(refused)
    late = day > row.conference_due_on
    if late and not late_reason.strip():
        raise NotNow("The conference is later than 15 working days from the discussion. Say why.")
    row.conference_on, row.conference_late_reason = day, late_reason if late else ""
