"""The shift handover: prepared, given, accepted or returned, done with."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from casework import searches
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.drafts.pages import as_uuid
from casework.pages import form_page, save_once
from children.access import open_person, open_record
from children.at_hand import pinned
from children.models import Person
from children.pages import child_context
from children.search import search
from referrals import desk
from referrals import handovers as reads
from referrals.access import note_openings
from referrals.choices import HandoverAnswer, HandoverState
from referrals.forms.handovers import (
    AnswerHandoverForm,
    HandoverDoneForm,
    HandoverEditForm,
    HandoverForm,
)
from referrals.models import Handover
from referrals.services import (
    accept_handovers,
    change_handover,
    finish_handover,
    give_handovers,
    prepare_handover,
    return_handover,
    take_off,
)
from referrals.services.handovers import require_a_side, require_in_hand, require_side
from referrals.timescales import ACCEPT_HANDOVER
from referrals.views.desk import WAITING

RELATED = ("child", "from_team", "to_team", "given_by", "answered_by", "done_by", "created_by")


def handovers(request: HttpRequest) -> HttpResponse:
    """Everything between the two shifts: to give, to accept, to do, and what they have of ours."""
    user: Any = request.user
    side = require_a_side(user)
    shift = reads.shift_of(user)
    note_openings(request, shift.read)
    context = {
        "title": "Shift handover",
        "caption": side.name,
        "shift": shift,
        "amount": ACCEPT_HANDOVER,
        "gives": [row for row in shift.to_give if row.state == HandoverState.PREPARED],
        "accepts": [row for row in shift.to_accept if row.child.is_readable and row.given_by_id != user.pk],
    }
    return render(request, "referrals/handovers.html", context)


def handover_find(request: HttpRequest) -> HttpResponse:
    """Choose the child to hand over: from the desk, from those at hand, or looked for."""
    user: Any = request.user
    require_a_side(user)
    if posted := searches.posted(request):
        return posted
    found = search(request)
    on_desk: list[Any] = [] if found["query"] else list(desk.queue(user, WAITING)[:50])
    children = {row.child.pk: row.child for contact in on_desk for row in contact.shown}
    context = {
        **found,
        "title": "Which child do you hand over?",
        "caption": "Shift handover",
        "on_desk": list(children.values()),
        "at_hand": [] if found["query"] else pinned(user),
        "back_url": reverse("handovers"),
        "back_label": "Back to the handover",
    }
    return render(request, "referrals/handover_find.html", context)


def handover_add(request: HttpRequest, person: UUID) -> HttpResponse:
    """Put a child on the list that is handed over at the end of the shift."""
    child = open_person(request, person)
    require_a_side(request.user)
    form = HandoverForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            prepare_handover(by=request.user, child=child, **form.answers)
            return reverse("handovers")

        if response := save_once(request, form, save):
            messages.success(request, "On the list. It is handed over when you give the handover.")
            return response
    return _form(request, child, form, title="Hand over to the next shift", back=reverse("handover_find"))


def handover(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was handed over about one child, who accepted it, and what was done."""
    user: Any = request.user
    row = open_record(request, Handover, pk, *RELATED)
    ours, theirs = row.to_team_id in user.team_ids, row.from_team_id in user.team_ids
    in_hand = row.state in (HandoverState.PREPARED, HandoverState.RETURNED)
    context = {
        **child_context(request, row.child),
        "title": f"Handover to {row.to_team}",
        "caption": row.get_state_display(),
        "row": row,
        "late": reads.is_late(row),
        "rule": ACCEPT_HANDOVER.explain(row.given_at) if row.given_at else "",
        "may_change": theirs and in_hand,
        "may_answer": ours and row.state == HandoverState.GIVEN,
        "may_finish": ours and row.state == HandoverState.ACCEPTED,
    }
    return render(request, "referrals/handover.html", context)


def handover_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what will be handed over, or mend what was returned."""
    row = open_record(request, Handover, pk, *RELATED)
    require_in_hand(request.user, row)

    def build(data: Any, on: Handover) -> HandoverEditForm:
        return HandoverEditForm(data, handover=on)

    form = build(typed(request), row)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            change_handover(by=request.user, handover=row, version=version, **form.answers)
            return reverse("handovers")

        response, form = save_or_compare(request, form, save, build)
        if response:
            messages.success(request, "Saved. It is handed over when you give the handover.")
            return response
    return _form(request, row.child, form, title="Change the handover", back=reverse("handovers"), row=row)


def handover_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Accept one child’s handover with a note, or return it and say what is missing."""
    row = open_record(request, Handover, pk, *RELATED)
    require_side(request.user, row.to_team)
    form = AnswerHandoverForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            note = form.cleaned_data["note"]
            if form.cleaned_data["answer"] == HandoverAnswer.RETURN:
                return_handover(by=request.user, handover=row, note=note)
            else:
                accept_handovers(by=request.user, seen=[row], note=note)
            return reverse("handovers")

        if response := save_once(request, form, save):
            messages.success(request, "Your answer is recorded, with the time.")
            return response
    return _form(request, row.child, form, title="Answer the handover", back=reverse("handovers"), row=row)


def handover_done(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what was done about a child who was handed over."""
    row = open_record(request, Handover, pk, *RELATED)
    require_side(request.user, row.to_team)
    form = HandoverDoneForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            finish_handover(by=request.user, handover=row, **form.answers)
            return reverse("handovers")

        if response := save_once(request, form, save):
            messages.success(request, "Recorded. Your reading of the record by this handover has ended.")
            return response
    return _form(request, row.child, form, title="What was done", back=reverse("handovers"), row=row)


@require_POST
def handover_take_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a child off the list."""
    row = open_record(request, Handover, pk, *RELATED)
    take_off(by=request.user, handover=row)
    messages.success(request, f"{row.child.name} is off the list.")
    return redirect("handovers")


@require_POST
def handovers_give(request: HttpRequest) -> HttpResponse:
    """Give the other side what stands on the list, as it was seen."""
    user: Any = request.user
    side = require_a_side(user)
    given = give_handovers(by=user, seen=_seen(request, from_team=side))
    messages.success(request, f"Given: {len(given)}. It is on their desk until they accept it.")
    return redirect("handovers")


@require_POST
def handovers_accept(request: HttpRequest) -> HttpResponse:
    """Accept all that was seen."""
    user: Any = request.user
    side = require_a_side(user)
    accepted = accept_handovers(by=user, seen=_seen(request, to_team=side))
    messages.success(request, f"Accepted: {len(accepted)}. It is yours now.")
    return redirect("handovers")


def _seen(request: HttpRequest, **of: Any) -> list[Handover]:
    """The handovers that stood on the page when the button was pressed."""
    keys = {key for text in request.POST.getlist("seen")[:200] if (key := as_uuid(text))}
    return list(Handover.objects.findable_by(request.user).filter(pk__in=keys, **of))


def _form(
    request: HttpRequest, child: Person, form: Any, *, title: str, back: str, row: Handover | None = None
) -> HttpResponse:
    return form_page(
        request,
        form,
        title=title,
        template="referrals/handover_form.html",
        row=row,
        cancel_url=back,
        **child_context(request, child),
    )
