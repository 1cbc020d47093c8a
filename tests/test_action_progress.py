"""Progress on actions: recorded as it happens, by whoever does the work, in two clicks."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from plans.choices import ActionState, ReviewOutcome
from plans.models import Action, ActionProgress, Plan
from plans.services import (
    decide_plan,
    end_plan,
    record_progress,
    save_actions,
    start_new_version,
    submit_plan,
)
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A plan in force with two actions, owned by agencies, due in thirty days."""
    return stories.plan_in_force(cast)


@pytest.fixture
def action(plan: Plan) -> Action:
    return plan.goals.get().actions.first()


def progress(cast: Cast, action: Action, by: str = "kerensa", **told) -> ActionProgress:
    said = {"happened_on": clock.today(), "text": "Gran had her on Friday.", "state": ActionState.OPEN}
    return record_progress(by=getattr(cast, by), action=action, **{**said, **told})


class TestRecording:
    def test_says_what_happened_when_and_where_that_leaves_it(self, cast: Cast, action: Action) -> None:
        row = progress(cast, action, happened_on=date(2026, 11, 23), state=ActionState.DONE)
        action.refresh_from_db()
        assert (row.text, row.happened_on, row.created_by, action.state) == (
            "Gran had her on Friday.",
            date(2026, 11, 23),
            cast.kerensa,
            ActionState.DONE,
        )

    def test_not_before_it_has_happened_and_not_without_a_word(self, cast: Cast, action: Action) -> None:
        with pytest.raises(NotNow, match="has not happened yet"):
            progress(cast, action, happened_on=clock.today() + timedelta(days=1))
        with pytest.raises(NotNow, match="Say what happened"):
            progress(cast, action, text=" ")

    def test_not_on_a_plan_that_is_not_approved_or_has_ended(
        self, cast: Cast, plan: Plan, action: Action
    ) -> None:
        end_plan(by=cast.morwenna, plan=plan)
        with pytest.raises(NotNow, match="has ended"):
            progress(cast, action)

    def test_it_changes_nothing_of_what_was_approved(self, cast: Cast, plan: Plan, action: Action) -> None:
        signed = plan.copies.get().document
        progress(cast, action, state=ActionState.DONE)
        assert plan.copies.get().document == signed
        assert not Plan.objects.get(pk=plan.pk).editing

    def test_it_stays_open_while_a_new_version_is_written(
        self, cast: Cast, plan: Plan, action: Action
    ) -> None:
        start_new_version(by=cast.kerensa, plan=plan, reason="Gran has moved in.")
        goal = plan.goals.get()
        due = clock.today() + timedelta(days=20)
        # The draft leaves the action out; what is in force still has it, and has not yet the new one.
        save_actions(
            by=cast.kerensa,
            goal=goal,
            version=goal.version,
            rows=[{"what": "Gran sleeps in the box room", "owner_agency": "Gran", "due_on": due}],
        )
        assert progress(cast, action).pk
        new = goal.actions.get(what="Gran sleeps in the box room")
        with pytest.raises(NotNow, match="not in the plan in force"):
            progress(cast, new)


class TestWhoRecords:
    def test_the_worker_and_her_manager_and_nobody_else(self, cast: Cast, action: Action) -> None:
        progress(cast, action)
        progress(cast, action, by="morwenna")
        with pytest.raises(NotYours):
            progress(cast, action, by="denzel")

    def test_staff_on_their_own_action_from_their_own_list(self, cast: Cast, plan: Plan) -> None:
        start_new_version(by=cast.kerensa, plan=plan, reason="Housing must fit a lock.")
        goal, due = plan.goals.get(), clock.today() + timedelta(days=5)
        mine = {"what": "Ask housing about the lock", "owner_user": cast.denzel, "due_on": due}
        save_actions(by=cast.kerensa, goal=goal, version=goal.version, rows=[mine])
        copy = submit_plan(by=cast.kerensa, plan=plan)
        decide_plan(by=cast.morwenna, copy=copy, outcome="approved", rationale="The lock cannot wait.")
        action = Action.objects.get(what=mine["what"])
        page = signed_in(cast.denzel).get(reverse("home")).content.decode()
        assert reverse("action_progress", args=[action.pk]) in page
        assert progress(cast, action, by="denzel", text="Fitted today.").created_by == cast.denzel


class TestThePage:
    def test_two_clicks_from_the_plan(self, cast: Cast, plan: Plan, action: Action) -> None:
        client = signed_in(cast.kerensa)
        form = reverse("action_progress", args=[action.pk])
        assert form in client.get(reverse("plan", args=[plan.pk])).content.decode()
        sent = {
            "text": "Gran had her on Friday.",
            "happened_on-day": "23",
            "happened_on-month": "11",
            "happened_on-year": "2026",
            "state": "done",
        }
        assert client.post(form, sent).url == reverse("plan", args=[plan.pk])
        assert "Gran had her on Friday." in client.get(reverse("plan", args=[plan.pk])).content.decode()

    def test_nothing_is_chosen_and_what_is_wrong_is_named(self, cast: Cast, action: Action) -> None:
        client, form = signed_in(cast.kerensa), reverse("action_progress", args=[action.pk])
        assert not client.get(form).context["form"]["state"].value()
        sent = {"text": "Gran had her.", "happened_on-day": "24", "happened_on-month": "11"}
        page = client.post(form, {**sent, "happened_on-year": "2026"}).content.decode()
        assert "When it happened must be today or earlier" in page
        assert "Choose where that leaves the action" in page
        assert "Gran had her." in page
        assert not ActionProgress.objects.exists()

    def test_late_actions_come_first_in_words(self, cast: Cast, plan: Plan) -> None:
        first, second = plan.goals.get().actions.all()
        progress(cast, first, state=ActionState.DONE)
        with clock.at(clock.now() + timedelta(days=40)):
            response = signed_in(cast.kerensa).get(reverse("plan", args=[plan.pk]))
            shown = [(line.what, line.late) for line in response.context["lines"].goals[0].actions]
        assert shown == [(second.what, True), (first.what, False)]
        page = response.content.decode()
        assert "1 action late." in page
        assert "10 days late" in page

    def test_what_moved_since_the_last_review_stands_at_the_top(self, cast: Cast) -> None:
        decision = stories.reviewed(cast, ReviewOutcome.CONTINUE)
        plan = decision.review.plan
        with clock.at(clock.now() + timedelta(days=9)):
            progress(cast, plan.goals.get().actions.first(), text="She slept there twice.")
            page = signed_in(cast.kerensa).get(reverse("plan", args=[plan.pk]))
        assert [row.text for row in page.context["moved"]] == ["She slept there twice."]
        assert "What has moved since review 1" in page.content.decode()


def test_once_late_an_action_of_the_family_or_an_agency_is_the_workers_to_ask_about(
    cast: Cast, plan: Plan
) -> None:
    with clock.at(clock.now() + timedelta(days=31)):
        page = signed_in(cast.kerensa).get(reverse("home")).content.decode()
    assert "Late, and with Change for Good: ask how it went" in page
