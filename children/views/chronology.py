"""The chronology of a child and of a family, as a page and as papers; and what an entry meant."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from casework import clock
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.files.kinds import KINDS
from casework.files.serving import attachment
from casework.pages import form_page, going_to, page_of
from children.access import open_person, open_with, require_writer
from children.chronology import chronology, entry_of
from children.chronology_papers import MAKERS, paper_of
from children.forms.chronology import NO, YES, ChronologyFilter, MarkForm
from children.marks import marks_of
from children.models import ChronologyMark, Person
from children.not_told import not_to_be_told
from children.pages import child_context
from children.relatives import relatives_of
from children.services.chronology import mark_entry

PER_PAGE = 50
WITH_FAMILY = "Read with a brother’s or sister’s, as a chronology of the family"


def child_chronology(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is significant in a child’s story, oldest first, or everything if asked."""
    child = open_person(request, pk)
    return _page(request, child, [child], child_context(request, child))


def family_chronology(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same of a child and their brothers and sisters, on one line of time."""
    child = open_person(request, pk)
    context = child_context(request, child)
    siblings = [each.person for each in context["family"] if each.is_sibling]
    people = [child, *open_with(request, siblings, WITH_FAMILY)]
    shown = {each.pk for each in people}
    closed = [each for each in siblings if each.pk not in shown]
    return _page(request, child, people, {**context, "of_family": True, "people": people, "closed": closed})


def _page(request: HttpRequest, child: Person, people: list[Person], context: dict[str, Any]) -> HttpResponse:
    form = ChronologyFilter(request.GET)
    found = chronology(request.user, people, form.asked)
    whole = "Chronology of the family" if context.get("of_family") else "Chronology"
    context = {
        **context,
        "title": whole,
        "form": form,
        "asked": form.asked,
        "found": found,
        "page": page_of(request, found.lines, PER_PAGE),
        "here": request.get_full_path(),
        "writable": _writable(request, people),
        "papers": _papers(request, child, of_family="of_family" in context),
        "query": request.GET.urlencode(),
        "not_told": not_to_be_told([each.pk for each in people]),
    }
    return render(request, "children/chronology.html", context)


def _papers(request: HttpRequest, child: Person, *, of_family: bool) -> dict[str, str]:
    """By the kind of file, where the whole of what was asked for stands as a paper."""
    name = "family_chronology_paper" if of_family else "child_chronology_paper"
    chosen = request.GET.copy()
    chosen.pop("page", None)
    asked = f"?{chosen.urlencode()}" if chosen else ""
    return {form: reverse(name, args=[child.pk, form]) + asked for form in MAKERS}


def _writable(request: HttpRequest, people: list[Person]) -> set[UUID]:
    """Every record of those of the people about whom the user may write."""
    theirs = Person.objects.writable_by(request.user).filter(pk__in=[each.pk for each in people])
    return set(Person.objects.filter(stands_as__in=theirs.values("pk")).values_list("pk", flat=True))


def child_chronology_paper(request: HttpRequest, pk: UUID, form: str) -> HttpResponse:
    """The chronology as it would be handed to a court: a PDF, or a Word document."""
    return _paper(request, [open_person(request, pk)], form)


def family_chronology_paper(request: HttpRequest, pk: UUID, form: str) -> HttpResponse:
    """The same of a family."""
    child = open_person(request, pk)
    siblings = [each.person for each in relatives_of(request.user, child) if each.is_sibling]
    return _paper(request, [child, *open_with(request, siblings, WITH_FAMILY)], form, of_family=True)


def _paper(request: HttpRequest, people: list[Person], form: str, *, of_family: bool = False) -> HttpResponse:
    if form not in MAKERS:
        raise Http404
    asked = ChronologyFilter(request.GET).asked
    paper = paper_of(request.user, people, asked, clock.now(), of_family=of_family)
    return attachment(MAKERS[form](paper), KINDS[form], "chronology")


def chronology_mark(request: HttpRequest, pk: UUID, kind: str, entry: UUID) -> HttpResponse:
    """Say of an entry whether it is significant, why, and what it meant for the child."""
    child = open_person(request, pk)
    require_writer(request.user, child)
    key = f"{kind}/{entry}"
    event = entry_of(request.user, child, key)
    if event is None:
        raise Http404
    back = going_to(request) or reverse("child_chronology", args=[child.pk])

    def build(data: Any, on: ChronologyMark | None) -> MarkForm:
        said = {"version": 0, "meaning": event.meaning, "impact": event.impact}
        if on:
            said = {"version": on.version, "meaning": on.meaning, "impact": on.impact}
            said["significant"] = YES if on.significant else NO
        return MarkForm(data, initial=said)

    mark = marks_of([child]).get((child.pk, key))
    form = build(typed(request), mark)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            mark_entry(by=request.user, child=child, entry=key, **form.said)
            return back

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return form_page(
        request,
        form,
        title="What this meant",
        template="children/chronology_mark.html",
        cancel_url=back,
        event=event,
        mark=mark,
        **child_context(request, child),
    )
