"""Approving a plan: no undated or unowned action, never by its author, and every version kept."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import Position, TeamMembership
from children.choices import InvolvementKind
from children.models import Involvement
from plans.choices import PlanOutcome
from plans.document import plan_document
from plans.in_force import in_force
from plans.models import Goal, Plan, PlanCopy, PlanDecision
from plans.services import (
    add_goal,
    decide_plan,
    record_progress,
    save_actions,
    save_plan_frame,
    start_new_version,
    submit_plan,
)
from supervision.waiting import OVERDUE
from tests import stories
from tests.cast import Cast
from tests.household import restricted, signed_in

pytestmark = pytest.mark.usefixtures("monday")

WHY = "Every action has an owner and a date, and the family wrote two of them."


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return stories.plan(cast)


def late_actions():
    """What the leaders' overview counts as late."""
    return next(kind for kind in OVERDUE if kind.key == "action").rows()


def act(cast: Cast, plan: Plan, *rows: dict, by: str = "kerensa") -> Goal:
    """Write a goal's actions, as Kerensa unless somebody else is named."""
    goal = plan.goals.filter(removed_at=None).first()
    return save_actions(by=getattr(cast, by), goal=goal, version=goal.version, rows=rows)


def frame(cast: Cast, plan: Plan) -> None:
    plan.refresh_from_db()
    told = {"visit_every_weeks": 4, "contingency": "Mother rings Gran, then Kerensa."}
    save_plan_frame(by=cast.kerensa, plan=plan, version=plan.version, **told)


def decide(cast: Cast, copy: PlanCopy, outcome: str = PlanOutcome.APPROVED, by: str = "morwenna", **more):
    return decide_plan(by=getattr(cast, by), copy=copy, outcome=outcome, rationale=WHY, **more)


def whole(cast: Cast, plan: Plan) -> PlanCopy:
    """A plan with nothing missing, submitted."""
    due = clock.today() + timedelta(days=14)
    act(cast, plan, {"what": "See Amber at school", "owner_user": cast.kerensa, "due_on": due})
    frame(cast, plan)
    return submit_plan(by=cast.kerensa, plan=plan)


class TestWhatApprovalRefuses:
    def test_undated_and_unowned_actions_by_their_words(self, cast: Cast, plan: Plan) -> None:
        act(
            cast,
            plan,
            {"what": "Gran collects Amber", "owner_agency": "Gran"},
            {"what": "Father starts the course", "due_on": date(2026, 12, 18)},
            {"what": "See Amber at school", "owner_user": cast.kerensa, "due_on": date(2026, 12, 1)},
        )
        frame(cast, plan)
        copy = submit_plan(by=cast.kerensa, plan=plan)
        with pytest.raises(NotNow) as refused:
            decide(cast, copy)
        assert refused.value.reasons == [
            "“Gran collects Amber” has no date.",
            "“Father starts the course” has no owner.",
        ]
        assert Plan.objects.get(pk=plan.pk).starts_on is None

    def test_a_goal_without_an_action_and_no_visiting_frequency(self, cast: Cast, plan: Plan) -> None:
        copy = submit_plan(by=cast.kerensa, plan=plan)
        with pytest.raises(NotNow) as refused:
            decide(cast, copy)
        goal = plan.goals.get().goal
        assert refused.value.reasons == [
            f"No action yet for the goal “{goal}”. Add what somebody will do.",
            "How often the child is visited is not set. Set it on the plan.",
        ]

    def test_the_page_lists_them_and_keeps_the_reason_typed(self, cast: Cast, plan: Plan) -> None:
        act(cast, plan, {"what": "Gran collects Amber", "owner_agency": "Gran"})
        copy = submit_plan(by=cast.kerensa, plan=plan)
        sent = {"outcome": "approved", "rationale": WHY, "copy": str(copy.pk)}
        page = signed_in(cast.morwenna).post(reverse("plan_decide", args=[plan.pk]), sent).content.decode()
        assert "“Gran collects Amber” has no date." in page
        assert WHY in page
        assert not PlanDecision.objects.exists()

    def test_nothing_is_chosen_beforehand(self, cast: Cast, plan: Plan) -> None:
        whole(cast, plan)
        form = signed_in(cast.morwenna).get(reverse("plan_decide", args=[plan.pk])).context["form"]
        assert not form["outcome"].value()
        assert not form["rationale"].value()


class TestPuttingItInForce:
    def test_the_first_approval_starts_the_plan_and_its_review_clock(self, cast: Cast, plan: Plan) -> None:
        decide(cast, whole(cast, plan))
        plan.refresh_from_db()
        review = plan.reviews.get()
        assert (plan.starts_on, plan.editing) == (date(2026, 11, 23), False)
        assert (review.number, review.counts_from, review.due_on) == (1, plan.starts_on, date(2027, 2, 23))

    def test_staff_who_own_an_action_can_then_open_the_record(self, cast: Cast, plan: Plan) -> None:
        due = clock.today() + timedelta(days=14)
        act(cast, plan, {"what": "Ask housing about the lock", "owner_user": cast.denzel, "due_on": due})
        frame(cast, plan)
        denzel = signed_in(cast.denzel)
        assert denzel.get(reverse("plan", args=[plan.pk])).status_code == 302
        decide(cast, submit_plan(by=cast.kerensa, plan=plan))
        page = denzel.get(reverse("home")).content.decode()
        assert "Ask housing about the lock" in page
        assert denzel.get(reverse("plan", args=[plan.pk])).status_code == 200

    def test_and_no_longer_once_a_later_version_leaves_them_out(self, cast: Cast, plan: Plan) -> None:
        due = clock.today() + timedelta(days=14)
        act(cast, plan, {"what": "Ask housing about the lock", "owner_user": cast.denzel, "due_on": due})
        frame(cast, plan)
        decide(cast, submit_plan(by=cast.kerensa, plan=plan))
        start_new_version(by=cast.kerensa, plan=plan, reason="Housing have fitted the lock.")
        decide(cast, whole(cast, plan))
        mine = Involvement.objects.live().filter(person=plan.child, user=cast.denzel)
        assert not mine.filter(kind=InvolvementKind.CO_WORKING).exists()


class TestWhoDecides:
    def test_the_author_never_approves_their_own(self, cast: Cast, plan: Plan) -> None:
        due = clock.today() + timedelta(days=14)
        row = {"what": "See Amber at school", "owner_user": cast.kerensa, "due_on": due}
        act(cast, plan, row, by="morwenna")
        frame(cast, plan)
        copy = submit_plan(by=cast.kerensa, plan=plan)
        with pytest.raises(NotYours, match="Ask another manager"):
            decide(cast, copy)
        assert decide(cast, copy, by="cador").decided_by == cast.cador

    def test_growing_the_goals_from_the_assessment_is_not_writing_them(self, cast: Cast, plan: Plan) -> None:
        # Morwenna signed the assessment off, which opened this plan.
        assert plan.goals.get().history.first().history_user == cast.morwenna
        assert decide(cast, whole(cast, plan)).decided_by == cast.morwenna

    def test_recording_progress_is_not_writing_it(self, cast: Cast, plan: Plan) -> None:
        decide(cast, whole(cast, plan))
        action = plan.goals.get().actions.get()
        told = {"happened_on": clock.today(), "text": "Seen on Tuesday.", "state": "done"}
        record_progress(by=cast.morwenna, action=action, **told)
        start_new_version(by=cast.kerensa, plan=plan, reason="A second visit is needed.")
        assert decide(cast, submit_plan(by=cast.kerensa, plan=plan)).decided_by == cast.morwenna

    def test_not_a_worker_and_not_a_manager_of_another_team(self, cast: Cast, plan: Plan) -> None:
        copy = whole(cast, plan)
        TeamMembership.objects.create(user=cast.denzel, team=cast.team("penwith"), position=Position.DUTY)
        for user in ("kerensa", "denzel", "lowenna"):
            with pytest.raises(NotYours):
                decide(cast, copy, by=user)


class TestReturning:
    def test_it_is_the_workers_again_with_the_reasons(self, cast: Cast, plan: Plan) -> None:
        decide(cast, whole(cast, plan), PlanOutcome.RETURNED)
        page = signed_in(cast.kerensa).get(reverse("home")).content.decode()
        assert "Change the child in need plan and submit it again" in page
        assert f"Morwenna Nance: “{WHY}”" in page

    def test_while_it_waits_nothing_in_it_can_be_changed(self, cast: Cast, plan: Plan) -> None:
        whole(cast, plan)
        with pytest.raises(NotNow, match="with the manager"):
            act(cast, plan)
        with pytest.raises(NotNow, match="with the manager"):
            submit_plan(by=cast.kerensa, plan=plan)

    def test_the_manager_sees_what_changed_since_the_version_returned(self, cast: Cast, plan: Plan) -> None:
        decide(cast, whole(cast, plan), PlanOutcome.RETURNED)
        action = plan.goals.get().actions.get()
        later = {"id": action.pk, "what": action.what, "owner_user": cast.denzel, "due_on": action.due_on}
        act(cast, plan, later)
        submit_plan(by=cast.kerensa, plan=plan)
        (change,) = signed_in(cast.morwenna).get(reverse("plan_decide", args=[plan.pk])).context["changes"]
        assert (change.kind, change.label) == ("changed", "Goal 1: action")
        assert "Kerensa Trembath" in change.before
        assert "Denzel Carne" in change.after

    def test_a_return_can_be_taken_back_while_the_plan_reads_the_same(self, cast: Cast, plan: Plan) -> None:
        copy = whole(cast, plan)
        returned = decide(cast, copy, PlanOutcome.RETURNED)
        told = {"replaces": returned, "old_work": "kept", "old_work_reason": "There is nothing to mend."}
        approved = decide(cast, copy, **told)
        assert approved.supersedes == returned
        assert Plan.objects.get(pk=plan.pk).starts_on == clock.today()

    def test_but_not_once_the_worker_has_changed_it(self, cast: Cast, plan: Plan) -> None:
        copy = whole(cast, plan)
        returned = decide(cast, copy, PlanOutcome.RETURNED)
        add_goal(by=cast.kerensa, plan=plan, worry="Amber is tired.", goal="Amber wakes rested.")
        with pytest.raises(NotNow, match="has been changed since"):
            decide(cast, copy, replaces=returned, old_work="kept", old_work_reason="Nothing to mend.")


class TestLaterVersions:
    @pytest.fixture
    def case(self, cast: Cast, plan: Plan) -> Plan:
        decide(cast, whole(cast, plan))
        return Plan.objects.get(pk=plan.pk)

    def test_an_approved_plan_changes_only_by_a_new_version(self, cast: Cast, case: Plan) -> None:
        with pytest.raises(NotNow, match="Start a new version"):
            act(cast, case)
        start_new_version(by=cast.kerensa, plan=case, reason="Gran has moved in.")
        act(cast, case, {"what": "Gran sleeps in the box room", "owner_agency": "Gran"})

    def test_what_is_in_force_stays_until_it_is_approved(self, cast: Cast, case: Plan) -> None:
        start_new_version(by=cast.kerensa, plan=case, reason="Gran has moved in.")
        act(cast, case, {"what": "Gran sleeps in the box room", "owner_agency": "Gran"})
        page = signed_in(cast.kerensa).get(reverse("plan", args=[case.pk])).content.decode()
        assert "See Amber at school" in page
        assert "Gran sleeps in the box room" not in page
        assert "A new version is being written: Gran has moved in." in page

    def test_moving_a_date_in_a_draft_makes_nothing_less_late(self, cast: Cast, case: Plan) -> None:
        with clock.at(clock.now() + timedelta(days=20)):
            start_new_version(by=cast.kerensa, plan=case, reason="Half-term came between.")
            action = case.goals.get().actions.get()
            later = clock.today() + timedelta(days=30)
            row = {"id": action.pk, "what": action.what, "owner_user": cast.kerensa, "due_on": later}
            act(cast, case, row)
            assert "6 days late" in signed_in(cast.kerensa).get(reverse("home")).content.decode()
            assert action in late_actions()

    def test_nor_does_writing_down_a_first_version(self, cast: Cast, plan: Plan) -> None:
        with clock.at(clock.now() + timedelta(days=200)):
            assert not late_actions().exists()

    def test_approving_it_changes_no_date_of_the_plan_and_no_review(self, cast: Cast, case: Plan) -> None:
        started, review = case.starts_on, case.reviews.get()
        with clock.at(clock.now() + timedelta(days=30)):
            start_new_version(by=cast.kerensa, plan=case, reason="Gran has moved in.")
            add_goal(by=cast.kerensa, plan=case, worry="Amber is tired.", goal="Amber wakes rested.")
            copy = whole_again(cast, case)
            decide(cast, copy)
        case.refresh_from_db()
        assert (case.starts_on, case.reviews.get()) == (started, review)
        assert [goal["goal"] for goal in in_force(case)["goals"]][-1] == "Amber wakes rested."

    def test_a_signed_version_reads_the_same_whatever_happens_after(self, cast: Cast, case: Plan) -> None:
        copy = case.copies.get()
        before = copy.document
        start_new_version(by=cast.kerensa, plan=case, reason="Gran has moved in.")
        act(cast, case, {"what": "Gran sleeps in the box room", "owner_agency": "Gran"})
        assert PlanCopy.objects.get(pk=copy.pk).document == before != plan_document(case)


def whole_again(cast: Cast, plan: Plan) -> PlanCopy:
    """Give each goal of a new version its action, and submit it."""
    for goal in plan.goals.filter(removed_at=None, actions=None):
        due = clock.today() + timedelta(days=14)
        row = {"what": "Bedtime at half past seven", "owner_agency": "Mother", "due_on": due}
        save_actions(by=cast.kerensa, goal=goal, version=goal.version, rows=[row])
    return submit_plan(by=cast.kerensa, plan=plan)


def test_a_family_owners_name_is_not_shown_to_whoever_may_not_know_of_them(cast: Cast, plan: Plan) -> None:
    hidden = restricted(cast)
    due = clock.today() + timedelta(days=14)
    act(cast, plan, {"what": "Tells Kerensa when Father rings", "owner_person": hidden, "due_on": due})
    frame(cast, plan)
    copy = submit_plan(by=cast.kerensa, plan=plan)
    decide(cast, copy)
    action = plan.goals.get().actions.get()
    client = signed_in(cast.kerensa)
    for name, key in (("plan", plan.pk), ("plan_copy", copy.pk), ("action_progress", action.pk)):
        page = client.get(reverse(name, args=[key])).content.decode()
        assert "A member of the family" in page, name
        assert "Sennen" not in page, name
