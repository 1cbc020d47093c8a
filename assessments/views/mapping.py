"""The living map of a child: read, added to, and what no longer holds taken off."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assessments.coaching import coached_on_map
from assessments.map_forms import EndMapEntryForm, MapEntryForm, MapNumberForm
from assessments.map_page import columns_of
from assessments.models import MapEntry
from assessments.services import add_number, add_to_map, end_on_map
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.pages import form_page, save_once
from children.access import open_person, open_record, require_writer
from children.mapping import numbers_of, placed_on
from children.models import Person
from children.pages import child_context

FORM_PAGE = "children/form_page.html"


def child_map(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What we worry about, what is working, what needs to happen, and the numbers over time."""
    child = open_person(request, pk)
    placed = placed_on(child)
    shared = child_context(request, child)
    context = {
        **shared,
        "title": "Map",
        "columns": columns_of(placed),
        "coached": coached_on_map(child, placed) if shared["may_write"] else [],
        "all_numbers": numbers_of(child),
    }
    return render(request, "assessments/map.html", context)


def map_entry_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put something on the map, at any time."""
    child = open_person(request, pk)
    require_writer(request.user, child)
    form = MapEntryForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            entry = add_to_map(by=request.user, child=child, **form.answers)
            messages.success(request, f"{entry.get_kind_display()}: added to the map.")
            return reverse("child_map", args=[pk])

        if response := save_once(request, form, save):
            return response
    return _page(request, child, form, title="Add to the map")


def map_number_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record where somebody puts the child's safety, on a day."""
    child = open_person(request, pk)
    require_writer(request.user, child)
    form = MapNumberForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            entry = add_number(by=request.user, child=child, **form.answers)
            messages.success(request, f"{entry.person}: {entry.score} out of 10.")
            return reverse("child_map", args=[pk])

        if response := save_once(request, form, save):
            return response
    intro = (
        f"How safe is it for {child.called}? 0 is so dangerous that they cannot stay; 10 is safe enough for"
        " us to step away. Brothers and sisters are each asked about by themselves."
    )
    return _page(request, child, form, title="Record a number from 0 to 10", intro=intro)


def map_entry_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an entry off the map, and say why it no longer holds."""
    entry = open_record(request, MapEntry, pk, "child")
    require_writer(request.user, entry.child)

    def build(data: Any, on: MapEntry) -> EndMapEntryForm:
        return EndMapEntryForm(data, initial={"version": on.version})

    form = build(typed(request), entry)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            end_on_map(by=request.user, entry=entry, version=version, **form.answers)
            return reverse("child_map", args=[entry.child_id])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return _page(request, entry.child, form, title="This no longer holds", intro=entry.text)


def _page(request: HttpRequest, child: Person, form: Any, **context: Any) -> HttpResponse:
    return form_page(
        request,
        form,
        template=FORM_PAGE,
        cancel_url=reverse("child_map", args=[child.pk]),
        **child_context(request, child),
        **context,
    )
