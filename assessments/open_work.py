"""What an assessment keeps open on a referral, and what has happened on one."""

from typing import Any

from assessments.models import Assessment, SpecialistAssessment
from casework import clock
from casework.models import User
from casework.templatetags.casework import day_words
from referrals.models import Referral


def open_work(referral: Referral) -> list[str]:
    """The open assessment, in words: a referral does not close while it is open."""
    rows = Assessment.objects.open().filter(referral=referral)
    found = [f"The assessment started on {day_words(row.started_at)} is not signed off" for row in rows]
    specialist = SpecialistAssessment.objects.open().filter(referral=referral).select_related("carer")
    return found + [f"{row.heading}: it is neither agreed nor stopped" for row in specialist]


def happened(referral: Referral) -> list[str]:
    """Says 'assessment' once one was signed off: what the closure reason may be depends on it."""
    signed_off = Assessment.objects.filter(referral=referral, finished_on__isnull=False)
    return ["assessment"] if signed_off.exists() else []


def open_kinds(referral: Referral) -> list[str]:
    """Says 'assessment' while one is open."""
    return ["assessment"] if Assessment.objects.open().filter(referral=referral).exists() else []


def end_after_death(referral: Referral, *, by: User, reason: str) -> list[str]:
    """Stop the open assessments of a child who has died, as they stand, and say why."""
    for model in (Assessment, SpecialistAssessment):
        rows: Any = model._default_manager.filter(referral=referral, finished_on=None, stopped_at=None)
        for row in rows.select_for_update(of=("self",)):
            row.stopped_at, row.stopped_reason = clock.now(), reason
            row.save()
    return []
