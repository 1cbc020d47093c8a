"""Stories told by the services once for each worker, and afterwards laid back as the rows they left.

A story is laid back only where it is told first, on the cast and nothing else: whatever was written
before it in the same test could be part of it, and then the services tell it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import connection

from casework import clock
from tests import database

Told = TypeVar("Told")
Asked = ParamSpec("Asked")
Key = tuple[str, tuple[Any, ...], tuple[tuple[str, Any], ...], datetime]

#: Whether nothing was written since the cast was laid.
_untouched = False


@contextmanager
def from_here() -> Iterator[None]:
    """From here on stories may be laid back, until something else is written."""
    global _untouched
    _untouched = True
    with connection.execute_wrapper(_notice):
        yield
    _untouched = False


def _notice(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
    global _untouched
    if sql.startswith(("INSERT", "UPDATE", "DELETE")):
        _untouched = False
    return execute(sql, *args)


def told_once(story: Callable[Concatenate[Any, Asked], Told]) -> Callable[Concatenate[Any, Asked], Told]:
    """A story of the cast: told by the services the first time, laid back every other."""

    @wraps(story)
    def tell(cast: Any, /, *args: Asked.args, **more: Asked.kwargs) -> Told:
        key = _key(story.__name__, args, more) if _untouched else None
        if key is None:
            return story(cast, *args, **more)
        return deepcopy(database.once(key, lambda: story(cast, *args, **more)))

    return tell


def _key(name: str, args: tuple[Any, ...], more: dict[str, Any]) -> Key | None:
    """What makes it the same story: what is asked for, in plain words, and the moment the clock stands at."""
    plain = all(value is None or isinstance(value, str) for value in (*args, *more.values()))
    moment = clock._set_to.get()
    return (name, args, tuple(sorted(more.items())), moment) if plain and moment else None
