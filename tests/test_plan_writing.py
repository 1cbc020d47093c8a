"""A plan grows from the signed assessment, and is written by those who work with the child."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from assessments.models import DangerStatement
from casework import clock
from casework.guards import NotNow, NotYours, StaleRecord
from children.choices import InvolvementKind
from children.services.family import relate
from children.services.involvement import involve, state_reason
from plans.models import Action, Goal, Plan
from plans.owners import owners_for
from plans.services import (
    add_goal,
    remove_goal,
    save_actions,
    save_goal,
    save_plan_frame,
    stop_plan,
    submit_plan,
)
from tests import stories
from tests.cast import Cast
from tests.household import person, restricted, signed_in

pytestmark = pytest.mark.usefixtures("monday")

BEDTIME = {"what": "Mother keeps bedtime at half past seven", "due_on": date(2026, 12, 18)}


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A plan just opened from Amber's assessment."""
    return stories.plan(cast)


@pytest.fixture
def goal(plan: Plan) -> Goal:
    return plan.goals.get()


def write(cast: Cast, goal: Goal, *rows: dict, version: int | None = None) -> list[Action]:
    save_actions(
        by=cast.kerensa, goal=goal, version=version or Goal.objects.get(pk=goal.pk).version, rows=rows
    )
    return list(goal.actions.filter(removed_at=None))


class TestGrownFromTheAssessment:
    def test_each_danger_statement_is_a_goal_word_for_word(self, goal: Goal) -> None:
        danger = DangerStatement.objects.get()
        assert (goal.worry, goal.goal, goal.danger) == (danger.statement, danger.safety_goal, danger)

    def test_it_is_to_be_approved_in_ten_working_days(self, plan: Plan) -> None:
        assert plan.approval_due_on == date(2026, 12, 7)

    def test_writing_it_is_the_workers(self, cast: Cast, plan: Plan) -> None:
        page = signed_in(cast.kerensa).get(reverse("home"))
        assert "Write the child in need plan" in page.content.decode()
        assert "Write the child in need plan" not in signed_in(cast.morwenna).get("/").content.decode()


class TestWhoWrites:
    def test_the_worker_and_her_manager(self, cast: Cast, plan: Plan) -> None:
        for user in (cast.kerensa, cast.morwenna):
            add_goal(by=user, plan=plan, worry="Amber is tired.", goal="Amber wakes rested.")

    def test_nobody_who_only_reads_the_record(self, cast: Cast, plan: Plan) -> None:
        state_reason(by=cast.petroc, person=plan.child, reason="On duty for the team tonight.")
        with pytest.raises(NotYours):
            add_goal(by=cast.petroc, plan=plan, worry="Amber is tired.", goal="Amber wakes rested.")

    def test_nobody_who_has_another_part_in_the_case(self, cast: Cast, plan: Plan) -> None:
        involve(by=cast.morwenna, person=plan.child, kind=InvolvementKind.CHAIRING, user=cast.steren)
        with pytest.raises(NotYours, match="worker, a co-worker or their manager"):
            add_goal(by=cast.steren, plan=plan, worry="Amber is tired.", goal="Amber wakes rested.")


class TestActions:
    def test_an_owner_is_staff_a_family_member_or_an_agency(self, cast: Cast, goal: Goal) -> None:
        gran = person(cast.kerensa, "Jenna")
        rows = [
            {**BEDTIME, "owner_user": cast.denzel},
            {**BEDTIME, "owner_person": gran},
            {**BEDTIME, "owner_agency": "School nurse"},
        ]
        found = write(cast, goal, *rows)
        assert [action.owner for action in found] == ["Denzel Carne", "Jenna Tregear", "School nurse"]

    def test_one_owner_only(self, cast: Cast, goal: Goal) -> None:
        with pytest.raises(NotNow, match="more than one owner"):
            write(cast, goal, {**BEDTIME, "owner_user": cast.denzel, "owner_agency": "School nurse"})

    def test_a_draft_may_lack_owner_and_date(self, cast: Cast, goal: Goal) -> None:
        (action,) = write(cast, goal, {"what": "Ask the school nurse about sleep"})
        assert (action.owner, action.due_on) == ("", None)

    @pytest.mark.parametrize("day", [date(2026, 11, 22), date(1890, 11, 23)])
    def test_nothing_new_is_due_on_a_day_that_has_gone(self, cast: Cast, goal: Goal, day: date) -> None:
        with pytest.raises(NotNow, match="has passed"):
            write(cast, goal, {**BEDTIME, "due_on": day})

    def test_a_date_that_passed_meanwhile_may_stand(self, cast: Cast, goal: Goal) -> None:
        (action,) = write(cast, goal, BEDTIME)
        with clock.at(clock.now() + timedelta(days=60)):
            (same,) = write(cast, goal, {**BEDTIME, "id": action.pk, "owner_user": cast.kerensa})
        assert (same.pk, same.due_on, same.owner_user) == (action.pk, BEDTIME["due_on"], cast.kerensa)

    def test_one_left_out_is_taken_out_and_stays_on_the_record(self, cast: Cast, goal: Goal) -> None:
        first, second = write(cast, goal, BEDTIME, {**BEDTIME, "what": "Gran collects Amber"})
        assert write(cast, goal, {**BEDTIME, "id": second.pk, "what": second.what}) == [second]
        first.refresh_from_db()
        assert first.removed_at
        assert first.history.first().history_user == cast.kerensa

    def test_owners_offered_leave_out_whoever_must_stay_hidden(self, cast: Cast, plan: Plan) -> None:
        hidden, gran = restricted(cast), person(cast.kerensa, "Jenna")
        relate(by=cast.kerensa, person=plan.child, other=gran, kind="grandparent")
        relate(by=cast.kerensa, person=plan.child, other=hidden, kind="sibling")
        offered = [str(who) for who, _ in owners_for(plan, cast.kerensa).family.values()]
        assert offered == ["Jenna Tregear", "Amber Tregear"]


class TestTwoPeopleWriting:
    def test_a_stale_save_of_a_goal_is_refused(self, cast: Cast, goal: Goal) -> None:
        version = goal.version
        save_goal(by=cast.kerensa, goal=goal, version=version, worry="Worry one.", wanted="Goal one.")
        with pytest.raises(StaleRecord):
            save_goal(by=cast.morwenna, goal=goal, version=version, worry="Worry two.", wanted="Goal two.")
        with pytest.raises(StaleRecord):
            write(cast, goal, BEDTIME, version=version)

    def test_the_page_shows_both_texts_and_loses_nothing(self, cast: Cast, plan: Plan) -> None:
        version = plan.version
        save_plan_frame(
            by=cast.morwenna, plan=plan, version=version, visit_every_weeks=2, contingency="Mother rings 999."
        )
        sent = {"version": version, "visit_every_weeks": "6", "contingency": "Gran takes Amber home."}
        client = signed_in(cast.kerensa)
        page = client.post(reverse("plan_frame", args=[plan.pk]), sent)
        theirs = page.context["form"].theirs
        assert theirs["contingency"].paragraphs == [("Mother rings 999.", True)]
        assert page.context["form"]["contingency"].value() == "Gran takes Amber home."
        assert Plan.objects.get(pk=plan.pk).visit_every_weeks == 2
        sent["version"] = page.context["form"]["version"].value()
        assert client.post(reverse("plan_frame", args=[plan.pk]), sent).status_code == 302
        assert Plan.objects.get(pk=plan.pk).visit_every_weeks == 6


class TestTheGoalsPage:
    def send(self, cast: Cast, goal: Goal, more: dict[str, str] | None = None):
        sent = {
            "version": goal.version,
            "worry": goal.worry,
            "goal": "Amber sleeps through.",
            "actions-count": "1",
            "actions-0-what": BEDTIME["what"],
            "actions-0-owner": f"staff-{cast.denzel.pk}",
            "actions-0-due_on-day": "18",
            "actions-0-due_on-month": "12",
            "actions-0-due_on-year": "2026",
        }
        return signed_in(cast.kerensa).post(reverse("goal_edit", args=[goal.pk]), {**sent, **(more or {})})

    def test_saves_the_goal_and_its_actions_together(self, cast: Cast, goal: Goal) -> None:
        assert self.send(cast, goal).status_code == 302
        goal.refresh_from_db()
        action = goal.actions.get()
        assert goal.goal == "Amber sleeps through."
        assert (action.owner_user, action.due_on) == (cast.denzel, BEDTIME["due_on"])

    @pytest.mark.parametrize(
        ("sent", "said"),
        [
            ({"actions-0-due_on-year": "2025"}, "By when must be today or later"),
            ({"actions-0-due_on-year": "1890"}, "By when must be 1 January 1900 or later. Check the year"),
            (
                {"actions-0-owner_agency": "School"},
                "Choose one owner from the list, or name an agency, not both",
            ),
            ({"actions-0-owner": "staff-999999"}, "Who will do it: choose one of the answers shown"),
            ({"goal": " "}, "Say what we want to see"),
        ],
    )
    def test_what_is_wrong_is_named_and_nothing_is_saved(
        self, cast: Cast, goal: Goal, sent: dict[str, str], said: str
    ) -> None:
        page = self.send(cast, goal, sent).content.decode()
        assert said in page
        assert BEDTIME["what"] in page
        assert not goal.actions.exists()


def test_a_goal_taken_out_stays_on_the_record(cast: Cast, plan: Plan, goal: Goal) -> None:
    remove_goal(by=cast.kerensa, goal=goal, version=goal.version)
    assert Goal.objects.get(pk=goal.pk).removed_at
    with pytest.raises(NotNow, match="no goal"):
        submit_plan(by=cast.kerensa, plan=plan)


class TestStopping:
    def test_a_plan_not_yet_in_force_stops_with_its_reason(self, cast: Cast, plan: Plan) -> None:
        stop_plan(by=cast.morwenna, episode=plan.referral, reason="The assessment is decided anew.")
        stopped = Plan.objects.get(pk=plan.pk)
        assert (stopped.stopped_reason, stopped.is_open) == ("The assessment is decided anew.", False)
        with pytest.raises(NotNow, match="has ended"):
            add_goal(by=cast.kerensa, plan=plan, worry="Amber is tired.", goal="Amber wakes rested.")

    def test_a_plan_in_force_is_kept_or_ended_by_a_review(self, cast: Cast) -> None:
        plan = stories.plan_in_force(cast)
        with pytest.raises(NotNow, match="in force since"):
            stop_plan(by=cast.morwenna, episode=plan.referral, reason="The assessment is decided anew.")
