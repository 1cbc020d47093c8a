"""The ledger of decisions about a child."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework.pages import page_of
from children.access import open_person
from children.ledger import place_of, shown
from children.models import DecisionEntry
from children.pages import child_context
from children.records import records_of


def child_decisions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every decision about the child, whole, each leading to its place on the timeline."""
    person = open_person(request, pk)
    page = page_of(request, DecisionEntry.objects.filter(child__in=records_of(person)).select_related("team"))
    decisions = shown(page)
    rows = [(entry, decisions.get(entry.decision_id), place_of(entry)) for entry in page]
    context = {**child_context(request, person), "title": "Decisions", "page": page, "rows": rows}
    return render(request, "children/decisions.html", context)
