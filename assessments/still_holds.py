"""The question whether an assessment still holds, as pages and lists tell it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.urls import reverse

from assessments.models import Assessment, LifeChange, StillHolds, StillHoldsDecision
from casework.asker import Asker
from casework.models import Team, User
from casework.prepared import ask
from casework.previews import counted
from children.contributions import Item
from children.life_choices import ChangeKind
from children.models import Person
from children.records import records_with, standing_keys

#: The page of the record that tells of a change, by its kind of record.
PAGES = {
    "children.missingepisode": "missing_episode",
    "children.lifeevent": "life_event",
    "referrals.contact": "contact",
}

TITLE = "Does the assessment still hold?"


@dataclass(frozen=True)
class Change:
    """What happened, when, and the page that tells of it, where there is one on this child's record."""

    label: str
    at: datetime
    url: str


@dataclass(frozen=True)
class Question:
    """A question with what happened and, once answered, the answer."""

    row: StillHolds
    changes: list[Change]
    decision: StillHoldsDecision | None


def changes_of(question: StillHolds) -> list[Change]:
    return [_change(row) for row in question.changes.all()]


def _change(row: LifeChange) -> Change:
    # A birth is told on the newborn's record, which is not theirs to read who read this one.
    page = PAGES.get(row.record_model) if row.kind != ChangeKind.BIRTH else None
    url = reverse(page, args=[row.record_id]) if page else ""
    return Change(row.get_kind_display(), row.happened_at, url)


def questions_about(assessment: Assessment) -> list[Question]:
    """What has happened since an assessment, and what it is to take up: newest first. Three queries."""
    asked = StillHolds.objects.filter(Q(assessment=assessment) | Q(taken_up_in=assessment))
    rows = asked.prefetch_related("changes").order_by("-asked_at")
    made = StillHoldsDecision.objects.filter(question__in=rows.values("pk"), superseded_by=None)
    answers = {each.question_id: each for each in made.select_related("decided_by")}
    return [Question(row, changes_of(row), answers.get(row.pk)) for row in rows]


def asked_of(user: User, today: date) -> list[Item]:
    """The questions on somebody's list: the worker's, and the managers' once they are past due."""
    return [_item(row, today) for row in ask(_asked_of, user, today)]


def _asked_of(user: User | Asker, today: date) -> Any:
    return _told(StillHolds.objects.to_answer().within_reach(user).asked_of(user, today).readable_by(user))


def due_about(children: Collection[Person], today: date) -> list[Item]:
    """The open questions about some children, whoever is asked."""
    return [_item(row, today) for row in ask(_open_about, standing_keys(children))]


def _open_about(keys: Collection[UUID]) -> Any:
    return _told(StillHolds.objects.to_answer().filter(person__in=records_with(keys)).with_holder())


def _told(rows: Any) -> Any:
    newest = LifeChange.objects.filter(question=OuterRef("pk")).order_by("-happened_at")
    being_written = Assessment.objects.open().filter(referral=OuterRef("assessment__referral"))
    return rows.select_related("person", "created_by").annotate(
        newest_kind=Subquery(newest.values("kind")[:1]),
        how_many=Count("changes"),
        is_written=Exists(being_written),
    )


def _item(row: Any, today: date) -> Item:
    late = row.due_on < today
    holder: User | Team = row.created_by
    if row.worker_id:
        holder = User(pk=row.worker_id, full_name=row.worker_name)
    elif row.team_id:
        holder = Team(pk=row.team_id, name=row.team_name)
    what = "Take up in the assessment what has happened" if row.is_written else TITLE
    label = ChangeKind(row.newest_kind).label if row.newest_kind else "Something happened"
    more = f", and {counted(row.how_many - 1, 'other change', 'other changes')}" if row.how_many > 1 else ""
    unanswered = f" {holder} has not answered." if late else ""
    return Item(
        child=row.person,
        what=what,
        url=reverse("still_holds", args=[row.pk]),
        holder=holder,
        group="decide",
        due=row.due_on,
        why=f"{label}{more}.{unanswered}",
        shouts="Unanswered" if late else "",
        heading="Assessment",
        waiting_since=row.asked_at,
        ceases=True,
    )
