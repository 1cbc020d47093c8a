"""Assessments, their sections and their sign-off; strategy discussions, section 47 enquiries, orders."""

from assessments.models.alongside import Contribution, Disagreement, ReviewPoint
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
from assessments.models.family_copy import CopyShared, FamilyCopy
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
    "Contribution",
    "CopyShared",
    "DangerStatement",
    "Disagreement",
    "Enquiry",
    "EnquiryCheck",
    "EnquiryDecision",
    "EvidenceInterview",
    "FamilyCopy",
    "LifeChange",
    "MapEntry",
    "MedicalExamination",
    "ProtectiveOrder",
    "ReviewPoint",
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
