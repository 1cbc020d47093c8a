"""Assessments, their sections and their sign-off."""

from assessments.models.alongside import Contribution, Disagreement, ReviewPoint
from assessments.models.assessment import (
    Assessment,
    AssessmentFactor,
    AssessmentSection,
    DangerStatement,
    Scale,
)
from assessments.models.family_copy import CopyShared, FamilyCopy
from assessments.models.sign_off import AssessmentCopy, AssessmentDecision

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
    "FamilyCopy",
    "ReviewPoint",
    "Scale",
]
