"""The manager's review points while an assessment is made, and why one takes longer than it should."""

from datetime import date

from assessments.guards import require_manager
from assessments.models import Assessment, ReviewPoint
from assessments.timescales import REVIEW_POINTS, clock_of
from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from casework.templatetags.casework import day_words
from casework.timescales import local_date
from children.access import require_worker


def set_review_points(assessment: Assessment) -> None:
    """The review points by the local figures, counted from the start of the assessment."""
    start = local_date(assessment.started_at)
    for number, rule in enumerate(REVIEW_POINTS, start=1):
        ReviewPoint.objects.create(
            assessment=assessment, number=number, counts_from=start, due_on=rule.due(start)
        )


@service
def add_review_point(*, by: User, assessment: Assessment, due_on: date, reason: str) -> ReviewPoint:
    """Set a further day on which the manager looks at this assessment, and why for this child."""
    locked = _open(by, assessment.pk)
    _not_past(due_on)
    last = locked.reviewpoints.order_by("-number").first()
    return ReviewPoint.objects.create(
        assessment=locked,
        number=last.number + 1 if last else 1,
        counts_from=clock.today(),
        due_on=due_on,
        moved_because=_said(reason, "Say why this child’s assessment is looked at on that day."),
    )


@service
def move_review_point(
    *, by: User, point: ReviewPoint, version: int, due_on: date, reason: str
) -> ReviewPoint:
    """Hold a review on another day than the local figures say, and why for this child."""
    row = _take(by, point, version)
    _not_past(due_on)
    row.due_on = due_on
    row.moved_because = _said(reason, "Say why the review is moved.")
    row.save()
    return row


@service
def hold_review(*, by: User, point: ReviewPoint, version: int, looked_at: str, direction: str) -> ReviewPoint:
    """Record the manager's review: what was looked at, and what is asked for.

    Management that is not written down helps nobody later: what the manager saw half-way, and what
    they asked for, stands in the assessment. It does not make them its author.
    """
    row = _take(by, point, version)
    row.looked_at = _said(looked_at, "Say what you looked at.")
    row.direction = _said(direction, "Say what you ask for. If nothing, say that it goes on as it is.")
    row.held_on, row.held_by = clock.today(), by
    row.save()
    return row


@service
def say_why_late(*, by: User, assessment: Assessment, version: int, reason: str) -> Assessment:
    """Record why an assessment takes longer than its time. Asked once the due day has passed.

    Working Together: where 45 working days are exceeded, the reason is recorded.
    """
    locked = Assessment.take(assessment.pk, version=version)
    require_worker(by, locked.child)
    if not locked.is_open:
        raise NotNow("This assessment has ended.")
    if not is_late(locked):
        raise NotNow(f"It is due on {day_words(locked.due_on)}: there is nothing to explain yet.")
    locked.late_because = _said(reason, "Say why the assessment takes longer.")
    locked.save()
    return locked


def is_late(assessment: Assessment) -> bool:
    """Whether its time has passed while it is open."""
    return assessment.is_open and assessment.due_on < clock.today()


def late_unexplained(assessment: Assessment) -> str:
    """What is asked of an assessment whose time has passed without a reason; nothing otherwise."""
    if not is_late(assessment) or assessment.late_because:
        return ""
    rule = clock_of(assessment).on(local_date(assessment.counts_from))
    passed = f"Its {rule.amount} working days passed on {day_words(assessment.due_on)}."
    return f"{passed} Say why it takes longer, on the assessment’s page."


def _open(by: User, pk: object) -> Assessment:
    locked = Assessment.take(pk)
    require_manager(by, locked.child)
    if not locked.is_open:
        raise NotNow("This assessment has ended, so it needs no further review by the manager.")
    return locked


def _take(by: User, point: ReviewPoint, version: int) -> ReviewPoint:
    _open(by, point.assessment_id)
    row = ReviewPoint.take(point.pk, version=version)
    if row.held_on:
        raise NotNow(f"This review was held on {day_words(row.held_on)}, by {row.held_by}.")
    return row


def _not_past(day: date) -> None:
    if day < clock.today():
        raise NotNow("Choose today or a later day.")


def _said(text: str, otherwise: str) -> str:
    if not text.strip():
        raise NotNow(otherwise)
    return text
