"""The texts of an assessment: its sections, danger statements, scales, and the decisions on it."""

from assessments.choices import AssessmentOutcome, SectionKey
from assessments.models import Assessment, AssessmentDecision, AssessmentSection, DangerStatement, Scale
from assessments.protection_texts import of_protection
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
            "Assessment", Assessment.objects.filter(child__in=whole, stopped_at__isnull=False),
            "stopped_at", ("stopped_reason",), ("assessment", "pk"), title=lambda _: "Assessment stopped",
        ),
        *of_protection(whole),
    )  # fmt: skip
