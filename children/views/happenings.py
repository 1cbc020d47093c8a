"""What else happens in a life, each recorded on a page that asks only what it needs."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from casework.drafts import typed
from casework.guards import NotNow
from children.access import open_person, require_writer
from children.choices import LifeEventKind
from children.forms.happenings import ASKED, EarlierForm, HappeningForm, NewAdultForm
from children.models import Person
from children.person_forms import once, said
from children.relatives import relatives_of
from children.services import life
from children.services.life.moves import around

#: What the page of each kind is called.
TITLES = {
    LifeEventKind.ARREST: "Record an arrest",
    LifeEventKind.LOSS: "Record a loss",
    LifeEventKind.HOSPITAL: "Record a stay in hospital",
    LifeEventKind.EXCLUSION: "Record an exclusion from school",
}


def happening_add(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Record an arrest, a loss, a stay in hospital, or an exclusion from school."""
    person = _living(request, pk)
    if kind not in ASKED:
        raise Http404
    form = HappeningForm(typed(request), kind=kind)

    def save() -> str:
        event = life.record_happening(by=request.user, person=person, kind=kind, **said(form))
        messages.success(request, "It is recorded.")
        return reverse("life_event", args=[event.pk])

    return once(request, person, form, save, title=TITLES[LifeEventKind(kind)])


def new_adult_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that an adult of the family came to live in the home."""
    person = _living(request, pk)
    near = around(request.user, person)
    adults = [each for each in [*near.others, *near.household] if not each.is_under_18]
    writable = Person.objects.writable_by(request.user).filter(pk__in=[each.pk for each in near.household])
    children = [each for each in writable if each.is_under_18]
    form = NewAdultForm(
        typed(request), adults=adults, children=children, initial={"adult": request.GET.get("adult")}
    )

    def save() -> str:
        events = life.record_new_adult(by=request.user, person=person, **said(form))
        messages.success(request, "It is recorded, and the family says that they live together.")
        return reverse("life_event", args=[events[0].pk])

    return once(
        request,
        person,
        form,
        save,
        title="Record a new adult in the home",
        template="children/new_adult.html",
        nobody=not adults,
    )


def earlier_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record something of before, of which often only the year is known; for brothers and sisters as well."""
    person = open_person(request, pk)
    require_writer(request.user, person)
    siblings = [each.person.pk for each in relatives_of(request.user, person) if each.is_sibling]
    also = list(Person.objects.writable_by(request.user).filter(pk__in=siblings))
    form = EarlierForm(typed(request), siblings=also)

    def save() -> str:
        events = life.record_earlier(by=request.user, person=person, **said(form))
        messages.success(request, "It is recorded, and stands in the chronology.")
        return reverse("life_event", args=[events[0].pk])

    back = reverse("child_chronology", args=[person.pk])
    return once(request, person, form, save, title="Something from before", cancel_url=back)


def _living(request: HttpRequest, pk: UUID) -> Person:
    person = open_person(request, pk)
    require_writer(request.user, person)
    if person.is_unborn or person.has_died:
        raise NotNow(f"Nothing of this kind is recorded of {person.name}.")
    return person
