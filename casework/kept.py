"""What is asked of the database once in a request: the calendar, the council’s own figures and words.

Outside once_each() everything is asked afresh, so that nothing remembered outlives the work it was for.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

T = TypeVar("T")

_memory: ContextVar[dict[str, Any] | None] = ContextVar("kept", default=None)


def kept(name: str, ask: Callable[[], T]) -> T:
    """What `ask` answers; inside once_each() it is asked once."""
    memory = _memory.get()
    if memory is None:
        return ask()
    if name not in memory:
        memory[name] = ask()
    return cast(T, memory[name])


def remembers() -> bool:
    """Whether we are inside once_each(): in a request, or in a long load."""
    return _memory.get() is not None


@contextmanager
def once_each() -> Iterator[None]:
    """Remember for the length of a with block: a request, or a long load."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def forget(name: str) -> None:
    """Ask the database again next time: it was changed."""
    memory = _memory.get()
    if memory is not None:
        memory.pop(name, None)


@contextmanager
def supposing(name: str, value: Any) -> Iterator[None]:
    """Let it be answered so for the length of a with block: to see what a change would bring."""
    token = _memory.set({**(_memory.get() or {}), name: value})
    try:
        yield
    finally:
        _memory.reset(token)
