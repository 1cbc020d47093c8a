"""What plans and reviews put on a child's timeline."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from casework.addresses import address_of
from casework.models import User
from casework.prepared import Fixed, ask
from casework.timescales import local_date, words_for
from children.contributions import Event
from children.models import Person
from children.newest import OF_DECISIONS, newest
from children.records import Standing, readable_records
from plans.choices import ActionState, PlanKind, PlanOutcome
from plans.models import (
    ActionProgress,
    FamilyMeeting,
    Plan,
    PlanCopy,
    PlanDecision,
    ReviewCopy,
    ReviewDecision,
)

KINDS: dict[str, str] = {
    "plan": "Plan",
    "action": "Action",
    "review": "Review",
    "meeting": "Team around the family",
}

Row = dict[str, Any]


def events_for(
    user: User, children: Collection[Person], before: datetime | None, limit: int, kinds: Collection[str]
) -> list[Event]:
    """The newest events before a moment, about those of the children whose record the user may read.

    Three queries, and one for whose they may read.
    """
    wanted = set(kinds or KINDS) & set(KINDS)
    if not wanted:
        return []
    people = Standing(children)
    readable = readable_records(user, children)
    told = ask(_happenings, readable, before, Fixed(limit), Fixed(frozenset(wanted)))
    events = [_event(row, people[row["whose"]]) for row in told]
    if "plan" in wanted:
        events += [_plan_decided(each, people) for each in _decisions(PlanDecision, readable, before, limit)]
    if "review" in wanted:
        events += [
            _review_decided(each, people) for each in _decisions(ReviewDecision, readable, before, limit)
        ]
    return sorted(events, key=lambda event: event.at, reverse=True)[:limit]


def _happenings(
    readable: Collection[UUID], before: datetime | None, limit: int, wanted: frozenset[str]
) -> Any:
    parts = [rows for kind, rows in _told(readable) if kind in wanted]
    parts = [rows.filter(moment__lt=before) for rows in parts] if before else parts
    return parts[0].union(*parts[1:], all=True).order_by("-moment")[:limit]


def _shape(
    rows: QuerySet[Any],
    what: str,
    *,
    child: str,
    at: str,
    by: str,
    code: str,
    link: str,
    on: Combinable | None = None,
    nth: Combinable | None = None,
    said: Combinable | None = None,
    more: Combinable | None = None,
    entered: str = "entered_at",
) -> QuerySet[Any, Row]:
    """Rows of one shape, so that the database sorts and cuts different happenings together."""
    return rows.order_by().values(
        what=Value(what, CharField()),
        whose=F(child),
        moment=F(at),
        who=F(f"{by}__full_name"),
        code=F(code),
        on=on or Cast(Value(None), DateField()),
        nth=nth or Value(0, IntegerField()),
        more=more or Value("", TextField()),
        said=said or Value("", TextField()),
        link=F(link),
        row=F("pk"),
        entered=F(entered),
    )


def _told(readable: Any) -> list[tuple[str, QuerySet[Any, Row]]]:
    """What happened besides decisions, each with its kind."""
    child = "child_id"
    plans = Plan.objects.filter(child__in=readable)
    copies = PlanCopy.objects.filter(plan__child__in=readable)
    made = {"child": child, "by": "created_by", "code": "kind", "link": "id"}
    sent = {
        "child": f"plan__{child}",
        "at": "signed_at",
        "by": "signed_by",
        "link": "id",
        "entered": "signed_at",
    }
    stopped = plans.filter(stopped_at__isnull=False)
    return [
        ("plan", _shape(plans, "opened", at="opened_at", **made)),
        (
            "plan",
            _shape(
                stopped,
                "stopped",
                at="stopped_at",
                entered="stopped_at",
                said=F("stopped_reason"),
                **made,
            ),
        ),
        ("plan", _shape(copies, "submitted", code="plan__kind", nth=F("number"), **sent)),
        ("action", _progress(readable, child)),
        ("review", _reviewed(readable, child)),
        ("meeting", _met(readable)),
    ]


def _progress(readable: Any, child: str) -> QuerySet[Any, Row]:
    return _shape(
        ActionProgress.objects.filter(action__goal__plan__child__in=readable),
        "progress",
        child=f"action__goal__plan__{child}",
        at="entered_at",
        by="created_by",
        code="state",
        link="action__goal__plan_id",
        on=F("happened_on"),
        more=F("action__what"),
        said=F("text"),
    )


def _reviewed(readable: Any, child: str) -> QuerySet[Any, Row]:
    return _shape(
        ReviewCopy.objects.filter(review__plan__child__in=readable),
        "reviewed",
        child=f"review__plan__{child}",
        at="signed_at",
        by="signed_by",
        code="review__proposal",
        link="review_id",
        on=F("review__held_on"),
        nth=F("review__number"),
        said=F("review__child_view"),
        entered="signed_at",
    )


def _met(readable: Any) -> QuerySet[Any, Row]:
    return _shape(
        FamilyMeeting.objects.filter(early_help__child__in=readable),
        "met",
        child="early_help__child_id",
        at="entered_at",
        by="created_by",
        code="participation",
        link="id",
        on=F("held_on"),
        said=F("agreed"),
    )


def _said_on(row: Row) -> str:
    """The day it happened, where it was written down later."""
    late = row["on"] and row["on"] != local_date(row["moment"])
    return f" (on {words_for(row['on'])})" if late else ""


#: For each happening: its kind, its title, and the page it leads to.
TITLES: dict[str, tuple[str, Callable[[Row], str], str]] = {
    "opened": ("plan", lambda row: f"{PlanKind(row['code']).label} opened", "plan"),
    "stopped": ("plan", lambda row: f"{PlanKind(row['code']).label} stopped", "plan"),
    "submitted": (
        "plan",
        lambda row: f"{PlanKind(row['code']).label} submitted, version {row['nth']}",
        "plan_copy",
    ),
    "progress": (
        "action",
        lambda row: f"{row['more']}: {ActionState(row['code']).label.lower()}{_said_on(row)}",
        "plan",
    ),
    "reviewed": (
        "review",
        lambda row: f"Review {row['nth']} held on {words_for(row['on'])} and put before the manager",
        "review",
    ),
    "met": (
        "meeting",
        lambda row: f"Team around the family met on {words_for(row['on'])}",
        "family_meeting",
    ),
}


def _event(row: Row, child: Person) -> Event:
    kind, title, page = TITLES[row["what"]]
    return Event(
        at=row["moment"],
        kind=kind,
        kind_label=KINDS[kind],
        title=title(row),
        child=child,
        by=row["who"] or "",
        text=row["said"],
        url=address_of(page, row["link"]),
        significant=row["what"] == "opened",
        key=f"plans.{row['what']}/{row['row']}",
        entered_at=row["entered"],
    )


def _decisions(
    model: type[PlanDecision] | type[ReviewDecision], readable: Any, before: datetime | None, limit: int
) -> Any:
    subject = "copy__plan" if model is PlanDecision else "review__plan"
    return newest(model, readable, "decided_at", before, limit, subject, *OF_DECISIONS)


def _plan_decided(decision: PlanDecision, people: dict[Any, Person]) -> Event:
    plan = decision.copy.plan
    return Event(
        at=decision.decided_at,
        kind="plan",
        kind_label=KINDS["plan"],
        title=f"{plan.get_kind_display()}, version {decision.copy.number}: {decision.outcome_label.lower()}",
        child=people[plan.child_id],
        by=str(decision.decided_by),
        url=address_of("plan_copy", decision.copy_id),
        decision=decision,
        significant=decision.outcome == PlanOutcome.APPROVED,
        key=f"plans.plandecision/{decision.pk}",
    )


def _review_decided(decision: ReviewDecision, people: dict[Any, Person]) -> Event:
    review = decision.review
    return Event(
        at=decision.decided_at,
        kind="review",
        kind_label=KINDS["review"],
        title=f"Review {review.number} decided: {decision.outcome_label}",
        child=people[review.plan.child_id],
        by=str(decision.decided_by),
        url=address_of("review", review.pk),
        decision=decision,
        significant=True,
        key=f"plans.reviewdecision/{decision.pk}",
    )
