"""A question made once and asked again: what is given each time is what it answers to, on either engine."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import DateField
from django.test.utils import CaptureQueriesContext

from casework import clock
from casework.models import RoleHeld, User
from casework.models.standing import in_force
from casework.prepared import Given, Prepared
from casework.roles import Role
from tests.cast import MONDAY, Cast

TODAY = MONDAY.date()
HELD = Prepared(
    lambda: RoleHeld.objects.filter(in_force(Given("on", DateField()))).order_by("user").values_list("role")
)


def workers_on(day: date) -> int:
    return HELD.rows(on=day).count((Role.SOCIAL_WORKER,))


def test_each_asking_is_answered_for_the_values_given_then(cast: Cast) -> None:
    held = RoleHeld.objects.get(user=cast.kerensa)
    held.ends = TODAY
    held.save()
    assert workers_on(TODAY) == workers_on(TODAY + timedelta(days=1)) + 1
    assert workers_on(held.starts - timedelta(days=400)) == 0
    assert workers_on(TODAY) == RoleHeld.objects.filter(in_force(TODAY), role=Role.SOCIAL_WORKER).count()


def test_what_was_not_given_is_named(cast: Cast) -> None:
    with pytest.raises(KeyError, match="on"):
        HELD.rows()


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
