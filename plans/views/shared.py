"""What the pages of this app have in common."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework.forms import PageForm
from children.models import Person
from children.pages import child_context


def child_page(
    request: HttpRequest, child: Person, template: str, *, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A page about a child, with whose record it is at the top."""
    return render(
        request, template, {**child_context(request, child), "title": title, **context}, status=status
    )


def child_form(
    request: HttpRequest,
    child: Person,
    form: PageForm,
    *,
    title: str,
    template: str = "children/form_page.html",
    **context: Any,
) -> HttpResponse:
    """A page about a child with one form, empty or with what is wrong."""
    return child_page(request, child, template, title=title, form=form, **context)
