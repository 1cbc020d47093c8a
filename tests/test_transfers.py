"""A child goes to another team: proposed, sent, accepted or returned; nothing is lost on the way."""

from datetime import date, timedelta

import pytest

from assessments.models import Assessment
from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import Position
from casework.roles import Role
from casework.staff import take_on
from children.contributions import worklist
from children.models import Involvement, Person
from children.services.family import relate
from children.services.restriction import restrict
from referrals.models import Acknowledgement, Referral, Transfer
from referrals.services import (
    allocate_referral,
    answer_transfer,
    decide_transfer,
    draft_transfer,
    propose_transfer,
    save_summary,
    withdraw_transfer,
)
from referrals.services.transfers import newest_copy
from tests import stories
from tests.cast import MONDAY, Cast
from tests.life_stories import allocated, proposed, sent, transfer

pytestmark = pytest.mark.usefixtures("monday")

WHY = "The family lives five minutes from their office."


def again(row: Transfer) -> Transfer:
    return Transfer.objects.get(pk=row.pk)


def answered(cast: Cast, row: Transfer, outcome: str = "accepted", hours: int = 1) -> Referral:
    """Lowenna answers, an hour later."""
    with clock.at(MONDAY + timedelta(hours=hours)):
        answer_transfer(by=cast.lowenna, transfer=row, outcome=outcome, rationale=WHY)
    return Referral.objects.get(pk=row.referral_id)


def whats(user, child: Person) -> list[tuple[str, str]]:
    items = worklist(user, clock.today())
    return [(item.what, str(item.holder)) for item in items if item.child == child]


def reads(user, child: Person) -> bool:
    return Person.objects.readable_by(user).filter(pk=child.pk).exists()


class TestTheSummary:
    def test_it_is_drafted_from_the_record(self, cast: Cast) -> None:
        plan = stories.plan_in_force(cast)
        row = transfer(cast, case=plan.referral)
        assert "Third incident in four months" in row.why_involved
        assert "Amber goes to bed in a house where nobody shouts or hits." in row.plan_and_goals
        assert "I like it when Daddy is at work." in row.last_seen
        assert "Visit Amber" in row.due_next
        assert "Gran collects Amber on Fridays" in row.open_actions

    def test_nobody_hidden_is_in_it(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        brother = stories.child(cast.tamsin, given_name="Gwithian")
        relate(by=cast.tamsin, person=case.child, other=brother, kind="sibling", lives_with=True)
        restrict(by=cast.talan, person=brother, named=[cast.talan, cast.hedra], reason="A threat was made.")
        assert "Gwithian" not in str(transfer(cast, case=case.referral).summary)

    def test_it_can_be_mended_until_it_is_proposed_and_is_frozen_then(self, cast: Cast) -> None:
        row = transfer(cast)
        parts = dict.fromkeys(
            ("why_involved", "plan_and_goals", "last_seen", "due_next", "open_actions", "who_must_know"),
            "Said.",
        )
        row = save_summary(by=cast.kerensa, transfer=row, version=row.version, parts=parts)
        propose_transfer(by=cast.kerensa, transfer=row)
        assert newest_copy(row).document["summary"][0] == ["Why we are involved", "Said."]
        with pytest.raises(NotNow, match="proposed already"):
            save_summary(by=cast.kerensa, transfer=row, version=again(row).version, parts=parts)

    def test_brothers_and_sisters_each_have_their_own_and_go_together(self, cast: Cast) -> None:
        amber = stories.assessment(cast).referral
        jory = allocated(cast, stories.child(cast.tamsin, given_name="Jory"))
        rows = draft_transfer(
            by=cast.kerensa,
            referrals=[amber, jory],
            to_team=cast.team("restormel"),
            why="They have moved.",
            handover_on=clock.today(),
        )
        propose_transfer(by=cast.kerensa, transfer=rows[0])
        assert [again(row).state for row in rows] == ["with_manager", "with_manager"]
        assert newest_copy(rows[1]).document["child"] == "Jory Tregear"


class TestWhoMayPropose:
    def test_those_who_work_with_the_child(self, cast: Cast) -> None:
        case = stories.assessment(cast).referral
        with pytest.raises(NotYours):
            transfer(cast, cast.petroc, case)

    def test_one_at_a_time_and_to_another_team(self, cast: Cast) -> None:
        row = transfer(cast)
        with pytest.raises(NotNow, match="open already"):
            transfer(cast, case=row.referral)
        with pytest.raises(NotNow, match="another social work team"):
            draft_transfer(
                by=cast.kerensa,
                referrals=[row.referral],
                to_team=cast.team("penwith"),
                why="-",
                handover_on=clock.today(),
            )

    @pytest.mark.parametrize("day", [date(1890, 1, 1), date(2026, 11, 22)])
    def test_a_day_gone_by_is_refused(self, cast: Cast, day: date) -> None:
        with pytest.raises(NotNow, match="today or later"):
            draft_transfer(
                by=cast.kerensa,
                referrals=[stories.assessment(cast).referral],
                to_team=cast.team("restormel"),
                why="They moved.",
                handover_on=day,
            )


class TestTheSendingManager:
    def test_a_worker_s_proposal_waits_for_the_manager_and_nobody_else_sees_it(self, cast: Cast) -> None:
        row = proposed(cast)
        assert ("Decide on the transfer", "Penwith team") in whats(cast.morwenna, row.child)
        assert not reads(cast.lowenna, row.child)
        with pytest.raises(NotYours):
            decide_transfer(by=cast.lowenna, transfer=row, outcome="sent", rationale=WHY)

    def test_sent_it_goes_to_the_other_team_with_five_working_days(self, cast: Cast) -> None:
        row = proposed(cast)
        decide_transfer(by=cast.morwenna, transfer=row, outcome="sent", rationale=WHY)
        assert again(row).answer_due_on == date(2026, 11, 30)
        assert whats(cast.lowenna, row.child) == [("Answer the transfer", "Restormel team")]
        assert not Person.objects.writable_by(cast.lowenna).filter(pk=row.child.pk).exists()

    def test_returned_it_is_the_worker_s_again(self, cast: Cast) -> None:
        row = proposed(cast)
        decide_transfer(
            by=cast.morwenna, transfer=row, outcome="returned", rationale="Say what school thinks."
        )
        assert ("Mend the transfer, or withdraw it", "Kerensa Trembath") in whats(cast.kerensa, row.child)
        propose_transfer(by=cast.kerensa, transfer=row)
        assert newest_copy(row).number == 2

    def test_a_manager_s_own_goes_at_once_with_the_reason_as_a_decision(self, cast: Cast) -> None:
        row = sent(cast)
        made = newest_copy(row).approvals.get()
        assert (row.state, made.outcome, made.rationale) == ("with_team", "sent", row.why)

    def test_of_a_restricted_child_somebody_there_must_be_named(self, cast: Cast) -> None:
        row = proposed(cast)
        restrict(
            by=cast.talan,
            person=row.child,
            named=[cast.talan, cast.kerensa, cast.morwenna],
            reason="A threat was made.",
        )
        with pytest.raises(NotNow, match="is named on this restricted record"):
            decide_transfer(by=cast.morwenna, transfer=row, outcome="sent", rationale=WHY)


class TestTheReceivingManager:
    def test_returned_with_reasons_the_child_stays_and_the_record_closes(self, cast: Cast) -> None:
        row = sent(cast)
        case = answered(cast, row, "returned")
        assert case.team == cast.team("penwith")
        with clock.at(MONDAY + timedelta(hours=2)):
            assert not reads(cast.lowenna, row.child)
        assert ("Mend the transfer, or withdraw it", "Morwenna Nance") in whats(cast.morwenna, row.child)

    def test_only_a_manager_of_that_team_answers(self, cast: Cast) -> None:
        row = sent(cast)
        with pytest.raises(NotYours):
            answer_transfer(by=cast.morwenna, transfer=row, outcome="accepted", rationale=WHY)

    def test_accepted_the_episode_is_theirs_and_no_clock_changes(self, cast: Cast) -> None:
        row = sent(cast)
        before = Assessment.objects.get(referral=row.referral).due_on
        case = answered(cast, row)
        assert case.team == cast.team("restormel")
        assert Assessment.objects.get(referral=case).due_on == before

    def test_the_worker_goes_on_until_the_new_team_has_allocated_its_own(self, cast: Cast) -> None:
        row = sent(cast)
        case = answered(cast, row)
        with clock.at(MONDAY + timedelta(hours=2)):
            assert ("Allocate to a social worker", "Restormel team") in whats(cast.lowenna, row.child)
            assert "Write the assessment" in [what for what, _ in whats(cast.kerensa, row.child)]
            assert reads(cast.kerensa, row.child)
            allocate_referral(by=cast.lowenna, referral=case, worker=cast.petroc, reason="Nearest.")
            assert not reads(cast.kerensa, row.child)
            assert not reads(cast.morwenna, row.child)
            assert "Write the assessment" in [what for what, _ in whats(cast.petroc, row.child)]
            assert "Allocate to a social worker" not in [what for what, _ in whats(cast.lowenna, row.child)]

    def test_meanwhile_the_duty_worker_of_the_new_team_reads_it(self, cast: Cast) -> None:
        duty = take_on(
            by=None,
            username="duty",
            full_name="Casvelyn Duty",
            role=Role.SOCIAL_WORKER,
            team=cast.team("restormel"),
            position=Position.DUTY,
        )
        row = sent(cast)
        assert not reads(duty, row.child)
        answered(cast, row)
        with clock.at(MONDAY + timedelta(hours=2)):
            assert reads(duty, row.child)

    def test_what_waits_for_the_old_team_s_manager_goes_along(self, cast: Cast) -> None:
        case = stories.assessment(cast).referral
        stories.decided(cast, "joins_episode", case.child)
        answered(cast, sent(cast, case))
        asked = Acknowledgement.objects.get(referral=case, due_from="manager")
        assert asked.team == cast.team("restormel")

    def test_a_plan_to_be_approved_is_the_new_manager_s(self, cast: Cast) -> None:
        copy = stories.plan_submitted(cast)
        answered(cast, sent(cast, copy.plan.referral))
        with clock.at(MONDAY + timedelta(hours=2)):
            approve = ("Approve or return the child in need plan", "Restormel team")
            assert approve in whats(cast.lowenna, copy.child)
            assert approve not in whats(cast.morwenna, copy.child)


class TestTheEnd:
    def test_withdrawn_for_a_reason_nothing_has_moved(self, cast: Cast) -> None:
        row = sent(cast)
        withdraw_transfer(by=cast.morwenna, transfer=row, version=row.version, reason="They came back.")
        assert again(row).state == "withdrawn"
        assert not Involvement.objects.live().filter(person=row.child, kind="transfer").exists()
        with pytest.raises(NotNow):
            answer_transfer(by=cast.lowenna, transfer=row, outcome="accepted", rationale=WHY)

    def test_both_sides_and_the_child_s_page_show_it_on_its_way(self, cast: Cast, client_of) -> None:
        row = sent(cast)
        for name in ("kerensa", "lowenna"):
            page = client_of(name).get(f"/people/{row.child.pk}/").content.decode()
            assert "To Restormel team" in page
            assert "Mon 30 Nov 2026" in page

    def test_the_decisions_stand_on_the_timeline(self, cast: Cast, client_of) -> None:
        row = sent(cast)
        answered(cast, row)
        page = client_of("kerensa").get(f"/people/{row.child.pk}/timeline/").content.decode()
        assert "Transfer answered by Restormel team" in page

    def test_the_pages_from_the_proposal_to_the_answer(self, cast: Cast, client_of) -> None:
        case = stories.assessment(cast).referral
        kerensa = client_of("kerensa")
        begun = {
            "to_team": cast.team("restormel").pk,
            "why": "They moved.",
            "handover_on-day": "30",
            "handover_on-month": "11",
            "handover_on-year": "2026",
        }
        page = kerensa.post(f"/referrals/{case.pk}/transfer/", begun).url
        row = Transfer.objects.get(referral=case)
        assert "Why we are involved" in kerensa.get(page).content.decode()
        assert kerensa.post(f"{page}propose/", {"version": row.version}).url == page
        decide = {"outcome": "sent", "rationale": WHY}
        assert client_of("morwenna").post(f"{page}decide/", decide).status_code == 302
        answer = {"outcome": "accepted", "rationale": WHY}
        assert client_of("lowenna").post(f"{page}answer/", answer).status_code == 302
        assert again(row).state == "accepted"
