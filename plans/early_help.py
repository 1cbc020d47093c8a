"""What plans do for early help: keep it from closing, and end with it where it ends before its time."""

from casework.models import User
from casework.templatetags.casework import day_words
from plans.models import Plan
from plans.services.opening import end_plan, stop_plan
from referrals.models import EarlyHelp


def open_work(early_help: EarlyHelp) -> list[str]:
    """The open plan, in words."""
    return [
        f"The early help plan opened on {day_words(row.opened_at)} has not ended"
        for row in Plan.objects.open().of(early_help)
    ]


def ended_early(early_help: EarlyHelp, *, by: User, reason: str) -> list[str]:
    """End the plan in force; one not yet in force is stopped."""
    for plan in Plan.objects.open().of(early_help).filter(starts_on__isnull=False):
        end_plan(by=by, plan=plan)
    stop_plan(by=by, episode=early_help, reason=reason)
    return []
