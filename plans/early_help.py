"""What plans do for early help: keep it from closing, and end with it where it ends before its time."""

from typing import Any

from django.urls import reverse

from casework.models import User
from casework.templatetags.casework import day_words
from plans.models import FamilyMeeting, Plan
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


def work_of(early_help: EarlyHelp) -> list[dict[str, Any]]:
    """The plan, and the meetings of the team around the family, for the page of early help."""
    plans = [
        {
            "label": row.get_kind_display(),
            "state": _state(row),
            "colour": "green" if row.is_open and row.starts_on else "grey",
            "url": reverse("plan", args=[row.pk]),
            "on": row.starts_on or row.opened_at,
        }
        for row in Plan.objects.of(early_help)
    ]
    meetings = [
        {
            "label": "Team around the family meeting",
            "state": "Held",
            "colour": "grey",
            "url": reverse("family_meeting", args=[row.pk]),
            "on": row.held_on,
        }
        for row in FamilyMeeting.objects.filter(early_help=early_help)
    ]
    return [*plans, *meetings]


def _state(plan: Plan) -> str:
    if plan.stopped_at or plan.ended_on:
        return "Stopped" if plan.stopped_at else "Ended"
    return "In force" if plan.starts_on else "Being written"
