"""Section 47 enquiries: read, written, submitted, decided on, and the date of their conference."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assessments.enquiry_forms import (
    PART_FORMS,
    ConferenceForm,
    EnquiryDecisionForm,
    EnquiryForm,
    EnquirySubmitForm,
    PartForm,
)
from assessments.models import Enquiry, EnquiryDecision
from assessments.protection import queries_on
from assessments.protection_reading import enquiry_state, may_decide, require_decider
from assessments.services import (
    book_conference,
    change_part,
    decide_enquiry,
    record_part,
    save_enquiry,
    submit_enquiry,
)
from assessments.services.enquiry import PARTS, require_being_written, what_keeps_from_submitting
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.guards import NotNow
from casework.pages import form_page, save_once
from children.access import may_write, open_record, require_worker, require_writer, works_with
from children.pages import child_context
from children.timescales import INITIAL_CONFERENCE

RELATED = ("child", "referral__team", "lead", "discussion", "submitted_by")


def enquiry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The enquiry: its clock, plan, visits, medical, interviews, checks, findings and decision."""
    shown: Enquiry = open_record(request, Enquiry, pk, *RELATED)
    being_written = shown.is_open and shown.submitted_at is None
    context = {
        **child_context(request, shown.child),
        **_facts(shown),
        "title": "Section 47 enquiry",
        "queries": queries_on(shown),
        "may_edit": being_written and works_with(request.user, shown.child),
        "may_add": being_written and may_write(request.user, shown.child),
        "may_decide": shown.is_open
        and shown.submitted_at is not None
        and may_decide(request.user, shown.child, EnquiryDecision.stage),
        "may_book": _awaits_conference(shown) and may_write(request.user, shown.child),
        "decisions": list(
            shown.decisions.select_related("decided_by", "supersedes", "superseded_by__decided_by")
        ),
    }
    return render(request, "assessments/protection/enquiry.html", context)


def _awaits_conference(shown: Enquiry) -> bool:
    return bool(shown.ended_on) and not shown.conference_not_required and shown.stopped_at is None


def _facts(shown: Enquiry) -> dict[str, Any]:
    return {
        "enquiry": shown,
        "state": enquiry_state(shown),
        "rule": INITIAL_CONFERENCE.explain(shown.started_on),
        "visits": list(shown.visits().select_related("visited_by")),
        "medicals": list(shown.medicalexaminations.all()),
        "interviews": list(shown.evidenceinterviews.all()),
        "checks": list(shown.enquirychecks.all()),
        "reviews": list(shown.discussions.all()),
    }


def enquiry_write(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who leads, the plan, and what was found."""
    shown: Enquiry = open_record(request, Enquiry, pk, *RELATED)
    require_worker(request.user, shown.child)
    require_being_written(shown)

    def build(data: Any, on: Enquiry) -> EnquiryForm:
        return EnquiryForm(data, enquiry=on)

    form = build(typed(request), shown)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            save_enquiry(by=request.user, enquiry=shown, version=form.cleaned_data["version"], **form.answers)
            messages.success(request, "Saved.")
            return reverse("enquiry", args=[pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return _form_page(request, form, shown, title="Plan and findings of the enquiry")


def enquiry_add(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Record a medical examination, an interview, or a check."""
    if kind not in PART_FORMS:
        raise Http404
    shown: Enquiry = open_record(request, Enquiry, pk, *RELATED)
    require_writer(request.user, shown.child)
    require_being_written(shown)
    form_class, title = PART_FORMS[kind]
    form = form_class(typed(request), enquiry=shown)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            record_part(by=request.user, enquiry=shown, kind=kind, answers=form.answers)
            messages.success(request, f"{title}: saved.")
            return reverse("enquiry", args=[pk])

        if response := save_once(request, form, save):
            return response
    return _form_page(request, form, shown, title=title)


def enquiry_part(request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
    """Mend one of them, or take down what the agency answered."""
    if kind not in PART_FORMS:
        raise Http404
    part: Any = open_record(request, PARTS[kind], pk, *(f"enquiry__{name}" for name in RELATED))
    require_writer(request.user, part.child)
    require_being_written(part.enquiry)
    form_class, title = PART_FORMS[kind]

    def build(data: Any, on: Any) -> PartForm:
        return form_class(data, enquiry=part.enquiry, part=on)

    form = build(typed(request), part)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            change_part(
                by=request.user, part=part, version=form.cleaned_data["version"], answers=form.answers
            )
            messages.success(request, f"{title}: saved.")
            return reverse("enquiry", args=[part.enquiry_id])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return _form_page(request, form, part.enquiry, title=title)


def enquiry_submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The enquiry as the manager will read it, and the button."""
    shown: Enquiry = open_record(request, Enquiry, pk, *RELATED)
    require_worker(request.user, shown.child)
    require_being_written(shown)

    def build(data: Any, on: Enquiry) -> EnquirySubmitForm:
        return EnquirySubmitForm(data, enquiry=on)

    form = build(typed(request), shown)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            submit_enquiry(by=request.user, enquiry=shown, version=form.cleaned_data["version"])
            messages.success(request, f"Submitted. It is on the list of the managers of {shown.team}.")
            return reverse("enquiry", args=[pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    missing = what_keeps_from_submitting(shown)
    title, template = "Read it through, then submit it", "assessments/protection/enquiry_decide.html"
    return _form_page(request, form, shown, title=title, template=template, missing=missing, **_facts(shown))


def enquiry_decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The manager's decision on an enquiry that was submitted. Nothing is chosen beforehand."""
    shown: Enquiry = open_record(request, Enquiry, pk, *RELATED)
    require_decider(request.user, shown.child, EnquiryDecision.stage)
    if not shown.is_open or shown.submitted_at is None:
        raise NotNow("This enquiry does not wait for a decision. Its page says where it is.")
    form = EnquiryDecisionForm(typed(request), user=request.user, enquiry=shown)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            given = {name: value for name, value in form.decision_answers().items() if value is not None}
            made = decide_enquiry(by=request.user, enquiry=shown, **given)
            messages.success(request, f"{made.outcome_label}, for {shown.child.name}.")
            stays = may_write(request.user, shown.child)
            return reverse("enquiry", args=[pk]) if stays else reverse("home")

        if response := save_once(request, form, save):
            return response
    title, template = "Decide on the section 47 enquiry", "assessments/protection/enquiry_decide.html"
    return _form_page(
        request, form, shown, title=title, template=template, queries=queries_on(shown), **_facts(shown)
    )


def enquiry_conference(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The date of the initial conference, once a manager has decided that there is to be one."""
    shown: Enquiry = open_record(request, Enquiry, pk, *RELATED)
    require_writer(request.user, shown.child)
    if not _awaits_conference(shown):
        raise NotNow("A conference is booked once a manager has decided that there is to be one.")

    def build(data: Any, on: Enquiry) -> ConferenceForm:
        return ConferenceForm(data, enquiry=on)

    form = build(typed(request), shown)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            version = form.cleaned_data["version"]
            book_conference(by=request.user, enquiry=shown, version=version, **form.answers)
            messages.success(request, "The date of the conference is saved.")
            return reverse("enquiry", args=[pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return _form_page(request, form, shown, title="Date of the initial conference")


def _form_page(request: HttpRequest, form: Any, shown: Enquiry, *, title: str, **more: Any) -> HttpResponse:
    context = {
        "template": "assessments/protection/enquiry_form.html",
        "enquiry": shown,
        "rule": INITIAL_CONFERENCE.explain(shown.started_on),
        "cancel_url": reverse("enquiry", args=[shown.pk]),
        **child_context(request, shown.child),
        **more,
    }
    return form_page(request, form, title=title, **context)
