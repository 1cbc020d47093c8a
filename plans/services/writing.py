"""Writing a plan: how often the child is visited, the goals, and who does what by when."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from casework.timescales import words_for
from children.access import require_worker
from plans.in_force import undecided_copy
from plans.models import Action, Goal, Plan

OWNERS = ("owner_user", "owner_person", "owner_agency")


def take_for_writing(plan_pk: Any, *, by: User, version: int | None = None) -> Plan:
    """The plan, locked, for somebody who may write it now.

    Raises NotYours for those who do not work with the child, NotNow when no version is being
    written or a submitted one awaits its decision, StaleRecord when the frame was saved since.
    """
    plan = Plan.take(plan_pk, version=version)
    require_worker(by, plan.child)
    if not plan.is_open:
        raise NotNow("This plan has ended. What it said is kept as it was.")
    if not plan.editing:
        raise NotNow("This plan is approved. Start a new version to change its wording, owners or dates.")
    if undecided_copy(plan):
        raise NotNow(
            "This plan is with the manager for approval. Ask them to return it if it needs changing."
        )
    return plan


@service
def save_plan_frame(
    *, by: User, plan: Plan, version: int, visit_every_weeks: int | None, contingency: str
) -> Plan:
    """Save how often the child is visited and what happens if the plan does not work."""
    if visit_every_weeks is not None and not 1 <= visit_every_weeks <= 26:
        raise NotNow("Visits are between 1 and 26 weeks apart. Give a number in that range.")
    taken = take_for_writing(plan.pk, by=by, version=version)
    taken.visit_every_weeks, taken.contingency = visit_every_weeks, contingency
    taken.save()
    return taken


@service
def add_goal(
    *, by: User, plan: Plan, worry: str, goal: str, actions: Iterable[Mapping[str, Any]] = ()
) -> Goal:
    """Add a goal that the assessment did not have, with the worry it answers."""
    taken = take_for_writing(plan.pk, by=by)
    last = taken.goals.order_by("-position").first()
    added = Goal.objects.create(
        plan=taken,
        worry=_said(worry, "worry"),
        goal=_said(goal, "goal"),
        position=last.position + 1 if last else 0,
    )
    _write_actions(added, actions)
    return added


@service
def save_goal(
    *,
    by: User,
    goal: Goal,
    version: int,
    worry: str,
    wanted: str,
    actions: Iterable[Mapping[str, Any]] | None = None,
) -> Goal:
    """Save a goal's words and, where they are given, its actions: one page, one version."""
    taken = _take_goal(goal, by=by, version=version)
    taken.worry, taken.goal = _said(worry, "worry"), _said(wanted, "goal")
    taken.save()
    if actions is not None:
        _write_actions(taken, actions)
    return taken


@service
def save_actions(*, by: User, goal: Goal, version: int, rows: Iterable[Mapping[str, Any]]) -> Goal:
    """Save a goal's actions as given; one that is not among them is taken out of the plan.

    Each row: what; at most one of owner_user, owner_person, owner_agency; due_on; and `id` where the
    action is on the plan already. A draft may lack owner and date; approval refuses such a plan.
    """
    taken = _take_goal(goal, by=by, version=version)
    taken.save()
    _write_actions(taken, rows)
    return taken


@service
def remove_goal(*, by: User, goal: Goal, version: int) -> Goal:
    """Take a goal and its actions out of the plan. They stay on the record."""
    taken = _take_goal(goal, by=by, version=version)
    taken.removed_at = clock.now()
    taken.save()
    return taken


@service
def start_new_version(*, by: User, plan: Plan, reason: str) -> Plan:
    """Open an approved plan for changes.

    What is in force stays in force until a manager approves the new version.
    """
    taken = Plan.take(plan.pk)
    require_worker(by, taken.child)
    if not taken.is_open:
        raise NotNow("This plan has ended, so it takes no new version.")
    if taken.editing:
        raise NotNow("A version of this plan is being written already. Change that one.")
    taken.editing, taken.edit_reason = True, _said(reason, "reason for a new version")
    taken.save()
    return taken


def _take_goal(goal: Goal, *, by: User, version: int) -> Goal:
    plan = take_for_writing(goal.plan_id, by=by)
    taken = Goal.take(goal.pk, version=version)
    if taken.removed_at:
        raise NotNow("This goal was taken out of the plan. Add it again if it is still needed.")
    taken.plan = plan
    return taken


def _said(text: str, noun: str) -> str:
    if not text.strip():
        raise NotNow(f"Give the {noun}.")
    return text.strip()


def _write_actions(goal: Goal, rows: Iterable[Mapping[str, Any]]) -> None:
    present = {str(action.pk): action for action in goal.actions.filter(removed_at=None)}
    for position, row in enumerate(rows):
        action = present.pop(str(row.get("id") or ""), None) or Action(goal=goal)
        write_action(action, row, position)
    for left_out in present.values():
        left_out.removed_at = clock.now()
        left_out.save()


def write_action(action: Action, row: Mapping[str, Any], position: int) -> None:
    new: dict[str, Any] = {
        "what": _said(row["what"], "action"),
        "owner_user": row.get("owner_user"),
        "owner_person": row.get("owner_person"),
        "owner_agency": (row.get("owner_agency") or "").strip(),
        "due_on": row.get("due_on"),
        "position": position,
    }
    if sum(bool(new[owner]) for owner in OWNERS) > 1:
        raise NotNow(f"“{new['what']}” has more than one owner. Name the one person who will see it done.")
    if new["due_on"] != action.due_on:
        refuse_past(new["due_on"], new["what"])
    if action._state.adding or any(getattr(action, name) != value for name, value in new.items()):
        for name, value in new.items():
            setattr(action, name, value)
        action.save()


def refuse_past(due_on: date | None, what: str) -> None:
    """Nothing can be planned for a day that has gone."""
    if due_on and due_on < clock.today():
        raise NotNow(f"“{what}” is due on {words_for(due_on)}, which has passed. Give today or a later date.")
