"""What every service is: one atomic verb, done by somebody."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from casework import actor

P = ParamSpec("P")
R = TypeVar("R")


def service(func: Callable[P, R]) -> Callable[P, R]:
    """Make a function a service: all of it happens or none, and history names the `by` it is given.

    Raises TypeError if called without `by`.
    """

    @wraps(func)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if args or "by" not in kwargs:
            raise TypeError(f"{func.__name__} is a service: call it with keywords, and with by=.")
        with transaction.atomic(), actor.acting(kwargs["by"], because=actor.reason()):  # type: ignore[arg-type]
            return func(*args, **kwargs)

    return run
