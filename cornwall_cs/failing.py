"""What somebody sees when a page fails, and how what they typed is not lost with it.

Neither page asks the database anything: it may be what failed.
"""

import sys

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.template.loader import render_to_string

#: Seconds after which it is worth trying again.
TRY_AGAIN = 60
#: Raised when the database does not answer, is full, or has gone away half-way.
GONE = (OperationalError, InterfaceError)
MARK = "submission"


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 where the database cannot be reached, and 500 where the fault is another.

    A form that was being sent comes back with the page, to be read, copied and sent again. Its
    one-time mark comes with it, so that a page that was saved after all is not saved twice.
    """
    gone = isinstance(sys.exception(), GONE)
    sent = _sent_with(request)
    context = {
        "SERVICE_NAME": settings.SERVICE_NAME,
        "DEMONSTRATION": settings.DEMONSTRATION,
        "sent": sent,
        "typed": [value for _, value in sent if len(value.split()) > 1],
        "saves_once": any(name == MARK for name, _ in sent),
        "files": bool(sent and request.FILES),
    }
    page = render_to_string("503.html" if gone else "500.html", context)
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": str(TRY_AGAIN)} if gone else {})
    return HttpResponse(page, status=503 if gone else 500, headers=headers)


def _sent_with(request: HttpRequest) -> list[tuple[str, str]]:
    """Every answer of the form that was sent, in its order; none of one that holds a password."""
    if request.method != "POST":
        return []
    try:
        sent = [(name, value) for name, values in request.POST.lists() for value in values]
    except (UnreadablePostError, SuspiciousOperation):
        return []
    secret = any("password" in name.casefold() for name, _ in sent)
    return [] if secret or {name for name, _ in sent} <= {"csrfmiddlewaretoken"} else sent
