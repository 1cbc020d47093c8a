"""What the living map puts on the timeline: what was added to it, and what no longer holds."""

from datetime import datetime
from typing import Any

from django.db.models import Case, F, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from assessments.choices import MapKind
from assessments.models import MapEntry
from children.contributions import Event


def on_the_map(people: Any, before: datetime | None, limit: int) -> list[Event]:
    """The newest entries added to the maps of some children, or ended. One query."""
    rows = MapEntry.objects.filter(child__in=people).select_related("child", "created_by")
    if before is None:
        newest = Coalesce("ended_at", "entered_at")
    else:
        rows = rows.filter(entered_at__lt=before)
        newest = Case(When(ended_at__lt=before, then=F("ended_at")), default=F("entered_at"))
    found = []
    for row in rows.order_by(newest.desc())[:limit]:
        by = str(row.created_by or "")
        found.append(_event(row, row.entered_at, _added(row), row.text, "added", by=by))
        if row.ended_at and (before is None or row.ended_at < before):
            what = f"No longer on the map: {row.get_kind_display().lower()}"
            found.append(_event(row, row.ended_at, what, row.ended_reason, "ended"))
    return found


def _added(row: MapEntry) -> str:
    if row.kind == MapKind.SCALES:
        return f"{row.person} puts it at {row.score} out of 10"
    return f"Added to the map: {row.get_kind_display().lower()}"


def _event(row: MapEntry, at: datetime, title: str, text: str, what: str, by: str = "") -> Event:
    url, key = reverse("child_map", args=[row.child_id]), f"assessments.map.{what}/{row.pk}"
    told = {"title": title, "by": by, "text": text}
    return Event(at=at, kind="map", kind_label="Map", child=row.child, url=url, key=key, **told)
