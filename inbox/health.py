"""The two addresses by which machines ask after the form’s site: does it answer, can it take a form."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse

from inbox import drafts
from inbox.sealing import seal

logger = logging.getLogger(__name__)


def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return _said("ok", 200)


def ready(request: HttpRequest) -> HttpResponse:
    """The inbox’s database answers this role, and what is sent can be sealed."""
    try:
        drafts.read("x" * drafts.TOKEN_LENGTH)
        seal(b"trial", settings.INBOX_PUBLIC_KEY)
    except (Error, ValueError):
        logger.exception("Not ready")
        return _said("unavailable", 503)
    return _said("ok", 200)


def _said(word: str, status: int) -> HttpResponse:
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(f"{word}\n", status=status, content_type="text/plain", headers=headers)


ANSWERS = {"/health/live": live, "/health/ready": ready}


class HealthMiddleware:
    """Answers the two addresses before anything else looks at the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return ANSWERS.get(request.path_info, self.get_response)(request)
