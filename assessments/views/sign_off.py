"""Submitting the assessment, and the manager's decision on it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from assessments.changes import changes_in, marked
from assessments.checks import checks_of
from assessments.choices import CLOSING
from assessments.decision_form import AssessmentDecisionForm
from assessments.document import document_of
from assessments.forms.sections import SubmitForm
from assessments.guards import require_decider, require_editable
from assessments.models import Assessment, AssessmentCopy, AssessmentDecision
from assessments.reading import facts_of, parts_of
from assessments.services import decide_assessment, submit_assessment
from assessments.services.sign_off import what_is_missing
from assessments.states import copies_of
from assessments.views.reading import RELATED, clocks
from casework.drafts import typed
from casework.guards import NotNow
from casework.pages import form_page, save_once
from children.access import open_record, require_worker
from children.pages import child_context


def assessment_submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The document as it will be signed, the checks, and the button."""
    shown: Assessment = open_record(request, Assessment, pk, *RELATED, "referral__screening")
    require_worker(request.user, shown.child)
    require_editable(shown)
    form = SubmitForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            submit_assessment(by=request.user, assessment=shown)
            messages.success(request, f"Submitted. It is on the list of the managers of {shown.team}.")
            return reverse("assessment", args=[shown.pk])

        if response := save_once(request, form, save):
            return response
    document = document_of(shown)
    context = {
        **child_context(request, shown.child),
        **clocks(shown),
        "assessment": shown,
        "facts": facts_of(document),
        "parts": parts_of(document),
        "checks": checks_of(request.user, shown, document),
        "missing": what_is_missing(shown),
        "back_url": reverse("assessment", args=[shown.pk]),
        "back_label": "All sections",
    }
    title = "Read it through, then submit it"
    return form_page(request, form, title=title, template="assessments/submit.html", **context)


def assessment_decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The document with what changed, the checks, and the decision; or a decision that replaces one."""
    shown: Assessment = open_record(request, Assessment, pk, *RELATED, "referral__screening")
    require_decider(request.user, shown)
    copies = copies_of(shown)
    if not copies:
        raise NotNow("This assessment has not been submitted, so there is nothing to decide on yet.")
    newest, replaces = copies[0], _replaced(request, copies[0])
    form = AssessmentDecisionForm(
        typed(request), user=request.user, assessment=shown, document=newest.document, replaces=replaces
    )
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = decide_assessment(by=request.user, copy=newest, **form.decision_answers())
            messages.success(request, f"{made.outcome_label}, for {shown.child.name}.")
            # Whoever closes the referral is no longer involved with the child.
            return reverse("home") if made.outcome in CLOSING else reverse("assessment", args=[shown.pk])

        if response := save_once(request, form, save):
            return response
    context = {**child_context(request, shown.child), **_to_decide_on(request, shown, copies)}
    template = "assessments/decide.html"
    return form_page(request, form, title="Decide on the assessment", template=template, **context)


def _replaced(request: HttpRequest, newest: AssessmentCopy) -> AssessmentDecision | None:
    """The decision that is to be replaced. Raises NotNow for a second decision that replaces none."""
    asked = request.GET.get("replaces", "")
    if newest.standing is None:
        return None
    if asked == str(newest.standing.pk):
        return newest.standing
    raise NotNow(
        f"{newest.standing.decided_by} has decided on this: {newest.standing.outcome_label}."
        " To change it, replace that decision from the assessment’s page."
    )


def _to_decide_on(request: HttpRequest, shown: Assessment, copies: list[Any]) -> dict[str, Any]:
    newest = copies[0]
    document = newest.document
    returned = next((copy for copy in copies[1:] if copy.standing), None)
    parts = marked(document, returned.document) if returned else parts_of(document)
    return {
        **clocks(shown),
        "assessment": shown,
        "copy": newest,
        "returned": returned,
        "replaces": newest.standing,
        "facts": facts_of(document),
        "parts": parts,
        "changes": changes_in(parts) if returned else None,
        "checks": checks_of(request.user, shown, document),
        "back_url": reverse("assessment", args=[shown.pk]),
        "back_label": "The assessment",
    }
