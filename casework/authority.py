"""Who may recommend and who may decide: questions to the authority table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework import clock
from casework.asker import Asker
from casework.guards import NotYours
from casework.models import Act, Authority, User, in_force
from casework.prepared import ask
from casework.roles import Role


@dataclass(frozen=True)
class Grant:
    """A default row of the authority table, as a stage declares it in its authority.py."""

    role: Role
    stage: str
    outcome: str
    act: Act
    starts: date
    reason: str = ""


def grants(stage: str, outcomes: list[str], starts: date, **roles: tuple[Role, ...]) -> list[Grant]:
    """Grants for several outcomes at once: grants("plan", [...], date, recommend=(…), decide=(…))."""
    return [
        Grant(role=role, stage=stage, outcome=outcome, act=Act(act), starts=starts)
        for outcome in outcomes
        for act, holders in roles.items()
        for role in holders
    ]


@dataclass(frozen=True)
class Waiting:
    """Work of a stage that waits to be recommended or decided, as a stage declares it in authority.py.

    rows gives it; team and outcome say where on a row the name of its team stands, and the outcome
    asked for. Without a team it is the screening unit's, without an outcome any may follow.
    """

    stage: str
    act: Act
    what: str
    rows: Callable[[], Any]
    team: str = ""
    outcome: str = ""


def in_force_today(**which: Any) -> Any:
    """The rows of the table that hold today."""
    return Authority.objects.filter(in_force(clock.today()), withdrawn_at=None, **which)


def outcomes_open_to(user: User, act: Act, stage: str) -> set[str]:
    """The outcomes of a stage that the user may recommend, or decide, today."""
    return {outcome for (outcome,) in ask(_open_to, user, act, stage)}


def _open_to(user: User | Asker, act: Act, stage: str) -> Any:
    return in_force_today(role__in=user.roles, act=act, stage=stage).values_list("outcome")


def require(user: User, act: Act, stage: str, outcome: str) -> Role:
    """The role in which the user acts. Raises NotYours, naming who may, when they hold none."""
    rows = in_force_today(act=act, stage=stage, outcome=outcome)
    may = set(rows.values_list("role", flat=True))
    allowed = [role for role in Role if role in may]
    for role in allowed:
        if role in user.roles:
            return role
    if not allowed:
        raise NotYours(f"Nobody may {act} this at present. Ask a system administrator to see to it.")
    who = " or ".join(role.label for role in allowed)
    raise NotYours(f"To {act} this takes: {who}. Ask one of them to do it.")
