"""A question made once and asked again: what is told each time is what it answers to, on either engine."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework import clock
from casework.asker import Asker
from casework.models import RoleHeld, Team, User
from casework.models.standing import in_force
from casework.prepared import ask
from casework.roles import Role
from tests.cast import MONDAY, Cast

TODAY = MONDAY.date()


def held_on(day: date) -> Any:
    return RoleHeld.objects.filter(in_force(day), role=Role.SOCIAL_WORKER)


def held_today() -> Any:
    return held_on(clock.today())


def held_next_week() -> Any:
    return held_on(clock.today() + timedelta(days=7))


def people(keys: Collection[int]) -> Any:
    return User.objects.filter(pk__in=keys).order_by("username")


def in_teams(teams: Collection[int]) -> Any:
    return RoleHeld.objects.filter(user__team_memberships__team__in=teams).select_related("user")


def managed_by(user: User | Asker) -> Any:
    return Team.objects.filter(pk__in=user.managed_team_ids).order_by("name")


def first_team_of(name: str) -> Any:
    return Team.objects.filter(name=Team.objects.get(key=name).name)


def ends(cast: Cast, day: date) -> None:
    held = RoleHeld.objects.get(user=cast.kerensa)
    held.ends = day
    held.save()


def test_each_asking_is_answered_for_the_values_told_then(cast: Cast) -> None:
    ends(cast, TODAY)
    assert len(ask(held_on, TODAY)) == len(ask(held_on, TODAY + timedelta(days=1))) + 1
    assert ask(held_on, TODAY - timedelta(days=4000)) == []
    assert {*ask(held_on, TODAY)} == {*held_on(TODAY)}


def test_the_day_is_that_of_the_asking_not_of_the_making(cast: Cast) -> None:
    ends(cast, TODAY)
    with clock.at(MONDAY):
        assert len(ask(held_today)) == len(ask(held_next_week)) + 1
    with clock.at(MONDAY + timedelta(days=1)):
        assert len(ask(held_today)) == len(ask(held_next_week))
    with clock.at(MONDAY - timedelta(days=7)):
        assert len(ask(held_today)) == len(ask(held_next_week))


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5])
def test_several_values_are_asked_for_however_many_they_are(cast: Cast, number: int) -> None:
    keys = sorted(user.pk for user in cast.staff.values())[:number]
    assert [user.pk for user in ask(people, keys)] == [user.pk for user in people(keys)]
    assert len(ask(people, keys)) == number
    teams = [*Team.objects.values_list("pk", flat=True)][:number]
    assert {row.user for row in ask(in_teams, teams)} == {row.user for row in in_teams(teams)}


def test_two_who_hold_the_same_are_each_answered_for_themselves(cast: Cast) -> None:
    for user in (cast.morwenna, cast.cador, cast.kerensa):
        assert {team.pk for team in ask(managed_by, user)} == user.managed_team_ids


def test_what_depends_on_anything_else_is_refused(cast: Cast) -> None:
    with pytest.raises(TypeError, match="within a function"):
        ask(lambda: Team.objects.filter(key=cast))
    with pytest.raises(TypeError, match="would keep the answer"):
        ask(first_team_of, "penwith")
    with pytest.raises(TypeError, match="no gap"):
        ask(people, [object()])


def test_a_user_and_all_they_hold_cost_one_statement_and_change_with_the_day(cast: Cast) -> None:
    with clock.at(MONDAY):
        held = RoleHeld.objects.get(user=cast.morwenna)
        held.ends = TODAY
        held.save()
        with CaptureQueriesContext(connection) as asked:
            today = User.objects.with_standing(cast.staff["morwenna"].pk)
            assert today is not None
            assert today.roles == {Role.TEAM_MANAGER}
            assert [team.key for team in today.teams] == ["penwith"]
        assert len(asked) == 1
    with clock.at(MONDAY + timedelta(days=1)):
        tomorrow = User.objects.with_standing(cast.staff["morwenna"].pk)
        assert tomorrow is not None
        assert not tomorrow.roles
    assert User.objects.with_standing(0) is None
