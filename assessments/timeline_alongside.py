"""What stands beside an assessment, on the timeline: contributions, reviews, disagreement, copies."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from assessments.models import Contribution, CopyShared, Disagreement, ReviewPoint
from casework.timescales import local_date, midnight
from children.contributions import Event
from children.newest import there_is

Row = Any


def events_alongside(people: Any, before: datetime | None, limit: int) -> list[Event]:
    """The newest of each kind. Four queries."""
    mine = {"assessment__child__in": people}
    with_child = ("assessment__child", "created_by")
    came = Contribution.objects.filter(**mine, received_on__isnull=False).select_related(*with_child)
    held = ReviewPoint.objects.filter(**mine, held_on__isnull=False)
    held = held.select_related("assessment__child", "held_by")
    otherwise = Disagreement.objects.filter(**mine).select_related(*with_child)
    given = CopyShared.objects.filter(family_copy__copy__assessment__child__in=people)
    given = given.select_related("family_copy__copy__assessment__child", "shared_by")
    given = given.defer("family_copy__copy__text")
    return [
        event
        for rows, day, tell in (
            (came, "received_on", _came),
            (held, "held_on", _held),
            (otherwise, "told_on", _otherwise),
            (given, "shared_on", _given),
        )
        if there_is(rows.model, people)
        for event in _events(rows, day, before, limit, tell)
    ]


def _events(
    rows: Any, day: str, before: datetime | None, limit: int, told: Callable[[Row], dict[str, Any]]
) -> Iterator[Event]:
    if before is not None:
        rows = rows.filter(**{f"{day}__lte": local_date(before)})
    for row in rows.order_by(f"-{day}", "-entered_at")[:limit]:
        on: date = getattr(row, day)
        at = midnight(on)
        if before is None or at < before:
            yield Event(
                at=at,
                kind="assessment",
                kind_label="Assessment",
                child=row.child,
                all_day=True,
                key=f"{row._meta.label_lower}/{row.pk}",
                entered_at=row.entered_at,
                **told(row),
            )


def _came(row: Contribution) -> dict[str, Any]:
    return {
        "title": f"Contribution received: {row}",
        "text": row.said,
        "by": str(row.created_by or ""),
        "url": reverse("assessment_contributions", args=[row.assessment_id]),
    }


def _held(row: ReviewPoint) -> dict[str, Any]:
    return {
        "title": f"{row} of the assessment",
        "text": f"{row.looked_at}\n\n{row.direction}",
        "by": str(row.held_by),
        "url": reverse("assessment", args=[row.assessment_id]),
        "significant": True,
    }


def _otherwise(row: Disagreement) -> dict[str, Any]:
    return {
        "title": f"Disagreement with the assessment: {row}",
        "text": row.about,
        "by": str(row.created_by or ""),
        "url": reverse("assessment", args=[row.assessment_id]),
        "significant": True,
    }


def _given(row: CopyShared) -> dict[str, Any]:
    return {
        "title": str(row),
        "text": row.response,
        "by": str(row.shared_by),
        "url": reverse("family_copy", args=[row.family_copy_id]),
    }
