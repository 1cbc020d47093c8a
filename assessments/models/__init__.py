"""Assessments, their sections and their sign-off; strategy discussions, section 47 enquiries, orders."""

from assessments.models.assessment import (
    Assessment,
    AssessmentFactor,
    AssessmentSection,
    DangerStatement,
    Scale,
)
from assessments.models.enquiry import (
    Enquiry,
    EnquiryCheck,
    EnquiryDecision,
    EvidenceInterview,
    MedicalExamination,
)
from assessments.models.map_entry import MapEntry
from assessments.models.order import ProtectiveOrder
from assessments.models.sign_off import AssessmentCopy, AssessmentDecision
from assessments.models.specialist import (
    SpecialistAnswer,
    SpecialistAssessment,
    SpecialistCopy,
    SpecialistDecision,
    SpecialistSection,
)
from assessments.models.still_holds import LifeChange, StillHolds, StillHoldsDecision
from assessments.models.strategy import StrategyDecision, StrategyDiscussion, StrategyParticipant

__all__ = [
    "Assessment",
    "AssessmentCopy",
    "AssessmentDecision",
    "AssessmentFactor",
    "AssessmentSection",
    "DangerStatement",
    "Enquiry",
    "EnquiryCheck",
    "EnquiryDecision",
    "EvidenceInterview",
    "LifeChange",
    "MapEntry",
    "MedicalExamination",
    "ProtectiveOrder",
    "Scale",
    "SpecialistAnswer",
    "SpecialistAssessment",
    "SpecialistCopy",
    "SpecialistDecision",
    "SpecialistSection",
    "StillHolds",
    "StillHoldsDecision",
    "StrategyDecision",
    "StrategyDiscussion",
    "StrategyParticipant",
]
