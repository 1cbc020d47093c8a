"""Pages about the family as a whole: every child, the households over time, and the ecomap."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework import clock
from children.access import open_person
from children.ecomap import draw
from children.forms.family import AsOfForm
from children.households import households
from children.pages import child_context
from children.surroundings import surroundings
from children.whole_family import children_of_family


def family_children(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every child of the family: status, worker, last seen, last seen alone, what is due next."""
    child = open_person(request, pk)
    user: Any = request.user
    context = {
        **child_context(request, child),
        "title": "Every child of the family",
        "children": children_of_family(user, child, clock.today()),
        "today": clock.today(),
    }
    return render(request, "children/whole_family/children.html", context)


def child_households(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who the child lived with, from when to when; and the other households of the family."""
    child = open_person(request, pk)
    user: Any = request.user
    told = households(user, child)
    context = {
        **child_context(request, child),
        "title": "Households",
        "own": [home for home in told if child in home],
        "others": [home for home in told if child not in home],
    }
    return render(request, "children/whole_family/households.html", context)


def child_ecomap(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The network round the household as a drawing and as a table that says the same, as of a day."""
    child = open_person(request, pk)
    user: Any = request.user
    form = AsOfForm(request.GET if any(key.startswith("on-") for key in request.GET) else None)
    asked = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    on = asked or clock.today()
    told = surroundings(user, child, on)
    context = {
        **child_context(request, child),
        "title": "Ecomap",
        "form": form,
        "on": on,
        "drawing": draw(told.facts),
        "household": told.household,
        "lines": told.lines,
    }
    return render(request, "children/whole_family/ecomap.html", context)
