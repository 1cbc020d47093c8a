"""What puts protection on a timeline: discussions, enquiries, what was done in them, and orders."""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse

from assessments.models import (
    Enquiry,
    EnquiryDecision,
    EvidenceInterview,
    MedicalExamination,
    ProtectiveOrder,
    StrategyDecision,
    StrategyDiscussion,
)
from casework.timescales import midnight
from children.contributions import Event
from children.newest import OF_DECISIONS, newest, there_is

KINDS = {"section_47": "Section 47", "order": "Protective order"}


def events_for(people: Any, before: datetime | None, limit: int, kinds: Collection[str]) -> list[Event]:
    """The newest of each kind that is wanted. Seven queries, one of them for the orders."""
    asked: list[tuple[str, Callable[..., Iterator[Event]]]] = [
        ("section_47", _discussions),
        ("section_47", _strategy_decisions),
        ("section_47", _enquiries),
        ("section_47", _medicals),
        ("section_47", _interviews),
        ("section_47", _enquiry_decisions),
        ("order", _orders),
    ]
    return [
        event
        for kind, tell in asked
        if not kinds or kind in kinds
        for event in tell(people, limit, before)
        if before is None or event.at < before
    ]


def _event(kind: str, at: datetime, title: str, child: Any, url: str, **more: Any) -> Event:
    return Event(at=at, kind=kind, kind_label=KINDS[kind], title=title, child=child, url=url, **more)


def _until(rows: Any, field: str, before: datetime | None, limit: int) -> Any:
    """The newest rows before a moment, by one of their fields."""
    if before is not None:
        rows = rows.filter(**{f"{field}__lt": before})
    return rows.order_by(f"-{field}")[:limit]


def _discussions(people: Any, limit: int, before: datetime | None) -> Iterator[Event]:
    for row in newest(StrategyDiscussion, people, "asked_at", before, limit, "child", "created_by"):
        url = reverse("strategy", args=[row.pk])
        by = str(row.created_by or "")
        yield _event(
            "section_47",
            row.asked_at,
            "Strategy discussion asked for",
            row.child,
            url,
            by=by,
            text=row.why,
            key=f"assessments.strategy.asked/{row.pk}",
        )
        if row.held_at:
            yield _event(
                "section_47",
                row.held_at,
                "Strategy discussion held",
                row.child,
                url,
                text=row.immediate_safety,
                key=f"assessments.strategy.held/{row.pk}",
            )
        if row.stopped_at:
            yield _event(
                "section_47",
                row.stopped_at,
                "Strategy discussion stopped",
                row.child,
                url,
                text=row.stopped_reason,
                key=f"assessments.strategy.stopped/{row.pk}",
            )


def _strategy_decisions(people: Any, limit: int, before: datetime | None) -> Iterator[Event]:
    related = ("discussion__child", *OF_DECISIONS)
    for made in newest(StrategyDecision, people, "decided_at", before, limit, *related):
        url = reverse("strategy", args=[made.discussion_id])
        yield _decided(made, "Strategy discussion decided", url)


def _enquiries(people: Any, limit: int, before: datetime | None) -> Iterator[Event]:
    for row in newest(Enquiry, people, "entered_at", before, limit, "child", "created_by"):
        url = reverse("enquiry", args=[row.pk])
        how = "jointly with the police" if row.joint else "by children’s services alone"
        by = str(row.created_by or "")
        yield _event(
            "section_47",
            row.entered_at,
            f"Section 47 enquiry started, {how}",
            row.child,
            url,
            by=by,
            key=f"assessments.enquiry.started/{row.pk}",
        )
        if row.stopped_at:
            yield _event(
                "section_47",
                row.stopped_at,
                "Section 47 enquiry stopped",
                row.child,
                url,
                text=row.stopped_reason,
                key=f"assessments.enquiry.stopped/{row.pk}",
            )


def _medicals(people: Any, limit: int, before: datetime | None) -> Iterator[Event]:
    rows = MedicalExamination.objects.filter(enquiry__child__in=people).select_related("enquiry__child")
    yield from _parts(people, rows, "examined_on", "Medical examination", "findings", before, limit)


def _interviews(people: Any, limit: int, before: datetime | None) -> Iterator[Event]:
    rows = EvidenceInterview.objects.filter(enquiry__child__in=people).select_related("enquiry__child")
    title = "Achieving best evidence interview"
    yield from _parts(people, rows, "interviewed_on", title, "about", before, limit)


def _parts(
    people: Any, rows: Any, field: str, title: str, text: str, before: datetime | None, limit: int
) -> Iterator[Event]:
    for row in _until(rows, field, before, limit) if there_is(rows.model, people) else ():
        at, url = midnight(getattr(row, field)), reverse("enquiry", args=[row.enquiry_id])
        more = {"text": getattr(row, text), "all_day": True, "entered_at": row.entered_at}
        key = f"{row._meta.label_lower}/{row.pk}"
        yield _event("section_47", at, title, row.child, url, key=key, **more)


def _enquiry_decisions(people: Any, limit: int, before: datetime | None) -> Iterator[Event]:
    related = ("enquiry__child", *OF_DECISIONS)
    for made in newest(EnquiryDecision, people, "decided_at", before, limit, *related):
        yield _decided(made, "Section 47 enquiry decided", reverse("enquiry", args=[made.enquiry_id]))


def _decided(made: Any, title: str, url: str) -> Event:
    by = str(made.decided_by)
    return _event(
        "section_47",
        made.decided_at,
        title,
        made.child,
        url,
        by=by,
        decision=made,
        significant=True,
        key=f"{made._meta.label_lower}/{made.pk}",
    )


def _orders(people: Any, limit: int, before: datetime | None) -> Iterator[Event]:
    for row in newest(ProtectiveOrder, people, "taken_at", before, limit, "child", "created_by"):
        url, kind = reverse("order", args=[row.pk]), row.get_kind_display()
        by = str(row.created_by or "")
        yield _event(
            "order",
            row.taken_at,
            f"{kind} began",
            row.child,
            url,
            by=by,
            text=row.why,
            significant=True,
            key=f"assessments.order.began/{row.pk}",
            entered_at=row.entered_at,
        )
        if row.ended_at:
            yield _event(
                "order",
                row.ended_at,
                f"{kind} ended",
                row.child,
                url,
                text=row.ended_why,
                key=f"assessments.order.ended/{row.pk}",
            )
