"""Strategy discussions: asked for, recorded in four answers, completed, decided on."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assessments.models import Enquiry, ProtectiveOrder, StrategyDecision, StrategyDiscussion
from assessments.protection_forms import AskForm, CompleteForm, HoldForm, StrategyDecisionForm
from assessments.protection_reading import (
    enquiry_state,
    held_beside,
    may_decide,
    require_decider,
    strategy_state,
    to_complete_beside,
)
from assessments.services import (
    ask_for_discussion,
    complete_discussion,
    decide_discussion,
    hold_discussion,
)
from assessments.services.strategy import what_is_missing
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.guards import NotNow
from casework.pages import form_page, save_once
from children.access import may_write, open_person, open_record, require_writer
from children.models import DecisionEntry
from children.pages import child_context
from children.records import records_of
from children.timescales import STRATEGY_DISCUSSION
from referrals.models import Referral

RELATED = ("child", "referral__team", "referral__screening", "enquiry", "accepted_by", "created_by")
OF_DECISIONS = ("decided_by", "supersedes", "superseded_by__decided_by")


def child_protection(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every strategy discussion, enquiry and protective order of a child, and where to begin one."""
    child = open_person(request, pk)
    whole = records_of(child)
    enquiries = list(Enquiry.objects.filter(child__in=whole).select_related("lead"))
    discussions = list(StrategyDiscussion.objects.filter(child__in=whole))
    context = {
        **child_context(request, child),
        "title": "Strategy discussions, enquiries and orders",
        "discussions": [(row, strategy_state(row)) for row in discussions],
        "enquiries": [(row, enquiry_state(row)) for row in enquiries],
        "orders": list(ProtectiveOrder.objects.filter(child__in=whole)),
        "open_referral": Referral.objects.open().filter(child__in=whole).first(),
        "to_hold": any(row.is_open for row in discussions),
    }
    return render(request, "assessments/protection/child.html", context)


def strategy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Why it was asked for, who took part, what was decided and why, and what its record lacks."""
    shown: StrategyDiscussion = open_record(request, StrategyDiscussion, pk, *RELATED)
    writes = may_write(request.user, shown.child)
    decides = may_decide(request.user, shown.child, StrategyDecision.stage)
    context = {
        **child_context(request, shown.child),
        "title": "Strategy discussion",
        "discussion": shown,
        "state": strategy_state(shown),
        "rule": STRATEGY_DISCUSSION.explain(shown.asked_at),
        "source": DecisionEntry.objects.filter(decision_id=shown.opened_by)
        .select_related("decided_by")
        .first(),
        "participants": list(shown.participants.filter(removed_at=None)),
        "missing": what_is_missing(shown) if shown.held_at and not shown.stopped_at else [],
        "decisions": list(shown.decisions.select_related(*OF_DECISIONS)),
        "started": shown.enquiries.first(),
        "may_hold": writes and shown.is_open and shown.held_at is None,
        "may_complete": writes and shown.held_at is not None and shown.stopped_at is None,
        "may_decide": decides and shown.held_at is not None and shown.decided_at is None,
        "may_replace": decides,
    }
    return render(request, "assessments/protection/strategy.html", context)


def strategy_ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for a strategy discussion on an open referral."""
    case: Referral = open_record(request, Referral, pk, "child", "team")
    require_writer(request.user, case.child)
    if not case.is_open:
        raise NotNow("This referral is not open. New work with the child starts with a new contact.")
    form = AskForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = ask_for_discussion(by=request.user, referral=case, why=form.cleaned_data["why"])
            messages.success(request, f"Asked for. It is on the list of the managers of {case.team}.")
            return reverse("strategy", args=[made.pk])

        if response := save_once(request, form, save):
            return response
    return form_page(
        request,
        form,
        title="Ask for a strategy discussion",
        template="children/form_page.html",
        cancel_url=reverse("child_protection", args=[case.child.pk]),
        **child_context(request, case.child),
    )


def strategy_hold(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record a discussion in four answers; whoever may decide decides by it."""
    shown: StrategyDiscussion = open_record(request, StrategyDiscussion, pk, *RELATED)
    require_writer(request.user, shown.child)
    if not shown.is_open or shown.held_at:
        raise NotNow("This strategy discussion has been recorded already. Its page says what was decided.")
    siblings = held_beside(request.user, shown)

    def build(data: Any, on: StrategyDiscussion) -> HoldForm:
        return HoldForm(data, discussion=on, siblings=siblings)

    form = build(typed(request), shown)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            hold_discussion(by=request.user, discussion=shown, version=version, **form.answers)
            messages.success(request, "The discussion is recorded. Add what its record still lacks.")
            # Where it closed the referral, the record may be closed to whoever recorded it.
            stays = may_write(request.user, shown.child)
            return reverse("strategy", args=[pk]) if stays else reverse("home")

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return form_page(
        request,
        form,
        title="Record the strategy discussion",
        template="assessments/protection/hold.html",
        cancel_url=reverse("strategy", args=[pk]),
        discussion=shown,
        decides=may_decide(request.user, shown.child, StrategyDecision.stage),
        **child_context(request, shown.child),
    )


def strategy_complete(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The rest of the record: who took part, what each knew, safety, medical, interview."""
    shown: StrategyDiscussion = open_record(request, StrategyDiscussion, pk, *RELATED)
    require_writer(request.user, shown.child)
    if shown.held_at is None or shown.stopped_at:
        raise NotNow("Record first that the discussion was held, when, and what was decided.")
    siblings = to_complete_beside(request.user, shown)

    def build(data: Any, on: StrategyDiscussion) -> CompleteForm:
        return CompleteForm(data, discussion=on, siblings=siblings)

    form = build(typed(request), shown)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            made = complete_discussion(by=request.user, discussion=shown, version=version, **form.answers)
            messages.success(request, "Saved. The record is complete." if made.completed_at else "Saved.")
            return reverse("strategy", args=[pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return form_page(
        request,
        form,
        title="Complete the record of the strategy discussion",
        template="assessments/protection/complete.html",
        cancel_url=reverse("strategy", args=[pk]),
        discussion=shown,
        missing=what_is_missing(shown),
        **child_context(request, shown.child),
    )


def strategy_decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A manager's decision on a discussion that was held, or one that replaces it."""
    shown: StrategyDiscussion = open_record(request, StrategyDiscussion, pk, *RELATED)
    require_decider(request.user, shown.child, StrategyDecision.stage)
    if shown.held_at is None or shown.stopped_at:
        raise NotNow("Record first that the discussion was held, and who took part.")
    made = shown.decisions.filter(superseded_by=None).select_related("decided_by").first()
    if made and request.GET.get("replaces", "") != str(made.pk):
        raise NotNow(f"{made.decided_by} has decided this already: {made.outcome_label}.")
    form = StrategyDecisionForm(typed(request), user=request.user, discussion=shown, replaces=made)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            done = decide_discussion(by=request.user, discussion=shown, **form.decision_answers())
            messages.success(request, f"{done.outcome_label}, for {shown.child.name}.")
            stays = may_write(request.user, shown.child)
            return reverse("strategy", args=[pk]) if stays else reverse("home")

        if response := save_once(request, form, save):
            return response
    return form_page(
        request,
        form,
        title="Decide on the strategy discussion",
        template="assessments/protection/strategy_decide.html",
        cancel_url=reverse("strategy", args=[pk]),
        discussion=shown,
        participants=list(shown.participants.filter(removed_at=None)),
        replaces=made,
        **child_context(request, shown.child),
    )
