"""A user's own drafts: the list, and reading one whose form does not open any more."""

import re
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from casework.models import Draft
from casework.pages import page_of
from children.access import open_person
from children.models import Person
from children.pages import child_context

#: What a form carries for itself, and nobody typed.
CARRIED = re.compile(r"(^|-)(submission|version|count|id|copy|add|remove)$")


def my_drafts(request: HttpRequest) -> HttpResponse:
    """The drafts of whoever asks, newest first; of a record closed to them since, no more than that."""
    page = page_of(request, Draft.objects.waiting().filter(owner=request.user).defer("data"))
    known = Person.objects.findable_by(request.user).in_bulk({row.subject for row in page if row.subject})
    for row in page:
        row.person = known.get(row.subject)
        row.is_closed = row.subject is not None and row.person is None
    return render(request, "children/my_drafts.html", {"title": "My drafts", "page": page})


def draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was typed, to read and to copy: for when the form itself is closed for now.

    The record it is about must open to the reader, as for any other page of it.
    """
    kept = get_object_or_404(Draft.objects.waiting(), pk=pk, owner=request.user)
    if kept.subject is None:
        raise Http404
    person = open_person(request, kept.subject)
    return render(
        request,
        "children/draft.html",
        {
            **child_context(request, person),
            "title": kept.title,
            "caption": f"Your draft, saved {kept.saved_words}",
            "kept": kept,
            "lines": lines_of(kept.data),
        },
    )


def lines_of(data: dict[str, list[str]]) -> list[tuple[str, str]]:
    """What was typed, each text with the name of its box."""
    return [
        (_label(name), text)
        for name, values in data.items()
        for text in values
        if text.strip() and not CARRIED.search(name) and not _is_key(text)
    ]


def _label(name: str) -> str:
    """The name of a box as words: actions-0-what is action 1, what."""
    found: Any = re.fullmatch(r"(.+?)s?-(\d+)-(.+)", name)
    if found:
        name = f"{found[1]} {int(found[2]) + 1}: {found[3]}"
    return re.sub(r"_[0-9a-f]{32}\b", "", name).replace("_", " ").replace("-", ", ").capitalize()


def _is_key(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}", text))
