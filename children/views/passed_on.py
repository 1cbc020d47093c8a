"""Work passed on: reading it, accepting it, completing it by a decision."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from casework.drafts import typed
from casework.guards import NotNow, NotYours
from casework.pages import form_page, save_once
from children.access import open_record
from children.choices import PassedOnOutcome
from children.forms.passed_on import AcceptForm, CompleteForm
from children.models import DecisionEntry, PassedOn, PassedOnDecision
from children.pages import child_context
from children.services.passed_on import accept, clock_words, complete

RELATED = ("child", "to_team", "accepted_by")


def passed_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was passed on and why, who has it, and what comes next."""
    return _page(request, open_record(request, PassedOn, pk, *RELATED))


@require_POST
def passed_on_accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Accept work passed to a team one manages."""
    work = open_record(request, PassedOn, pk, *RELATED)
    if work.to_team_id not in request.user.managed_team_ids:
        raise NotYours(f"A manager of {work.to_team} accepts this.")
    form = AcceptForm(request.POST)
    if form.is_valid():

        def save() -> str:
            accept(by=request.user, passed_on=work, version=form.cleaned_data["version"])
            messages.success(request, "You have accepted this work. It is on your own list now.")
            return reverse("passed_on", args=[pk])

        if response := save_once(request, form, save):
            return response
    return _page(request, work, form)


def passed_on_complete(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Complete accepted work: it goes to assessment, or it ends."""
    work = open_record(request, PassedOn, pk, *RELATED)
    if work.ended_at:
        raise NotNow("This work has ended already. Its page says how.")
    if not _may_complete(request.user, work):
        raise NotYours(f"Whoever accepted this at {work.to_team}, or their manager, completes it.")
    form = CompleteForm(typed(request), user=request.user, work=work)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            complete(by=request.user, passed_on=work, **form.decision_answers())
            if form.cleaned_data["outcome"] == PassedOnOutcome.TO_EARLY_HELP:
                messages.success(request, "Early help begins. What is next to do is on the hub’s list.")
                return reverse("child", args=[work.child_id])
            # The work was what involved them: the record may be closed to them from here on.
            messages.success(request, "Your decision is recorded, and the work is off your list.")
            return reverse("home")

        if response := save_once(request, form, save):
            return response
    return form_page(
        request,
        form,
        title=f"Complete {work.get_kind_display().lower()}",
        template="children/passed_on_complete.html",
        cancel_url=reverse("passed_on", args=[pk]),
        work=work,
        **child_context(request, work.child),
    )


def _page(request: HttpRequest, work: PassedOn, form: AcceptForm | None = None) -> HttpResponse:
    open_ = work.ended_at is None
    decisions = PassedOnDecision.objects.filter(passed_on=work)
    context = {
        **child_context(request, work.child),
        "title": work.get_kind_display(),
        "caption": "Work passed on",
        "work": work,
        "rule": clock_words(work),
        "source": DecisionEntry.objects.filter(decision_id=work.opened_by)
        .select_related("decided_by")
        .first(),
        "decisions": list(decisions.select_related("decided_by", "supersedes", "superseded_by__decided_by")),
        "form": form or AcceptForm(initial={"version": work.version}),
        "may_accept": open_ and not work.accepted_by_id and work.to_team_id in request.user.managed_team_ids,
        "may_complete": open_ and _may_complete(request.user, work),
    }
    return render(request, "children/passed_on.html", context)


def _may_complete(user, work: PassedOn) -> bool:
    accepted = work.accepted_by_id is not None
    return accepted and (work.accepted_by_id == user.pk or work.to_team_id in user.managed_team_ids)
