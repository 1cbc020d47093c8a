"""Pages of what is gathered and done while an assessment is made."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assessments.forms.alongside import (
    AskForm,
    ContributionForm,
    DisagreementForm,
    LateForm,
    ReviewAddForm,
    ReviewForm,
)
from assessments.guards import require_editable, require_manager, require_not_stopped
from assessments.models import Assessment, Contribution, ReviewPoint
from assessments.services import (
    add_review_point,
    ask_for_contribution,
    chase_contribution,
    give_up_contribution,
    hold_review,
    move_review_point,
    receive_contribution,
    record_disagreement,
    say_why_late,
)
from assessments.services.reviewing import is_late
from casework import clock
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.forms import PageForm
from casework.guards import NotNow
from casework.pages import save_once
from children.access import open_record, require_worker, works_with
from children.models import Document, Person
from children.pages import child_context
from children.records import records_of
from referrals.episode import with_episode

Save = Callable[[], Any]


def assessment_contributions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whom an assessment asked, and what each said."""
    shown: Assessment = open_record(request, Assessment, pk, *with_episode())
    context = {
        **child_context(request, shown.child),
        "title": "Contributions from other agencies",
        "assessment": shown,
        "contributions": list(shown.contributions.select_related("document", "created_by")),
        "may_edit": shown.stopped_at is None and works_with(request.user, shown.child),
        "back_url": reverse("assessment", args=[pk]),
        "back_label": "The assessment",
    }
    return render(request, "assessments/contributions.html", context)


def contribution_ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record whom the assessment asks."""
    shown: Assessment = open_record(request, Assessment, pk, *with_episode())
    require_worker(request.user, shown.child)
    require_editable(shown)
    form = AskForm(typed(request), initial={"asked_on": clock.today()})
    back = reverse("assessment_contributions", args=[pk])

    def save() -> None:
        ask_for_contribution(by=request.user, assessment=shown, **form.answers)

    return _page(request, form, shown.child, save, back, "Ask an agency to contribute", "They are asked.")


def contribution(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record a reminder, an answer, or that nothing will come."""
    row: Contribution = open_record(request, Contribution, pk, "assessment__child")
    require_worker(request.user, row.child)
    require_not_stopped(row.assessment)
    if row.received_on:
        raise NotNow("What they said is recorded already.")
    back = reverse("assessment_contributions", args=[row.assessment_id])
    documents = Document.objects.filter(child__in=records_of(row.child))

    def build(data: Any, now: Contribution) -> ContributionForm:
        initial = {"version": now.version, "confidential": now.confidential}
        return ContributionForm(data, initial=initial, documents=documents)

    form = build(typed(request), row)

    def save() -> None:
        _what_happened(request.user, row, form.cleaned_data)

    title = f"{row.get_agency_display()}: {row.name}"
    return _versioned(request, form, row.child, save, build, back, title, "Recorded.", row.question)


def _what_happened(user: Any, row: Contribution, given: dict[str, Any]) -> None:
    common = {"by": user, "contribution": row, "version": given["version"]}
    match given["happened"]:
        case "chased":
            chase_contribution(**common, chased_on=given["chased_on"], needed_by=given["needed_by"])
        case "received":
            names = ("received_on", "said", "document", "confidential")
            receive_contribution(**common, **{name: given[name] for name in names})
        case _:
            give_up_contribution(**common, reason=given["nothing_because"])


def review_point_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set a further review by the manager."""
    shown: Assessment = open_record(request, Assessment, pk, *with_episode())
    require_manager(request.user, shown.child)
    _require_open(shown)
    form = ReviewAddForm(typed(request))

    def save() -> None:
        add_review_point(by=request.user, assessment=shown, **form.answers)

    back = reverse("assessment", args=[pk])
    return _page(
        request, form, shown.child, save, back, "Set a review of the assessment", "The review is set."
    )


def review_point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record the manager's review, or another day for it."""
    row: ReviewPoint = open_record(request, ReviewPoint, pk, "assessment__child", "held_by")
    require_manager(request.user, row.child)
    _require_open(row.assessment)
    if row.held_on:
        raise NotNow("This review was held. What it says stands on the assessment.")

    def build(data: Any, now: ReviewPoint) -> ReviewForm:
        return ReviewForm(data, initial={"version": now.version})

    form = build(typed(request), row)

    def save() -> None:
        given, common = form.cleaned_data, {"by": request.user, "point": row}
        common["version"] = given["version"]
        if given["happened"] == "held":
            hold_review(**common, looked_at=given["looked_at"], direction=given["direction"])
        else:
            move_review_point(**common, due_on=given["due_on"], reason=given["reason"])

    back = reverse("assessment", args=[row.assessment_id])
    return _versioned(request, form, row.child, save, build, back, str(row), "Recorded.")


def assessment_late(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say why the assessment takes longer than its time."""
    shown: Assessment = open_record(request, Assessment, pk, *with_episode())
    require_worker(request.user, shown.child)
    if not is_late(shown):
        raise NotNow("This assessment is within its time, or has ended: there is nothing to explain.")

    def build(data: Any, now: Assessment) -> LateForm:
        return LateForm(data, initial={"version": now.version, "reason": now.late_because})

    form = build(typed(request), shown)

    def save() -> None:
        given = form.cleaned_data
        say_why_late(by=request.user, assessment=shown, version=given["version"], reason=given["reason"])

    back = reverse("assessment", args=[pk])
    return _versioned(request, form, shown.child, save, build, back, "Why it takes longer", "Recorded.")


def disagreement_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record who sees it otherwise."""
    shown: Assessment = open_record(request, Assessment, pk, *with_episode())
    require_worker(request.user, shown.child)
    require_not_stopped(shown)
    form = DisagreementForm(typed(request))

    def save() -> None:
        record_disagreement(by=request.user, assessment=shown, **form.answers)

    back = reverse("assessment", args=[pk])
    return _page(request, form, shown.child, save, back, "Record a disagreement", "Recorded.")


def _require_open(shown: Assessment) -> None:
    if not shown.is_open:
        raise NotNow("This assessment has ended.")


def _page(
    request: HttpRequest, form: PageForm, child: Person, save: Save, back: str, title: str, done: str
) -> HttpResponse:
    """A page about a child with one form that adds something."""
    if request.method == "POST" and form.is_valid():

        def saved() -> str:
            save()
            messages.success(request, done)
            return back

        if response := save_once(request, form, saved):
            return response
    return _form(request, form, child, back, title)


def _versioned(
    request: HttpRequest,
    form: Any,
    child: Person,
    save: Save,
    build: Any,
    back: str,
    title: str,
    done: str,
    intro: str = "",
) -> HttpResponse:
    """A page about a child with one form that changes something others may change too."""
    if request.method == "POST" and form.is_valid():

        def saved() -> str:
            save()
            messages.success(request, done)
            return back

        response, form = save_or_compare(request, form, saved, build)
        if response:
            return response
    return _form(request, form, child, back, title, intro)


def _form(
    request: HttpRequest, form: PageForm, child: Person, back: str, title: str, intro: str = ""
) -> HttpResponse:
    context = {**child_context(request, child), "form": form, "title": title, "intro": intro}
    return render(
        request, "children/form_page.html", {**context, "caption": "Assessment", "cancel_url": back}
    )
