"""Starting a specialist assessment, writing one section of it, and stopping it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from assessments.guards import require_editable
from assessments.models import SpecialistAssessment, SpecialistSection
from assessments.services import save_specialist_section, start_specialist, stop_specialist
from assessments.specialist.document import answers_of
from assessments.specialist.forms import (
    SpecialistSectionForm,
    StartSpecialistForm,
    StopSpecialistForm,
    carers_for,
    section_form,
    section_initial,
)
from assessments.specialist.kinds import KINDS
from assessments.specialist.shape import Section
from assessments.views.specialist.reading import RELATED
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.guards import NotNow
from casework.pages import form_page, save_once
from children.access import open_person, open_record, require_worker
from children.pages import child_context


def specialist_start(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Start one of a kind: about whom, and from what day, where the kind asks."""
    if kind not in KINDS:
        raise Http404
    declared, child = KINDS[kind], open_person(request, pk)
    require_worker(request.user, child)
    if refused := declared.why_not(child):
        raise NotNow(refused)
    context = child_context(request, child)
    carers = carers_for([each.person for each in context["family"]])
    form = StartSpecialistForm(typed(request), kind=declared, carers=carers)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = start_specialist(by=request.user, child=child, kind=kind, **form.answers)
            messages.success(request, f"{made.heading}: started. It is written section by section.")
            return reverse("specialist", args=[made.pk])

        if response := save_once(request, form, save):
            return response
    return form_page(
        request,
        form,
        title=declared.label,
        template="children/form_page.html",
        intro=f"{declared.purpose} {declared.guidance}",
        cancel_url=reverse("specialist_kinds", args=[child.pk]),
        **context,
    )


def specialist_section(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """One section, written by whoever works with the child, while it is not with the manager."""
    shown: SpecialistAssessment = open_record(request, SpecialistAssessment, pk, *RELATED)
    declared = shown.declaration.section(key)
    if declared is None:
        raise Http404
    require_worker(request.user, shown.child)
    require_editable(shown)
    row = SpecialistSection.objects.select_related("saved_by").get(assessment=shown, key=key)
    form = _form(declared, row, typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            data = form.cleaned_data
            save_specialist_section(
                by=request.user,
                assessment=shown,
                key=key,
                version=data["version"],
                answers=form.given(),
                complete=data["complete"],
            )
            messages.success(request, f"{declared.heading} saved.")
            return reverse("specialist", args=[shown.pk])

        response, form = save_or_compare(request, form, save, lambda data, now: _form(declared, now, data))
        if response:
            return response
    context = {"assessment": shown, "section": row, "intro": declared.intro}
    back = {"back_url": reverse("specialist", args=[shown.pk]), "back_label": "All sections"}
    return form_page(
        request,
        form,
        title=declared.heading,
        caption=shown.heading,
        template="assessments/specialist/section.html",
        **child_context(request, shown.child),
        **context,
        **back,
    )


def _form(section: Section, row: SpecialistSection, data: Any) -> Any:
    """The form of a section on what it says now."""
    initial = section_initial(section, answers_of(row.assessment))
    initial |= {"version": row.version, "complete": row.complete}
    kind: type[SpecialistSectionForm] = section_form(section)
    return kind(data, initial=initial)


def specialist_stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop one that is not to be finished."""
    shown: SpecialistAssessment = open_record(request, SpecialistAssessment, pk, *RELATED)
    require_worker(request.user, shown.child)
    require_editable(shown)
    form = StopSpecialistForm(typed(request))
    back = reverse("specialist", args=[shown.pk])
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            stop_specialist(by=request.user, assessment=shown, reason=form.cleaned_data["reason"])
            messages.success(request, f"{shown.heading}: stopped.")
            return back

        if response := save_once(request, form, save):
            return response
    intro = "What is written stays on record. A new one can be started at any time."
    return form_page(
        request,
        form,
        title=f"Stop it: {shown.heading}",
        template="children/form_page.html",
        intro=intro,
        cancel_url=back,
        **child_context(request, shown.child),
    )
