"""What somebody sees when a page of the form fails: whom to ring, and that what they saved is kept."""

import sys

from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.template.loader import render_to_string

from casework import answering
from inbox.context import site


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks the database nothing: it may be what failed. What was being sent comes back, to be copied."""
    gone = isinstance(sys.exception(), OperationalError | InterfaceError)
    typed = [value for value in _sent_with(request) if len(value.split()) > 1]
    context = {**site(request), "reference": answering.reference(), "typed": typed}
    page = render_to_string("inbox/failed.html", context)
    return HttpResponse(page, status=503 if gone else 500, headers={"Cache-Control": "no-store"})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that could not be read: too long, or not made by a browser."""
    return HttpResponse(render_to_string("400.html", site(request)), status=400)


def _sent_with(request: HttpRequest) -> list[str]:
    try:
        return [str(value) for value in request.POST.values()]
    except (UnreadablePostError, SuspiciousOperation):
        return []
