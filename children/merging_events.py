"""Two records of one person on the timeline: that it was proposed, decided, and undone."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from casework.models import User
from children.contributions import Event
from children.models import Merge, MergeDecision, Person
from children.querysets import one_of
from children.records import Standing

KINDS = {"merge": "Two records"}


def merges(user: User, people: Any, before: datetime | None, limit: int, whose: Standing) -> list[Event]:
    """The newest about these people, where the other record may be known of. Two queries."""
    known = one_of(Person.objects.findable_by(user), "merged")
    proposed: Any = Merge.objects.filter(known, standing__in=people).select_related("merged", "created_by")
    made: Any = MergeDecision.objects.filter(merge__in=proposed.values("pk")).select_related(
        "merge__merged", "decided_by", "supersedes", "superseded_by__decided_by"
    )
    if before is not None:
        proposed, made = proposed.filter(entered_at__lt=before), made.filter(decided_at__lt=before)
    return [
        *(_proposed(row, whose[row.standing_id]) for row in proposed.order_by("-entered_at")[:limit]),
        *(_decided(row, whose[row.merge.standing_id]) for row in made.order_by("-decided_at")[:limit]),
    ]


def _proposed(row: Merge, child: Person) -> Event:
    return _event(
        row,
        child,
        at=row.entered_at,
        title=f"Proposed that {row.merged.number} is a second record of this person",
        by=str(row.created_by or ""),
        text=row.reason,
    )


def _decided(made: MergeDecision, child: Person) -> Event:
    number, undone = made.merge.merged.number, made.supersedes_id is not None
    title = f"Merge with {number} undone" if undone else f"Decided whether {number} is a second record"
    return _event(
        made.merge,
        child,
        at=made.decided_at,
        title=title,
        by=str(made.decided_by),
        decision=made,
        significant=True,
    )


def _event(row: Merge, child: Person, **more: Any) -> Event:
    url = reverse("merge", args=[row.pk])
    return Event(kind="merge", kind_label=KINDS["merge"], child=child, url=url, **more)
