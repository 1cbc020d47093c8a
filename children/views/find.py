"""Finding a person."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from casework import searches
from casework.guards import NotYours
from children.at_hand import pinned, recently_viewed
from children.search import by_number, search


def find(request: HttpRequest) -> HttpResponse:
    """People whose names match: who they are, where on the journey, and who holds the case.

    A person number opens the record at once. Before anything is looked for, the records at hand.
    """
    user: Any = request.user
    if not user.sees_cases:
        raise NotYours("Your role does not look people up. Ask the child’s worker or their manager.")
    if found := searches.posted(request):
        person = by_number(user, request.POST["q"])
        return redirect("child", person.pk) if person else found
    context = {"title": "Find a child or family", **search(request)}
    if not context["query"]:
        context["at_hand"] = [("Pinned", pinned(user)), ("Opened lately", recently_viewed(user))]
    return render(request, "children/find.html", context)
