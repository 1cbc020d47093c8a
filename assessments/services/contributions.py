"""Contributions of other agencies to an assessment: asked for, chased, received, or not to be had."""

from datetime import date
from typing import NotRequired, TypedDict, Unpack

from assessments.guards import require_editable, require_not_stopped
from assessments.models import Assessment, Contribution, Disagreement
from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.access import require_worker
from children.models import Document
from children.records import records_of


class Asked(TypedDict):
    """Who is asked, for what and by when."""

    agency: str
    name: str
    needed_by: date
    asked_on: NotRequired[date | None]
    reach: NotRequired[str]
    question: NotRequired[str]
    confidential: NotRequired[bool]


@service
def ask_for_contribution(*, by: User, assessment: Assessment, **asked: Unpack[Asked]) -> Contribution:
    """Record that an agency was asked to contribute to an assessment, and by when it is needed.

    An assessment is made with those who know the child (Working Together): one asked and not answered
    is seen, chased, and told to whoever signs it off.
    """
    locked = Assessment.take(assessment.pk)
    require_worker(by, locked.child)
    require_editable(locked)
    asked["asked_on"] = asked_on = asked.get("asked_on") or clock.today()
    if asked_on > clock.today():
        raise NotNow("They cannot have been asked later than today. Check the date.")
    if asked["needed_by"] < asked_on:
        raise NotNow("It is needed on the day they were asked, or later. Check the dates.")
    return Contribution.objects.create(assessment=locked, **asked)


@service
def chase_contribution(
    *, by: User, contribution: Contribution, version: int, chased_on: date, needed_by: date | None = None
) -> Contribution:
    """Record that an agency was reminded, and perhaps a new day by which it is needed."""
    row = _take_out(by, contribution, version)
    if not row.asked_on <= chased_on <= clock.today():
        raise NotNow("They were chased after they were asked, and not later than today. Check the date.")
    row.times_chased, row.chased_on = row.times_chased + 1, chased_on
    row.needed_by = needed_by or row.needed_by
    row.save()
    return row


@service
def receive_contribution(
    *,
    by: User,
    contribution: Contribution,
    version: int,
    received_on: date,
    said: str = "",
    document: Document | None = None,
    confidential: bool = False,
) -> Contribution:
    """Record what an agency said, in words or as a document of the child.

    It is kept even while the assessment is with the manager or signed off; the signed copy stays as it is.
    """
    row = _take_out(by, contribution, version)
    if not row.asked_on <= received_on <= clock.today():
        raise NotNow("It came after they were asked, and not later than today. Check the date.")
    if not said.strip() and document is None:
        raise NotNow("Write what they said, or choose the document that holds it.")
    if document and not records_of(row.child).filter(pk=document.child_id).exists():
        raise NotNow("Choose a document of this child.")
    row.received_on, row.said, row.document = received_on, said, document
    row.confidential = confidential
    row.save()
    return row


@service
def give_up_contribution(*, by: User, contribution: Contribution, version: int, reason: str) -> Contribution:
    """Record that nothing was received, and why. It may be received later all the same."""
    row = _take_out(by, contribution, version)
    if not reason.strip():
        raise NotNow("Say why nothing was received.")
    row.nothing_because = reason
    row.save()
    return row


@service
def record_disagreement(
    *, by: User, assessment: Assessment, party: str, name: str, about: str, done: str, told_on: date
) -> Disagreement:
    """Record who sees it otherwise, about what, and what was done about it.

    At any time, after the sign-off too: a family often says so once it has read its copy.
    """
    locked = Assessment.take(assessment.pk)
    require_worker(by, locked.child)
    require_not_stopped(locked)
    if told_on > clock.today():
        raise NotNow("They cannot have said so later than today. Check the date.")
    if not (name.strip() and about.strip() and done.strip()):
        raise NotNow("Say who disagrees, with what, and what was done about it.")
    return Disagreement.objects.create(
        assessment=locked, party=party, name=name, about=about, done=done, told_on=told_on
    )


def _take_out(by: User, contribution: Contribution, version: int) -> Contribution:
    """The contribution, locked, of an assessment that goes on. One given up may still come."""
    assessment = Assessment.take(contribution.assessment_id)
    require_worker(by, assessment.child)
    require_not_stopped(assessment)
    row = Contribution.take(contribution.pk, version=version)
    if row.received_on:
        raise NotNow("What they said is recorded already. Ask again if you need more from them.")
    row.nothing_because = ""
    return row
