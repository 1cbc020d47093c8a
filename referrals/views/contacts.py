"""A contact as a whole: received, read, corrected."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from casework.authority import outcomes_open_to
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.models import Act, User
from casework.pages import form_page, save_once
from casework.templatetags.casework import moment_words
from referrals.access import OpenContact, open_contact
from referrals.contact_history import corrections_of
from referrals.desk import checks_of, state_of
from referrals.forms.contacts import ContactEditForm, ContactForm
from referrals.guards import may_decide_on_own, may_work_on, require_front_door, require_work_on
from referrals.models import Contact, ScreeningDecision
from referrals.sent_online import SentOnline, sent_online
from referrals.services import record_contact, update_contact
from referrals.timescales import SCREENING_DECISION


def contact_add(request: HttpRequest) -> HttpResponse:
    """Record what came in; then the children."""
    require_front_door(request.user)
    form = ContactForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            contact = record_contact(by=request.user, **form.facts)
            return reverse("contact_child_find", args=[contact.pk])

        if response := save_once(request, form, save):
            messages.success(request, "The contact is saved. Now add the children it is about.")
            return response
    return form_page(
        request,
        form,
        title="Record a contact",
        caption="MARU",
        cancel_url=reverse("maru_desk"),
        intro="Save what came in first. The children on it are added next, one by one.",
    )


def contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What came in, and how far the screening of each child on it is."""
    user: Any = request.user
    opened = open_contact(request, pk)
    decided = decisions_on(opened)
    sent = sent_online(opened.contact) if opened.tells else None
    works = may_work_on(user, opened.contact)
    decides = works and bool(outcomes_open_to(user, Act.DECIDE, "screening"))
    context = {
        "title": opened.contact.came_as if opened.tells else opened.contact.get_channel_display(),
        "caption": f"Contact received {moment_words(opened.contact.received_at)}",
        "next_step": _next_step(user, opened, decides, sent) if works else None,
        "contact": opened.contact,
        "tells": opened.tells,
        "rows": [(row, *state_of(row), decided.get(row.pk)) for row in opened.screenings],
        "triages": opened.contact.triages.select_related("triaged_by") if works and opened.tells else [],
        "hold": opened.contact.holds.now().select_related("holder").first() if works else None,
        "checks": checks_of(opened.contact) if opened.tells else [],
        "feedback": opened.contact.feedback.select_related("created_by") if opened.tells else [],
        "corrections": corrections_of(opened.contact) if opened.tells else [],
        "sent": sent,
        "works": works,
        "decides": decides,
        "due_on": SCREENING_DECISION.due(opened.contact.received_at),
        "clock_words": SCREENING_DECISION.explain(opened.contact.received_at),
        "feedback_waits": bool(opened.contact.decided_at) and not opened.contact.finished_at,
    }
    return render(request, "referrals/contact.html", context)


def _next_step(
    user: User, opened: OpenContact, decides: bool, sent: SentOnline | None
) -> tuple[str, str] | None:
    """What the user is to do first on this contact: its name and its page."""
    contact, waiting = opened.contact, [row for row in opened.screenings if row.decided_at is None]
    if sent and sent.to_match:
        return "Say which child this is", reverse("online_child", args=[contact.pk, sent.to_match.number])
    if not opened.screenings:
        return "Add a child", reverse("contact_child_find", args=[contact.pk])
    for row in waiting:
        if decides and _is_ready(row) and (row.recommender != user.pk or may_decide_on_own(user)):
            return "Decide what happens next", reverse("screening_decide", args=[row.pk])
    for row in waiting:
        if not row.recommended:
            return "Recommend what happens next", reverse("screening_recommend", args=[row.pk])
    if contact.decided_at and not contact.finished_at and opened.tells:
        return "Tell the referrer the outcome", reverse("feedback_add", args=[contact.pk])
    return None


def _is_ready(row: Any) -> bool:
    """Whether a child may be decided on now: recommended on, or restricted, and so one person's alone."""
    return bool(row.recommended) or row.child.restricted


def decisions_on(opened: OpenContact) -> dict[UUID, ScreeningDecision]:
    """The decision in force on each child shown."""
    rows = ScreeningDecision.objects.filter(screening__in=opened.screenings, superseded_by=None)
    found = rows.select_related("decided_by", "supersedes", "superseded_by", "receiving_team")
    return {decision.screening_id: decision for decision in found}


def contact_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct what was recorded."""
    opened = open_contact(request, pk)
    require_work_on(request.user, opened.contact)
    opened.require_account()

    def build(data: Any, on: Contact) -> ContactEditForm:
        return ContactEditForm(data, contact=on)

    form = build(typed(request), opened.contact)
    back = reverse("contact", args=[pk])
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            update_contact(by=request.user, contact=opened.contact, version=version, **form.facts)
            return back

        response, form = save_or_compare(request, form, save, build)
        if response:
            messages.success(request, "The contact is corrected. What it said before is in its history.")
            return response
    return form_page(
        request,
        form,
        title="Correct the contact",
        draft_about=opened.first_child,
        cancel_url=back,
    )
