"""Correcting who a person is: details, name, address."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.pages import form_page, save_once
from children.access import open_person, require_writer
from children.forms.people import AddressForm, NameForm, PersonEditForm
from children.models import Person
from children.pages import child_context
from children.services import people

FORM_PAGE = "children/form_page.html"


def child_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct or complete what the record says of a person."""
    person = open_person(request, pk)
    require_writer(request.user, person)

    def build(data: Any, on: Person) -> PersonEditForm:
        return PersonEditForm(data, person=on)

    form = build(typed(request), person)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            people.update_person(
                by=request.user,
                person=person,
                version=form.cleaned_data["version"],
                details=form.details,
                disabilities=form.cleaned_data["disability_codes"],
            )
            return reverse("child_family", args=[pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return _page(request, person, form, title=f"Correct {person.called}’s details")


def child_name(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record a new name, keeping the one before."""
    person = open_person(request, pk)
    require_writer(request.user, person)

    def build(data: Any, on: Person) -> NameForm:
        names = {"given_name": on.given_name, "family_name": on.family_name, "known_as": on.known_as}
        return NameForm(data, initial={**names, "version": on.version})

    form = build(typed(request), person)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            people.change_name(
                by=request.user, person=person, version=form.cleaned_data["version"], **form.answers
            )
            return reverse("child_family", args=[pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return _page(request, person, form, title="Change the name")


def child_address(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record where a person lives now; the address before is kept."""
    person = open_person(request, pk)
    require_writer(request.user, person)
    form = AddressForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            people.set_address(by=request.user, person=person, **form.answers)
            return reverse("child_family", args=[pk])

        if response := save_once(request, form, save):
            return response
    return _page(request, person, form, title="Change the address")


def _page(request: HttpRequest, person, form, **context) -> HttpResponse:
    around = child_context(request, person)
    cancel = reverse("child_family", args=[person.pk])
    return form_page(request, form, template=FORM_PAGE, cancel_url=cancel, **around, **context)
