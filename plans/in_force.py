"""Which version of a plan is in force, while another may be being written."""

from typing import Any

from casework.guards import NotNow
from plans.choices import PlanOutcome
from plans.document import Document, plan_document
from plans.models import Action, Plan, PlanCopy


def approved_copies() -> Any:
    """Copies that a manager approved, by a decision that still stands."""
    standing = PlanCopy.objects.filter(decisions__outcome=PlanOutcome.APPROVED)
    return standing.filter(decisions__superseded_by=None).order_by("-number")


def copy_in_force(plan: Plan) -> PlanCopy | None:
    """The newest approved version, or nothing before the first approval."""
    return approved_copies().filter(plan=plan).first()


def in_force(plan: Plan) -> Document | None:
    """The plan that holds today: the copy approved, whatever is being written; nothing before that."""
    copy = copy_in_force(plan)
    return copy.document if copy else None


def shown(plan: Plan) -> Document:
    """What stands on the plan's page: what is in force, or the first version being written."""
    return in_force(plan) or plan_document(plan)


def undecided_copy(plan: Plan) -> PlanCopy | None:
    """The copy that waits for the manager, if one does."""
    return PlanCopy.objects.filter(plan=plan, decisions=None).order_by("-number").first()


def action_in_force(plan: Plan, action: Action) -> Document:
    """An action as the version in force has it. Raises NotNow where there is none to make progress on."""
    document = in_force(plan)
    if document is None:
        raise NotNow("This plan is not approved yet. Progress is recorded once it is in force.")
    if not plan.is_open:
        raise NotNow("This plan has ended. Record what happens now elsewhere on the child’s record.")
    actions = {each["id"]: each for goal in document["goals"] for each in goal["actions"]}
    if str(action.pk) not in actions:
        raise NotNow("This action is not in the plan in force. It comes in when the new version is approved.")
    return actions[str(action.pk)]
