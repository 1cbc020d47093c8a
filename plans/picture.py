"""The open plans of some children as lists show them: what is due, who holds it. Two queries.

What is shown of actions is what is in force: while a new version is written, owners and dates are
those of the version approved.
"""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, F, FilteredRelation, OuterRef, Q, Subquery, TextField, When

from casework.models import Team, User
from casework.prepared import ask
from children.models import Person, Visit
from children.records import Standing, records_with, standing_keys
from plans.choices import ActionState, PlanOutcome
from plans.document import Document
from plans.in_force import approved_copies
from plans.models import Action, GoalReview, Plan, PlanCopy, PlanDecision, ReviewCopy
from referrals.episode import with_episode, worker_of

KEPT_AS = "_plans"


@dataclass(frozen=True)
class Task:
    """An action of a plan in force, as it stands today."""

    id: Any
    goal_id: Any
    goal: str
    what: str
    owner_user: User | None
    owner: str
    due: date | None
    state: str
    score: int | None

    @property
    def is_open(self) -> bool:
        return self.state == ActionState.OPEN


@dataclass
class Picture:
    """A plan with what its queryset worked out (see `pictured`), and its actions."""

    plan: Any
    tasks: list[Task] = field(default_factory=list)

    @property
    def child(self) -> Person:
        return self.plan.child

    @property
    def holder(self) -> User | Team:
        """Who has the work: the allocated worker, or the team while nobody is allocated."""
        plan = self.plan
        return somebody(plan.worker_id, plan.worker_name) if plan.worker_id else plan.team

    def late(self, today: date) -> list[Task]:
        """Still to be done, and the day is past; the latest first."""
        rows = [task for task in self.tasks if task.is_open and task.due and task.due < today]
        return sorted(rows, key=lambda task: task.due or today)


def somebody(key: int, name: str) -> User:
    """A member of staff known by key and name, without asking the database for the rest."""
    return User(pk=key, full_name=name)


def pictured(plans: list[Any]) -> list[Picture]:
    """The plans, as annotated() gives them, each with its tasks."""
    pictures = [Picture(plan) for plan in plans]
    if not pictures:
        return []
    rows = defaultdict(list)
    for row in ask(_actions, [picture.plan.pk for picture in pictures]):
        rows[row.goal.plan_id].append(row)
    for picture in pictures:
        picture.tasks = _tasks(picture.plan, rows[picture.plan.pk])
    return pictures


def annotated(plans: Any) -> Any:
    """Each plan with who holds the case, when the child was seen, what is decided and what is to come."""
    visits = Visit.objects.filter(child__stands_as=OuterRef("child__stands_as")).order_by("-visited_at")
    rows = plans.select_related(*with_episode()).annotate(
        **worker_of(),
        last_seen_at=Subquery(visits.filter(seen=True).values("visited_at")[:1]),
        last_visit_at=Subquery(visits.values("visited_at")[:1]),
    )
    return _with_review(_with_versions(rows))


def _with_versions(plans: Any) -> Any:
    """The version that waits, the return to be answered, and what is in force while another is written."""
    waiting = PlanCopy.objects.filter(plan=OuterRef("pk"), decisions=None).order_by("-number")
    newest = PlanCopy.objects.filter(plan=OuterRef("plan_key")).order_by("-number").values("pk")[:1]
    decided = PlanDecision.objects.annotate(plan_key=F("copy__plan")).filter(
        copy__plan=OuterRef("pk"), superseded_by=None
    )
    returned = decided.filter(outcome=PlanOutcome.RETURNED, copy__in=Subquery(newest))
    in_force = approved_copies().filter(plan=OuterRef("pk")).values("text")[:1]
    return plans.annotate(
        has_waiting=Exists(waiting),
        submitted_at=Subquery(waiting.values("signed_at")[:1]),
        submitted_by=Subquery(waiting.values("signed_by__full_name")[:1]),
        returned_by=Subquery(returned.values("decided_by__full_name")[:1]),
        returned_why=Subquery(returned.values("rationale")[:1]),
        held_text=Case(
            When(editing=True, starts_on__isnull=False, then=Subquery(in_force)),
            default=None,
            output_field=TextField(),
        ),
    )


def _with_review(plans: Any) -> Any:
    """The review that is open: a plan has one at most."""
    proposed = ReviewCopy.objects.filter(review=OuterRef("open_review")).order_by("-number")
    still_open = Q(reviews__decided_at=None, reviews__stopped_at=None, reviews__struck_out_at=None)
    return plans.annotate(open_review=FilteredRelation("reviews", condition=still_open)).annotate(
        review_id=F("open_review__pk"),
        review_number=F("open_review__number"),
        review_due=F("open_review__due_on"),
        review_from=F("open_review__counts_from"),
        review_held=F("open_review__held_on"),
        review_proposal=F("open_review__proposal"),
        proposed_at=Subquery(proposed.values("signed_at")[:1]),
        proposed_by=Subquery(proposed.values("signed_by__full_name")[:1]),
    )


def _actions(plans: Collection[Any]) -> Any:
    scores = GoalReview.objects.filter(goal=OuterRef("goal"), review__decided_at__isnull=False)
    return (
        Action.objects.filter(goal__plan__in=plans)
        .select_related("goal", "owner_user", "owner_person")
        .annotate(score=Subquery(scores.order_by("-review__number").values("score")[:1]))
        .order_by("goal__position", "goal__entered_at", "position", "entered_at")
    )


def _tasks(plan: Any, rows: list[Any]) -> list[Task]:
    if plan.starts_on is None:
        return []
    if plan.held_text:
        return _tasks_held(json.loads(plan.held_text), {str(row.pk): row for row in rows})
    return [_task(row) for row in rows if row.removed_at is None and row.goal.removed_at is None]


def _task(row: Any) -> Task:
    return Task(
        id=row.pk,
        goal_id=row.goal_id,
        goal=row.goal.goal,
        what=row.what,
        owner_user=row.owner_user,
        # The family's names are asked for, and shown, on the plan's own page only.
        owner="family" if row.owner_person_id else row.owner,
        due=row.due_on,
        state=row.state,
        score=row.score,
    )


def _tasks_held(document: Document, rows: dict[str, Any]) -> list[Task]:
    """The actions as approved, while a new version is being written."""
    tasks = []
    for goal in document["goals"]:
        for action in goal["actions"]:
            row, owner = rows[action["id"]], action["owner"] or {"kind": "", "name": ""}
            tasks.append(
                Task(
                    id=row.pk,
                    goal_id=row.goal_id,
                    goal=goal["goal"],
                    what=action["what"],
                    owner_user=somebody(owner["id"], owner["name"]) if owner["kind"] == "user" else None,
                    owner="family" if owner["kind"] == "person" else owner["name"],
                    due=date.fromisoformat(action["due_on"]) if action["due_on"] else None,
                    state=row.state,
                    score=row.score,
                )
            )
    return tasks


def picture_of(child: Person) -> list[Picture]:
    """A child's plans, newest first, ended ones too."""
    return pictures_of_each([child])[child.pk]


def _plans(keys: Collection[UUID]) -> Any:
    return annotated(Plan.objects.filter(child__in=records_with(keys)).order_by("-opened_at"))


def pictures_of_each(children: Collection[Person]) -> dict[UUID, list[Picture]]:
    """Those of several children. Two queries, and none for a person object that was asked about before."""
    unknown = {child.pk: child for child in children if KEPT_AS not in child.__dict__}
    for child in unknown.values():
        child.__dict__[KEPT_AS] = []
    if unknown:
        whose = Standing(unknown.values())
        for picture in pictured(ask(_plans, standing_keys(unknown.values()))):
            whose[picture.plan.child_id].__dict__[KEPT_AS].append(picture)
    return {child.pk: child.__dict__[KEPT_AS] for child in children}
