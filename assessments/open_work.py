"""What an assessment keeps open on a referral, and what has happened on one."""

from assessments.models import Assessment
from casework import clock
from casework.models import User
from casework.templatetags.casework import day_words
from referrals.models import Referral


def open_work(referral: Referral) -> list[str]:
    """The open assessment, in words: a referral does not close while it is open."""
    rows = Assessment.objects.open().filter(referral=referral)
    return [f"The assessment started on {day_words(row.started_at)} is not signed off" for row in rows]


def happened(referral: Referral) -> list[str]:
    """Says 'assessment' once one was signed off: what the closure reason may be depends on it."""
    signed_off = Assessment.objects.filter(referral=referral, finished_on__isnull=False)
    return ["assessment"] if signed_off.exists() else []


def open_kinds(referral: Referral) -> list[str]:
    """Says 'assessment' while one is open."""
    return ["assessment"] if Assessment.objects.open().filter(referral=referral).exists() else []


def end_after_death(referral: Referral, *, by: User, reason: str) -> list[str]:
    """Stop the open assessment of a child who has died, as it stands, and say why."""
    for row in Assessment.objects.open().filter(referral=referral).select_for_update(of=("self",)):
        row.stopped_at, row.stopped_reason = clock.now(), reason
        row.save()
    return []
