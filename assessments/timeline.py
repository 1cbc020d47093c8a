"""What an assessment puts on the timeline: started, submitted, decided, stopped, still right."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Case, F, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from assessments import protection_timeline
from assessments.map_events import on_the_map
from assessments.models import (
    Assessment,
    AssessmentCopy,
    AssessmentDecision,
    MapEntry,
    SpecialistAssessment,
    StillHoldsDecision,
)
from assessments.specialist.telling import specialist_events
from assessments.timeline_alongside import events_alongside
from casework.models import User
from children.contributions import Event
from children.models import Person
from children.newest import OF_DECISIONS, newest, there_is
from children.records import readable_records

KINDS = {"assessment": "Assessment", "map": "Map", **protection_timeline.KINDS}


def events_for(
    user: User, children: Collection[Person], before: datetime | None, limit: int, kinds: Collection[str]
) -> list[Event]:
    """The newest of each, newest first. Ten queries, and those of protection."""
    if kinds and not KINDS.keys() & set(kinds):
        return []
    people = readable_records(user, children)
    found = protection_timeline.events_for(people, before, limit, kinds)
    if not kinds or "assessment" in kinds:
        found += _started_and_stopped(people, before, limit) if there_is(Assessment, people) else []
        found += _submitted(people, before, limit)
        found += _decided(people, before, limit)
        found += _still_right(people, before, limit)
        found += specialist_events(people, before, limit) if there_is(SpecialistAssessment, people) else []
        found += events_alongside(people, before, limit)
    if not kinds or "map" in kinds:
        found += on_the_map(people, before, limit) if there_is(MapEntry, people) else []
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
    related = ("assessment__child", "signed_by")
    rows = newest(AssessmentCopy, people, "signed_at", before, limit, *related, without=("text",))
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
        for copy in rows
    ]


def _decided(people: Any, before: datetime | None, limit: int) -> list[Event]:
    related = ("copy__assessment__child", *OF_DECISIONS)
    rows = newest(AssessmentDecision, people, "decided_at", before, limit, *related, without=("copy__text",))
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
        for decision in rows
    ]


def _still_right(people: Any, before: datetime | None, limit: int) -> list[Event]:
    """That somebody said whether an assessment still holds after something happened."""
    related = ("question__person", *OF_DECISIONS)
    rows = newest(StillHoldsDecision, people, "decided_at", before, limit, *related)
    return [
        _event(
            decision.decided_at,
            "Does the assessment still hold?",
            decision.child,
            reverse("still_holds", args=[decision.question_id]),
            decision,
            "stillholdsdecision",
            by=str(decision.decided_by),
            decision=decision,
            significant=True,
        )
        for decision in rows
    ]
