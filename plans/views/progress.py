"""What happened on an action."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from casework import clock
from casework.drafts import typed
from casework.pages import save_once
from children.access import open_record
from plans.access import require_action_worker
from plans.forms.writing import ProgressForm
from plans.in_force import action_in_force
from plans.models import Action
from plans.reading import Today, for_reader
from plans.services import record_progress
from plans.views.shared import child_form


def action_progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Two clicks from the plan or the worklist: the form, and the button. Earlier entries stand below."""
    action = open_record(request, Action, pk, "goal__plan__child")
    require_action_worker(request.user, action)
    signed = {"goals": [{"actions": [action_in_force(action.goal.plan, action)]}]}
    (shown,) = for_reader([signed], request.user)
    today = Today(states={str(action.pk): action.state})
    form = ProgressForm(typed(request), initial={"happened_on": clock.today()})
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            record_progress(by=request.user, action=action, **form.answers)
            return reverse("plan", args=[action.goal.plan_id])

        if response := save_once(request, form, save):
            messages.success(request, "Progress recorded.")
            return response
    return child_form(
        request,
        action.child,
        form,
        title="What happened on this action?",
        template="plans/progress.html",
        action=today.line(shown["goals"][0]["actions"][0]),
        progress=list(action.progress.select_related("created_by")),
        cancel_url=reverse("plan", args=[action.goal.plan_id]),
    )
