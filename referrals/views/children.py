"""Putting children on a contact, found first and made only when not found; and their family."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from casework import clock, searches
from casework.drafts import typed
from casework.models import User
from casework.pages import form_page, save_once
from children.access import find_person
from children.finding_people.typed import take_apart
from children.forms.family import RelationshipForm, RelativeForm
from children.models import Person
from children.relatives import Relative
from children.search import likely, search
from children.services.people import create_person
from referrals.access import OpenContact, open_contact
from referrals.forms.children import ChildWordsForm, NewChildForm
from referrals.guards import require_work_on
from referrals.models import Contact
from referrals.picture import families_of
from referrals.services import add_child, add_relative


def _work_on(request: HttpRequest, pk: UUID) -> OpenContact:
    opened = open_contact(request, pk)
    require_work_on(request.user, opened.contact)
    return opened


def contact_child_find(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Look for the child before making a record."""
    opened = _work_on(request, pk)
    if posted := searches.posted(request):
        return posted
    found = search(request)
    for person in found["page"]:
        age = person.age_on(clock.today())
        person.is_adult = age is not None and age >= 18
    context = {
        **found,
        "title": "Find the child",
        "contact": opened.contact,
        "on_it": {row.child_id for row in opened.screenings},
        "back_url": reverse("contact", args=[pk]),
        "back_label": "Back to the contact",
    }
    return render(request, "referrals/child_find.html", context)


def contact_child_add(request: HttpRequest, pk: UUID, person: UUID) -> HttpResponse:
    """Put somebody found on the contact, with what they said, and their brothers and sisters."""
    user: Any = request.user
    opened = _work_on(request, pk)
    child = find_person(request, person)
    siblings = _siblings(user, opened, child)
    form = ChildWordsForm(typed(request), child=child, siblings=siblings)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            for each, words in form.words_by_child().items():
                add_child(by=user, contact=opened.contact, child=each, child_words=words)
            return reverse("contact_family", args=[pk, child.pk])

        if response := save_once(request, form, save):
            messages.success(request, f"{child.name} is on the contact.")
            return response
    return form_page(
        request,
        form,
        title=f"Add {child.name}",
        draft_title="Add a child to the contact",
        template="referrals/child_add.html",
        person=child,
        caption="Contact",
        cancel_url=reverse("contact_child_find", args=[pk]),
    )


def _siblings(user: User, opened: OpenContact, child: Person) -> list[Relative]:
    """Brothers and sisters who are children, and not on the contact yet."""
    on_it = {row.child_id for row in opened.screenings}
    family = families_of(user, [child.pk])[child.pk]
    return [r for r in family if r.is_sibling and r.person.is_under_18 and r.person.pk not in on_it]


def contact_child_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make the record of a child whom a search did not find, and put them on the contact."""
    user: Any = request.user
    opened = _work_on(request, pk)
    query = searches.looked_for(request)
    if not query:
        messages.info(request, "Search first: the child may be on record already.")
        return redirect("contact_child_find", pk)
    form = NewChildForm(typed(request), initial=_looked_for(query), user=user)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            because = form.cleaned_data["different"]
            child = create_person(by=user, different_because=because, **form.person_answers())
            words = form.cleaned_data["child_words"]
            add_child(by=user, contact=opened.contact, child=child, child_words=words)
            return reverse("contact_family", args=[pk, child.pk])

        if response := save_once(request, form, save):
            messages.success(request, "The record is made, and the child is on the contact.")
            return response
    return form_page(
        request,
        form,
        title="A child not yet on record",
        template="referrals/child_new.html",
        caption="Contact",
        matches=form.matches or likely(user, query).people,
        restricted_line=form.restricted_line,
        cancel_url=reverse("contact_child_find", args=[pk]),
    )


def _looked_for(query: str) -> dict[str, Any]:
    """What was searched for, as the beginning of a record: a name, and a date of birth."""
    typed = take_apart(query)
    given, _, family = typed.rest.title().partition(" ")
    return {"given_name": given, "family_name": family, "date_of_birth": typed.born}


def contact_family(request: HttpRequest, pk: UUID, person: UUID) -> HttpResponse:
    """Who is round a child on the contact; others on the contact are offered first, then a search."""
    user: Any = request.user
    opened = _work_on(request, pk)
    if posted := searches.posted(request):
        return posted
    child = _child_on(opened, person)
    family = families_of(user, [row.child_id for row in opened.screenings])
    own = family[child.pk]
    context = {
        **search(request, besides=child),
        "title": f"{child.name}’s family",
        "contact": opened.contact,
        "child": child,
        "family": own,
        "known": {each.person.pk for each in own} | {child.pk},
        "offered": _offered(child, own, family, opened),
        "back_url": reverse("contact", args=[pk]),
        "back_label": "Back to the contact",
    }
    return render(request, "referrals/family.html", context)


def _offered(
    child: Person, own: Sequence[Relative], family: dict[Any, list[Relative]], opened: OpenContact
) -> list[Person]:
    """The other children on the contact and the people round them, who are nobody to this child yet."""
    taken = {child.pk, *(each.person.pk for each in own)}
    people = [row.child for row in opened.screenings]
    people += [each.person for relatives in family.values() for each in relatives]
    offered = {person.pk: person for person in people if person.pk not in taken}
    return list(offered.values())


def _child_on(opened: OpenContact, person: UUID) -> Person:
    """The child, who is on the contact."""
    for row in opened.screenings:
        if row.child_id == person:
            return row.child
    raise Http404


def contact_relative_add(request: HttpRequest, pk: UUID, person: UUID, other: UUID) -> HttpResponse:
    """Say what somebody on record is to the child."""
    opened = _work_on(request, pk)
    child = _child_on(opened, person)
    relative = find_person(request, other)
    form = RelationshipForm(typed(request))
    return _save_relative(request, form, opened.contact, child, relative)


def contact_relative_new(request: HttpRequest, pk: UUID, person: UUID) -> HttpResponse:
    """Make the record of somebody round the child whom a search did not find."""
    opened = _work_on(request, pk)
    child = _child_on(opened, person)
    query = searches.looked_for(request)
    if not query:
        messages.info(request, "Search first: they may be on record already.")
        return redirect("contact_family", pk, person)
    form = RelativeForm(typed(request), initial=_looked_for(query))
    return _save_relative(request, form, opened.contact, child, None)


def _save_relative(
    request: HttpRequest, form: Any, contact: Contact, child: Person, relative: Person | None
) -> HttpResponse:
    back = reverse("contact_family", args=[contact.pk, child.pk])
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            who = form.relationship if relative else {**form.person_answers(), **form.relationship}
            add_relative(by=request.user, contact=contact, child=child, other=relative, **who)
            return back

        if response := save_once(request, form, save):
            messages.success(request, f"{child.name}’s family is saved.")
            return response
    who = relative.name if relative else "Somebody not yet on record"
    return form_page(
        request,
        form,
        title=who,
        draft_title="Add to the family",
        draft_about=child,
        caption=f"{child.name}’s family",
        cancel_url=back,
    )
