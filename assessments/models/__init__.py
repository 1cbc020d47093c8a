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
from assessments.models.still_holds import LifeChange, StillHolds, StillHoldsDecision

__all__ = [
    "Assessment",
    "AssessmentCopy",
    "AssessmentDecision",
    "AssessmentFactor",
    "AssessmentSection",
    "DangerStatement",
    "LifeChange",
    "MapEntry",
    "Scale",
    "SpecialistAnswer",
    "SpecialistAssessment",
    "SpecialistCopy",
    "SpecialistDecision",
    "SpecialistSection",
    "StillHolds",
    "StillHoldsDecision",
]
