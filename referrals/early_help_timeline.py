"""What early help puts on a child's timeline: the request, what was decided, agreement, advice."""

from collections.abc import Callable
from typing import Any

from django.db.models import F

from referrals.early_help_choices import Adviser, CameFrom, ConsentAnswer, EarlyHelpOutcome, Ending
from referrals.models import EarlyHelp, EarlyHelpConsent, EarlyHelpConsultation, EarlyHelpDecision


def told(readable: Any, shape: Callable[..., Any]) -> list[tuple[str, Any]]:
    """Rows in the shape of the front door’s, each with its kind."""
    asked = EarlyHelp.objects.filter(child__in=readable)
    answers = EarlyHelpConsent.objects.filter(early_help__child__in=readable)
    decisions = EarlyHelpDecision.objects.filter(early_help__child__in=readable)
    advice = EarlyHelpConsultation.objects.filter(early_help__child__in=readable)
    part = {"child": "early_help__child", "at": "entered_at", "by": "created_by", "link": "early_help_id"}
    return [
        (
            "early_help",
            shape(
                asked, "asked", child="child", at="asked_at", by="created_by", code="came_from",
                more="team__name", link="id", text=F("story"),
            ),
        ),
        (
            "early_help",
            shape(
                decisions, "helped", child="early_help__child", at="decided_at", by="decided_by",
                code="outcome", more="ending", link="early_help_id", text=F("rationale"),
                entered="decided_at",
            ),
        ),
        (
            "early_help",
            shape(answers, "consent", code="answer", more="asked_of", text=F("explained"), **part),
        ),
        (
            "early_help",
            shape(advice, "advised", code="profession", more="adviser", text=F("advice"), **part),
        ),
    ]  # fmt: skip


def _decided(outcome: str, ending: str) -> str:
    why = f": {Ending(ending).label.lower()}" if ending else ""
    return f"Decided: {EarlyHelpOutcome(outcome).label}{why}"


TITLES: dict[str, tuple[str, Callable[[str, str], str], str]] = {
    "asked": ("early_help", lambda how, team: f"Early help asked for: {CameFrom(how).label}", "early_help"),
    "helped": ("early_help", lambda outcome, ending: _decided(outcome, ending), "early_help"),
    "consent": (
        "early_help",
        lambda answer, whom: f"Early help: {ConsentAnswer(answer).label.lower()} ({whom})",
        "early_help",
    ),
    "advised": (
        "early_help",
        lambda kind, adviser: f"Advice of {adviser}: {Adviser(kind).label}",
        "early_help",
    ),
}
