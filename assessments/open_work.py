"""What an assessment keeps open on a referral, and what has happened on one."""

from typing import Any

from assessments.models import Assessment, Enquiry, SpecialistAssessment, StrategyDiscussion
from assessments.services.enquiry import stop_after_death
from assessments.services.strategy import stop_discussions
from casework import clock
from casework.models import User
from casework.templatetags.casework import day_words
from referrals.models import Referral


def open_work(referral: Referral) -> list[str]:
    """What is open, in words: a referral does not close while it is.

    That is the assessment, a strategy discussion, a section 47 enquiry, and a conference that was
    decided on and has no date (census rules 8867 and 8868).
    """
    rows = Assessment.objects.open().filter(referral=referral)
    specialist = SpecialistAssessment.objects.open().filter(referral=referral).select_related("carer")
    discussions = StrategyDiscussion.objects.open().filter(referral=referral)
    enquiries = Enquiry.objects.open().filter(referral=referral)
    undated = Enquiry.objects.without_conference_date().filter(referral=referral, stopped_at=None)
    return [
        *(f"The assessment started on {day_words(row.started_at)} is not signed off" for row in rows),
        *(f"The strategy discussion asked for on {day_words(row.asked_at)} is open" for row in discussions),
        *(f"The section 47 enquiry of {day_words(row.started_on)} is open" for row in enquiries),
        *("The date of the initial child protection conference is not recorded" for _ in undated),
        *(f"{row.heading}: it is neither agreed nor stopped" for row in specialist),
    ]


def happened(referral: Referral) -> list[str]:
    """Says 'assessment' once one was signed off, 'protection' once a strategy discussion was held.

    What the closure reason may be depends on it.
    """
    signed_off = Assessment.objects.filter(referral=referral, finished_on__isnull=False)
    held = StrategyDiscussion.objects.filter(referral=referral, held_at__isnull=False)
    return ["assessment"] * signed_off.exists() + ["protection"] * held.exists()


def open_kinds(referral: Referral) -> list[str]:
    """Says 'assessment' while one is open."""
    return ["assessment"] if Assessment.objects.open().filter(referral=referral).exists() else []


def end_after_death(referral: Referral, *, by: User, reason: str) -> list[str]:
    """Stop what is open about a child who has died, as it stands, and say why."""
    for model in (Assessment, SpecialistAssessment):
        rows: Any = model._default_manager.filter(referral=referral, finished_on=None, stopped_at=None)
        for row in rows.select_for_update(of=("self",)):
            row.stopped_at, row.stopped_reason = clock.now(), reason
            row.save()
    stop_discussions(by=by, reason=reason, referral=referral)
    stop_after_death(by=by, referral=referral, reason=reason)
    return []
