"""The authority table: who may recommend, who may decide, and a delegation's dates."""

from datetime import UTC, date, datetime

import pytest

from casework import authority, clock
from casework.guards import NotYours
from casework.models import Act, Authority
from casework.roles import Role
from children.contributions import worklist
from tests import stories
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def delegation(cast: Cast) -> Authority:
    """Screeners may decide information and advice themselves, for two weeks."""
    return Authority.objects.create(
        role=Role.MARU_SCREENER,
        stage="screening",
        outcome="advice",
        act=Act.DECIDE,
        starts=date(2026, 12, 1),
        ends=date(2026, 12, 14),
        reason="Both managers are at conference.",
    )


@pytest.mark.parametrize(("day", "allowed"), [(30, False), (1, True), (14, True), (15, False)])
def test_a_delegation_holds_from_its_first_day_to_its_last(
    cast: Cast, delegation: Authority, day: int, allowed: bool
) -> None:
    month = 11 if day == 30 else 12
    with clock.at(datetime(2026, month, day, 10, tzinfo=UTC)):
        assert ("advice" in authority.outcomes_open_to(cast.tamsin, Act.DECIDE, "screening")) is allowed
        if allowed:
            assert authority.require(cast.tamsin, Act.DECIDE, "screening", "advice") == Role.MARU_SCREENER
        else:
            with pytest.raises(NotYours, match="MARU manager"):
                authority.require(cast.tamsin, Act.DECIDE, "screening", "advice")


def test_what_is_delegated_waits_for_the_screener_and_nothing_else_does(
    cast: Cast, delegation: Authority
) -> None:
    advised, referred = stories.recommended(cast, "advice"), stories.recommended(cast, "assessment")
    for day, waiting in ((30, set()), (1, {advised.child})):
        month = 11 if day == 30 else 12
        with clock.at(datetime(2026, month, day, 10, tzinfo=UTC)):
            items = worklist(cast.wenna, clock.today())
        assert {item.child for item in items if item.group == "decide"} == waiting
    items = worklist(cast.jory, clock.today())
    assert {advised.child, referred.child} <= {item.child for item in items if item.group == "decide"}


def test_the_refusal_names_who_may(cast: Cast) -> None:
    with pytest.raises(NotYours, match="To decide this takes: Team manager or Service manager"):
        authority.require(cast.kerensa, Act.DECIDE, "assessment", "close")


def test_what_nobody_may_do_says_so(cast: Cast) -> None:
    with pytest.raises(NotYours, match="Nobody may decide this"):
        authority.require(cast.cador, Act.DECIDE, "assessment", "unheard_of")
