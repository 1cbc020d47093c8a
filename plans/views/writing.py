"""Writing a plan: the version in hand, its goals and their actions, and submitting it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.guards import NotNow
from casework.pages import save_once
from casework.timescales import local_date
from children.access import open_record, require_worker
from plans.changes import changes_between
from plans.coaching import coached_goals
from plans.document import plan_document, plan_problems
from plans.forms.writing import (
    FrameForm,
    GoalEditForm,
    GoalForm,
    NewVersionForm,
    RemoveGoalForm,
    SubmitForm,
    initial_rows,
)
from plans.models import Goal, Plan
from plans.owners import owners_for
from plans.reading import for_reader, lines_of
from plans.services import (
    add_goal,
    remove_goal,
    save_goal,
    save_plan_frame,
    start_new_version,
    submit_plan,
)
from plans.standing import Standing
from plans.timescales import VISIT
from plans.views.shared import child_form, child_page


def open_for_writing(request: HttpRequest, plan: Plan) -> Plan:
    """The plan, where the user may write it now. Raises NotYours or NotNow otherwise, in words."""
    require_worker(request.user, plan.child)
    standing = Standing.of(plan)
    if not plan.is_open:
        raise NotNow("This plan has ended. What it said is kept as it was.")
    if standing.waiting:
        raise NotNow(
            "This plan is with the manager for approval. Ask them to return it if it needs changing."
        )
    if not plan.editing:
        raise NotNow("This plan is approved. Start a new version to change its wording, owners or dates.")
    return plan


def plan_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The version in hand: each part with a link to change it, and what approval will ask for."""
    plan = open_for_writing(request, open_record(request, Plan, pk, "child"))
    standing = Standing.of(plan)
    (document,) = for_reader([plan_document(plan)], request.user)
    return child_page(
        request,
        plan.child,
        "plans/edit.html",
        title="Write the new version" if plan.starts_on else "Write the plan",
        plan=plan,
        standing=standing,
        lines=lines_of(document),
        problems=plan_problems(document),
        coached=coached_goals(plan, document),
        back_url=reverse("plan", args=[plan.pk]),
        back_label="Back to the plan",
    )


def plan_frame(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How often the child is visited, and the contingency."""
    plan = open_for_writing(request, open_record(request, Plan, pk, "child"))
    form = _frame_form(typed(request), plan)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            save_plan_frame(by=request.user, plan=plan, version=version, **form.answers)
            return reverse("plan_edit", args=[plan.pk])

        response, form = save_or_compare(request, form, save, _frame_form)
        if response:
            return response
    return child_form(
        request,
        plan.child,
        form,
        title="Visits, and what happens if it does not work",
        cancel_url=reverse("plan_edit", args=[plan.pk]),
    )


def _frame_form(data: Any, plan: Plan) -> FrameForm:
    initial = {
        "version": plan.version,
        "visit_every_weeks": plan.visit_every_weeks or VISIT.on(local_date(plan.opened_at)).amount,
        "contingency": plan.contingency,
    }
    return FrameForm(data, initial=initial)


def goal_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A goal that the assessment did not have."""
    plan = open_for_writing(request, open_record(request, Plan, pk, "child"))
    form = GoalForm(typed(request), owners=owners_for(plan, request.user))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            add_goal(by=request.user, plan=plan, actions=form.action_rows(), **form.goal_words())
            return reverse("plan_edit", args=[plan.pk])

        if response := save_once(request, form, save):
            messages.success(request, "The goal is added.")
            return response
    return child_form(
        request, plan.child, form, title="Add a goal", cancel_url=reverse("plan_edit", args=[plan.pk])
    )


def goal_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A goal and its actions."""
    goal = open_record(request, Goal, pk, "plan__child")
    plan = open_for_writing(request, goal.plan)

    def build(data: Any, on: Goal) -> GoalEditForm:
        return _goal_form(request.user, data, on)

    form = build(typed(request), goal)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            words, version = form.goal_words(), form.cleaned_data["version"]
            save_goal(
                by=request.user,
                goal=goal,
                version=version,
                worry=words["worry"],
                wanted=words["goal"],
                actions=form.action_rows(),
            )
            return reverse("plan_edit", args=[plan.pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return child_form(
        request,
        plan.child,
        form,
        title="Goal and actions",
        cancel_url=reverse("plan_edit", args=[plan.pk]),
    )


def _goal_form(user: Any, data: Any, goal: Goal) -> GoalEditForm:
    actions = list(goal.actions.filter(removed_at=None))
    owners = owners_for(goal.plan, user)
    initial = {
        "version": goal.version,
        "worry": goal.worry,
        "goal": goal.goal,
        "actions": initial_rows(actions, owners),
    }
    return GoalEditForm(
        data,
        initial=initial,
        owners=owners,
        kept_dates={str(action.pk): action.due_on for action in actions if action.due_on},
    )


def goal_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Taking a goal out, once one has looked at what goes with it."""
    goal = open_record(request, Goal, pk, "plan__child")
    plan = open_for_writing(request, goal.plan)
    form = RemoveGoalForm(typed(request), initial={"version": goal.version})
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            remove_goal(by=request.user, goal=goal, version=form.cleaned_data["version"])
            return reverse("plan_edit", args=[plan.pk])

        if response := save_once(request, form, save):
            messages.success(request, "The goal is out of the plan. It stays on the record.")
            return response
    return child_form(
        request,
        plan.child,
        form,
        title="Take this goal out of the plan?",
        template="plans/goal_remove.html",
        goal=goal,
        cancel_url=reverse("plan_edit", args=[plan.pk]),
    )


def plan_submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The plan as it will be signed, with what it still lacks."""
    plan = open_for_writing(request, open_record(request, Plan, pk, "child"))
    standing = Standing.of(plan)
    before = standing.copies[0] if standing.copies else None
    documents = for_reader([plan_document(plan), *([before.document] if before else [])], request.user)
    form = SubmitForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            submit_plan(by=request.user, plan=plan)
            return reverse("plan", args=[plan.pk])

        if response := save_once(request, form, save):
            messages.success(request, "The plan is with the manager for approval.")
            return response
    return child_form(
        request,
        plan.child,
        form,
        title="Check the plan, then submit it",
        template="plans/submit.html",
        plan=plan,
        lines=lines_of(documents[0]),
        problems=plan_problems(documents[0]),
        before=before,
        changes=changes_between(documents[1], documents[0]) if before else None,
        cancel_url=reverse("plan_edit", args=[plan.pk]),
    )


def plan_new_version(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Why an approved plan needs to change."""
    plan = open_record(request, Plan, pk, "child")
    require_worker(request.user, plan.child)
    if plan.editing:
        return HttpResponseRedirect(reverse("plan_edit", args=[plan.pk]))
    form = NewVersionForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            start_new_version(by=request.user, plan=plan, reason=form.cleaned_data["reason"])
            return reverse("plan_edit", args=[plan.pk])

        if response := save_once(request, form, save):
            return response
    return child_form(
        request,
        plan.child,
        form,
        title="Start a new version of the plan",
        intro="What is in force stays in force until a manager approves the new version. "
        "Progress on actions can be recorded all the while.",
        cancel_url=reverse("plan", args=[plan.pk]),
    )
