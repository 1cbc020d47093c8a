"""Who wrote a plan or a review: they do not decide on it."""

from collections.abc import Iterable, Sequence
from typing import Any

from casework.models import User
from plans.in_force import copy_in_force
from plans.models import Action, Goal, Plan, PlanCopy, Review

FRAME = ("visit_every_weeks", "contingency")
GOAL = ("worry", "goal", "removed_at")
#: Not the state: progress is recorded by anybody who does the work.
ACTION = ("what", "owner_user_id", "owner_person_id", "owner_agency", "due_on", "removed_at")


def authors_of_plan(plan: Plan) -> set[User]:
    """Whoever changed its wording, owners or dates since the version in force, and whoever submitted it."""
    approved = copy_in_force(plan)
    since = approved.decisions.latest("decided_at").decided_at if approved else None
    ids = _changed(plan.history.all(), FRAME, since, created=False)
    goals = Goal.history.filter(plan=plan)
    # A goal that came with the plan, from the assessment, was not written by whoever opened the plan.
    ids |= _changed(goals, GOAL, since, created=lambda row: row.danger_id is None)
    ids |= _changed(Action.history.filter(goal__plan=plan), ACTION, since)
    submitted = PlanCopy.objects.filter(plan=plan)
    if approved:
        submitted = submitted.filter(number__gt=approved.number)
    ids |= set(submitted.values_list("signed_by", flat=True))
    return set(User.objects.filter(pk__in=ids))


def _changed(rows: Iterable[Any], fields: Sequence[str], since: Any, created: Any = True) -> set[int]:
    """Who changed one of the fields, or wrote the row, after a moment."""
    found: set[int] = set()
    before: dict[Any, Any] = {}
    for row in sorted(rows, key=lambda row: (row.history_date, row.history_id)):
        earlier = before.get(row.id)
        before[row.id] = row
        if since and row.history_date < since:
            continue
        if earlier is None:
            wrote = created(row) if callable(created) else created
        else:
            wrote = any(getattr(row, field) != getattr(earlier, field) for field in fields)
        if wrote and row.history_user_id:
            found.add(row.history_user_id)
    return found


def authors_of_review(review: Review) -> set[User]:
    """Whoever recorded it or proposed on it. Scheduling it, and deciding on it, is not writing it."""
    rows = review.history.filter(history_type="~", decided_at=None, stopped_at=None)
    return set(User.objects.filter(pk__in=rows.values("history_user")))
