"""Teams kept without a developer, and the duty rota: who reads a team's new children, from when to when."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework import clock
from casework.backends import StaffBackend
from casework.duty import call_off, put_on_duty, week_of_rota
from casework.guards import NotNow, NotYours
from casework.models import DutyTurn, Position, RoleHeld, Team, TeamKind, TeamMembership, User
from casework.roles import Role
from casework.teams import close_team, held_by, reopen_team
from children.models import Person
from tests import stories
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")
MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)


def at(day: int, hour: int, minute: int = 0) -> Any:
    return clock.at(datetime(2026, 11, day, hour, minute, tzinfo=UTC))


def on_duty(cast: Cast, user: User, *days: date, starts: time = time(9), ends: time = time(17)):
    team = cast.team("penwith")
    return put_on_duty(by=cast.morwenna, team=team, user=user, days=days, starts=starts, ends=ends)


def received(cast: Cast) -> Person:
    """A child the Penwith team has received and not allocated."""
    return stories.decided(cast, "assessment").child


def opens(cast: Cast, name: str, child: Person) -> bool:
    return Person.objects.readable_by(getattr(cast, name)).filter(pk=child.pk).exists()


def test_whoever_is_on_duty_reads_the_teams_new_child_during_the_turn_and_no_longer(cast: Cast) -> None:
    child = received(cast)
    on_duty(cast, cast.denzel, TUESDAY)
    assert not opens(cast, "denzel", child)
    for hour, minute, may in ((8, 59, False), (9, 0, True), (16, 59, True), (17, 0, False)):
        with at(24, hour, minute):
            assert opens(cast, "denzel", child) is may, (hour, minute)
            assert not opens(cast, "petroc", child)


def test_a_turn_past_midnight_runs_into_the_next_morning(cast: Cast) -> None:
    (turn,) = on_duty(cast, cast.denzel, TUESDAY, starts=time(19), ends=time(7))
    assert turn.ends_at - turn.starts_at == timedelta(hours=12)
    with at(25, 6, 59):
        assert cast.denzel.duty_team_ids == {cast.team("penwith").pk}


def test_several_days_are_added_at_once_and_two_may_share_a_turn(cast: Cast) -> None:
    assert len(on_duty(cast, cast.denzel, TUESDAY, TUESDAY + timedelta(days=1))) == 2
    assert on_duty(cast, cast.kerensa, TUESDAY)
    with pytest.raises(NotNow, match="is on duty then already"):
        on_duty(cast, cast.denzel, TUESDAY + timedelta(days=2), TUESDAY, starts=time(12))
    assert DutyTurn.objects.filter(user=cast.denzel).count() == 2


def test_nobody_was_on_duty_in_hindsight(cast: Cast) -> None:
    with pytest.raises(NotNow, match="is past"):
        on_duty(cast, cast.denzel, MONDAY - timedelta(days=3))
    (turn,) = on_duty(cast, cast.denzel, MONDAY)
    assert turn.starts_at == clock.now()


def test_a_turn_to_come_is_called_off_one_that_runs_ends_and_one_that_was_stays(cast: Cast) -> None:
    running, coming = on_duty(cast, cast.denzel, MONDAY, TUESDAY)
    with at(23, 11):
        assert call_off(by=cast.morwenna, turn=running).ends_at == clock.now()
        assert call_off(by=cast.morwenna, turn=coming).called_off_at == clock.now()
        assert not cast.denzel.duty_team_ids
        with pytest.raises(NotNow, match="over already"):
            call_off(by=cast.morwenna, turn=running)
    with at(24, 10):
        assert not cast.denzel.duty_team_ids


def test_only_those_who_work_in_the_team_and_see_cases_go_on_its_rota(cast: Cast) -> None:
    with pytest.raises(NotNow, match="does not work in Penwith team"):
        on_duty(cast, cast.petroc, TUESDAY)
    TeamMembership.objects.create(user=cast.mabyn, team=cast.team("penwith"))
    with pytest.raises(NotNow, match="no role that sees cases"):
        on_duty(cast, cast.mabyn, TUESDAY)
    post = TeamMembership.objects.get(user=cast.denzel)
    post.ends = TUESDAY
    post.save()
    with pytest.raises(NotNow, match="does not work in Penwith team on Wed 25 Nov 2026"):
        on_duty(cast, cast.denzel, TUESDAY, TUESDAY + timedelta(days=1))


def test_managers_keep_their_own_teams_rota_and_administrators_any(cast: Cast) -> None:
    asked = {"team": cast.team("penwith"), "user": cast.denzel, "days": [TUESDAY]}
    hours = {"starts": time(9), "ends": time(17)}
    for name in ("lowenna", "kerensa", "rosenwyn"):
        with pytest.raises(NotYours):
            put_on_duty(by=getattr(cast, name), **asked, **hours)
    (turn,) = put_on_duty(by=cast.piran, **asked, **hours)
    with pytest.raises(NotYours):
        call_off(by=cast.lowenna, turn=turn)
    assert call_off(by=cast.cador, turn=turn)


def test_an_administrator_puts_themselves_on_no_rota(cast: Cast) -> None:
    RoleHeld.objects.create(user=cast.piran, role=Role.SOCIAL_WORKER)
    TeamMembership.objects.create(user=cast.piran, team=cast.team("penwith"), position=Position.MANAGER)
    with pytest.raises(NotYours, match="Nobody puts themselves on duty"):
        put_on_duty(
            by=cast.piran,
            team=cast.team("penwith"),
            user=cast.piran,
            days=[TUESDAY],
            starts=time(9),
            ends=time(17),
        )


def test_the_week_shows_the_gaps(cast: Cast) -> None:
    on_duty(cast, cast.denzel, TUESDAY, ends=time(12))
    on_duty(cast, cast.kerensa, TUESDAY, starts=time(13))
    week = week_of_rota(cast.team("penwith"), MONDAY, {MONDAY + timedelta(days=2)})
    assert [row.gaps for row in week] == [
        ["09:00 to 17:00"],
        ["12:00 to 13:00"],
        [],
        ["09:00 to 17:00"],
        ["09:00 to 17:00"],
        [],
        [],
    ]
    assert week[5].quiet
    maru, night = (week_of_rota(cast.team(key), MONDAY, set()) for key in ("maru", "out_of_hours"))
    assert maru[0].gaps == ["07:00 to 19:00"]
    assert night[0].gaps == ["00:00 to 07:00", "19:00 to midnight"]
    assert night[6].gaps == ["00:00 to midnight"]


ROTA = reverse("team_rota")


def test_a_manager_puts_somebody_on_the_rota_and_takes_them_off(cast: Cast, client_of) -> None:
    client = client_of("morwenna")
    days = [TUESDAY.isoformat(), (TUESDAY + timedelta(days=1)).isoformat()]
    sent = {"user": cast.denzel.pk, "days": days, "starts": "9:00", "ends": "5pm"}
    page = client.post(ROTA, sent, follow=True).content.decode()
    assert "2 turns added for Denzel Carne" in page
    turn = DutyTurn.objects.first()
    page = client.post(reverse("duty_turn_end"), {"turn": turn.pk}, follow=True).content.decode()
    assert "taken off the rota" in page
    assert client_of("lowenna").post(reverse("duty_turn_end"), {"turn": turn.pk}).status_code == 403
    assert client.post(reverse("duty_turn_end"), {"turn": "no such"}).status_code == 404


def test_a_manager_sees_no_other_teams_rota_and_a_service_manager_sees_each_of_theirs(client_of) -> None:
    assert client_of("morwenna").get(ROTA, {"team": "restormel"}).status_code == 403
    for team in ("penwith", "restormel"):
        assert client_of("cador").get(ROTA, {"team": team}).status_code == 200
    assert client_of("kerensa").get(ROTA).status_code == 403
    assert client_of("morwenna").get(ROTA, {"week": "9999-99-99"}).status_code == 200
    assert client_of("morwenna").get(ROTA, {"week": "9999-12-31"}).status_code == 200


def test_a_team_that_holds_work_is_not_closed_and_it_says_how_much(cast: Cast) -> None:
    received(cast)
    stories.decided(cast, "strategy_discussion", stories.child(cast.tamsin, given_name="Perran", sex="M"))
    with pytest.raises(NotNow, match="still holds work") as refused:
        close_team(by=cast.piran, team=cast.team("penwith"), reason="Merged.")
    assert refused.value.reasons == held_by(cast.team("penwith"))
    assert "2 children are received and not allocated." in refused.value.reasons
    assert "2 open referrals." in refused.value.reasons
    assert "3 people work in it." in refused.value.reasons
    assert Team.objects.get(key="penwith").is_active


def test_the_only_open_team_of_a_kind_that_work_is_passed_to_stays_open(cast: Cast) -> None:
    for post in TeamMembership.objects.filter(team=cast.team("hub")):
        post.ends = MONDAY - timedelta(days=1)
        post.save()
    with pytest.raises(NotNow, match="the only open team of its kind, Early help hub"):
        close_team(by=cast.piran, team=cast.team("hub"), reason="Merged.")
    Team.objects.create(key="hub-2", name="Second hub", kind=TeamKind.EARLY_HELP)
    assert not close_team(by=cast.piran, team=cast.team("hub"), reason="Merged.").is_active


def test_a_team_is_closed_from_today_and_opened_again_each_with_its_reason(
    cast: Cast, client: Client
) -> None:
    team = Team.objects.create(key="lizard", name="Lizard team", kind=TeamKind.SOCIAL_WORK)
    client.force_login(cast.piran)
    where = reverse("admin:casework_team_close", args=[team.pk])
    client.post(where, {"reason": "Merged into Penwith."})
    team.refresh_from_db()
    assert (team.is_active, team.closed_on) == (False, MONDAY)
    assert team.history.first().history_change_reason == "Merged into Penwith."
    client.get(reverse("admin:casework_team_changelist"))
    page = client.get(reverse("admin:casework_user_change", args=[cast.denzel.pk])).content.decode()
    assert "Lizard team" not in page
    client.post(where, {"reason": "Needed again after all."})
    team.refresh_from_db()
    assert (team.is_active, team.closed_on) == (True, None)
    with pytest.raises(NotNow, match="open already"):
        reopen_team(by=cast.piran, team=team, reason="Twice.")


def test_a_team_is_renamed_with_a_reason_and_never_changes_its_kind(cast: Cast, client: Client) -> None:
    client.force_login(cast.piran)
    team = cast.team("penwith")
    where = reverse("admin:casework_team_change", args=[team.pk])
    parent = cast.team("service").pk
    refused = client.post(where, {"name": "West Penwith team", "parent": parent, "reason": ""})
    assert "Say why the team changes" in refused.content.decode()
    sent = {"name": "West Penwith team", "parent": parent, "kind": "maru", "reason": "As it is called."}
    client.post(where, sent)
    team.refresh_from_db()
    assert (team.name, team.kind) == ("West Penwith team", TeamKind.SOCIAL_WORK)
    newest = team.history.first()
    assert (newest.history_change_reason, newest.history_user) == ("As it is called.", cast.piran)


def test_who_a_session_belongs_to_comes_with_what_they_hold_in_one_query(cast: Cast) -> None:
    on_duty(cast, cast.denzel, MONDAY)
    with CaptureQueriesContext(connection) as queries:
        denzel = StaffBackend().get_user(cast.staff["denzel"].pk)
        assert denzel.roles == {Role.SOCIAL_WORKER}
        assert denzel.duty_team_ids == {cast.team("penwith").pk}
    assert len(queries) == 1
    denzel.is_active = False
    denzel.save()
    assert StaffBackend().get_user(denzel.pk) is None
    assert StaffBackend().get_user(0) is None
