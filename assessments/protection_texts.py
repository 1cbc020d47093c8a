"""The texts of strategy discussions, section 47 enquiries and protective orders."""

from typing import Any

from assessments.models import (
    EnquiryCheck,
    EnquiryDecision,
    EvidenceInterview,
    MedicalExamination,
    ProtectiveOrder,
    StrategyDecision,
    StrategyDiscussion,
    StrategyParticipant,
)
from assessments.models.enquiry import Enquiry
from assessments.protection_choices import Agency, EnquiryOutcome, OrderKind, StrategyOutcome
from children.finding import DECISION, Texts

STRATEGY, ENQUIRY = "Strategy discussion", "Section 47 enquiry"


def of_protection(whole: Any) -> list[Texts]:
    """What is looked through for words, on all the records of one person."""
    return [*_of_discussions(whole), *_of_enquiries(whole), _of_orders(whole)]


def _of_discussions(whole: Any) -> list[Texts]:
    at_table = ("strategy", "discussion_id")
    return [
        Texts(
            STRATEGY, StrategyDiscussion.objects.filter(child__in=whole), "asked_at",
            (
                "why", "proposed_why", "chaired_by", "not_quorate_reason", "immediate_safety",
                "medical_why", "interview_why", "kept_from", "stopped_reason",
            ),
            ("strategy", "pk"), title=lambda _: "Strategy discussion: why, and what was said",
        ),
        Texts(
            STRATEGY,
            StrategyParticipant.objects.filter(discussion__child__in=whole, removed_at=None),
            "entered_at", ("name", "role", "knew"), at_table,
            title=lambda agency: f"What was known: {Agency(agency).label}", code="agency",
        ),
        Texts(
            STRATEGY, StrategyDecision.objects.filter(discussion__child__in=whole), "decided_at", DECISION,
            at_table, by="decided_by__full_name",
            title=lambda outcome: str(StrategyOutcome(outcome).label), code="outcome",
        ),
    ]  # fmt: skip


def _of_enquiries(whole: Any) -> list[Texts]:
    within, of_enquiry = ("enquiry", "enquiry_id"), {"enquiry__child__in": whole}
    return [
        Texts(
            ENQUIRY, Enquiry.objects.filter(child__in=whole), "entered_at",
            ("plan", "findings", "conference_late_reason", "stopped_reason"), ("enquiry", "pk"),
            title=lambda _: "Section 47 enquiry: plan and findings",
        ),
        Texts(
            ENQUIRY, MedicalExamination.objects.filter(**of_enquiry), "entered_at",
            ("place", "examined_by", "consent", "findings"), within,
            title=lambda _: "Medical examination",
        ),
        Texts(
            ENQUIRY, EvidenceInterview.objects.filter(**of_enquiry), "entered_at",
            ("place", "interviewers", "police_reference", "about"), within,
            title=lambda _: "Achieving best evidence interview",
        ),
        Texts(
            ENQUIRY, EnquiryCheck.objects.filter(**of_enquiry), "entered_at", ("asked_of", "answer"), within,
            title=lambda agency: f"Check: {Agency(agency).label}", code="agency",
        ),
        Texts(
            ENQUIRY, EnquiryDecision.objects.filter(**of_enquiry), "decided_at",
            (*DECISION, "no_assessment_reason"), within, by="decided_by__full_name",
            title=lambda outcome: str(EnquiryOutcome(outcome).label), code="outcome",
        ),
    ]  # fmt: skip


def _of_orders(whole: Any) -> Texts:
    return Texts(
        "Protective order", ProtectiveOrder.objects.filter(child__in=whole), "taken_at",
        ("taken_by", "why", "where", "extended_why", "ended_why"), ("order", "pk"),
        title=lambda kind: str(OrderKind(kind).label), code="kind",
    )  # fmt: skip
