"""A page with one form about a person: saved once, or with what somebody else saved meanwhile."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from casework.conflict import save_or_compare
from casework.forms import PageForm
from casework.pages import form_page, save_once
from children.models import Person
from children.pages import child_context

FORM_PAGE = "children/form_page.html"


def version_in(form: PageForm) -> int:
    """Of which copy of the record the page was."""
    return int(form.cleaned_data["version"])


def said(form: PageForm) -> dict[str, Any]:
    """The answers, without those of questions that were not asked."""
    return {name: value for name, value in form.answers.items() if value is not None}


def versioned(
    request: HttpRequest,
    person: Person,
    form: PageForm,
    save: Callable[[], str],
    again: Callable[[Any, Any], PageForm],
    **context: Any,
) -> HttpResponse:
    """A page that changes a record: what somebody else saved meanwhile is shown beside what was typed."""
    if request.method == "POST" and form.is_valid():
        response, form = save_or_compare(request, form, save, again)
        if response:
            return response
    return _page(request, person, form, **context)


def once(
    request: HttpRequest, person: Person, form: PageForm, save: Callable[[], str], **context: Any
) -> HttpResponse:
    """A page that adds to a record."""
    if request.method == "POST" and form.is_valid():
        response = save_once(request, form, save)
        if response:
            return response
    return _page(request, person, form, **context)


def _page(request: HttpRequest, person: Person, form: PageForm, **context: Any) -> HttpResponse:
    around_it = child_context(request, person)
    cancel = context.pop("cancel_url", "") or reverse("child_change", args=[person.pk])
    template = context.pop("template", FORM_PAGE)
    return form_page(request, form, template=template, cancel_url=cancel, **around_it, **context)
