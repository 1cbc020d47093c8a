"""The texts of an assessment: its sections, danger statements, scales, and the decisions on it."""

from typing import Any

from assessments.choices import AssessmentOutcome, Factor, MapKind, SectionKey, StillHoldsOutcome
from assessments.models import (
    Assessment,
    AssessmentDecision,
    AssessmentFactor,
    AssessmentSection,
    Contribution,
    CopyShared,
    DangerStatement,
    Disagreement,
    FamilyCopy,
    MapEntry,
    ReviewPoint,
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
        *decisions(whole),
        Texts(
            "Map", MapEntry.objects.filter(child__in=whole), "entered_at",
            ("text", "safety_goal", "person", "one_higher", "ended_reason"), ("child_map", "child_id"),
            by="created_by__full_name", title=lambda kind: str(MapKind(kind).label), code="kind",
        ),
        Texts(
            "Assessment", AssessmentFactor.objects.live().filter(**mine).exclude(effect=""), "entered_at",
            ("effect",), page, title=lambda code: str(Factor(code).label), code="code",
        ),
        *alongside(mine, page),
        *reasons(whole),
        *specialist_texts(whole),
        *of_protection(whole),
    )  # fmt: skip


def decisions(whole: Any) -> list[Texts]:
    """The decisions on an assessment, and on whether it still holds."""
    return [
        Texts(
            "Assessment", AssessmentDecision.objects.filter(copy__assessment__child__in=whole),
            "decided_at", (*DECISION, "not_seen_reason", "census_reason"),
            ("assessment", "copy__assessment_id"),
            by="decided_by__full_name", title=lambda outcome: str(AssessmentOutcome(outcome).label),
            code="outcome",
        ),
        Texts(
            "Assessment", StillHoldsDecision.objects.filter(question__person__in=whole), "decided_at",
            DECISION, ("still_holds", "question_id"), by="decided_by__full_name",
            title=lambda outcome: str(StillHoldsOutcome(outcome).label), code="outcome",
        ),
    ]  # fmt: skip


def reasons(whole: Any) -> list[Texts]:
    """Why an assessment takes longer, and why one was stopped."""
    rows = Assessment.objects.filter(child__in=whole)
    return [
        Texts(
            "Assessment", rows.exclude(late_because=""), "started_at", ("late_because",),
            ("assessment", "pk"), title=lambda _: "Why it takes longer",
        ),
        Texts(
            "Assessment", rows.filter(stopped_at__isnull=False),
            "stopped_at", ("stopped_reason",), ("assessment", "pk"), title=lambda _: "Assessment stopped",
        ),
    ]  # fmt: skip


def alongside(mine: dict[str, Any], page: tuple[str, str]) -> list[Texts]:
    """What stands beside the writing: contributions, reviews, disagreement, and the family's copies."""
    asked = ("assessment_contributions", "assessment_id")
    of_copy = {"copy__assessment__child__in": mine["assessment__child__in"]}
    of_shared = {f"family_copy__{path}": value for path, value in of_copy.items()}
    return [
        Texts(
            "Assessment", Contribution.objects.filter(**mine), "entered_at",
            ("name", "question", "said", "nothing_because"), asked,
            title=lambda name: f"Contribution: {name}", code="name",
        ),
        Texts(
            "Assessment", ReviewPoint.objects.filter(**mine), "entered_at",
            ("looked_at", "direction", "moved_because"), page, title=lambda _: "The manager’s review",
        ),
        Texts(
            "Assessment", Disagreement.objects.filter(**mine), "entered_at", ("name", "about", "done"),
            page, title=lambda name: f"Disagreement: {name}", code="name",
        ),
        Texts(
            "Assessment", FamilyCopy.objects.filter(**of_copy).exclude(text=""), "entered_at", ("text",),
            ("family_copy", "pk"), title=lambda _: "The child’s copy",
        ),
        Texts(
            "Assessment", CopyShared.objects.filter(**of_shared), "entered_at",
            ("shared_with", "response"), ("family_copy", "family_copy_id"),
            title=lambda _: "A copy shared with the family",
        ),
    ]  # fmt: skip
