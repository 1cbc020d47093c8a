"""The middlewares: signing in, who acts, how a refusal is shown. The log line stands in log_line.py."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from casework import actor, answering
from casework.answers import signed_out, wants_json
from casework.drafts import rescue
from casework.guards import Refused
from casework.kept import once_each
from casework.pages import sent_already

Respond = Callable[[HttpRequest], HttpResponse]


#: What somebody may still do before they have chosen a password that only they know.
BEFORE_A_PASSWORD = frozenset({"change_password", "sign_out", "still_here", "draft_keep"})


class SignInMiddleware(LoginRequiredMiddleware):
    """Asks whoever is not signed in to sign in; our own scripts are told so, and do the asking."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        if wants_json(request):
            return signed_out(request)
        return super().handle_no_permission(request, view_func)


class ActorMiddleware:
    """Names the signed-in user as the actor of all that this request writes, and asks once for its rules."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user if request.user.is_authenticated else None
        being = answering.current()
        if being and user:
            being.user_id = user.pk
        with actor.acting(user), once_each():
            return self.get_response(request)


class LookingOn:
    """Lets every request through: it speaks only before a view answers, or of what a view raised."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)


def _route(request: HttpRequest) -> str | None:
    """The name of the address asked for."""
    return request.resolver_match.url_name if request.resolver_match else ""


class OwnPasswordMiddleware(LookingOn):
    """Whoever signed in with a password that somebody else chose chooses their own before anything else."""

    def process_view(self, request: HttpRequest, *args: Any) -> HttpResponse | None:
        """Go to the page for it, whatever was asked for."""
        if getattr(request.user, "must_change_password", False) and _route(request) not in BEFORE_A_PASSWORD:
            return redirect("change_password")
        return None


class SentAlreadyMiddleware(LookingOn):
    """Takes whoever sends a saved form again on to where they went the first time."""

    def process_view(self, request: HttpRequest, *args: Any) -> HttpResponse | None:
        """Answer a copy sent before; leave every other request, and what is kept as a draft, to its view."""
        if request.method != "POST" or _route(request) == "draft_keep" or not request.user.is_authenticated:
            return None
        return sent_already(request)


class RefusalMiddleware(LookingOn):
    """Shows a refusal raised anywhere below as a page in plain English, or goes where it says."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a Refused; leave every other exception to Django. What was typed is kept either way."""
        # Where the database itself does not answer, waiting for it again would help nobody.
        draft = None if isinstance(exception, OperationalError | InterfaceError) else rescue(request)
        if not isinstance(exception, Refused):
            return None
        if exception.redirect_to:
            return HttpResponseRedirect(exception.redirect_to)
        context = {
            "heading": exception.heading,
            "message": exception.message,
            "reasons": exception.reasons,
            "draft": draft,
        }
        return render(request, "refused.html", context, status=exception.status)
