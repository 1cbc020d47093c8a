"""What stands beside an assessment, fetched for its page: contributions, reviews, disagreement, copies."""

from typing import Any

from django.db.models import Count, Q

from assessments.models import Assessment, AssessmentCopy, FamilyCopy, ReviewPoint
from assessments.timescales import REVIEW_POINTS


def alongside_of(assessment: Assessment, newest: AssessmentCopy | None) -> dict[str, Any]:
    """For the page of one assessment. Four queries."""
    asked = list(assessment.contributions.all())
    copies = family_copies_of(newest) if newest and assessment.finished_on else []
    return {
        "asked": len(asked),
        "answered": sum(bool(row.received_on) for row in asked),
        "late": any(row.is_late for row in asked),
        "points": [
            {"point": point, "rule": _rule(point)}
            for point in assessment.reviewpoints.select_related("held_by")
        ],
        "disagreements": list(assessment.disagreements.all()),
        "family_copies": copies,
        # What somebody was given stays as it was given.
        "given": {made.kind for made in copies if made.times_shared},
    }


def _rule(point: ReviewPoint) -> str:
    """How its day came about: the local figure, or the manager’s own for this child."""
    if point.held_on or point.moved_because or point.number > len(REVIEW_POINTS):
        return ""
    return REVIEW_POINTS[point.number - 1].explain(point.counts_from)


def family_copies_of(copy: AssessmentCopy) -> list[Any]:
    """The copies prepared from a signed one, each with how often it was shared."""
    given = Count("shared", filter=Q(shared__struck_out_at=None))
    return list(FamilyCopy.objects.filter(copy=copy).annotate(times_shared=given))
