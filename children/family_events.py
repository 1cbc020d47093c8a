"""What the network round a child puts on the timeline: parental responsibility, professionals, ties, and what
was decided when a warning was looked at again. Of people it names only professionals."""

from collections.abc import Callable
from typing import Any

from django.db.models import Case, F, Value, When
from django.db.models.functions import Concat

from children.family_choices import ProfessionalRole, ResponsibilitySource, ReviewOfWarning, TieKind
from children.models import NetworkTie, ParentalResponsibility, Professional, WarningReview

#: What each row is called, by the mark it carries.
TITLES: dict[str, Callable[[str, str], str]] = {
    "responsibility": lambda code, more: f"Parental responsibility: {ResponsibilitySource(code).label}{more}",
    "professional": lambda code, more: f"{ProfessionalRole(code).label}: {more}",
    "tie": lambda code, more: f"{TieKind(code).label}: {more}",
    "warning_review": lambda code, more: f"Warning looked at again: {ReviewOfWarning(code).label.lower()}",
}
#: On the timeline a review of a warning is one more of the kind “warning”.
KIND_OF = {"responsibility": "family", "professional": "family", "tie": "family", "warning_review": "warning"}


def rows_of(people: Any, shape: Callable[..., Any]) -> list[tuple[str, Any]]:
    """The kind and the rows of each, in the shape in which the timeline puts kinds together."""
    entered = {"moment": F("entered_at"), "whose": F("person_id"), "who": F("created_by__full_name")}
    reviewed = {
        "moment": F("reviewed_at"),
        "whose": F("warning__person_id"),
        "who": F("reviewed_by__full_name"),
        "entered": "reviewed_at",
    }
    over = Case(When(ends=None, then=Value("")), default=Value(" (ended since)"))
    named = Concat(F("name"), over)
    responsible = ParentalResponsibility.objects.filter(person__in=people)
    professionals = Professional.objects.filter(person__in=people)
    ties = NetworkTie.objects.filter(person__in=people)
    reviews = WarningReview.objects.filter(warning__person__in=people)
    return [
        (
            "family",
            shape(responsible, "responsibility", code=F("source"), more=over, said=F("details"), **entered),
        ),
        (
            "family",
            shape(professionals, "professional", code=F("role"), more=named, said=F("agency"), **entered),
        ),
        ("family", shape(ties, "tie", code=F("kind"), more=named, said=F("note"), **entered)),
        (
            "warning",
            shape(
                reviews,
                "warning_review",
                code=F("outcome"),
                more=F("warning__kind"),
                said=F("reason"),
                **reviewed,
            ),
        ),
    ]
