"""Pages of management oversight of a child."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from casework.authority import outcomes_open_to
from casework.drafts import typed
from casework.guards import NotNow, NotYours
from casework.models import Act, User
from casework.pages import form_page, save_once
from children.access import may_write, open_person, open_record, require_writer
from children.models import Person
from children.pages import child_context
from supervision.asked import require_owner
from supervision.forms import DoneForm, OversightDecisionForm, OversightForm
from supervision.models import OversightAction, OversightDecision, OversightNote
from supervision.reading import decisions_of
from supervision.services import add_decision, add_oversight, complete_action


def _require_decider(user: User, child: Person) -> None:
    """Raises NotYours for who does not write on this record, or decides nothing in oversight."""
    require_writer(user, child)
    if not outcomes_open_to(user, Act.DECIDE, OversightDecision.stage):
        raise NotYours("A manager of the work records oversight. Ask one, or write what you want raised.")


def oversight_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record a note with its first decision; more decisions are added from its page."""
    child = open_person(request, pk)
    _require_decider(request.user, child)
    form = OversightForm(typed(request), user=request.user, child=child)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            note = add_oversight(
                by=request.user,
                child=child,
                considered=form.cleaned_data["considered"],
                decisions=[form.made_decision()],
            )
            messages.success(request, "The note is on the record. Each action is on its owner’s list.")
            return reverse("oversight", args=[note.pk])

        if response := save_once(request, form, save):
            return response
    return _form(request, child, form, "Record oversight", reverse("child", args=[pk]))


def oversight_decision_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a decision to one's own note; or, by ?replaces=, put a decision in the place of another."""
    note = open_record(request, OversightNote, pk, "child", "created_by")
    _require_decider(request.user, note.child)
    replaces = _replaced(request, note)
    if replaces is None and note.created_by_id != request.user.pk:
        raise NotYours(f"This is a note of {note.created_by}. Write a note of your own.")
    form = OversightDecisionForm(typed(request), user=request.user, child=note.child, replaces=replaces)
    page = reverse("oversight", args=[pk])
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            add_decision(by=request.user, note=note, decision=form.made_decision(), **form.replacing())
            messages.success(request, "Your decision is recorded.")
            return page

        if response := save_once(request, form, save):
            return response
    title = "Replace a decision" if replaces else "Add a decision"
    return _form(request, note.child, form, title, page, replaces=replaces)


def oversight(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One note: what was considered, each decision with its reason, and what came of its actions."""
    note = open_record(request, OversightNote, pk, "child", "created_by")
    writes = may_write(request.user, note.child)
    decides = writes and bool(outcomes_open_to(request.user, Act.DECIDE, OversightDecision.stage))
    context = {
        **child_context(request, note.child),
        "title": "Management oversight",
        "note": note,
        "decisions": decisions_of([note], request.user, writes=writes),
        "decides": decides,
        "own": decides and note.created_by_id == request.user.pk,
    }
    return render(request, "supervision/oversight.html", context)


def oversight_action_done(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that an action was done, and what was done."""
    action = open_record(
        request, OversightAction, pk, "owner", "decision__note__child", "decision__decided_by"
    )
    require_owner(request.user, action)
    if action.done_at or action.stopped_at:
        raise NotNow(f"This action is {'done' if action.done_at else 'stopped'} already.")
    form = DoneForm(typed(request))
    page = reverse("oversight", args=[action.decision.note_id])
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            complete_action(by=request.user, action=action, note=form.cleaned_data["note"])
            messages.success(request, "The action is recorded as done, and is off the list.")
            return page

        if response := save_once(request, form, save):
            return response
    return _form(
        request,
        action.child,
        form,
        "Record what was done",
        page,
        template="supervision/action_done.html",
        action=action,
    )


def _replaced(request: HttpRequest, note: OversightNote) -> OversightDecision | None:
    asked = request.GET.get("replaces")
    if not asked:
        return None
    try:
        found = note.decisions.select_related("decided_by").filter(pk=UUID(asked)).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    if found.successor:
        raise NotNow("That decision has been replaced once; replace the newest one.")
    return found


def _form(
    request: HttpRequest,
    child: Person,
    form: Any,
    title: str,
    cancel_url: str,
    *,
    template: str = "supervision/oversight_form.html",
    **context: Any,
) -> HttpResponse:
    return form_page(
        request,
        form,
        title=title,
        template=template,
        cancel_url=cancel_url,
        **child_context(request, child),
        **context,
    )
