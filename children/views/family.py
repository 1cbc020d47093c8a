"""The family: who is round a child, and where they all are."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from casework import searches
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.pages import form_page, save_once
from children.access import open_person, open_record, require_writer
from children.forms.family import (
    ChangeRelationshipForm,
    EndRelationshipForm,
    RelationshipForm,
    RelativeForm,
)
from children.models import (
    Address,
    Birth,
    Disability,
    FormerName,
    Person,
    Professional,
    Relationship,
    Schooling,
)
from children.overview import siblings_of
from children.pages import child_context
from children.records import records_of
from children.relatives import Relative, former_ties, parents_on_record
from children.responsibility import responsible_for
from children.search import search
from children.services import family as services
from children.siblings import worked_out

FORM_PAGE = "children/form_page.html"


def child_family(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Relationships, parental responsibility, brothers and sisters, professionals, addresses and warnings."""
    person = open_person(request, pk)
    context, whole = child_context(request, person), records_of(person)
    return render(
        request,
        "children/family.html",
        {
            **context,
            "title": "Family",
            "siblings": _siblings(request, person, context["family"]),
            "former": former_ties(request.user, person),
            "responsible": responsible_for(request.user, person, context["family"]),
            "grown_up": bool(person.date_of_birth) and not person.is_under_18,
            "professionals": list(Professional.objects.filter(person__in=whole)),
            "addresses": Address.objects.filter(person__in=whole).order_by("-starts", "-entered_at"),
            "former_names": FormerName.objects.filter(person__in=whole).order_by("-until"),
            "birth": Birth.objects.filter(person__in=whole).first(),
            "schoolings": list(Schooling.objects.filter(person__in=whole)),
            "disabilities": _disabilities(person),
        },
    )


def _disabilities(person: Person) -> list[Disability]:
    """Those on any of the person’s records, each once."""
    rows = Disability.objects.filter(person__in=records_of(person), ended_at=None)
    return list({row.code: row for row in rows}.values())


def _siblings(request: HttpRequest, person: Person, family: list[Relative]) -> list[Any]:
    """The brothers and sisters, each with what the parents on record make of them: full or half."""
    siblings = siblings_of(request.user, family)
    if siblings:
        parents = parents_on_record(request.user, [person.pk, *(each.pk for each in siblings)])
        for each in siblings:
            each.worked_out = worked_out(str(person.pk), str(each.pk), parents)
    return siblings


def relationship_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add somebody to the family: searched for first, and made only when not found."""
    person = open_person(request, pk)
    require_writer(request.user, person)
    if "other" in request.GET:
        return _add_known(request, person)
    if "new" in request.GET:
        return _add_new(request, person)
    if found := searches.posted(request):
        return found
    context = {
        **child_context(request, person),
        **search(request, besides=person),
        "title": "Add somebody to the family",
    }
    return render(request, "children/relationship_find.html", context)


def _add_known(request: HttpRequest, person: Person) -> HttpResponse:
    try:
        other = get_object_or_404(Person.objects.findable_by(request.user), pk=UUID(request.GET["other"]))
    except ValueError:
        raise Http404 from None
    form = RelationshipForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            row = services.relate(by=request.user, person=person, other=other, **form.relationship)
            _ask_whether_new(request, row)
            return reverse("child_family", args=[person.pk])

        if response := save_once(request, form, save):
            return response
    title = f"What {other.name} is to {person.called}"
    return _page(request, person, form, title=title, draft_title="Add to the family")


def _add_new(request: HttpRequest, person: Person) -> HttpResponse:
    form = RelativeForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            row = services.add_relative(
                by=request.user, person=person, **form.person_answers(), **form.relationship
            )
            _ask_whether_new(request, row)
            return reverse("child_family", args=[person.pk])

        if response := save_once(request, form, save):
            return response
    return _page(request, person, form, title="Somebody not yet on record")


def _ask_whether_new(request: HttpRequest, row: Relationship) -> None:
    """Prompt for the event in the child's life, where an adult may have come to live in the home."""
    if row.lives_with and not row.other.is_under_18:
        messages.info(
            request,
            f"If {row.other.name} has just come to live there, record it under ‘Something has changed’,"
            " as a new adult in the home.",
        )


def relationship_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that somebody moved in or out, or gained or lost parental responsibility."""
    row = _open_relationship(request, pk)

    def build(data: Any, on: Relationship) -> ChangeRelationshipForm:
        names = ("version", "lives_with", "parental_responsibility", "starts")
        return ChangeRelationshipForm(data, initial={name: getattr(on, name) for name in names})

    form = build(typed(request), row)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            services.change_relationship(
                by=request.user, relationship=row, version=form.cleaned_data["version"], **form.answers
            )
            return reverse("child_family", args=[row.person_id])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    title = f"{row.other.name}, {row.get_kind_display().lower()}"
    return _page(request, row.person, form, title=title, draft_title="Change a relationship")


def relationship_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a relationship; the history keeps it."""
    row = _open_relationship(request, pk)

    def build(data: Any, on: Relationship) -> EndRelationshipForm:
        return EndRelationshipForm(data, initial={"version": on.version})

    form = build(typed(request), row)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            services.end_relationship(
                by=request.user, relationship=row, version=form.cleaned_data["version"], **form.answers
            )
            return reverse("child_family", args=[row.person_id])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    title = f"End: {row.other.name}, {row.get_kind_display().lower()}"
    return _page(request, row.person, form, title=title, draft_title="End a relationship")


def _open_relationship(request: HttpRequest, pk: UUID) -> Relationship:
    """The relationship, for somebody who may write on the child's record and know of the other person."""
    row = open_record(request, Relationship, pk, "person", "other")
    if not Person.objects.findable_by(request.user).filter(pk=row.other_id).exists():
        raise Http404
    require_writer(request.user, row.person)
    return row


def _page(request: HttpRequest, person: Person, form, **context) -> HttpResponse:
    around = child_context(request, person)
    cancel = reverse("child_family", args=[person.pk])
    return form_page(request, form, template=FORM_PAGE, cancel_url=cancel, **around, **context)
