"""Two records of one person on the timeline: that it was proposed, decided, and undone."""

from typing import Any

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Concat

from casework.asker import Asker
from casework.models import User
from children.models import Merge, MergeDecision, Person
from children.querysets import one_of

KINDS = {"merge": "Two records"}
PROPOSED, DECIDED, UNDONE = "proposed", "decided", "undone"


def shaped(user: User | Asker, people: Any) -> list[tuple[Any, dict[str, Any]]]:
    """Proposals and decisions about these people, where the other record may be known of, each with the
    columns of children.timeline: what it is stands in the code, before the number of the other record."""
    known = one_of(Person.objects.findable_by(user), "merged")
    proposed = Merge.objects.filter(known, standing__in=people)
    made = MergeDecision.objects.filter(merge__in=proposed.values("pk"))
    undone = Case(When(Q(supersedes=None), then=Value(DECIDED)), default=Value(UNDONE))
    return [
        (
            proposed,
            {
                "code": Value(PROPOSED),
                "more": F("merged__number"),
                "said": F("reason"),
                "moment": F("entered_at"),
                "whose": F("standing_id"),
                "who": F("created_by__full_name"),
            },
        ),
        (
            made,
            {
                "code": Concat(undone, Value(" "), "outcome"),
                "more": F("merge__merged__number"),
                "said": F("rationale"),
                "moment": F("decided_at"),
                "whose": F("merge__standing_id"),
                "who": F("decided_by__full_name"),
                "entered": "decided_at",
                "row": "merge_id",
            },
        ),
    ]


def title(code: str, number: str) -> str:
    """What happened, with the number of the other record."""
    what, _, outcome = code.partition(" ")
    if what == PROPOSED:
        return f"Proposed that {number} is a second record of this person"
    if what == UNDONE:
        return f"Merge with {number} undone"
    return f"Decided of {number}: {MergeDecision.outcomes(outcome).label}"
