"""The texts of an assessment: its sections, danger statements, scales, and the decisions on it."""

from assessments.choices import AssessmentOutcome, MapKind, SectionKey, StillHoldsOutcome
from assessments.models import (
    Assessment,
    AssessmentDecision,
    AssessmentSection,
    DangerStatement,
    MapEntry,
    Scale,
    StillHoldsDecision,
)
from assessments.protection_texts import of_protection
from assessments.specialist.telling import specialist_texts
from casework.matching import Words
from casework.models import User
from children.contributions import Found
from children.finding import DECISION, Texts, find
from children.models import Person
from children.records import records_of


def found_in(user: User, child: Person, words: Words, limit: int) -> list[Found]:
    """The parts that hold every word as they stand now, newest first. One query."""
    whole = records_of(child)
    mine, page = {"assessment__child__in": whole}, ("assessment", "assessment_id")
    return find(
        words,
        limit,
        Texts(
            "Assessment", AssessmentSection.objects.filter(**mine, saved_at__isnull=False), "saved_at",
            ("text",), page, by="saved_by__full_name",
            title=lambda key: str(SectionKey(key).label), code="key",
        ),
        Texts(
            "Assessment", DangerStatement.objects.live().filter(**mine), "entered_at",
            ("statement", "safety_goal"), page, title=lambda _: "Danger statement and safety goal",
        ),
        Texts(
            "Assessment", Scale.objects.live().filter(**mine), "entered_at",
            ("person", "reason", "one_higher"), page,
            title=lambda who: f"How safe is it: {who}", code="person",
        ),
        Texts(
            "Assessment", AssessmentDecision.objects.filter(copy__assessment__child__in=whole),
            "decided_at", (*DECISION, "not_seen_reason"), ("assessment", "copy__assessment_id"),
            by="decided_by__full_name", title=lambda outcome: str(AssessmentOutcome(outcome).label),
            code="outcome",
        ),
        Texts(
            "Map", MapEntry.objects.filter(child__in=whole), "entered_at",
            ("text", "safety_goal", "person", "one_higher", "ended_reason"), ("child_map", "child_id"),
            by="created_by__full_name", title=lambda kind: str(MapKind(kind).label), code="kind",
        ),
        Texts(
            "Assessment", StillHoldsDecision.objects.filter(question__person__in=whole), "decided_at",
            DECISION, ("still_holds", "question_id"), by="decided_by__full_name",
            title=lambda outcome: str(StillHoldsOutcome(outcome).label), code="outcome",
        ),
        Texts(
            "Assessment", Assessment.objects.filter(child__in=whole, stopped_at__isnull=False),
            "stopped_at", ("stopped_reason",), ("assessment", "pk"), title=lambda _: "Assessment stopped",
        ),
        *specialist_texts(whole),
        *of_protection(whole),
    )  # fmt: skip
