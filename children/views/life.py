"""What happens in a life: one page from which each is one click, and a page for each."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import get_text_list

from casework.contributions import gather
from casework.drafts import typed
from casework.guards import NotNow
from children.access import open_person, open_record, require_writer
from children.forms.life import (
    BirthForm,
    DeathForm,
    MoveForm,
    NoticeForm,
    SchoolForm,
    StillbirthForm,
    SuspicionForm,
    TwinForm,
)
from children.life import Change, adult_of, changes_for, facts_of, stands_by_itself
from children.models import Birth, Death, LifeEvent, Notification, Person
from children.notifications import in_order
from children.pages import child_context
from children.person_forms import once, said, version_in, versioned
from children.services import life
from children.services.life.deaths import serious_incident_words
from children.services.life.moves import around
from children.services.life.twins import may_have_a_twin
from children.timescales import NOTICE_CLOCKS


def child_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Something has changed: everything that can be recorded of a life, each one click away."""
    person = open_person(request, pk)
    require_writer(request.user, person)
    further: list[Change] = gather("life", "further_changes", request.user, person)
    context = {
        **child_context(request, person),
        "title": "Something has changed",
        "changes": [*changes_for(person), *further],
    }
    return render(request, "children/change.html", context)


def child_birth(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that an expected child was born."""
    person = _expected(request, pk)

    def build(data: Any, on: Any) -> BirthForm:
        return BirthForm(data, person=on)

    form = build(typed(request), person)

    def save() -> str:
        life.record_birth(by=request.user, person=person, version=version_in(form), **form.answers)
        messages.success(request, "The birth is recorded. If there are twins, record the second one now.")
        return reverse("child_change", args=[pk])

    return versioned(request, person, form, save, build, title="Record the birth")


def child_stillbirth(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that an expected child was stillborn."""
    person = _expected(request, pk)

    def build(data: Any, on: Any) -> StillbirthForm:
        return StillbirthForm(data, person=on)

    form = build(typed(request), person)

    def save() -> str:
        birth = life.record_stillbirth(
            by=request.user, person=person, version=version_in(form), **form.answers
        )
        return _event_page(birth.person)

    intro = (
        "We are sorry. This is for a baby who was not born alive. The record keeps what the family wants"
        " remembered, and shows who must be told so that nothing is sent to them that should not be."
    )
    return versioned(request, person, form, save, build, title="Record a stillbirth", intro=intro)


def child_twin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make the record of a twin of a child whose birth was recorded."""
    person = open_person(request, pk)
    require_writer(request.user, person)
    birth = Birth.objects.filter(person=person).first()
    if not may_have_a_twin(birth):
        raise NotNow("Record a twin from the record of the first child, soon after the birth is recorded.")
    born_on = birth.born_on if birth else None
    form = TwinForm(typed(request), initial={"born_on": born_on, "family_name": person.family_name})

    def save() -> str:
        made = life.record_twin(by=request.user, first=person, **form.answers)
        messages.success(request, f"{made.person.name} has a record. A manager decides how the work goes on.")
        return reverse("child", args=[made.person_id])

    intro = "A new record, with the same family, home and worker. Its manager decides how the work goes on."
    return once(request, person, form, save, title="Record a twin", intro=intro)


def child_death(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that somebody has died."""
    person = open_person(request, pk)
    require_writer(request.user, person)
    if person.has_died:
        raise NotNow(f"The record says already that {person.name} has died.")
    if person.is_unborn:
        raise NotNow("The child is not yet born. Record a stillbirth instead.")

    def build(data: Any, on: Any) -> DeathForm:
        return DeathForm(data, initial={"version": on.version})

    form = build(typed(request), person)

    def save() -> str:
        life.record_death(by=request.user, person=person, version=version_in(form), **said(form))
        return _event_page(person)

    intro = (
        f"Once it is recorded nobody is asked to visit {person.called} any more. Who must be told, and by"
        " when, is worked out from what you say here."
    )
    return versioned(request, person, form, save, build, title=f"{person.name} has died", intro=intro)


def child_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record a move: where to, who went along, who stayed."""
    person = open_person(request, pk)
    require_writer(request.user, person)
    near = around(request.user, person)
    form = MoveForm(typed(request), household=near.household, others=near.others)

    def save() -> str:
        left = life.record_move(by=request.user, person=person, **form.move)
        messages.success(request, "The move is recorded.")
        if left:
            names = get_text_list([other.name for other in left], "and")
            messages.warning(request, f"You cannot write on the record of {names}. Ask who works with them.")
        return reverse("child_family", args=[pk])

    return once(request, person, form, save, title="Record a move")


def child_school(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record a change of school; the ones before stay."""
    person = open_person(request, pk)
    require_writer(request.user, person)
    present = person.schoolings.filter(ends=None).first()

    def build(data: Any, on: Any) -> SchoolForm:
        return SchoolForm(data, person=on, present=present)

    form = build(typed(request), person)

    def save() -> str:
        life.change_school(by=request.user, person=person, version=version_in(form), **said(form))
        return reverse("child_family", args=[pk])

    return versioned(request, person, form, save, build, title="Change of school")


def life_event(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What happened, what is known of it, and who must be told."""
    event = open_record(request, LifeEvent, pk, "person", "created_by")
    person = event.person
    notices = sorted(event.notices.select_related("settled_by"), key=in_order)
    for notice in notices:
        notice.rule = NOTICE_CLOCKS[notice.key].explain(notice.counts_from)
    death = Death.objects.filter(person=person).first() if event.kind == "death" else None
    context = {
        **child_context(request, person),
        "adult": adult_of(request.user, event),
        "title": event.title,
        "caption": "" if event.title.startswith(event.get_kind_display()) else event.get_kind_display(),
        "event": event,
        "facts": facts_of(event, death),
        "notices": notices,
        "outstanding": sum(1 for notice in notices if notice.settled_at is None),
        "death": death,
        "by_itself": stands_by_itself(event),
    }
    return render(request, "children/life_event.html", context)


def notice_settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say when and how somebody was told, or why they need not be."""
    notice = open_record(request, Notification, pk, "person", "event", "settled_by")
    require_writer(request.user, notice.person)
    if notice.settled_at and request.method != "POST":
        raise NotNow(f"{notice.settled_by} has seen to this already.")

    def build(data: Any, on: Any) -> NoticeForm:
        return NoticeForm(data, initial={"version": on.version})

    form = build(typed(request), notice)

    def save() -> str:
        life.settle_notice(by=request.user, notice=notice, version=version_in(form), **form.settled)
        return reverse("life_event", args=[notice.event_id])

    return versioned(
        request,
        notice.person,
        form,
        save,
        build,
        title=notice.get_key_display(),
        intro=notice.detail,
        cancel_url=reverse("life_event", args=[notice.event_id]),
    )


def death_suspicion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what is now known of abuse or neglect, and why."""
    death = open_record(request, Death, pk, "person")
    require_writer(request.user, death.person)

    def build(data: Any, on: Any) -> SuspicionForm:
        return SuspicionForm(data, initial={"version": on.version})

    form = build(typed(request), death)

    def save() -> str:
        life.say_what_is_suspected(by=request.user, death=death, version=version_in(form), **form.answers)
        return _event_page(death.person)

    return versioned(
        request,
        death.person,
        form,
        save,
        build,
        title="What is known now of abuse or neglect",
        intro=f"The record says: {death.get_suspected_display().lower()}. {serious_incident_words(death)}",
        cancel_url=_event_page(death.person),
    )


def _expected(request: HttpRequest, pk: UUID) -> Person:
    """The unborn child, for somebody who may write on the record."""
    person = open_person(request, pk)
    require_writer(request.user, person)
    if not person.is_unborn:
        raise NotNow(f"{person.name} is not recorded as unborn. Correct the details instead.")
    return person


def _event_page(person: Person) -> str:
    event = person.life_events.filter(kind__in=("death", "stillbirth")).latest("entered_at")
    return reverse("life_event", args=[event.pk])
