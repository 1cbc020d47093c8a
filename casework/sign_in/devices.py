"""A mark in the browser of whoever has signed in before, so that a stranger’s tries are told from theirs.

A signed cookie that no script reads. It says under which names this browser has signed in, as
digests, with a random number for each. It opens nothing: it only has its tries counted apart.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

SALT = "casework.sign_in.devices"
KEPT_FOR = timedelta(days=180)
#: Browsers are shared in offices and on duty desks.
PEOPLE = 12


def name_key(username: str) -> str:
    """A name as it is counted, whichever way it is typed: not readable without the key."""
    return salted_hmac(SALT, username.strip().casefold()).hexdigest()[:32]


def device_of(request: HttpRequest, username: str) -> str:
    """The number of this browser for a name under which it has signed in before, or an empty text."""
    return _known(request).get(name_key(username), "")


def remember(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Mark the browser as one in which this user has signed in."""
    known = _known(request)
    key = name_key(username)
    number = known.pop(key, "") or secrets.token_hex(8)
    kept = dict([*known.items(), (key, number)][-PEOPLE:])
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps(kept, salt=SALT, compress=True),
        max_age=KEPT_FOR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def _known(request: HttpRequest) -> dict[str, str]:
    try:
        found: dict[str, str] = signing.loads(
            request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=KEPT_FOR
        )
    except signing.BadSignature:
        return {}
    return found
