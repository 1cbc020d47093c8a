"""Assessments, their sections and their sign-off."""

from assessments.models.assessment import (
    Assessment,
    AssessmentFactor,
    AssessmentSection,
    DangerStatement,
    Scale,
)
from assessments.models.map_entry import MapEntry
from assessments.models.sign_off import AssessmentCopy, AssessmentDecision
from assessments.models.specialist import (
    SpecialistAnswer,
    SpecialistAssessment,
    SpecialistCopy,
    SpecialistDecision,
    SpecialistSection,
)

__all__ = [
    "Assessment",
    "AssessmentCopy",
    "AssessmentDecision",
    "AssessmentFactor",
    "AssessmentSection",
    "DangerStatement",
    "MapEntry",
    "Scale",
    "SpecialistAnswer",
    "SpecialistAssessment",
    "SpecialistCopy",
    "SpecialistDecision",
    "SpecialistSection",
]
