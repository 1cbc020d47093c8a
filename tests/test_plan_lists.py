"""Plans and reviews on other pages: worklists, the timeline, the child's page, what keeps a referral open."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework import clock
from casework.guards import NotNow
from casework.models import User
from children.access import may_write
from children.choices import InvolvementKind
from children.contributions import Item
from children.models import Person
from children.services.involvement import end_involvement, involve
from children.services.restriction import restrict
from plans import panels, timeline, worklist
from plans.models import Action, Plan
from plans.open_work import happened, open_work
from plans.services import (
    add_goal,
    decide_plan,
    decide_review,
    record_progress,
    save_actions,
    start_new_version,
    submit_plan,
)
from plans.visiting import next_visit
from tests import stories
from tests.cast import Cast
from tests.household import signed_in
from tests.test_two_deciders import together

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return stories.plan_in_force(cast)


def items(user: User, **later: int) -> list[Item]:
    with clock.at(clock.now() + timedelta(**later)):
        return worklist.items_for(user, clock.today())


def named(found: list[Item]) -> list[str]:
    return [item.what for item in found]


class TestWorklist:
    def test_a_review_and_a_visit_are_the_workers(self, cast: Cast, plan: Plan) -> None:
        assert named(items(cast.kerensa)) == ["Hold review 1 of the child in need plan"]
        later = items(cast.kerensa, days=22)
        assert named(later) == ["Hold review 1 of the child in need plan", "Visit Amber"]
        assert later[1].due == date(2026, 12, 21)
        assert items(cast.morwenna, days=22) == items(cast.denzel, days=22) == []

    def test_without_a_worker_it_is_the_teams(self, cast: Cast, plan: Plan) -> None:
        end_involvement(by=cast.morwenna, person=plan.child, kind=InvolvementKind.ALLOCATED)
        involve(
            by=cast.morwenna, person=plan.child, kind=InvolvementKind.RECEIVING, team=cast.team("penwith")
        )
        assert items(cast.kerensa) == []
        (item,) = items(cast.morwenna)
        assert item.holder == cast.team("penwith")

    def test_a_plan_to_approve_is_its_teams_managers(self, cast: Cast) -> None:
        stories.plan_submitted(cast)
        (item,) = items(cast.morwenna)
        assert (item.what, item.group) == ("Approve or return the child in need plan", "decide")
        assert item.why == "Submitted by Kerensa Trembath"
        assert items(cast.kerensa) == items(cast.lowenna) == []
        assert named(items(cast.cador)) == named([item])

    def test_nobody_sees_a_restricted_childs_plan_who_is_not_named_on_it(
        self, cast: Cast, plan: Plan
    ) -> None:
        assert items(cast.kerensa)
        named_on_it = [cast.talan, cast.kerensa]
        restrict(by=cast.talan, person=plan.child, named=named_on_it, reason="Father works for the council.")
        assert items(cast.kerensa)
        submit(cast, plan)
        assert items(cast.morwenna) == []

    def test_a_new_version_has_no_date_of_its_own_to_be_late_by(self, cast: Cast, plan: Plan) -> None:
        start_new_version(by=cast.kerensa, plan=plan, reason="Gran has moved in.")
        found = {item.what: item for item in items(cast.kerensa, days=20)}
        item = found["Finish the new version of the child in need plan"]
        assert (item.due, item.why) == (None, "Gran has moved in.")

    def test_costs_the_same_however_many_plans(self, cast: Cast, plan: Plan) -> None:
        one = queries(cast.kerensa)
        for name in ("Bryher", "Cubert", "Delen"):
            stories.plan_in_force(cast, stories.child(cast.tamsin, given_name=name))
        assert len(items(cast.kerensa)) == 4
        assert queries(cast.kerensa) == one <= 2


def submit(cast: Cast, plan: Plan) -> None:
    start_new_version(by=cast.kerensa, plan=plan, reason="Gran has moved in.")
    submit_plan(by=cast.kerensa, plan=plan)


def queries(user: User) -> int:
    user = User.objects.get(pk=user.pk)
    _ = user.roles, user.duty_team_ids
    with CaptureQueriesContext(
        connection,
    ) as asked:
        worklist.items_for(user, clock.today())
    return len(asked)


class TestVisits:
    def test_only_being_seen_resets_the_clock(self, cast: Cast, plan: Plan) -> None:
        with clock.at(datetime(2026, 12, 1, 15, 0, tzinfo=UTC)):
            stories.seen(cast, plan.child)
        with clock.at(datetime(2026, 12, 8, 15, 0, tzinfo=UTC)):
            stories.seen(cast, plan.child, seen=False, seen_alone=None, not_seen_reason="Nobody was in.")
            visit = next_visit(plan, plan.child)
        assert visit.due == date(2026, 12, 29)
        assert "4 weeks from the day the child was last seen on Tue 1 Dec 2026" in visit.rule

    def test_an_unborn_child_is_not_seen_so_every_visit_counts(self, cast: Cast) -> None:
        unborn = stories.child(
            cast.tamsin, given_name="Baby", date_of_birth=None, expected_date=date(2027, 2, 1), sex="U"
        )
        plan = stories.plan_in_force(cast, unborn)
        with clock.at(datetime(2026, 12, 1, 15, 0, tzinfo=UTC)):
            stories.seen(cast, unborn, seen=False, seen_alone=None, words="")
            assert next_visit(plan, unborn).due == date(2026, 12, 29)

    def test_the_childs_page_always_says_when_the_next_is_due(self, cast: Cast, plan: Plan) -> None:
        child = Person.objects.get(pk=plan.child.pk)
        found = {item.what: item for item in worklist.due_for([child], clock.today())}
        assert (found["Visit Amber"].due, found["Visit Amber"].holder) == (date(2026, 12, 21), cast.kerensa)


class TestTimeline:
    def told(self, cast: Cast, plan: Plan, **more) -> list:
        asked = {"before": None, "limit": 30, "kinds": (), **more}
        return timeline.events_for(cast.kerensa, [plan.child], **asked)

    def test_tells_every_step_with_who_and_why(self, cast: Cast) -> None:
        decision = stories.reviewed(cast)
        plan = decision.review.plan
        action = plan.goals.get().actions.first()
        told = {"happened_on": date(2026, 11, 23), "text": "She slept there.", "state": "done"}
        record_progress(by=cast.kerensa, action=action, **told)
        events = {event.title: event for event in self.told(cast, plan)}
        assert set(events) == {
            "Child in need plan opened",
            "Child in need plan submitted, version 1",
            "Child in need plan, version 1: approved",
            "Gran collects Amber on Fridays: done",
            "Review 1 held on Mon 23 Nov 2026 and put before the manager",
            "Review 1 decided: Continue the plan",
        }
        assert events["Review 1 decided: Continue the plan"].decision == decision
        assert events["Gran collects Amber on Fridays: done"].text == "She slept there."
        assert {event.by for event in events.values()} == {"Kerensa Trembath", "Morwenna Nance"}

    def test_only_the_kinds_asked_for_and_none_for_those_of_others(self, cast: Cast) -> None:
        plan = stories.reviewed(cast).review.plan
        assert {event.kind for event in self.told(cast, plan, kinds=["review"])} == {"review"}
        user = cast.kerensa
        with CaptureQueriesContext(connection) as asked:
            assert timeline.events_for(user, [plan.child], None, 30, ["visit"]) == []
        assert len(asked) == 0

    def test_nothing_to_whoever_may_not_read_the_record(self, cast: Cast, plan: Plan) -> None:
        assert timeline.events_for(cast.petroc, [plan.child], None, 30, ()) == []

    def test_pages_back_from_a_moment(self, cast: Cast, plan: Plan) -> None:
        assert self.told(cast, plan, before=plan.opened_at) == []

    def test_four_queries_of_which_one_asks_whose_record_may_be_read(self, cast: Cast) -> None:
        plan = stories.reviewed(cast).review.plan
        user = User.objects.get(pk=cast.kerensa.pk)
        _ = user.roles, user.duty_team_ids
        with CaptureQueriesContext(connection) as asked:
            timeline.events_for(user, [plan.child], None, 30, ())
        assert len(asked) == 4


class TestTheChildsPage:
    def test_shows_the_plan_short_with_scales_and_what_is_late(self, cast: Cast) -> None:
        plan = stories.reviewed(cast).review.plan
        with clock.at(clock.now() + timedelta(days=33)):
            page = signed_in(cast.kerensa).get(reverse("child", args=[plan.child.pk])).content.decode()
        assert "6 of 10 at the last review; 2 actions to do" in " ".join(page.split())
        assert "2 actions late." in page

    def test_the_journey_reaches_plan_and_then_review(self, cast: Cast, plan: Plan) -> None:
        reached = {stage.stage: stage for stage in panels.stages_for(plan.child)}
        assert (reached["plan"].started, reached["plan"].ended) == (date(2026, 11, 23),) * 2
        assert (reached["review"].started, reached["review"].ended) == (date(2026, 11, 23), None)

    def test_the_childs_view_is_among_their_words(self, cast: Cast) -> None:
        plan = stories.reviewed(cast).review.plan
        (said,) = panels.words_for(plan.child)
        assert said.text == "Amber drew the house with everyone smiling and said it is quieter."

    def test_at_most_four_queries_for_all_its_parts(self, cast: Cast) -> None:
        plan = stories.reviewed(cast).review.plan
        child = Person.objects.get(pk=plan.child.pk)
        with CaptureQueriesContext(connection) as asked:
            panels.panels_for(cast.kerensa, child, clock.today())
            panels.stages_for(child)
            panels.words_for(child)
            worklist.due_for([child], clock.today())
        assert len(asked) <= 4

    def test_the_list_of_plans_says_what_would_be_there(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        page = signed_in(cast.kerensa).get(reverse("child_plans", args=[case.child.pk])).content.decode()
        assert "One appears here when a manager signs an assessment off with a plan to follow." in page


def test_an_open_plan_keeps_the_referral_open_in_words(cast: Cast, plan: Plan) -> None:
    assert open_work(plan.referral) == ["The child in need plan opened on 23 November 2026 has not ended"]
    assert happened(plan.referral) == ["plan"]


def test_a_plan_that_never_was_in_force_has_not_happened(cast: Cast) -> None:
    assert happened(stories.plan(cast).referral) == []


class TestReadingOnly:
    """Whoever opened the record for a reason reads the plan, and is offered nothing to do."""

    def test_no_button_and_no_way_in(self, cast: Cast, plan: Plan) -> None:
        client = signed_in(cast.petroc)
        page = reverse("plan", args=[plan.pk])
        assert client.get(page).url.startswith(reverse("state_reason", args=[plan.child.pk]))
        client.post(
            reverse("state_reason", args=[plan.child.pk]),
            {"reason": "On duty for the team tonight.", "next": page},
        )
        shown = client.get(page)
        assert shown.status_code == 200
        assert shown.context["step"] is None
        assert "Record progress" not in shown.content.decode()
        assert not may_write(cast.petroc, plan.child)
        for name in ("plan_edit", "plan_submit", "plan_new_version", "plan_decide", "goal_add"):
            assert client.get(reverse(name, args=[plan.pk])).status_code == 403, name
        review = plan.reviews.get()
        for name in ("review_record", "review_propose", "review_decide"):
            assert client.get(reverse(name, args=[review.pk])).status_code == 403, name


def test_an_action_given_to_staff_waits_on_their_list_only(cast: Cast, plan: Plan) -> None:
    start_new_version(by=cast.kerensa, plan=plan, reason="Housing must fit a lock.")
    goal = plan.goals.get()
    row = {"what": "Ask housing about the lock", "owner_user": cast.denzel, "due_on": date(2026, 12, 1)}
    save_actions(by=cast.kerensa, goal=goal, version=goal.version, rows=[row])
    assert items(cast.denzel) == []
    copy = submit_plan(by=cast.kerensa, plan=plan)
    decide_plan(by=cast.morwenna, copy=copy, outcome="approved", rationale="The lock cannot wait.")
    (item,) = items(cast.denzel)
    assert (item.what, item.holder, item.due) == (row["what"], cast.denzel, date(2026, 12, 1))
    assert row["what"] not in named(items(cast.kerensa, days=20))


def test_the_plans_page_costs_the_same_however_long_the_plan(cast: Cast, plan: Plan) -> None:
    client, page = signed_in(cast.kerensa), reverse("plan", args=[plan.pk])
    client.get(page)
    with CaptureQueriesContext(connection) as short:
        client.get(page)
    start_new_version(by=cast.kerensa, plan=plan, reason="Four more worries came to light.")
    for number in range(4):
        rows = [{"what": f"Step {n}", "owner_agency": "School", "due_on": clock.today()} for n in range(6)]
        add_goal(by=cast.kerensa, plan=plan, worry=f"Worry {number}.", goal=f"Goal {number}.", actions=rows)
    copy = submit_plan(by=cast.kerensa, plan=plan)
    decide_plan(by=cast.morwenna, copy=copy, outcome="approved", rationale="Each worry has its goal.")
    for action in Action.objects.filter(goal__plan=plan):
        told = {"happened_on": clock.today(), "text": "Begun.", "state": "open"}
        record_progress(by=cast.kerensa, action=action, **told)
    with CaptureQueriesContext(connection) as long:
        client.get(page)
    assert len(long) == len(short) <= 34


class TestTwoAtOnce:
    """Over two real connections: one decision, and the other is told who made it."""

    pytestmark = pytest.mark.django_db(transaction=True)

    @pytest.fixture(autouse=True)
    def in_every_thread(self, clock_at) -> None:
        clock_at("2026-11-23 09:40")

    def test_approving(self, cast: Cast) -> None:
        copy, why = stories.plan_submitted(cast), "Every action has an owner and a date."
        both = [
            partial(decide_plan, by=user, copy=copy, outcome="approved", rationale=why)
            for user in (cast.morwenna, cast.cador)
        ]
        self.check(together(*both))

    def test_deciding_a_review(self, cast: Cast) -> None:
        review, why = stories.proposed(cast), "The family know what to do."
        both = [
            partial(decide_review, by=user, review=review, outcome="step_down", rationale=why)
            for user in (cast.morwenna, cast.cador)
        ]
        self.check(together(*both))

    def check(self, results: list[object]) -> None:
        told = [each for each in results if isinstance(each, NotNow)]
        assert len(told) == 1, results
        assert "has decided this" in told[0].message
