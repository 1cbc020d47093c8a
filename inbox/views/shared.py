"""What the pages of the form have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from inbox import writing
from inbox.writing import Draft

Answer = Callable[..., HttpResponse]


def with_draft(view: Answer) -> Answer:
    """Opens the form this browser is writing; without one, or after it was sent, goes where that is told."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        draft = writing.opened(request)
        if draft is None:
            return redirect("start", permanent=False)
        if draft.is_sent and view.__name__ != "sent":
            return redirect("sent")
        return view(request, draft, *args, **kwargs)

    return opened


def page(request: HttpRequest, template: str, draft: Draft | None = None, **context: Any) -> HttpResponse:
    return render(request, f"inbox/{template}.html", {"draft": draft, **context})


def wait(request: HttpRequest, minutes: int, back: str) -> HttpResponse:
    """Too many came from this address: when to try again, and whom to ring meanwhile."""
    response = page(request, "held", minutes=minutes, back=back)
    response.status_code = 429
    response["Retry-After"] = str(minutes * 60)
    return response


def posted(request: HttpRequest) -> Any:
    """What was sent, be it nothing at all; nothing where the page is only looked at."""
    return request.POST if request.method == "POST" else None
