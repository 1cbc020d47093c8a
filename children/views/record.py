"""Recording from anywhere: whom it is about, and then straight to the box."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from casework.guards import NotYours
from casework.pages import page_of
from casework.roles import RECORDS
from casework.searches import looked_for, sealed
from children.forms.searching import WhoseRecordForm
from children.recording import RECORDABLE, children_to_write_about

PER_PAGE = 50


def record(request: HttpRequest) -> HttpResponse:
    """The children the user may write about, one's own first, and what can be recorded of each."""
    if not request.user.has_role(*RECORDS):
        raise NotYours("Your role reads records and does not add to them. Ask the child’s worker.")
    form = WhoseRecordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        seal = sealed(form.cleaned_data["words"])
        return HttpResponseRedirect(f"{reverse('record')}?search={seal}")
    query = looked_for(request)
    if not form.is_bound:
        form = WhoseRecordForm(initial={"words": query})
    page = page_of(request, children_to_write_about(request.user, query), PER_PAGE)
    people = list(page)
    context = {
        "title": "Record",
        "form": form,
        "query": query,
        "page": page,
        "mine": [person for person in people if person.is_mine],
        "others": [person for person in people if not person.is_mine],
        "recordable": RECORDABLE,
    }
    return render(request, "children/record.html", context)
