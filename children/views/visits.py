"""Visits: recording one, or one that did not happen, and reading it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import get_text_list

from casework.drafts import typed
from casework.pages import form_page, save_once
from casework.templatetags.casework import day_words
from children.access import open_person, open_record, require_writer
from children.forms.visits import MissedVisitForm, VisitForm
from children.models import MissedVisit, Person, Visit
from children.pages import child_context
from children.seeing_events import missed_title, visit_title
from children.services import visits


def visit_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record a visit to a child, and to the brothers and sisters at home whom the user may write about."""
    child = open_person(request, pk)
    require_writer(request.user, child)
    context = child_context(request, child)
    siblings = _at_home(request, context)
    form = VisitForm(typed(request), child=child, siblings=siblings)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = visits.record_visit(by=request.user, **form.visit_answers())
            names = get_text_list([each.child.called for each in made], "and")
            messages.success(request, f"The visit is on the record of {names}.")
            return reverse("child", args=[pk])

        if response := save_once(request, form, save):
            return response
    return form_page(
        request,
        form,
        title="Record a visit",
        template="children/visit_add.html",
        cancel_url=reverse("child", args=[pk]),
        **context,
    )


def missed_visit_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that a visit to a child, and to the brothers and sisters at home, did not happen."""
    child = open_person(request, pk)
    require_writer(request.user, child)
    context = child_context(request, child)
    form = MissedVisitForm(typed(request), child=child, siblings=_at_home(request, context))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = visits.record_missed_visit(by=request.user, **form.missed_answers())
            names = get_text_list([each.child.called for each in made], "and")
            messages.success(request, f"That the visit did not happen is on the record of {names}.")
            return reverse("child", args=[pk])

        if response := save_once(request, form, save):
            return response
    return form_page(
        request,
        form,
        title="A visit that did not happen",
        template="children/form_page.html",
        cancel_url=reverse("child", args=[pk]),
        **context,
    )


def _at_home(request: HttpRequest, context: dict[str, Any]) -> list[Person]:
    """The brothers and sisters at home on whose records the user may write."""
    home = [each.person.pk for each in context["family"] if each.is_sibling and each.lives_with]
    return list(Person.objects.writable_by(request.user).filter(pk__in=home)) if home else []


def missed_visit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A visit that did not happen, as it is recorded for one child."""
    made = open_record(request, MissedVisit, pk, "child", "created_by")
    context = {
        **child_context(request, made.child),
        "title": missed_title(made.planned_for, made.reason),
        "missed": made,
    }
    return render(request, "children/missed_visit.html", context)


def visit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One visit as it is recorded for one child."""
    made = open_record(request, Visit, pk, "child", "visited_by")
    context = {
        **child_context(request, made.child),
        "title": f"Visit on {day_words(made.visited_at)}",
        "caption": visit_title(made),
        "visit": made,
    }
    return render(request, "children/visit.html", context)
