"""Early help: the hub’s work, a request, the episode, and the hub’s decision on it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from casework import clock, searches
from casework.conflict import save_or_compare
from casework.contributions import gather
from casework.drafts import typed
from casework.pages import form_page, page_of, save_once
from children.access import open_record, works_with
from children.finding_people.typed import take_apart
from children.models import Person
from children.pages import child_context
from children.search import likely, search
from children.services.people import create_person
from referrals.early_help_board import next_due, of_the_hub
from referrals.early_help_choices import ConsentAnswer, EarlyHelpOutcome
from referrals.early_help_guards import manages_hub, require_hub, require_hub_manager, require_open
from referrals.forms.early_help import EarlyHelpDecisionForm, RequestForm, RequestOfNewChildForm
from referrals.models import EarlyHelp
from referrals.services import ask_for_early_help, decide_early_help
from referrals.services.early_help import everything_open

RELATED = ("child", "team", "worker", "screening", "stepped_down", "stepped_up", "passed_on")


def early_help_hub(request: HttpRequest) -> HttpResponse:
    """All that the hub has: what waits for triage first, then what is being given."""
    user: Any = request.user
    team = require_hub(user)
    page = page_of(request, of_the_hub(user, team))
    for row in page:
        row.next_what, row.next_due = next_due(row)
    context = {"title": "Early help", "caption": team.name, "page": page}
    return render(request, "referrals/early_help/hub.html", context)


def early_help_ask(request: HttpRequest) -> HttpResponse:
    """Take down a request: the child is searched for first, and made only when not found."""
    require_hub(request.user)
    if "person" in request.GET:
        return _ask_about_known(request)
    if "new" in request.GET:
        return _ask_about_new(request)
    if posted := searches.posted(request):
        return posted
    found = search(request)
    for person in found["page"]:
        age = person.age_on(clock.today())
        person.is_adult = age is not None and age >= 18
    context = {
        **found,
        "title": "Find the child",
        "caption": "Early help",
        "back_url": reverse("early_help_hub"),
        "back_label": "Back to early help",
    }
    return render(request, "referrals/early_help/find.html", context)


def _ask_about_known(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    try:
        known = Person.objects.findable_by(user)
        child = get_object_or_404(known, pk=UUID(request.GET["person"]))
    except ValueError:
        raise Http404 from None
    form = RequestForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = ask_for_early_help(by=user, child=child, **form.request)
            return reverse("early_help", args=[made.pk])

        if response := save_once(request, form, save):
            messages.success(request, "The request is saved. A manager of the hub decides on it.")
            return response
    return form_page(
        request,
        form,
        title=f"Early help for {child.name}",
        draft_title="A request for early help",
        caption="Early help",
        cancel_url=reverse("early_help_ask"),
    )


def _ask_about_new(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    query = searches.looked_for(request)
    if not query:
        messages.info(request, "Search first: the child may be on record already.")
        return redirect("early_help_ask")
    form = RequestOfNewChildForm(typed(request), initial=_looked_for(query), user=user)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            because = form.cleaned_data["different"]
            child = create_person(by=user, different_because=because, **form.person_answers())
            made = ask_for_early_help(by=user, child=child, **form.request)
            return reverse("early_help", args=[made.pk])

        if response := save_once(request, form, save):
            messages.success(request, "The record is made, and the request is saved.")
            return response
    return form_page(
        request,
        form,
        title="A child not yet on record",
        template="referrals/child_new.html",
        caption="Early help",
        matches=form.matches or likely(user, query).people,
        restricted_line=form.restricted_line,
        cancel_url=reverse("early_help_ask"),
    )


def _looked_for(query: str) -> dict[str, Any]:
    """What was searched for, as the beginning of a record."""
    found = take_apart(query)
    given, _, family = found.rest.title().partition(" ")
    return {"given_name": given, "family_name": family, "date_of_birth": found.born}


def early_help(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The episode: its story, who leads, what the family agreed to, what was done, and what is open."""
    user: Any = request.user
    shown = open_record(request, EarlyHelp, pk, *RELATED)
    decisions = list(shown.decisions.select_related("decided_by", "supersedes", "superseded_by__decided_by"))
    consents = list(shown.earlyhelpconsents.select_related("created_by"))
    works = works_with(user, shown.child)
    context = {
        **child_context(request, shown.child),
        "title": "Early help",
        "early_help": shown,
        "state": state_of(shown),
        "decisions": decisions,
        "consents": consents,
        "consultations": list(shown.earlyhelpconsultations.select_related("created_by")),
        "work": gather("early_help", "work_of", shown),
        "still_open": everything_open(shown) if shown.is_open else [],
        "may_work": works and shown.is_open and shown.accepted_at is not None,
        "manages": shown.is_open and manages_hub(user, shown),
    }
    return render(request, "referrals/early_help/early_help.html", context)


def state_of(shown: EarlyHelp) -> tuple[str, str]:
    """Where it stands, in words, and the colour that repeats them."""
    if shown.ended_on:
        return "Ended", "grey"
    if shown.accepted_at is None:
        return "Waiting for the hub", "yellow"
    return "Being given", "green"


def early_help_decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The hub manager’s decision, with the story beside it. Nothing is chosen beforehand."""
    user: Any = request.user
    shown = open_record(request, EarlyHelp, pk, *RELATED)
    require_hub_manager(user, shown)
    require_open(shown)

    def build(data: Any, on: EarlyHelp) -> EarlyHelpDecisionForm:
        return EarlyHelpDecisionForm(data, user=user, early_help=on, initial={"version": on.version})

    form = build(typed(request), shown)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = decide_early_help(
                by=user, early_help=shown, version=form.cleaned_data["version"], **form.decision_answers()
            )
            messages.success(request, f"{made.outcome_label}, for {shown.child.name}.")
            # Where it ended, the record may be closed to the hub from here on.
            goes_on = made.outcome in (EarlyHelpOutcome.ACCEPTED, EarlyHelpOutcome.STEP_UP)
            return reverse("early_help", args=[pk]) if goes_on else reverse("home")

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    consent = shown.earlyhelpconsents.first()
    return form_page(
        request,
        form,
        title="Decide on early help",
        template="referrals/early_help/decide.html",
        early_help=shown,
        consent=consent,
        refused=consent is not None and consent.answer != ConsentAnswer.GIVEN,
        still_open=everything_open(shown),
        cancel_url=reverse("early_help", args=[pk]),
        **child_context(request, shown.child),
    )
