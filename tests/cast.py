"""The cast: the people every test knows by name, each in one role, and where they work.

Kerensa Trembath is the worker; Morwenna Nance manages her; Denzel Carne sits beside her in the
same team; Petroc Vivian works in another, which Lowenna Bray manages.
"""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from inspect import signature
from typing import Any

import pytest
from django.test import Client

from casework import clock
from casework.models import Position, Team, TeamKind, User
from casework.roles import Role
from casework.staff import take_on
from tests import database, retold

#: Monday 23 November 2026, 09:40 in Cornwall: an ordinary working day.
MONDAY = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)

TEAMS = {
    "service": ("Children’s social care", TeamKind.SERVICE),
    "maru": ("Multi-agency referral unit", TeamKind.MARU),
    "penwith": ("Penwith team", TeamKind.SOCIAL_WORK),
    "restormel": ("Restormel team", TeamKind.SOCIAL_WORK),
    "hub": ("Early help hub", TeamKind.EARLY_HELP),
    "out_of_hours": ("Out of hours", TeamKind.OUT_OF_HOURS),
}

#: first name: (full name, role, team, position)
STAFF = {
    "tamsin": ("Tamsin Rowe", Role.MARU_SCREENER, "maru", Position.MEMBER),
    "wenna": ("Wenna Chegwin", Role.MARU_SCREENER, "maru", Position.MEMBER),
    "jory": ("Jory Pascoe", Role.MARU_MANAGER, "maru", Position.MANAGER),
    "hedra": ("Hedra Angove", Role.MARU_MANAGER, "maru", Position.MANAGER),
    "merryn": ("Merryn Hocking", Role.OUT_OF_HOURS, "out_of_hours", Position.MEMBER),
    "kerensa": ("Kerensa Trembath", Role.SOCIAL_WORKER, "penwith", Position.MEMBER),
    "denzel": ("Denzel Carne", Role.SOCIAL_WORKER, "penwith", Position.MEMBER),
    "morwenna": ("Morwenna Nance", Role.TEAM_MANAGER, "penwith", Position.MANAGER),
    "petroc": ("Petroc Vivian", Role.SOCIAL_WORKER, "restormel", Position.MEMBER),
    "lowenna": ("Lowenna Bray", Role.TEAM_MANAGER, "restormel", Position.MANAGER),
    "cador": ("Cador Symons", Role.SERVICE_MANAGER, "service", Position.MANAGER),
    "elowen": ("Elowen Tresize", Role.EARLY_HELP_WORKER, "hub", Position.MEMBER),
    "jago": ("Jago Polglase", Role.TEAM_MANAGER, "hub", Position.MANAGER),
    "steren": ("Steren Kitto", Role.CONFERENCE_CHAIR, None, Position.MEMBER),
    "massen": ("Massen Uren", Role.RIGHTS_ADVOCATE, None, Position.MEMBER),
    "delen": ("Delen Bosanko", Role.PERSONAL_ADVISER, None, Position.MEMBER),
    "cubert": ("Cubert Moyle", Role.CONFERENCE_ADMINISTRATOR, None, Position.MEMBER),
    "ysella": ("Ysella Dunstan", Role.LAWYER, None, Position.MEMBER),
    "gerens": ("Gerens Hosken", Role.QUALITY_AUDITOR, None, Position.MEMBER),
    "rosenwyn": ("Rosenwyn Keast", Role.SENIOR_LEADER, None, Position.MEMBER),
    "mabyn": ("Mabyn Lobb", Role.DATA_ANALYST, None, Position.MEMBER),
    "talan": ("Talan Opie", Role.INFORMATION_GOVERNANCE, None, Position.MEMBER),
    "piran": ("Piran Jewell", Role.SYSTEM_ADMINISTRATOR, None, Position.MEMBER),
}
PASSWORD = "granite-kettle-harbour"


@dataclass
class Cast:
    """Teams and staff by first name: cast.kerensa, cast.team("penwith")."""

    teams: dict[str, Team]
    staff: dict[str, User]

    def __getattr__(self, name: str) -> User:
        try:
            return User.objects.get(pk=self.staff[name].pk)
        except KeyError:
            raise AttributeError(name) from None

    def team(self, key: str) -> Team:
        return self.teams[key]


@pytest.fixture
def cast(reference_data, request: pytest.FixtureRequest) -> Iterator[Cast]:
    known = database.once("cast", everybody)
    everyone = Cast(teams=copies(known.teams), staff=copies(known.staff))
    # What a test puts in the place of ours must not come into a story that others are told.
    if {"monkeypatch", "settings"} & {*signature(request.function).parameters}:
        yield everyone
        return
    with retold.from_here():
        yield everyone


def copies(of: dict[str, Any]) -> dict[str, Any]:
    """Each as it was, so that no test finds what another did to the object."""
    return {name: copy(each) for name, each in of.items()}


def everybody() -> Cast:
    """Everybody, taken on in January 2024 so that no role starts in the middle of a story."""
    with clock.at(database.LONG_AGO):
        teams: dict[str, Team] = {}
        for key, (name, kind) in TEAMS.items():
            parent = teams.get("service") if kind == TeamKind.SOCIAL_WORK else None
            teams[key] = Team.objects.create(key=key, name=name, kind=kind, parent=parent)
        staff = {
            first: take_on(
                by=None, username=first, full_name=name, role=role, team=teams.get(team), position=position
            )
            for first, (name, role, team, position) in STAFF.items()
        }
    return Cast(teams=teams, staff=staff)


@pytest.fixture
def monday():
    """The clock stands at Monday 23 November 2026, 09:40."""
    with clock.at(MONDAY):
        yield MONDAY


@pytest.fixture
def client_of(cast: Cast) -> Callable[[str], Client]:
    """A browser without a screen, signed in: client_of("kerensa")."""

    def signed_in(name: str) -> Client:
        client = Client()
        client.force_login(cast.staff[name])
        return client

    return signed_in
