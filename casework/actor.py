"""Who is acting: the user that history rows name, and why they say they act."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casework.models import User

_user: ContextVar["User | None"] = ContextVar("actor", default=None)
_reason: ContextVar[str] = ContextVar("change_reason", default="")


def current() -> "User | None":
    """The user on whose behalf work is being done, or nobody (imports, start-up)."""
    return _user.get()


def reason() -> str:
    """The change reason to write in history rows, or an empty text."""
    return _reason.get()


@contextmanager
def acting(user: "User | None", *, because: str = "") -> Iterator[None]:
    """Name the actor, and the reason for the change, for the length of a with block."""
    user_token, reason_token = _user.set(user), _reason.set(because)
    try:
        yield
    finally:
        _user.reset(user_token)
        _reason.reset(reason_token)
