"""Submitting a version of a plan, and deciding on it."""

from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.access import require_worker
from children.decisions import record_decision
from plans.authors import authors_of_plan
from plans.choices import PlanOutcome
from plans.document import plan_document, plan_problems, same_plan
from plans.models import Plan, PlanCopy, PlanDecision
from plans.services.writing import take_for_writing
from referrals.episode import require_own_hub


@service
def submit_plan(*, by: User, plan: Plan) -> PlanCopy:
    """Freeze the plan as it stands and put it before the manager.

    It may be submitted with an action still undated or unowned: the manager sees the list, and the
    approval is refused, not the work.
    """
    taken = take_for_writing(plan.pk, by=by)
    document = plan_document(taken)
    if not document["goals"]:
        raise NotNow("There is no goal on the plan. Add at least one before you submit it.")
    copy: PlanCopy = PlanCopy.of(document, plan=taken, number=taken.copies.count() + 1, signed_by=by)
    return copy


@service
def decide_plan(
    *,
    by: User,
    copy: PlanCopy,
    outcome: PlanOutcome,
    rationale: str,
    known: str = "",
    options_considered: str = "",
    replaces: PlanDecision | None = None,
    old_work: str = "",
    old_work_reason: str = "",
) -> PlanDecision:
    """Approve the version submitted, or return it with reasons. Its authors do not decide on it.

    Approval is refused, with the list of which, while an action has no owner or no date, a goal has
    no action, or the visiting frequency is not set (practice since Ofsted 2016: no plan without
    dates).
    """
    plan = Plan.take(copy.plan_id)
    require_worker(by, plan.child)
    require_own_hub(by, plan)
    if replaces is not None:
        _refuse_replacing(plan, copy, replaces)
    elif not plan.is_open:
        raise NotNow("This plan has ended, so there is nothing to approve.")
    if outcome == PlanOutcome.APPROVED:
        problems = plan_problems(copy.document)
        if problems:
            raise NotNow(
                "This plan cannot be approved yet. Return it, and ask for what is missing.", reasons=problems
            )
    return record_decision(
        PlanDecision,
        by=by,
        subject=copy,
        outcome=outcome,
        rationale=rationale,
        authors=authors_of_plan(plan),
        known=known,
        options_considered=options_considered,
        replaces=replaces,
        old_work=old_work,
        old_work_reason=old_work_reason,
    )


def _refuse_replacing(plan: Plan, copy: PlanCopy, replaces: PlanDecision) -> None:
    """Only a return may be taken back, and only while the plan still reads as it did."""
    if replaces.outcome == PlanOutcome.APPROVED:
        raise NotNow("An approved plan changes by a new version. Start one from the plan.")
    if not plan.is_open or plan.copies.filter(number__gt=copy.number).exists():
        raise NotNow("The plan has moved on since then. Decide on the version submitted last.")
    if not same_plan(plan_document(plan), copy.document):
        raise NotNow(
            "The plan has been changed since you returned it. Decide on it when it is submitted again."
        )
