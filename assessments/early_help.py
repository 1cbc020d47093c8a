"""What assessments do for early help: begin when the family agrees, and keep it from closing."""

from datetime import date
from typing import Any

from django.urls import reverse

from assessments.models import Assessment
from assessments.services import start_early_help_assessment
from casework import clock
from casework.models import User
from casework.templatetags.casework import day_words
from referrals.models import EarlyHelp


def begun(early_help: EarlyHelp, *, by: User, agreed_on: date) -> list[str]:
    """The family has agreed: the early help assessment starts."""
    start_early_help_assessment(by=by, early_help=early_help, agreed_on=agreed_on)
    return []


def open_work(early_help: EarlyHelp) -> list[str]:
    """The open assessment, in words. One on which nothing is written yet, for want of agreement, too."""
    rows = Assessment.objects.open().of(early_help)
    return [f"The assessment started on {day_words(row.started_at)} is not signed off" for row in rows]


def ended_early(early_help: EarlyHelp, *, by: User, reason: str) -> list[str]:
    """Stop the open assessment, where the work ends before its time, and say why."""
    for row in Assessment.objects.open().of(early_help).select_for_update(of=("self",)):
        row.stopped_at, row.stopped_reason = clock.now(), reason
        row.save()
    return []


def work_of(early_help: EarlyHelp) -> list[dict[str, Any]]:
    """The assessment, for the page of early help."""
    return [
        {
            "label": "Early help assessment",
            "state": _state(row),
            "colour": "green" if row.finished_on else "blue" if row.is_open else "grey",
            "url": reverse("assessment", args=[row.pk]),
            "on": row.finished_on or row.started_at,
        }
        for row in Assessment.objects.of(early_help)
    ]


def _state(assessment: Assessment) -> str:
    if assessment.stopped_at:
        return "Stopped"
    return "Signed off" if assessment.finished_on else "Being written"
