"""What somebody sees when a page of the form fails: whom to ring, and that what they saved is kept."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from casework import answering


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks the database nothing: it may be what failed. What was being sent comes back, to be copied."""
    gone = isinstance(sys.exception(), OperationalError | InterfaceError)
    sent = request.POST.items() if request.method == "POST" else []
    typed = [value for name, value in sent if name != "csrfmiddlewaretoken" and len(str(value).split()) > 1]
    context = {
        "SERVICE_NAME": settings.SERVICE_NAME,
        "TELEPHONE": settings.FORM_TELEPHONE,
        "OUT_OF_HOURS": settings.FORM_OUT_OF_HOURS,
        "reference": answering.reference(),
        "typed": typed,
    }
    page = render_to_string("inbox/failed.html", context)
    return HttpResponse(page, status=503 if gone else 500, headers={"Cache-Control": "no-store"})
