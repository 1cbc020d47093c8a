"""After a while without activity the screen locks: nobody else reads on, and nothing typed is lost.

What was posted from a form is kept as a draft of whoever was signed in, before they are asked to sign
in again. Typing is activity, because it keeps drafts; asking how long is left is not.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.views.decorators.cache import never_cache

from casework import clock, security_log
from casework.answers import signed_out, wants_json
from casework.drafts import rescue
from casework.models import SecurityEventKind

#: Where the session holds when its user was last active, in seconds.
LAST_ACTIVE = "last_active"
#: Activity is noted at most this often, in seconds: a write for every click would buy nothing. What our
#: scripts ask beside a page is noted more seldom, so that it does not write over what the page does.
NOTED_EVERY, NOTED_BESIDE_EVERY = 60, 300

Respond = Callable[[HttpRequest], HttpResponse]


def seconds_left(request: HttpRequest) -> int:
    """How long until the session locks, if nothing more is done."""
    now = int(clock.now().timestamp())
    last = int(request.session.get(LAST_ACTIVE, now))
    return int(settings.IDLE_MINUTES * 60 - (now - last))


def note_activity(request: HttpRequest, *, exactly: bool = False) -> None:
    now = int(clock.now().timestamp())
    last = request.session.get(LAST_ACTIVE)
    every = NOTED_BESIDE_EVERY if wants_json(request) else NOTED_EVERY
    if exactly or last is None or abs(now - last) >= every:
        request.session[LAST_ACTIVE] = now


class IdleMiddleware:
    """Locks a session that nobody has used for settings.IDLE_MINUTES."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        if seconds_left(request) <= 0:
            return self._lock(request)
        if not _by_itself(request):
            note_activity(request)
        return self.get_response(request)

    def _lock(self, request: HttpRequest) -> HttpResponse:
        draft = rescue(request)
        user: Any = request.user
        security_log.note(SecurityEventKind.SIGNED_OUT, user=user, detail="Nothing was done for a while")
        logout(request)
        if wants_json(request):
            return signed_out(request)
        sign_in = resolve_url(settings.LOGIN_URL)
        if request.path == sign_in:
            return self.get_response(request)
        kept = " What you typed is kept, and opens when you have signed in." if draft else ""
        messages.info(
            request, f"You were signed out: nothing was done here for {settings.IDLE_MINUTES} minutes.{kept}"
        )
        goes_on = draft.url if draft else request.get_full_path() if request.method == "GET" else ""
        return HttpResponseRedirect(f"{sign_in}?next={quote(goes_on)}" if goes_on else sign_in)


def _by_itself(request: HttpRequest) -> bool:
    """Whether a page asks without anybody being there: how long is left, or what is new on the desk."""
    if request.method != "GET":
        return False
    looks_again = "X-Looks-Again" in request.headers or request.GET.get("again") == "on"
    return looks_again or request.path == reverse("still_here")


@never_cache
def still_here(request: HttpRequest) -> HttpResponse:
    """For the page's own script: who is signed in here, and how long until the screen locks.

    A post is somebody saying that they are still here. Without a script it goes home.
    """
    if request.method == "POST":
        note_activity(request, exactly=True)
    if not wants_json(request):
        return redirect("home")
    user: Any = request.user
    return JsonResponse(
        {"user": user.get_username(), "left": seconds_left(request), "csrf": get_token(request)}
    )
