"""A manager's decision on a version of a plan."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from casework.drafts import typed
from casework.guards import NotNow
from casework.pages import save_once
from children.access import open_record
from plans.access import require_decider
from plans.authors import authors_of_plan
from plans.changes import changes_between
from plans.choices import PlanOutcome
from plans.document import plan_problems
from plans.forms.decisions import PlanDecisionForm
from plans.models import Plan, PlanCopy, PlanDecision
from plans.reading import for_reader, lines_of
from plans.services import decide_plan
from plans.standing import Standing
from plans.views.shared import child_form


def plan_decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The version as submitted, what changed since the one before, what it lacks; then approve or return."""
    plan = open_record(request, Plan, pk, "child")
    require_decider(request.user, plan, "plan", PlanOutcome.APPROVED, authors_of_plan(plan))
    standing = Standing.of(plan)
    replaces = _replaced(request, plan)
    copy = replaces.copy if replaces else _to_decide(standing, request)
    form = PlanDecisionForm(
        typed(request),
        initial={"copy": str(copy.pk)},
        user=request.user,
        stage=PlanDecision,
        replaces=replaces,
    )
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            answers = form.decision_answers()
            seen = answers.pop("copy")
            if seen != str(copy.pk):
                raise NotNow("Another version was submitted since you opened this page. Look at it first.")
            decision = decide_plan(by=request.user, copy=copy, **answers)
            messages.success(request, _done(decision))
            return reverse("plan", args=[plan.pk])

        if response := save_once(request, form, save):
            return response
        # The page below shows the version that waits now: sent again, it is that one that is decided.
        form.data = form.data.copy()
        form.data["copy"] = str(copy.pk)
    return child_form(
        request,
        plan.child,
        form,
        title="Approve or return this plan",
        template="plans/decide.html",
        plan=plan,
        **_what_is_decided(request, standing, copy),
        cancel_url=reverse("plan", args=[plan.pk]),
    )


def _replaced(request: HttpRequest, plan: Plan) -> PlanDecision | None:
    """The decision that the address says is to be replaced."""
    asked = request.GET.get("replaces")
    if not asked:
        return None
    try:
        key = UUID(asked)
    except ValueError:
        raise Http404 from None
    found = PlanDecision.objects.select_related("copy__plan").filter(pk=key, copy__plan=plan).first()
    if found is None:
        raise Http404
    if found.outcome == PlanOutcome.APPROVED:
        raise NotNow("An approved plan changes by a new version. Start one from the plan.")
    return found


def _to_decide(standing: Standing, request: HttpRequest) -> PlanCopy:
    """The version that waits; or, for a page sent too late, the one it was about, which says who decided."""
    if standing.waiting and standing.plan.is_open:
        return standing.waiting
    sent = next((copy for copy in standing.copies if str(copy.pk) == request.POST.get("copy")), None)
    if sent:
        return sent
    raise NotNow("No version of this plan waits for a decision. The worker submits one first.")


def _what_is_decided(request: HttpRequest, standing: Standing, copy: PlanCopy) -> dict[str, Any]:
    before = standing.before(copy)
    documents = for_reader([copy.document, *([before.document] if before else [])], request.user)
    return {
        "copy": copy,
        "before": before,
        "lines": lines_of(documents[0]),
        "problems": plan_problems(documents[0]),
        "changes": changes_between(documents[1], documents[0]) if before else None,
    }


def _done(decision: PlanDecision) -> str:
    if decision.outcome == PlanOutcome.APPROVED:
        return "The plan is approved and in force."
    return "The plan is back with the worker, with your reasons."
