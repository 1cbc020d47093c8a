"""What specialist assessments put on somebody's list: to write, to mend, to decide, to make again."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse

from assessments.models import SpecialistAnswer, SpecialistAssessment, SpecialistCopy, SpecialistDecision
from casework.asker import Asker
from casework.models import User
from casework.prepared import ask
from children.contributions import Item
from children.models import Person
from children.records import records_with, standing_keys
from referrals.episode import of_teams, with_episode, worked_on_by

#: What is due within these days stands under "due"; one to be made again comes on the list then.
SOON = timedelta(days=7)


def specialist_items(user: User, today: date) -> list[Item]:
    """To write and to make again, for the child’s worker; to decide, for the team’s managers. One query."""
    return [_item(row, user, today) for row in ask(_asked_of, user, today + SOON)]


def _asked_of(user: User | Asker, soon: date) -> Any:
    asked = worked_on_by(user) & (Q(is_with_manager=False, finished_on=None) | _to_review(soon))
    if user.managed_team_ids:
        asked |= Q(is_with_manager=True, finished_on=None) & of_teams(user.managed_team_ids)
    rows = _marked(SpecialistAssessment.objects.filter(stopped_at=None).within_reach(user)).filter(asked)
    return rows.readable_by(user)


def specialist_due(children: Collection[Person], today: date) -> list[Item]:
    """What is due on the specialist assessments of some children, whoever holds it. One query."""
    items = []
    for row in ask(_due, standing_keys(children), today + SOON):
        # Known by key and name: nothing else of the worker is shown.
        worker = User(pk=row.worker_id, full_name=row.worker_name) if row.worker_id else None
        items.append(_item(row, worker or row.team, today))
    return items


def _due(keys: Collection[UUID], soon: date) -> Any:
    rows = SpecialistAssessment.objects.filter(child__in=records_with(keys), stopped_at=None)
    return _marked(rows).filter(Q(finished_on=None) | _to_review(soon)).with_worker()


def _to_review(soon: date) -> Q:
    """Agreed, to be made again within days, not yet begun again, and the work with the child is open."""
    referral = Q(referral__isnull=False, referral__closed_on=None, referral__stopped_at=None)
    early_help = Q(early_help__isnull=False, early_help__ended_on=None)
    return Q(review_on__lte=soon, is_made_again=False) & (referral | early_help)


def _marked(rows: Any) -> Any:
    """Each with whether it is with the manager, who sent it, why it was returned, and its first priority."""
    copies = SpecialistCopy.objects.filter(assessment=OuterRef("pk")).order_by("-number")
    made = SpecialistDecision.objects.filter(copy__assessment=OuterRef("pk")).order_by("-decided_at")
    first = SpecialistAnswer.objects.filter(assessment=OuterRef("pk"), review_on=OuterRef("review_on"))
    return (
        rows.with_manager_marked()
        .made_again_marked()
        .select_related(*with_episode(), "carer")
        .annotate(
            newest_why=Subquery(made.values("rationale")[:1]),
            submitted_at=Subquery(copies.values("signed_at")[:1]),
            submitted_by=Subquery(copies.values("signed_by__full_name")[:1]),
            priority=Subquery(first.order_by("item").values("item")[:1]),
            target=Subquery(first.order_by("item").values("target")[:1]),
        )
    )


def _item(row: Any, holder: Any, today: date) -> Item:
    url = reverse("specialist", args=[row.pk])
    what = row.heading[:1].lower() + row.heading[1:]
    if row.finished_on:
        again = reverse("specialist_start", args=[row.child_id, row.kind])
        return _made(row, f"Make again: {what}", again, holder, "due", row.review_on, _why_again(row))
    if row.is_with_manager:
        decide, sent = reverse("specialist_decide", args=[row.pk]), f"{row.submitted_by} asks for a decision."
        return _made(
            row, f"Decide: {what}", decide, row.team, "decide", row.due_on, sent, since=row.submitted_at
        )
    if row.newest_why:
        why = f"Returned: {row.newest_why.splitlines()[0]}"
        return _made(row, f"Mend: {what}", url, holder, "returned", row.due_on, why)
    group = "due" if row.due_on <= today + SOON else "do"
    return _made(row, f"Write: {what}", url, holder, group, row.due_on, "It is being written.")


def _made(
    row: Any, what: str, url: str, holder: Any, group: str, due: date, why: str, *, since: Any = None
) -> Item:
    return Item(row.child, what, url, holder, group, due=due, why=why, waiting_since=since, ceases=True)


def _why_again(row: Any) -> str:
    found = row.declaration.item(row.priority) if row.priority else None
    if found:
        return f"Priority: {found[1].label.lower()}, to reach grade {row.target} by then."
    return "It is to be made again, to see what has changed."
