"""Consultations with the Multi-Agency Advice Team: recorded, looked for, and made a contact."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from casework import clock, searches
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.drafts.pages import as_uuid
from casework.guards import NotNow
from casework.pages import form_page, page_of, save_once
from casework.roles import SCREENING
from casework.templatetags.casework import moment_words
from children.access import open_person
from children.models import Person
from children.search import search
from referrals import consultations as reads
from referrals.forms.consultations import BecomesContactForm, ConsultationEditForm, ConsultationForm
from referrals.guards import require_front_door
from referrals.models import Consultation
from referrals.services import correct_consultation, record_consultation, say_whom, turn_into_contact
from referrals.services.consultations import require_corrector


def consultations(request: HttpRequest) -> HttpResponse:
    """Who asked for advice, the newest first; looked through by words; and how many there were."""
    user: Any = request.user
    require_front_door(user)
    if posted := searches.posted(request):
        return posted
    query = searches.looked_for(request)
    context = {
        "title": "Consultations",
        "caption": "MARU",
        "query": query,
        "page": page_of(request, reads.listed(user, query)),
        "figures": reads.figures(clock.today()),
    }
    return render(request, "referrals/consultations.html", context)


def consultation_add(request: HttpRequest) -> HttpResponse:
    """Record that somebody asked, and what they were advised; then whom it is about, if they were named."""
    require_front_door(request.user)
    form = ConsultationForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            row = record_consultation(by=request.user, facts=form.facts)
            return reverse("consultation_child", args=[row.pk]) if row.family_named else _list()

        if response := save_once(request, form, save):
            messages.success(request, "The consultation is saved. It is no contact, and opens nothing.")
            return response
    return form_page(
        request, form, title="Record a consultation", caption="MARU", cancel_url=_list(), intro=INTRO
    )


INTRO = "For advice to somebody who decides what to do. Where a child may be at risk, record a contact."


def consultation_child(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say which child on record it is about: looked for, and chosen. It may be about nobody here."""
    require_front_door(request.user)
    row = get_object_or_404(Consultation, pk=pk)
    if row.child_id:
        return redirect("consultation", pk)
    if not row.family_named:
        raise NotNow("The family was not named, so it is about no child on record. Correct that first.")
    if posted := searches.posted(request):
        return posted
    if request.method == "POST":
        key = as_uuid(request.POST.get("person", ""))
        child = get_object_or_404(Person.objects.findable_by(request.user), pk=key)
        say_whom(by=request.user, consultation=row, child=child)
        messages.success(request, f"The consultation stands on the record of {child.name}.")
        return redirect(_list())
    context = {
        **search(request),
        "title": "Which child is it about?",
        "caption": "Consultation",
        "row": row,
        "back_url": _list(),
        "back_label": "Leave it without a child on record",
    }
    return render(request, "referrals/consultation_child.html", context)


def consultation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was asked and advised, and what became of it."""
    user: Any = request.user
    row = _opened(request, pk)
    screens = user.has_role(*SCREENING)
    context = {
        "title": row.asker_words,
        "caption": f"Consultation, {moment_words(row.asked_at)}",
        "row": row,
        "times": reads.about(row.child) if row.child else 0,
        "may_turn": screens and not row.contact_id,
        "screens": screens,
        "back_url": _list() if screens else row.child.get_absolute_url() if row.child else "",
        "back_label": "Consultations" if screens else "Back to the record",
    }
    return render(request, "referrals/consultation.html", context)


def consultation_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct what was recorded."""
    row = _opened(request, pk)
    require_corrector(request.user, row)

    def build(data: Any, on: Consultation) -> ConsultationEditForm:
        return ConsultationEditForm(data, consultation=on)

    form = build(typed(request), row)
    back = reverse("consultation", args=[pk])
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            correct_consultation(by=request.user, consultation=row, version=version, facts=form.facts)
            return back

        response, form = save_or_compare(request, form, save, build)
        if response:
            messages.success(request, "The consultation is corrected. What it said before is in its history.")
            return response
    return form_page(request, form, title="Correct the consultation", draft_about=row.child, cancel_url=back)


def consultation_contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a contact of it, begun with what was told."""
    row = _opened(request, pk)
    require_front_door(request.user)
    if row.contact_id:
        raise NotNow("This consultation has become a contact already. Open it and go on there.")
    form = BecomesContactForm(typed(request), consultation=row)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = turn_into_contact(by=request.user, consultation=row, **form.facts)
            return reverse("contact" if row.child_id else "contact_child_find", args=[made.pk])

        if response := save_once(request, form, save):
            messages.success(request, "It is a contact now, and its clock runs.")
            return response
    return form_page(
        request,
        form,
        title="Make it a contact",
        draft_about=row.child,
        intro="Check what was told then, and add what is known now. The clock runs from the time below.",
        cancel_url=reverse("consultation", args=[pk]),
    )


def _opened(request: HttpRequest, pk: UUID) -> Consultation:
    """The consultation, through the child it is about; about nobody, for those who screen."""
    user: Any = request.user
    row = Consultation.objects.select_related("child", "adviser", "contact").filter(pk=pk).first()
    if row is None or (row.child_id is None and not user.has_role(*SCREENING)):
        raise Http404
    if row.child_id:
        open_person(request, row.child_id)
    return row


def _list() -> str:
    return reverse("consultations")
