"""The MARU desk: all that is in the unit, how urgent it is, and who has it in hand."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from casework import clock
from casework.drafts import typed
from casework.guards import NotNow
from casework.models import User
from casework.pages import form_page, page_of, save_once
from casework.timescales import midnight
from referrals import desk
from referrals.access import open_contact
from referrals.choices import DeskState
from referrals.forms.desk import TakeOverForm, TriageForm
from referrals.guards import require_front_door, require_work_on
from referrals.handovers import unaccepted
from referrals.models import Contact, ScreeningDecision
from referrals.services import pick_up, put_down, triage
from referrals.timescales import SCREENING_DECISION

WAITING = [DeskState.RECEIVED, DeskState.TRIAGED, DeskState.CHECKS, DeskState.READY]
LISTS = {"waiting": "Waiting", **{str(state.value): str(state.label) for state in DeskState}} | {
    DeskState.DECIDED.value: "Decided today"
}
#: How often the desk looks again by itself, in seconds.
LOOKS_AGAIN = 30


def maru_desk(request: HttpRequest) -> HttpResponse:
    """What came in and waits: the most urgent first, where each stands, and whose it is.

    With a script it looks again by itself, and can be paused; without one, where it is asked to.
    """
    user: Any = request.user
    require_front_door(user)
    shown = request.GET.get("show", "waiting")
    shown = shown if shown in LISTS else "waiting"
    counts = _counts(user)
    page = page_of(request, _list(user, shown))
    if shown != DeskState.DECIDED:
        for contact in page:
            _mark(contact)
    by_itself = request.GET.get("again") == "on"
    context = {
        "title": "MARU desk",
        "lists": [(key, label, counts[key]) for key, label in LISTS.items()],
        "shown": shown,
        "counts": counts,
        "page": page,
        "handed": unaccepted(user),
        "clock_words": SCREENING_DECISION.explain(clock.now()),
        "looked_at": clock.now(),
        "looks_again": LOOKS_AGAIN,
        "by_itself": by_itself,
    }
    response = render(request, "referrals/desk.html", context)
    if by_itself:
        response["Refresh"] = str(LOOKS_AGAIN)
    return response


def _list(user: User, shown: str) -> Any:
    if shown == DeskState.DECIDED:
        return _decided_today(user)
    return desk.queue(user, WAITING if shown == "waiting" else [shown])


def _decided_today(user: User) -> Any:
    # Asked of the few decisions of today, each by its contact's key: "in" gathers all years' contacts.
    readable = Contact.objects.readable_by(user).filter(pk=OuterRef("screening__contact"))
    decisions = ScreeningDecision.objects.filter(Exists(readable), decided_at__gte=midnight(clock.today()))
    return decisions.select_related("screening__child", "screening__contact", "decided_by")


def _mark(contact: Any) -> None:
    """What the row of a contact says besides its own fields."""
    contact.due_on = SCREENING_DECISION.due(contact.received_at)
    contact.states = [(row, *desk.state_of(row)) for row in contact.shown]
    contact.stands, contact.urgency = desk.words_of(contact)
    contact.hold = next(iter(contact.held), None)


def _counts(user: User) -> dict[str, Any]:
    """The figures at the top, in two queries."""
    today = clock.today()
    counts = desk.counts(user, midnight(today), midnight(first_day_in_time(today)))
    counts["waiting"] = sum(counts[state] for state in WAITING)
    return counts | {DeskState.DECIDED.value: _decided_today(user).count()}


def first_day_in_time(today: date) -> date:
    """The earliest day whose contacts are still in time today."""
    day = today
    while SCREENING_DECISION.due(day - timedelta(days=1)) >= today:
        day -= timedelta(days=1)
    return day


def contact_triage(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say how urgent a contact is, and why."""
    opened = open_contact(request, pk)
    require_work_on(request.user, opened.contact)
    opened.require_account()
    form = TriageForm(typed(request))
    back = reverse("contact", args=[pk])
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            triage(by=request.user, contact=opened.contact, **form.answers)
            return back

        if response := save_once(request, form, save):
            messages.success(request, "The rating is saved. It orders the desk.")
            return response
    return form_page(
        request,
        form,
        title="How urgent is it?",
        draft_about=opened.first_child,
        template="referrals/with_account.html",
        contact=opened.contact,
        cancel_url=back,
    )


@require_POST
def contact_pick_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a contact in hand that nobody has."""
    opened = open_contact(request, pk)
    pick_up(by=request.user, contact=opened.contact)
    messages.success(request, "It is yours. Put it down when you stop working on it.")
    return redirect("contact", pk)


@require_POST
def contact_put_down(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let go of a contact."""
    opened = open_contact(request, pk)
    put_down(by=request.user, contact=opened.contact)
    messages.success(request, "It is nobody’s now: anybody in the unit can pick it up.")
    return redirect("contact", pk)


def contact_take_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a contact over from whoever has it in hand, and say why."""
    opened = open_contact(request, pk)
    require_work_on(request.user, opened.contact)
    held = opened.contact.holds.now().exclude(holder=request.user).select_related("holder").first()
    if held is None:
        raise NotNow("Nobody else has this in hand. Open the contact and pick it up.")
    form = TakeOverForm(typed(request), held=held)
    back = reverse("contact", args=[pk])
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            pick_up(by=request.user, contact=opened.contact, **form.answers)
            return back

        if response := save_once(request, form, save):
            messages.success(request, f"It is yours now. {held.holder} sees that on the desk.")
            return response
    return form_page(
        request,
        form,
        title=f"Take over from {held.holder}",
        draft_about=opened.first_child,
        intro="Ask them first, if you can: they may have something open on it.",
        cancel_url=back,
    )
