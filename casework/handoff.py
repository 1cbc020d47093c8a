"""Handing off: from a decision to the step it opens, in the same transaction.

What follows from what stands in one place, the module named by settings.PATHWAY.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from django.conf import settings

from casework.models import Decision, User

Handler = Callable[..., Any]


class NoPathway(Exception):
    """A decision was recorded for which no next step is declared. Nothing is saved."""


def next_steps() -> Mapping[str, Mapping[str, Handler]]:
    """For each stage, what each outcome opens."""
    return import_module(settings.PATHWAY).NEXT


def stops() -> Mapping[str, Handler]:
    """For each stage, how the work a decision opened is stopped."""
    return import_module(settings.PATHWAY).STOP


def handoff(decision: Decision, *, by: User) -> Any:
    """Open the step that follows a decision. Raises NoPathway when none is declared."""
    try:
        handler = next_steps()[decision.stage][decision.outcome]
    except KeyError:
        raise NoPathway(f"Nothing follows {decision.stage}: {decision.outcome}.") from None
    return handler(decision, by=by)


def stop_work(decision: Decision, *, by: User, reason: str) -> None:
    """Stop the work that a replaced decision had opened. A stage may refuse with NotNow."""
    try:
        handler = stops()[decision.stage]
    except KeyError:
        raise NoPathway(f"Nothing says how to stop {decision.stage}.") from None
    handler(decision, by=by, reason=reason)
