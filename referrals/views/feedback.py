"""Telling the referrer the outcome: what was said, a letter to print, an e-mail that goes from here."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from casework.drafts import typed
from casework.guards import NotNow
from casework.models import User
from casework.pages import form_page, save_once
from casework.templatetags.casework import moment_words
from children.not_told import not_to_be_told
from referrals.access import OpenContact, open_contact
from referrals.choices import Audience, MailState
from referrals.feedback_texts import address_in, audience_of, composed
from referrals.forms.feedback import EmailForm, FeedbackForm, LetterForm
from referrals.guards import require_work_on
from referrals.models import Contact, FeedbackEmail, ReferrerFeedback, ScreeningDecision
from referrals.services import record_feedback, send_email, write_email, write_letter
from referrals.views.contacts import decisions_on


def feedback_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record what the referrer was told."""
    opened = _work_on(request, pk)
    form = FeedbackForm(typed(request), contact=opened.contact)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            record_feedback(by=request.user, contact=opened.contact, **form.answers)
            return reverse("maru_desk")

        if response := save_once(request, form, save):
            messages.success(request, "The feedback is recorded.")
            return response
    return _page(request, opened, form, "Tell the referrer the outcome", told_here=True)


def feedback_letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the referrer a letter, from a draft made of what was decided."""
    opened = _work_on(request, pk)
    decisions, audience = _require_decided(opened), _audience(request, opened.contact)
    drafted = {
        "to_name": opened.contact.referrer_name or opened.contact.referrer_agency,
        "body": composed(opened.contact, audience, decisions, email=False),
    }
    form = LetterForm(typed(request), initial=drafted)
    if request.method == "POST" and form.is_valid():
        said = {name: value for name, value in form.answers.items() if name != "checked"}

        def save() -> str:
            kept = write_letter(by=request.user, contact=opened.contact, audience=audience, **said)
            return reverse("feedback", args=[kept.pk])

        if response := save_once(request, form, save):
            messages.success(
                request, "The letter is kept, and the referrer counts as told. Print and post it."
            )
            return response
    return _page(request, opened, form, "Write the referrer a letter", audience=audience)


def feedback_email(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the referrer an e-mail that names nobody, from a draft made of what was decided."""
    user: Any = request.user
    opened = _work_on(request, pk)
    decisions, audience = _require_decided(opened), _audience(request, opened.contact)
    before = opened.contact.emails.order_by("-entered_at").first()
    form = EmailForm(typed(request), initial=_drafted(opened.contact, audience, decisions, before))
    written: list[FeedbackEmail] = []
    if request.method == "POST" and form.is_valid():
        said = {name: value for name, value in form.answers.items() if name != "again"}

        def save() -> str:
            row = write_email(by=user, contact=opened.contact, audience=audience, **said)
            written.append(row)
            return reverse("maru_desk")

        if response := save_once(request, form, save):
            return _sent(request, user, written, response)
    return _page(
        request,
        opened,
        form,
        "Send the referrer an e-mail",
        audience=audience,
        before=before if before and before.state != MailState.SENT else None,
    )


def _sent(
    request: HttpRequest, user: User, written: list[FeedbackEmail], response: HttpResponse
) -> HttpResponse:
    """Send what this copy of the form wrote; a copy sent twice wrote nothing, and sends nothing."""
    for email in written:
        if not send_email(by=user, email=email):
            messages.error(request, "The e-mail could not be sent. Nobody was told. Your text is kept here.")
            response["Location"] = request.get_full_path()
            return response
        messages.success(request, f"The e-mail is sent to {email.to_address}, and kept word for word.")
    return response


def _drafted(
    contact: Contact, audience: str, decisions: list[ScreeningDecision], before: FeedbackEmail | None
) -> dict[str, str]:
    """What the form begins with: the last e-mail that did not go, or a new draft. The address typed
    again is never filled in."""
    if before and before.state != MailState.SENT and before.audience == audience:
        return {"to_name": before.to_name, "to_address": before.to_address, "body": before.body}
    return {
        "to_name": contact.referrer_name or contact.referrer_agency,
        "to_address": address_in(contact.referrer_contact),
        "body": composed(contact, audience, decisions, email=True),
    }


def feedback(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the referrer was told, word for word; a letter as it is printed."""
    row = ReferrerFeedback.objects.select_related("created_by").filter(pk=pk).first()
    if row is None:
        raise Http404
    opened = open_contact(request, row.contact_id)
    opened.require_account()
    context = {
        "title": "What the referrer was told",
        "caption": f"{row.get_method_display()}, {moment_words(row.given_at)}",
        "row": row,
        "contact": opened.contact,
        "back_url": reverse("contact", args=[row.contact_id]),
        "back_label": "Back to the contact",
    }
    return render(request, "referrals/feedback_kept.html", context)


def _work_on(request: HttpRequest, pk: UUID) -> OpenContact:
    opened = open_contact(request, pk)
    require_work_on(request.user, opened.contact)
    opened.require_account()
    return opened


def _require_decided(opened: OpenContact) -> list[ScreeningDecision]:
    """The decisions in force, in the order of the children. Raises NotNow until each is decided on."""
    if opened.contact.decided_at is None:
        raise NotNow("Decide on every child first: the feedback is what was decided.")
    found = decisions_on(opened)
    decisions = [found[row.pk] for row in opened.screenings if row.pk in found]
    for row, decision in zip([r for r in opened.screenings if r.pk in found], decisions, strict=True):
        decision.screening = row
    return decisions


def _audience(request: HttpRequest, contact: Contact) -> str:
    asked = request.GET.get("to", "")
    return asked if asked in Audience.values else audience_of(contact)


def _page(request: HttpRequest, opened: OpenContact, form: Any, title: str, **more: Any) -> HttpResponse:
    decisions = decisions_on(opened)
    return form_page(
        request,
        form,
        title=title,
        draft_about=opened.first_child,
        template="referrals/feedback.html",
        contact=opened.contact,
        audiences=Audience.choices,
        warnings=not_to_be_told([row.child_id for row in opened.screenings]),
        decided=[(row, decisions[row.pk]) for row in opened.screenings if row.pk in decisions],
        cancel_url=reverse("contact", args=[opened.contact.pk]),
        **more,
    )
