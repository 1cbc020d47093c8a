"""The network round a child: parental responsibility, professionals, ties to the community."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.forms import PageForm
from casework.guards import NotNow
from casework.pages import form_page, save_once
from children.access import open_person, open_record, require_writer
from children.forms.network import (
    ChangeProfessionalForm,
    EndingForm,
    EndResponsibilityForm,
    ProfessionalForm,
    ResponsibilityForm,
    TieForm,
)
from children.models import NetworkTie, ParentalResponsibility, Person, Professional
from children.pages import child_context
from children.relatives import relatives_of
from children.services import network as services

WHO_ELSE = "Whoever is not on this list is added to the family first."


def responsibility_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that somebody of the family, or a council, has parental responsibility."""
    person = _opened(request, pk)
    family = [each.person.pk for each in relatives_of(request.user, person)]
    initial = {"holder": request.GET.get("holder", "")[:36]}
    form = ResponsibilityForm(typed(request), family=family, initial=initial)

    def save() -> str:
        services.record_responsibility(by=request.user, person=person, **form.answers)
        return reverse("child_family", args=[pk])

    title = f"Parental responsibility for {person.called}"
    return _once(request, person, form, save, title=title, intro=WHO_ELSE)


def responsibility_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that somebody no longer has parental responsibility."""
    row = _open_standing(request, ParentalResponsibility, pk, "holder")
    holder = row.holder
    if holder and not Person.objects.findable_by(request.user).filter(pk=holder.pk).exists():
        raise Http404
    title = f"End: {holder.name if holder else row.council}, parental responsibility"

    def end(form: PageForm) -> Any:
        version = form.cleaned_data["version"]
        return services.end_responsibility(
            by=request.user, responsibility=row, version=version, **form.answers
        )

    return _ending(request, row, EndResponsibilityForm, end, title=title, to="child_family")


def professional_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record somebody who works with the child or the family."""
    person = _opened(request, pk)
    form = ProfessionalForm(typed(request))

    def save() -> str:
        services.add_professional(by=request.user, person=person, details=form.details)
        return reverse("child_family", args=[pk])

    return _once(request, person, form, save, title=f"Somebody who works with {person.called}")


def professional_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct or complete what is said of a professional."""
    row = _open_standing(request, Professional, pk)

    def build(data: Any, on: Professional) -> ChangeProfessionalForm:
        return ChangeProfessionalForm(data, professional=on)

    form = build(typed(request), row)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            services.change_professional(
                by=request.user, professional=row, version=version, details=form.details
            )
            return reverse("child_family", args=[row.person_id])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return _page(request, row.person, form, title=str(row), draft_title="Change a professional")


def professional_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that somebody no longer works with the child."""
    row = _open_standing(request, Professional, pk)

    def end(form: PageForm) -> Any:
        version = form.cleaned_data["version"]
        return services.end_professional(by=request.user, professional=row, version=version, **form.answers)

    return _ending(request, row, EndingForm, end, title=f"End: {row}", to="child_family")


def tie_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record what in the community the child or family is tied to."""
    person = _opened(request, pk)
    form = TieForm(typed(request))

    def save() -> str:
        services.add_tie(by=request.user, person=person, **form.answers)
        return reverse("child_ecomap", args=[pk])

    return _once(request, person, form, save, title="A tie to the community", to="child_ecomap")


def tie_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that a tie is no more, or no longer what it was."""
    row = _open_standing(request, NetworkTie, pk)

    def end(form: PageForm) -> Any:
        version = form.cleaned_data["version"]
        return services.end_tie(by=request.user, tie=row, version=version, **form.answers)

    return _ending(request, row, EndingForm, end, title=f"End: {row}", to="child_ecomap")


def _opened(request: HttpRequest, pk: UUID) -> Person:
    person = open_person(request, pk)
    require_writer(request.user, person)
    return person


def _open_standing(request: HttpRequest, model: Any, pk: UUID, *related: str) -> Any:
    """The record, for somebody who may write on the child's; NotNow where it has ended."""
    row: Any = open_record(request, model, pk, "person", *related)
    require_writer(request.user, row.person)
    if row.ends:
        raise NotNow("This has ended already.")
    return row


def _once(request: HttpRequest, person: Person, form: PageForm, save: Callable[[], str], **context: Any):
    if request.method == "POST" and form.is_valid():
        response = save_once(request, form, save)
        if response:
            return response
    return _page(request, person, form, **context)


def _ending(
    request: HttpRequest,
    row: Any,
    form_class: type[EndingForm],
    end: Callable[[PageForm], Any],
    *,
    title: str,
    to: str,
) -> HttpResponse:
    """A page that asks until when, and why, and ends a record by a service."""

    def build(data: Any, on: Any) -> EndingForm:
        return form_class(data, initial={"version": on.version})

    form = build(typed(request), row)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            end(form)
            return reverse(to, args=[row.person_id])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return _page(request, row.person, form, title=title, draft_title=f"End: {row._meta.verbose_name}", to=to)


def _page(
    request: HttpRequest, person: Person, form: PageForm, *, to: str = "child_family", **context: Any
) -> HttpResponse:
    return form_page(
        request,
        form,
        template="children/form_page.html",
        cancel_url=reverse(to, args=[person.pk]),
        **child_context(request, person),
        **context,
    )
