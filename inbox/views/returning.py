"""Saving a form for later, and coming back to it."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_POST

from inbox import limits, writing
from inbox.steps import first_missing
from inbox.views.pages import redirect_to
from inbox.views.shared import page, wait, with_draft
from inbox.writing import Draft

logger = logging.getLogger(__name__)

#: So many links are sent of one form.
MOST_LINKS = 3


@with_draft
def save(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The link by which one comes back, to be written down; or sent to the writer’s own address."""
    email = draft.answers.get("you", {}).get("email", "")
    mailed = draft.answers.get("mailed", 0)
    said = ""
    if request.method == "POST" and email and mailed < MOST_LINKS:
        held = limits.held(request, limits.LINK)
        if minutes := held or limits.held_for(writing.box_mark(email), limits.TO_ONE_LETTER_BOX):
            return wait(request, minutes, "save")
        said = _send_link(draft, email)
        mailed = draft.answers.get("mailed", 0)
    link = settings.SITE_ADDRESS + reverse("return", args=[draft.token])
    return page(
        request, "save", draft, title="Save and come back later", link=link, email=email,
        may_send=bool(email) and mailed < MOST_LINKS, said=said,
    )  # fmt: skip


def _send_link(draft: Draft, email: str) -> str:
    """Send the link, with no word of whom the form is about; say what became of it."""
    link = settings.SITE_ADDRESS + reverse(
        "return_mailed", args=[draft.token, writing.mailed_mark(draft.token)]
    )
    text = render_to_string("inbox/link.txt", {"link": link, "DRAFT_DAYS": settings.FORM_DRAFT_DAYS})
    try:
        send_mail("Your unfinished form", text, None, [email])
    except (OSError, SMTPException):
        logger.exception("A link was not sent")
        return "The email could not be sent. Copy the link instead."
    draft.answers["mailed"] = draft.answers.get("mailed", 0) + 1
    draft.keep()
    return f"The link was sent to {email}."


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """The form is kept, and this browser forgets it."""
    return writing.forget(page(request, "left", title="Your form is saved"))


@require_POST
@with_draft
def discard(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Nothing of the form is kept."""
    draft.throw_away()
    return writing.forget(redirect("start"))


def come_back(request: HttpRequest, token: str, mark: str = "") -> HttpResponse:
    """Where a saved link leads: a button, so that whatever opens links by itself changes nothing."""
    draft = writing.with_token(token)
    if draft is None:
        response = page(request, "gone", title="This form is no longer here")
        response.status_code = 404
        return response
    if request.method != "POST":
        return page(request, "back", title="Go on with your form", sent=draft.is_sent)
    if draft.is_sent:
        return writing.remember(redirect("sent"), draft)
    if mark and constant_time_compare(mark, writing.mailed_mark(token)):
        draft.answers["proved"] = True
        draft.keep()
    return writing.remember(redirect_to(first_missing(draft) or "check"), draft)
