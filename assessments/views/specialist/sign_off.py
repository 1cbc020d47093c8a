"""Submitting a specialist assessment, and the manager's decision on it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from assessments.changes import changes_in, marked_parts
from assessments.guards import require_editable
from assessments.models import SpecialistAssessment, SpecialistCopy, SpecialistDecision
from assessments.services import decide_specialist, submit_specialist
from assessments.specialist.checking import missing
from assessments.specialist.document import answers_of, document_of
from assessments.specialist.forms import SpecialistDecisionForm, SubmitSpecialistForm
from assessments.specialist.guards import require_specialist_decider
from assessments.specialist.reading import over_time, specialist_facts, specialist_parts
from assessments.states import copies_of_each
from assessments.timescales import specialist_clock
from assessments.views.specialist.reading import RELATED
from casework.drafts import typed
from casework.guards import NotNow
from casework.pages import form_page, save_once
from children.access import open_record, require_worker
from children.pages import child_context


def specialist_submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It as it will be signed, what is missing, and the button."""
    shown: SpecialistAssessment = open_record(request, SpecialistAssessment, pk, *RELATED)
    require_worker(request.user, shown.child)
    require_editable(shown)
    form = SubmitSpecialistForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            submit_specialist(by=request.user, assessment=shown)
            messages.success(request, f"Submitted. It is on the list of the managers of {shown.team}.")
            return reverse("specialist", args=[shown.pk])

        if response := save_once(request, form, save):
            return response
    document = document_of(shown)
    context = {
        **child_context(request, shown.child),
        **_read(shown, document),
        "parts": specialist_parts(document),
        "missing": missing(shown.declaration, answers_of(shown)),
    }
    title = "Read it through, then submit it"
    template = "assessments/specialist/submit.html"
    return form_page(request, form, title=title, template=template, **context)


def specialist_decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It as it was submitted, with what changed, and the decision; or one that replaces a decision."""
    shown: SpecialistAssessment = open_record(request, SpecialistAssessment, pk, *RELATED)
    require_specialist_decider(request.user, shown)
    copies = copies_of_each([shown], SpecialistCopy)[shown.pk]
    if not copies:
        raise NotNow("This assessment has not been submitted, so there is nothing to decide on yet.")
    newest, replaces = copies[0], _replaced(request, copies[0])
    form = SpecialistDecisionForm(typed(request), user=request.user, assessment=shown, replaces=replaces)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = decide_specialist(by=request.user, copy=newest, **form.decision_answers())
            messages.success(request, f"{made.outcome_label}, for {shown.child.name}.")
            return reverse("specialist", args=[shown.pk])

        if response := save_once(request, form, save):
            return response
    context = {**child_context(request, shown.child), **_to_decide_on(shown, copies)}
    title, template = f"Decide: {shown.heading}", "assessments/specialist/decide.html"
    return form_page(request, form, title=title, template=template, **context)


def _replaced(request: HttpRequest, newest: Any) -> SpecialistDecision | None:
    """The decision that is to be replaced. Raises NotNow for a second decision that replaces none."""
    standing: SpecialistDecision | None = newest.standing
    if standing is None or request.GET.get("replaces", "") == str(standing.pk):
        return standing
    raise NotNow(
        f"{standing.decided_by} has decided on this: {standing.outcome_label}."
        " To change it, replace that decision from the assessment’s page."
    )


def _to_decide_on(shown: SpecialistAssessment, copies: list[Any]) -> dict[str, Any]:
    newest = copies[0]
    document = newest.document
    parts = specialist_parts(document)
    returned = next((copy for copy in copies[1:] if copy.standing), None)
    if returned:
        parts = marked_parts(parts, specialist_parts(returned.document))
    return {
        **_read(shown, document),
        "copy": newest,
        "returned": returned,
        "replaces": newest.standing,
        "parts": parts,
        "changes": changes_in(parts) if returned else None,
    }


def _read(shown: SpecialistAssessment, document: dict[str, Any]) -> dict[str, Any]:
    """What both pages show above the answers."""
    return {
        "assessment": shown,
        "due_rule": specialist_clock(shown).explain(shown.counts_from),
        "facts": specialist_facts(shown, document),
        "over_time": over_time(shown, document),
        "says": document["says"],
        "back_url": reverse("specialist", args=[shown.pk]),
        "back_label": shown.heading,
    }
