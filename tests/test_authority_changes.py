"""The authority table changed by an administrator: dated, with a reason, and no child left to nobody."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from casework import authority, clock
from casework.authority_changes import end, give
from casework.authority_preview import preview_of_ended, preview_of_given
from casework.guards import NotNow, NotYours
from casework.models import Act, Authority, RoleHeld
from casework.previews import Preview
from casework.roles import Role
from referrals.services import decide_screening
from tests import stories
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")
TODAY, DECEMBER = date(2026, 11, 23), date(2026, 12, 1)


def given(cast: Cast, **changed):
    asked = {
        "stage": "screening",
        "role": Role.MARU_SCREENER,
        "act": Act.DECIDE,
        "outcomes": ["advice"],
        "starts": DECEMBER,
        "ends": date(2026, 12, 14),
        "reason": "Both managers are at conference.",
    }
    return give(by=cast.piran, **{**asked, **changed})


def right(role: Role, outcome: str = "approved", stage: str = "plan") -> Authority:
    return Authority.objects.get(stage=stage, role=role, outcome=outcome, act=Act.DECIDE)


def ended(cast: Cast, row: Authority, last_day: date | None) -> Authority:
    return end(by=cast.piran, right=row, last_day=last_day, reason="As the board agreed.")


def cells(preview: Preview) -> list[str]:
    return [cell for table in preview.tables for row in table.rows for cell in row]


def test_a_delegation_given_by_an_administrator_holds_on_its_days_and_on_no_other(cast: Cast) -> None:
    (row,) = given(cast)
    for day, may in ((30, False), (1, True), (14, True), (15, False)):
        with clock.at(datetime(2026, 11 if day == 30 else 12, day, 10, tzinfo=UTC)):
            assert ("advice" in authority.outcomes_open_to(cast.tamsin, Act.DECIDE, "screening")) is may
    written = row.history.get()
    assert written.history_user == cast.piran
    assert written.history_change_reason == "Both managers are at conference."


def test_a_screener_decides_under_a_delegation_that_began_today(cast: Cast) -> None:
    waiting = stories.recommended(cast, "advice")
    given(cast, starts=TODAY)
    decision = decide_screening(
        by=cast.tamsin, screening=waiting, outcome="advice", threshold="2", rationale="The school can help."
    )
    assert decision.decided_in_role == Role.MARU_SCREENER


def test_a_right_ends_on_a_day_to_come_and_its_row_keeps_when_it_began(cast: Cast) -> None:
    row = ended(cast, right(Role.TEAM_MANAGER), DECEMBER)
    assert (row.starts, row.ends) == (date(2024, 4, 1), DECEMBER)
    newest = row.history.first()
    assert (newest.history_user, newest.history_change_reason) == (cast.piran, "As the board agreed.")
    assert "approved" in authority.outcomes_open_to(cast.morwenna, Act.DECIDE, "plan")
    with clock.at(datetime(2026, 12, 2, 9, tzinfo=UTC)):
        assert "approved" not in authority.outcomes_open_to(cast.morwenna, Act.DECIDE, "plan")


def test_nothing_changes_in_the_past(cast: Cast) -> None:
    with pytest.raises(NotNow, match="begins today or later"):
        given(cast, starts=TODAY - timedelta(days=1))
    with pytest.raises(NotNow, match="today or later"):
        ended(cast, right(Role.TEAM_MANAGER), TODAY - timedelta(days=1))
    with pytest.raises(NotNow, match="has begun"):
        ended(cast, right(Role.TEAM_MANAGER), None)


def test_no_outcome_is_left_that_nobody_may_decide_and_it_says_from_when(cast: Cast) -> None:
    ended(cast, right(Role.TEAM_MANAGER), date(2026, 12, 10))
    with pytest.raises(NotNow, match="From Fri 11 Dec 2026 nobody could decide “Approved”"):
        ended(cast, right(Role.SERVICE_MANAGER), DECEMBER)
    assert right(Role.SERVICE_MANAGER).ends is None
    given(cast, stage="plan", outcomes=["approved"], role=Role.CONFERENCE_CHAIR, starts=DECEMBER, ends=None)
    assert ended(cast, right(Role.SERVICE_MANAGER), DECEMBER).ends == DECEMBER


def test_a_gap_between_two_rights_is_seen_too(cast: Cast) -> None:
    given(cast, stage="plan", outcomes=["approved"], role=Role.CONFERENCE_CHAIR, ends=None)
    ended(cast, right(Role.TEAM_MANAGER), TODAY)
    with pytest.raises(NotNow, match="From Tue 24 Nov 2026 nobody"):
        ended(cast, right(Role.SERVICE_MANAGER), TODAY)


def test_a_recommendation_may_be_left_to_nobody_a_decision_never(cast: Cast) -> None:
    for row in Authority.objects.filter(stage="review", outcome="continue", act=Act.RECOMMEND):
        ended(cast, row, TODAY)
    with clock.at(datetime(2026, 11, 24, 9, tzinfo=UTC)):
        left = authority.outcomes_open_to(cast.kerensa, Act.RECOMMEND, "review")
    assert left == {"step_up", "step_down", "close"}


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (Role.SYSTEM_ADMINISTRATOR, None),
        (Role.DATA_ANALYST, "sees no case"),
        (Role.SENIOR_LEADER, "only reads records"),
        (Role.LAWYER, "only reads records"),
    ],
)
def test_who_sees_no_case_or_only_reads_is_given_no_decision(
    cast: Cast, role: Role, said: str | None
) -> None:
    with pytest.raises(NotNow if said else NotYours, match=said):
        given(cast, role=role)
    assert not Authority.objects.filter(role=role).exists()


def test_nobody_changes_what_a_role_of_their_own_may_do(cast: Cast) -> None:
    RoleHeld.objects.create(user=cast.piran, role=Role.TEAM_MANAGER)
    with pytest.raises(NotYours, match="Nobody changes what a role of their own may do"):
        given(cast, role=Role.TEAM_MANAGER)
    with pytest.raises(NotYours, match="a role of their own"):
        ended(cast, right(Role.TEAM_MANAGER), DECEMBER)


@pytest.mark.parametrize("name", ["rosenwyn", "morwenna", "talan"])
def test_only_system_administrators_change_it(cast: Cast, name: str) -> None:
    with pytest.raises(NotYours):
        give(
            by=getattr(cast, name),
            stage="screening",
            role=Role.MARU_SCREENER,
            act=Act.DECIDE,
            outcomes=["advice"],
            starts=DECEMBER,
            reason="I should like it.",
        )


def test_what_a_role_may_do_already_is_not_given_twice(cast: Cast) -> None:
    given(cast)
    with pytest.raises(NotNow, match="may decide “Information and advice” already"):
        given(cast, starts=date(2026, 12, 14), ends=None)
    assert given(cast, starts=date(2026, 12, 15), ends=None)


def test_a_right_that_has_not_begun_is_withdrawn_and_may_be_given_again(cast: Cast) -> None:
    (row,) = given(cast)
    assert ended(cast, row, None).withdrawn_at == clock.now()
    with clock.at(datetime(2026, 12, 2, 9, tzinfo=UTC)):
        assert "advice" not in authority.outcomes_open_to(cast.tamsin, Act.DECIDE, "screening")
    (again,) = given(cast, ends=None)
    assert again.pk == row.pk
    assert again.history.count() == 3


def test_the_preview_counts_what_would_wait_for_whom_and_names_no_child(cast: Cast) -> None:
    stories.recommended(cast, "advice")
    stories.recommended(cast, "advice", stories.child(cast.tamsin, given_name="Kensa"))
    stories.recommended(cast, "early_help", stories.child(cast.tamsin, given_name="Perran"))
    asked = {"stage": "screening", "role": Role.MARU_SCREENER, "act": Act.DECIDE, "outcomes": ["advice"]}
    preview = preview_of_given(cast.piran, starts=DECEMBER, ends=None, **asked)
    managers = "MARU manager (2 people), Service manager (1 person)"
    with_them = f"MARU screener (2 people), {managers}"
    assert preview.tables[0].rows == [["Information and advice", managers, with_them]]
    assert preview.tables[1].rows == [["Screenings, recommended", "MARU", "2", managers, with_them]]
    assert not any("Tregear" in cell for cell in cells(preview))


def test_the_preview_of_an_end_counts_by_team(cast: Cast) -> None:
    stories.plan_submitted(cast)
    preview = preview_of_ended(cast.piran, right(Role.TEAM_MANAGER), DECEMBER)
    (waits,) = preview.tables[1].rows
    assert waits[:3] == ["Plans, for approval", "Penwith team", "1"]
    assert preview.tables[0].rows[0][2] == "Service manager (1 person)"
    assert right(Role.TEAM_MANAGER).ends is None


def test_what_waits_is_known_for_every_stage_that_can_wait(cast: Cast) -> None:
    stories.submitted(cast)
    stories.accepted_early_help(cast)
    stories.proposed(cast)
    stories.screening(cast)
    expected = {
        ("assessment", Role.TEAM_MANAGER, Act.DECIDE, "close"): "Assessments, for sign-off",
        ("passed_on", Role.TEAM_MANAGER, Act.DECIDE, "ended"): "Work passed on, accepted",
        ("review", Role.TEAM_MANAGER, Act.DECIDE, "continue"): "Reviews, for a decision",
        ("screening", Role.OUT_OF_HOURS, Act.RECOMMEND, "advice"): "Screenings, to recommend on",
    }
    for (stage, role, act, outcome), work in expected.items():
        row = Authority.objects.get(stage=stage, role=role, act=act, outcome=outcome)
        assert work in cells(preview_of_ended(cast.piran, row, DECEMBER)), stage


GIVE = reverse("admin:casework_authority_give", args=["screening"])
ASKED = {
    "role": "maru_screener",
    "act": "decide",
    "which": ["advice", "no_further_action"],
    "starts-day": "1",
    "starts-month": "12",
    "starts-year": "2026",
}


def test_an_administrator_sees_the_preview_says_why_and_saves(cast: Cast, client: Client) -> None:
    client.force_login(cast.piran)
    assert client.get(GIVE).context["preview"] is None
    page = client.get(GIVE, ASKED)
    assert "MARU screener (2 people)" in page.content.decode()
    where = page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"]
    refused = client.post(where, {"reason": ""})
    assert "Say why" in refused.content.decode()
    assert not Authority.objects.filter(role="maru_screener", act="decide").exists()
    assert client.post(where, {"reason": "Agreed with the service manager."}).status_code == 302
    assert set(
        Authority.objects.filter(role="maru_screener", act="decide").values_list("outcome", flat=True)
    ) == {"advice", "no_further_action"}


def test_a_change_that_is_refused_says_so_before_any_reason_is_asked(cast: Cast, client: Client) -> None:
    client.force_login(cast.piran)
    page = client.get(GIVE, {**ASKED, "role": "maru_manager"})
    assert "MARU manager may decide “Information and advice” already" in page.content.decode()
    assert page.context["form"] is None


def test_a_leader_reads_a_right_and_its_history_and_cannot_end_it(cast: Cast, client: Client) -> None:
    (row,) = given(cast)
    client.force_login(cast.rosenwyn)
    where = reverse("admin:casework_authority_change", args=[row.pk])
    page = client.get(where).content.decode()
    assert "Both managers are at conference." in page
    assert "End this right" not in page
    assert client.post(f"{where}?last_day-day=2", {"reason": "No."}).status_code == 403
