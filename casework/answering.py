"""The request being answered: its reference, and what the logs may say of it.

A reference is eight letters and digits that somebody can read out over the telephone. It stands on
error pages, in the answer’s X-Request-Reference and on every line of the log.
"""

import ipaddress
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest

#: No vowels, so that no word comes of it, and nothing that is read as something else (0 O, 1 I, 5 S).
LETTERS = "2346789BCDFGHJKMNPQRTVWXYZ"


def new_reference() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(8))


@dataclass
class Answering:
    """One request, as far as anybody needs to know of it afterwards."""

    request: HttpRequest
    reference: str = field(default_factory=new_reference)
    user_id: int | None = None

    @property
    def route(self) -> str:
        """The name of the address: not the address itself, in which anything may have been typed."""
        match = self.request.resolver_match
        return match.view_name if match else ""


_now: ContextVar[Answering | None] = ContextVar("answering", default=None)


def current() -> Answering | None:
    """The request being answered, if one is."""
    return _now.get()


def reference() -> str:
    """The reference of the request being answered, or an empty text."""
    being = _now.get()
    return being.reference if being else ""


def address() -> str | None:
    """From which address the request being answered came."""
    being = _now.get()
    return address_of(being.request) if being else None


@contextmanager
def begin(request: HttpRequest) -> Iterator[Answering]:
    """Answer a request for the length of a with block."""
    being = Answering(request)
    token = _now.set(being)
    try:
        yield being
    finally:
        _now.reset(token)


def address_of(request: HttpRequest) -> str | None:
    """The client’s address. Only our own proxies are believed, each of which adds one at the end."""
    given = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        passed_on = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        given = passed_on[-settings.TRUSTED_PROXIES] if len(passed_on) >= settings.TRUSTED_PROXIES else given
    return _plain(given)


def _plain(given: str) -> str | None:
    """An address without its port; nothing where it is none."""
    host = given[1:].partition("]")[0] if given.startswith("[") else given
    if host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return None


def network_of(address: str | None) -> str:
    """What counts as one address: in version 6 whoever has one has the other 2 to the 64 beside it."""
    if not address:
        return "nowhere"
    found = ipaddress.ip_address(address)
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))
