"""Looking for words in one child's record."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from casework.matching import Words
from casework.searches import looked_for, sealed
from children.access import open_person
from children.finding import LIMIT, search_record
from children.forms.searching import SearchRecordForm
from children.pages import child_context


def child_search(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything on the record that holds the words. They are sent by post and never stand in the address."""
    child = open_person(request, pk)
    form = SearchRecordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        seal = sealed(form.cleaned_data["words"])
        return HttpResponseRedirect(f"{reverse('child_search', args=[pk])}?search={seal}")
    query = looked_for(request)
    if not form.is_bound:
        form = SearchRecordForm(initial={"words": query})
    found, more = search_record(request.user, child, query) if query else ([], False)
    words = Words(query)
    context = {
        **child_context(request, child),
        "title": "Search this record",
        "form": form,
        "query": query,
        "found": [(each, words.excerpt(each.text)) for each in found],
        "more": more,
        "limit": LIMIT,
    }
    return render(request, "children/search.html", context)
