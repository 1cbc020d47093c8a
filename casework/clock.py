"""The one clock. Everything that asks what time it is asks here.

The demonstration caseload and imports set it with at(); the tests do too. Nothing else may.
Statutory clocks count local dates, so today() is the date in Europe/London.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_set_to: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC unless the clock was set."""
    return _set_to.get() or timezone.now()


def today() -> date:
    """Today's date in Cornwall."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Set the clock for the length of a with block. Raises ValueError for a time without a zone."""
    if timezone.is_naive(moment):
        raise ValueError("The clock takes a time with its zone.")
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
