"""A plan and a review as documents: what is frozen when they are submitted, shown and compared.

People stand in them by reference and by the name they had: whether a name may be shown is asked
when the document is read. Progress on actions is no part of it: it has dates and authors of its own.
"""

from typing import Any

from children.models import Person
from plans.models import Action, GoalReview, Plan, Review

Document = dict[str, Any]


def plan_document(plan: Plan) -> Document:
    """The plan as it stands now, goal by goal."""
    goals = plan.goals.filter(removed_at=None).prefetch_related(
        "actions__owner_user", "actions__owner_person"
    )
    return {
        "child": _child(plan.child),
        "kind": plan.get_kind_display(),
        "visit_every_weeks": plan.visit_every_weeks,
        "contingency": plan.contingency,
        "why_new_version": plan.edit_reason,
        "goals": [
            {
                "id": str(goal.pk),
                "worry": goal.worry,
                "goal": goal.goal,
                "actions": [_action(action) for action in goal.actions.all() if action.removed_at is None],
            }
            for goal in goals
        ],
    }


def _child(child: Person) -> Document:
    return {"id": str(child.pk), "number": child.number, "name": child.name}


def same_plan(one: Document, other: Document) -> bool:
    """Whether two documents say the same, whatever the child is called by now."""
    return {**one, "child": None} == {**other, "child": None}


def _action(action: Action) -> Document:
    return {
        "id": str(action.pk),
        "what": action.what,
        "owner": _owner(action),
        "due_on": action.due_on.isoformat() if action.due_on else None,
    }


def _owner(action: Action) -> Document | None:
    if action.owner_user:
        return {"kind": "user", "id": action.owner_user_id, "name": action.owner_user.full_name}
    if action.owner_person:
        return {"kind": "person", "id": str(action.owner_person_id), "name": action.owner_person.name}
    if action.owner_agency:
        return {"kind": "agency", "name": action.owner_agency}
    return None


def review_document(review: Review) -> Document:
    """The review as it stands now, with what was found on each goal."""
    rows = review.goal_reviews.select_related("goal").order_by("goal__position", "goal__entered_at")
    return {
        "child": _child(review.child),
        "number": review.number,
        "held_on": review.held_on.isoformat() if review.held_on else None,
        "participation": review.get_participation_display(),
        "child_view": review.child_view,
        "family_view": review.family_view,
        "goals": [_goal_review(row) for row in rows],
        "proposal": review.get_proposal_display(),
        "proposal_reason": review.proposal_reason,
    }


def _goal_review(row: GoalReview) -> Document:
    return {
        "id": str(row.goal_id),
        "goal": row.goal.goal,
        "score": row.score,
        "evidence": row.evidence,
        "not_done": row.not_done,
    }


def plan_problems(document: Document) -> list[str]:
    """Why a manager cannot approve this plan, one sentence for each thing to put right.

    No action without an owner and a date, no goal without an action, and a visiting frequency.
    Source: Ofsted's 2016 finding that plans without dates drift, and practice since.
    """
    problems = []
    if not document["goals"]:
        problems.append("The plan has no goal. Add one for each worry.")
    for goal in document["goals"]:
        if not goal["actions"]:
            problems.append(f"No action yet for the goal “{goal['goal']}”. Add what somebody will do.")
        problems += [
            _lacks(action) for action in goal["actions"] if not (action["owner"] and action["due_on"])
        ]
    if not document["visit_every_weeks"]:
        problems.append("How often the child is visited is not set. Set it on the plan.")
    return problems


def _lacks(action: Document) -> str:
    lacking = [word for word, key in (("owner", "owner"), ("date", "due_on")) if not action[key]]
    return f"“{action['what']}” has no {' and no '.join(lacking)}."
