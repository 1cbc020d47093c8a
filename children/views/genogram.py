"""The genogram of a child's family."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework import clock
from children.access import open_person
from children.forms.family import AsOfForm
from children.genogram import draw
from children.network import network
from children.pages import child_context


def child_genogram(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The family as a drawing and as a table that says the same, as of today or an earlier day."""
    child = open_person(request, pk)
    form = AsOfForm(request.GET if any(key.startswith("on-") for key in request.GET) else None)
    asked = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    on = asked or clock.today()
    shown = network(request.user, child, on)
    drawing = draw(shown.facts)
    context = {
        **child_context(request, child),
        "title": "Genogram",
        "form": form,
        "on": on,
        "drawing": drawing,
        "rows": shown.rows,
        "beside": [each for key, each in shown.people.items() if str(key) in drawing.beside],
    }
    return render(request, "children/genogram.html", context)
