"""What an assessment puts on the timeline: started, submitted, decided, stopped."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Case, F, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from assessments.models import Assessment, AssessmentCopy, AssessmentDecision
from casework.models import User
from children.contributions import Event
from children.models import Person
from children.records import readable_records

KINDS = {"assessment": "Assessment"}


def events_for(
    user: User, children: Collection[Person], before: datetime | None, limit: int, kinds: Collection[str]
) -> list[Event]:
    """The newest of each, newest first. Three queries."""
    if kinds and "assessment" not in kinds:
        return []
    people = readable_records(user, children)
    found = [
        *_started_and_stopped(people, before, limit),
        *_submitted(people, before, limit),
        *_decided(people, before, limit),
    ]
    return sorted(found, key=lambda event: event.at, reverse=True)


def _event(at: datetime, title: str, child: Person, url: str, row: Any, what: str, **more: Any) -> Event:
    label, key = KINDS["assessment"], f"assessments.{what}/{row.pk}"
    return Event(
        at=at, kind="assessment", kind_label=label, title=title, child=child, url=url, key=key, **more
    )


def _started_and_stopped(people: Any, before: datetime | None, limit: int) -> list[Event]:
    rows = Assessment.objects.filter(child__in=people).select_related("child", "created_by")
    if before is None:
        newest = Coalesce("stopped_at", "started_at")
    else:
        rows = rows.filter(started_at__lt=before)
        newest = Case(When(stopped_at__lt=before, then=F("stopped_at")), default=F("started_at"))
    found = []
    for row in rows.order_by(newest.desc())[:limit]:
        url = reverse("assessment", args=[row.pk])
        by = str(row.created_by or "")
        entered = {"by": by, "entered_at": row.entered_at}
        found.append(_event(row.started_at, "Assessment started", row.child, url, row, "started", **entered))
        if row.stopped_at and (before is None or row.stopped_at < before):
            found.append(
                _event(
                    row.stopped_at,
                    "Assessment stopped",
                    row.child,
                    url,
                    row,
                    "stopped",
                    text=row.stopped_reason,
                )
            )
    return found


def _submitted(people: Any, before: datetime | None, limit: int) -> list[Event]:
    rows = AssessmentCopy.objects.filter(assessment__child__in=people).defer("text")
    rows = rows.select_related("assessment__child", "signed_by")
    if before is not None:
        rows = rows.filter(signed_at__lt=before)
    return [
        _event(
            copy.signed_at,
            f"Assessment submitted for sign-off, copy {copy.number}",
            copy.child,
            reverse("assessment_copy", args=[copy.pk]),
            copy,
            "submitted",
            by=str(copy.signed_by),
        )
        for copy in rows.order_by("-signed_at")[:limit]
    ]


def _decided(people: Any, before: datetime | None, limit: int) -> list[Event]:
    rows = AssessmentDecision.objects.filter(copy__assessment__child__in=people)
    rows = rows.select_related(
        "copy__assessment__child", "decided_by", "supersedes", "superseded_by__decided_by"
    ).defer("copy__text")
    if before is not None:
        rows = rows.filter(decided_at__lt=before)
    return [
        _event(
            decision.decided_at,
            "Assessment decided",
            decision.child,
            reverse("assessment_copy", args=[decision.copy_id]),
            decision,
            "assessmentdecision",
            by=str(decision.decided_by),
            decision=decision,
            significant=True,
        )
        for decision in rows.order_by("-decided_at")[:limit]
    ]
