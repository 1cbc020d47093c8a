"""What a plan keeps open on a referral, and what has happened on one."""

from casework.models import User
from casework.templatetags.casework import day_words
from plans.models import Plan
from plans.services.opening import end_plan, stop_plan
from referrals.models import Referral


def open_work(referral: Referral) -> list[str]:
    """The open plan, in words: a referral does not close while it is open."""
    rows = Plan.objects.open().filter(referral=referral)
    return [
        f"The {row.get_kind_display().lower()} opened on {day_words(row.opened_at)} has not ended"
        for row in rows
    ]


def happened(referral: Referral) -> list[str]:
    """Says 'plan' once one was in force: what the closure reason may be depends on it."""
    in_force = Plan.objects.filter(referral=referral, starts_on__isnull=False)
    return ["plan"] if in_force.exists() else []


def open_kinds(referral: Referral) -> list[str]:
    """Says 'plan' while one is open."""
    return ["plan"] if Plan.objects.open().filter(referral=referral).exists() else []


def end_after_death(referral: Referral, *, by: User, reason: str) -> list[str]:
    """End the plan of a child who has died; one not yet in force is stopped."""
    for plan in Plan.objects.open().filter(referral=referral, starts_on__isnull=False):
        end_plan(by=by, plan=plan)
    stop_plan(by=by, episode=referral, reason=reason)
    return []
