"""Warnings on a person."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.pages import form_page, save_once
from children.access import open_person, open_record, require_writer
from children.forms.warnings import EndWarningForm, NotToBeToldForm, ReviewWarningForm, WarningForm
from children.models import Person, Warning
from children.pages import child_context
from children.services import warnings


def warning_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a warning on every page of the record."""
    person = open_person(request, pk)
    require_writer(request.user, person)
    form = WarningForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            warnings.add_warning(by=request.user, person=person, **form.answers)
            return reverse("child_family", args=[pk])

        if response := save_once(request, form, save):
            return response
    return _page(request, person, form, title="Add a warning")


def not_told_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that somebody must not be told something."""
    person = open_person(request, pk)
    require_writer(request.user, person)
    form = NotToBeToldForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            warnings.keep_from(by=request.user, person=person, **form.answers)
            return reverse("child_family", args=[pk])

        if response := save_once(request, form, save):
            return response
    return _page(request, person, form, title="Somebody must not be told")


def warning_review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide whether a warning still holds, and why."""
    warning = open_record(request, Warning, pk, "person")
    require_writer(request.user, warning.person)

    def build(data: Any, on: Warning) -> ReviewWarningForm:
        return ReviewWarningForm(data, initial={"version": on.version})

    form = build(typed(request), warning)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            warnings.review_warning(by=request.user, warning=warning, version=version, **form.answers)
            return reverse("child_family", args=[warning.person_id])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    intro = f"{warning.get_kind_display()}: {warning.words}"
    return _page(request, warning.person, form, title="Look at the warning again", intro=intro)


def warning_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a warning off the record's pages, and say why."""
    warning = open_record(request, Warning, pk, "person")
    require_writer(request.user, warning.person)

    def build(data: Any, on: Warning) -> EndWarningForm:
        return EndWarningForm(data, initial={"version": on.version})

    form = build(typed(request), warning)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            warnings.end_warning(
                by=request.user, warning=warning, version=form.cleaned_data["version"], **form.answers
            )
            return reverse("child_family", args=[warning.person_id])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return _page(request, warning.person, form, title="End the warning", intro=warning.words)


def _page(request: HttpRequest, person: Person, form, **context) -> HttpResponse:
    return form_page(
        request,
        form,
        template="children/form_page.html",
        cancel_url=reverse("child_family", args=[person.pk]),
        **child_context(request, person),
        **context,
    )
