"""The assessment before this one: what its signed copy says, shown beside what is being written."""

from assessments.choices import SIGNED_OFF
from assessments.models import Assessment, AssessmentCopy
from assessments.reading import Part, parts_of
from casework.models import AlteredCopy
from children.records import records_of


def previous_copy(assessment: Assessment) -> AssessmentCopy | None:
    """The newest copy of an earlier assessment of the child that was signed off and stayed so."""
    signed = AssessmentCopy.objects.filter(
        assessment__child__in=records_of(assessment.child),
        decisions__outcome__in=sorted(SIGNED_OFF),
        decisions__superseded_by=None,
    )
    return signed.exclude(assessment=assessment).order_by("-signed_at").first()


def previous_section(assessment: Assessment, key: str) -> tuple[AssessmentCopy, Part] | None:
    """The same section in the assessment before, if it says anything."""
    copy = previous_copy(assessment)
    if copy is None:
        return None
    try:
        parts = parts_of(copy.document)
    except AlteredCopy:
        return None
    return next(((copy, part) for part in parts if part.key == key and part.pieces), None)
