"""Opening a plan, putting it in force, and ending it."""

from collections.abc import Iterable

from assessments.models import Assessment, DangerStatement
from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from casework.timescales import words_for
from plans.choices import ActionState, PlanKind
from plans.in_force import undecided_copy
from plans.models import Action, Goal, Plan, PlanCopy
from plans.services.owners import let_owners_work
from plans.services.scheduling import schedule_review, stop_open_review
from plans.timescales import PLAN_APPROVAL
from referrals.episode import Episode, episode_field
from referrals.models import Referral


@service
def open_plan(*, by: User, episode: Episode, assessment: Assessment, kind: PlanKind) -> Plan:
    """Open a plan grown from the signed assessment: each danger statement becomes a goal.

    The worry is the danger statement and the goal is its safety goal, word for word; the goal keeps
    its link to the statement. A signed assessment cannot be changed, so these are the words that
    the manager signed. Child in need plans: Working Together 2023, chapter 3.

    A child has one open plan of a kind (census rule 4004): where a further assessment ends in a
    plan again, the plan that is open takes what it found, as a new version.
    """
    going_on = Plan.objects.open().of(episode).select_for_update(of=("self",)).filter(kind=kind).first()
    if going_on:
        return _take_in(going_on, assessment)
    plan = Plan.objects.create(
        **episode_field(episode),
        assessment=assessment,
        kind=kind,
        opened_at=clock.now(),
        approval_due_on=PLAN_APPROVAL.due(clock.now()),
    )
    _grow(plan, assessment.dangerstatements.filter(removed_at=None))
    return plan


@service
def open_twins_plan(*, by: User, referral: Referral, first: Referral) -> Plan:
    """Open a plan for a twin, written from the first child's: its goals and actions, to be made their own.

    It is approved by itself, like any plan, and names the first child's assessment nowhere: that is
    about another child.
    """
    beside = Plan.objects.open().filter(referral=first).order_by("opened_at").first()
    if beside is None:
        raise NotNow("The first child has no open plan. Choose an assessment of their own.")
    plan = Plan.objects.create(
        referral=referral,
        kind=beside.kind,
        opened_at=clock.now(),
        approval_due_on=PLAN_APPROVAL.due(clock.now()),
        visit_every_weeks=beside.visit_every_weeks,
        contingency=beside.contingency,
    )
    for goal in beside.goals.filter(removed_at=None):
        own = Goal.objects.create(plan=plan, position=goal.position, worry=goal.worry, goal=goal.goal)
        for action in goal.actions.filter(removed_at=None, state=ActionState.OPEN):
            Action.objects.create(
                goal=own,
                position=action.position,
                what=action.what,
                owner_user=action.owner_user,
                owner_person=referral.child if action.owner_person == first.child else action.owner_person,
                owner_agency=action.owner_agency,
                due_on=action.due_on,
            )
    return plan


def _take_in(plan: Plan, assessment: Assessment) -> Plan:
    """Add what an assessment found to the version in hand of an open plan, or to a new one."""
    known = Goal.objects.filter(plan=plan, danger__isnull=False).values("danger")
    found = assessment.dangerstatements.filter(removed_at=None).exclude(pk__in=known)
    if not found:
        return plan
    if undecided_copy(plan):
        raise NotNow("The child’s plan is with its manager for approval. Decide on that version first.")
    if not plan.editing:
        plan.editing, plan.edit_reason = True, "A further assessment was signed off."
        plan.save()
    _grow(plan, found)
    return plan


def _grow(plan: Plan, dangers: Iterable[DangerStatement]) -> None:
    last = plan.goals.order_by("-position").first()
    for position, danger in enumerate(dangers, start=last.position + 1 if last else 0):
        Goal.objects.create(
            plan=plan, danger=danger, position=position, worry=danger.statement, goal=danger.safety_goal
        )


@service
def put_in_force(*, by: User, copy: PlanCopy) -> Plan:
    """Let an approved version hold from now on.

    The first one starts the plan and its review clock; a later one changes no date of the plan.
    Staff who own an action and do not yet work with the child become co-workers.
    """
    plan = Plan.take(copy.plan_id)
    first = plan.starts_on is None
    plan.starts_on = plan.starts_on or clock.today()
    plan.editing, plan.edit_reason = False, ""
    plan.save()
    _agree_on_dates(plan)
    let_owners_work(plan, by=by)
    if first:
        schedule_review(by=by, plan=plan)
    return plan


def _agree_on_dates(plan: Plan) -> None:
    """Keep each action's date as approved, and none for what was taken out of the plan."""
    present = set(Action.objects.present().filter(goal__plan=plan).values_list("pk", flat=True))
    for action in Action.objects.filter(goal__plan=plan).select_for_update(of=("self",)):
        agreed = action.due_on if action.pk in present else None
        if agreed != action.agreed_due_on:
            action.agreed_due_on = agreed
            action.save()


@service
def end_plan(*, by: User, plan: Plan) -> Plan:
    """End a plan today, and with it any review still to come. Raises NotNow when it has ended already."""
    ending = Plan.take(plan.pk)
    if not ending.is_open:
        raise NotNow("This plan has ended already.")
    stop_open_review(ending, reason="The plan ended.")
    ending.ended_on, ending.editing = clock.today(), False
    ending.save()
    return ending


@service
def stop_plan(*, by: User, episode: Episode, reason: str) -> None:
    """Stop a plan that is not yet in force, because the decision that opened it was replaced.

    Raises NotNow once one is in force: help given under it is not undone, so it is kept, or a
    review ends it.
    """
    for plan in Plan.objects.open().of(episode).select_for_update(of=("self",)):
        if plan.starts_on:
            raise NotNow(
                f"The plan is in force since {words_for(plan.starts_on)}. Keep it, or end it by a review."
            )
        plan.stopped_at, plan.stopped_reason, plan.editing = clock.now(), reason, False
        plan.save()
