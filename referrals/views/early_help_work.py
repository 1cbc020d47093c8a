"""What is recorded while early help is given: agreement, lead practitioner, worker, advice."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.forms import PageForm
from casework.pages import form_page, save_once
from children.access import open_record, require_worker
from children.pages import child_context
from referrals.early_help_choices import ConsentAnswer
from referrals.early_help_guards import require_accepted, require_hub_manager
from referrals.forms.early_help import ConsentForm, ConsultationForm, HubWorkerForm, LeadForm
from referrals.models import EarlyHelp
from referrals.services import allocate_early_help, record_advice, record_consent, save_lead
from referrals.services.episodes import members_of


def _open(request: HttpRequest, pk: UUID) -> EarlyHelp:
    """Early help that is being given, for somebody who works on it."""
    shown = open_record(request, EarlyHelp, pk, "child", "team", "worker")
    require_worker(request.user, shown.child)  # type: ignore[arg-type]
    require_accepted(shown)
    return shown


def _page(
    request: HttpRequest, form: PageForm, shown: EarlyHelp, title: str, intro: str = ""
) -> HttpResponse:
    return form_page(
        request,
        form,
        title=title,
        intro=intro,
        template="children/form_page.html",
        caption="Early help",
        cancel_url=reverse("early_help", args=[shown.pk]),
        **child_context(request, shown.child),
    )


def early_help_consent(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the family answered when asked whether they agree to early help."""
    shown = _open(request, pk)
    last = shown.earlyhelpconsents.first()
    agreed = last is not None and last.answer == ConsentAnswer.GIVEN
    form = ConsentForm(typed(request), early_help=shown, agreed=agreed)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            record_consent(by=request.user, early_help=shown, **form.answers)
            return reverse("early_help", args=[pk])

        if response := save_once(request, form, save):
            messages.success(request, "What the family answered is recorded.")
            return response
    return _page(request, form, shown, "Whether the family agrees")


def early_help_lead(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who leads, often from another agency, and how the family sees it."""
    shown = _open(request, pk)

    def build(data: Any, on: EarlyHelp) -> LeadForm:
        return LeadForm(data, early_help=on)

    form = build(typed(request), shown)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            save_lead(by=request.user, early_help=shown, **form.answers, version=form.cleaned_data["version"])
            return reverse("early_help", args=[pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            messages.success(request, "Saved.")
            return response
    intro = (
        "Whoever knows the family best leads, from whichever agency. Where they have no account here, the"
        " hub’s worker records for them."
    )
    return _page(request, form, shown, "Lead practitioner and the family’s view", intro)


def early_help_worker(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who at the hub works on it, or records for the lead practitioner."""
    user: Any = request.user
    shown = open_record(request, EarlyHelp, pk, "child", "team", "worker")
    require_hub_manager(user, shown)
    require_accepted(shown)
    workers = members_of(shown.team).exclude(pk=shown.worker_id).order_by("full_name")

    def build(data: Any, on: EarlyHelp) -> HubWorkerForm:
        return HubWorkerForm(data, workers=workers, initial={"version": on.version})

    form = build(typed(request), shown)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            allocate_early_help(by=user, early_help=shown, version=version, **form.answers)
            return reverse("early_help", args=[pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            messages.success(request, f"{form.cleaned_data['worker']} works on it now.")
            return response
    return _page(request, form, shown, "Change who works on it" if shown.worker else "Choose who works on it")


def early_help_consultation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a psychologist, CAMHS or another specialist advised."""
    shown = _open(request, pk)
    form = ConsultationForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            record_advice(by=request.user, early_help=shown, **form.answers)
            return reverse("early_help", args=[pk])

        if response := save_once(request, form, save):
            messages.success(request, "The advice is recorded.")
            return response
    return _page(request, form, shown, "A specialist’s advice")
