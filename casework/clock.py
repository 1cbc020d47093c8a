"""The one clock. Everything that asks what time it is asks here.

The demonstration caseload and imports set it with at(); the tests do too. Nothing else may.
Statutory clocks count local dates, so today() is the date in Europe/London.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any

from django.utils import timezone

_set_to: ContextVar[datetime | None] = ContextVar("clock", default=None)
#: What stands for the moment and the day while a question is prepared (casework.prepared).
_left_open: ContextVar[tuple[Any, Any] | None] = ContextVar("left open", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC unless the clock was set."""
    gaps = _left_open.get()
    moment: datetime = gaps[0] if gaps else _set_to.get() or timezone.now()
    return moment


def today() -> date:
    """Today's date in Cornwall."""
    gaps = _left_open.get()
    day: date = gaps[1] if gaps else timezone.localdate(now())
    return day


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


@contextmanager
def left_open(moment: Any, day: Any) -> Iterator[None]:
    """For the length of a with block, give what stands for the moment and the day instead of them."""
    token = _left_open.set((moment, day))
    try:
        yield
    finally:
        _left_open.reset(token)
