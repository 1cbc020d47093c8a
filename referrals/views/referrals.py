"""A referral: read, allocated, closed; and new contacts on it, acknowledged."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from casework.authority import outcomes_open_to
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.guards import NotNow
from casework.models import Act
from casework.pages import form_page, save_once
from children.access import open_record, require_writer, works_with
from children.pages import child_context
from referrals.access import tells
from referrals.choices import ClosureReason
from referrals.closing import allowed_closure_reasons
from referrals.forms.referrals import AcknowledgeForm, AllocateForm, CloseForm, with_children
from referrals.guards import require_acknowledger, require_manager
from referrals.models import Acknowledgement, Referral, Transfer
from referrals.open_work import everything_open
from referrals.services import acknowledge as give_acknowledgement
from referrals.services import allocate_referral, close_referral
from referrals.services.acknowledgements import allocated_worker
from referrals.services.episodes import workers_of


def referral(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The episode: what it is, who holds it, what is open on it."""
    user: Any = request.user
    case = open_record(request, Referral, pk, "child", "team", "screening__contact")
    manages = case.team_id in user.managed_team_ids and case.is_open
    joined = case.acknowledgements.select_related("screening__contact", "worker", "team", "acknowledged_by")
    closures = list(case.closures.select_related("decided_by", "supersedes", "superseded_by"))
    still_open = everything_open(case) if case.is_open else []
    context = {
        **child_context(request, case.child),
        "title": "Referral",
        "referral": case,
        "still_open": still_open,
        "joined": joined.order_by("-screening__contact__received_at", "screening", "due_from"),
        "closure": closures[0] if closures else None,
        "earlier": closures[1:],
        "manages": manages,
        "transfer": Transfer.objects.open().filter(referral=case).select_related("to_team").first(),
        "may_transfer": case.is_open and not case.child.has_died and works_with(user, case.child),
        "may_close": manages and not still_open and bool(outcomes_open_to(user, Act.DECIDE, "closure")),
    }
    return render(request, "referrals/referral.html", context)


def referral_allocate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the child a worker of the team, or another one."""
    case = open_record(request, Referral, pk, "child", "team")
    require_manager(request.user, case)
    _refuse_ended(case)
    # A page sent twice, or too late, is answered by what was saved meanwhile: its own worker is no mistake.
    late = request.method == "POST" and request.POST.get("version") != str(case.version)
    before = None if late else allocated_worker(case.child)
    workers = with_children(workers_of(case.team)).exclude(pk=before.pk if before else None)

    def build(data: Any, on: Referral) -> AllocateForm:
        return AllocateForm(data, workers=workers, before=before, initial={"version": on.version})

    form = build(typed(request), case)
    back = reverse("referral", args=[pk])
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            allocate_referral(by=request.user, referral=case, version=version, **form.answers)
            return back

        response, form = save_or_compare(request, form, save, build)
        if response:
            messages.success(request, f"{case.child.name} is allocated to {form.cleaned_data['worker']}.")
            return response
    return form_page(
        request,
        form,
        title="Change the worker" if before else "Allocate to a worker",
        template="children/form_page.html",
        cancel_url=back,
        **child_context(request, case.child),
    )


def referral_close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the episode, with the census reason."""
    case = open_record(request, Referral, pk, "child", "team")
    require_manager(request.user, case)
    _refuse_ended(case)
    died, still_open = case.child.has_died, everything_open(case)
    if still_open and not died and request.method != "POST":
        raise NotNow("This referral cannot be closed while work on it is open.", reasons=still_open)
    reasons = [ClosureReason.RC2] if died else allowed_closure_reasons(case)
    form = CloseForm(typed(request), reasons=reasons)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            close_referral(by=request.user, referral=case, **form.answers)
            return reverse("home")

        if response := save_once(request, form, save):
            messages.success(request, f"The referral of {case.child.name} is closed.")
            return response
    return form_page(
        request,
        form,
        title="Decide what happens with the open work" if died else "Close the referral",
        template="referrals/close.html",
        intro="The worker’s and the team’s involvement ends with it. New work starts with a new contact.",
        still_open=still_open,
        cancel_url=reverse("referral", args=[pk]),
        **child_context(request, case.child),
    )


def _refuse_ended(case: Referral) -> None:
    if not case.is_open:
        raise NotNow("This referral has ended. New work with the child starts with a new contact.")


def acknowledge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Acknowledge a new contact on one's own episode."""
    user: Any = request.user
    row = open_record(
        request,
        Acknowledgement,
        pk,
        "screening__child",
        "screening__contact__domestic_abuse",
        "team",
        "worker",
        "referral",
    )
    require_writer(user, row.child)
    require_acknowledger(user, row)
    if row.acknowledged_at and request.method != "POST":
        raise NotNow(f"{row.acknowledged_by} has acknowledged this already.")
    if row.stopped_reason:
        raise NotNow(f"This no longer needs to be acknowledged: {row.stopped_reason}")
    form = AcknowledgeForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            give_acknowledgement(by=user, acknowledgement=row, **form.answers)
            return reverse("referral", args=[row.referral_id])

        if response := save_once(request, form, save):
            messages.success(request, "Acknowledged.")
            return response
    return form_page(
        request,
        form,
        title="Acknowledge a new contact",
        template="referrals/acknowledge.html",
        contact=row.screening.contact,
        screening=row.screening,
        tells=tells(user, row.screening.contact),
        decision=row.screening.decisions.filter(superseded_by=None).select_related("decided_by").first(),
        cancel_url=reverse("referral", args=[row.referral_id]),
        **child_context(request, row.child),
    )
