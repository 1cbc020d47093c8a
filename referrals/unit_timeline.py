"""What the unit puts on a child’s timeline besides screening: advice given, and handovers between shifts."""

from collections.abc import Callable
from typing import Any

from django.db.models import F, TextField, Value
from django.db.models.functions import Concat

from referrals.choices import ReferralSource, lower
from referrals.models import Consultation, Handover


def told(readable: Any, shape: Callable[..., Any]) -> list[tuple[str, Any]]:
    """Advice that was asked for, and what one shift handed to the other: given, answered, done."""
    consulted = Consultation.objects.filter(child__in=readable)
    handed = Handover.objects.filter(child__in=readable, given_at__isnull=False)
    advised = Concat("question", Value("\n\nAdvised: "), "advice", output_field=TextField())
    said = Concat("risks", Value("\n\nBefore the next shift: "), "must_happen", output_field=TextField())
    asked = {"child": "child", "at": "asked_at", "by": "adviser", "code": "source", "more": "asker_agency"}
    side = {"child": "child", "code": "state", "more": "to_team__name", "link": "id"}
    given, ended = {"entered": "given_at", **side}, {"entered": "done_at", **side}
    answered, done = handed.filter(answered_at__isnull=False), handed.filter(done_at__isnull=False)
    taken = {"at": "answered_at", "by": "answered_by", "text": F("answer_note"), **side}
    taken["entered"] = "answered_at"
    return [
        ("consultation", shape(consulted, "consulted", text=advised, link="id", **asked)),
        ("handover", shape(handed, "handed", at="given_at", by="given_by", text=said, **given)),
        (
            "handover",
            shape(answered, "taken", **taken),
        ),
        ("handover", shape(done, "seen_to", at="done_at", by="done_by", text=F("done_note"), **ended)),
    ]


#: For each happening: its kind, its title from its code and the rest, and the page it leads to.
TITLES: dict[str, tuple[str, Callable[[str, str], str], str]] = {
    "consulted": (
        "consultation",
        lambda source, agency: f"Advice asked for by {agency or lower(ReferralSource(source).label)}",
        "consultation",
    ),
    "handed": ("handover", lambda state, team: f"Handed over to {team}", "handover"),
    "taken": (
        "handover",
        lambda state, team: f"Handover {'returned' if state == 'returned' else 'accepted'} by {team}",
        "handover",
    ),
    "seen_to": ("handover", lambda state, team: f"Handover done by {team}", "handover"),
}
