"""What a manager decides on a review, and what follows: continue, step up, step down, close."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from assessments.models import StrategyDiscussion
from casework import clock
from casework.guards import NotNow, NotYours, StaleRecord
from children.models import PassedOn
from plans.choices import ReviewOutcome
from plans.models import Plan, Review, ReviewDecision
from plans.services import decide_review, propose, record_review
from referrals.models import Referral
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")

WHY = "Amber says herself it is quieter; the course is what would make it last."


@pytest.fixture
def review(cast: Cast) -> Review:
    """A review Kerensa has recorded, proposing that the plan goes on."""
    return stories.proposed(cast)


def decide(cast: Cast, review: Review, outcome: str, by: str = "morwenna", **more) -> ReviewDecision:
    return decide_review(by=getattr(cast, by), review=review, outcome=outcome, rationale=WHY, **more)


def plan_of(review: Review) -> Plan:
    return Plan.objects.get(pk=review.plan_id)


class TestWhoDecides:
    def test_not_before_the_worker_has_proposed(self, cast: Cast) -> None:
        review = stories.plan_in_force(cast).reviews.get()
        with pytest.raises(NotNow, match="Nothing is proposed"):
            decide(cast, review, ReviewOutcome.CONTINUE)

    def test_not_who_recorded_it(self, cast: Cast, review: Review) -> None:
        told = {"participation": "PN1", "child_view": "It is quieter.", "family_view": ""}
        record_review(by=cast.morwenna, review=review, version=review.version, held_on=clock.today(), **told)
        propose(by=cast.kerensa, review=review, outcome="continue", reason="It is quieter.")
        with pytest.raises(NotYours, match="Ask another manager"):
            decide(cast, review, ReviewOutcome.CONTINUE)
        assert decide(cast, review, ReviewOutcome.CONTINUE, by="cador")

    def test_scheduling_it_is_not_recording_it(self, cast: Cast, review: Review) -> None:
        # Morwenna approved the plan, which scheduled this review.
        assert review.history.last().history_user == cast.morwenna
        assert decide(cast, review, ReviewOutcome.CONTINUE)

    def test_not_a_worker_nor_another_teams_manager(self, cast: Cast, review: Review) -> None:
        for user in ("kerensa", "denzel", "lowenna"):
            with pytest.raises(NotYours):
                decide(cast, review, ReviewOutcome.CONTINUE, by=user)

    def test_only_on_what_they_have_read(self, cast: Cast, review: Review) -> None:
        with pytest.raises(StaleRecord):
            decide(cast, review, ReviewOutcome.CONTINUE, version=review.version - 1)

    def test_once_and_the_second_is_told_who_did(self, cast: Cast, review: Review) -> None:
        decide(cast, review, ReviewOutcome.CLOSE, closure_reason="RC7")
        with pytest.raises(NotNow, match="Morwenna Nance has decided this: Close"):
            decide(cast, review, ReviewOutcome.CONTINUE, by="cador", version=review.version)


class TestContinue:
    def test_the_next_review_counts_from_the_day_this_one_was_held(self, cast: Cast, review: Review) -> None:
        with clock.at(clock.now() + timedelta(days=7)):
            decide(cast, review, ReviewOutcome.CONTINUE)
        second = plan_of(review).reviews.open().get()
        assert (second.number, second.counts_from, second.due_on) == (2, review.held_on, date(2027, 2, 23))

    def test_no_closure_reason_belongs_to_it(self, cast: Cast, review: Review) -> None:
        with pytest.raises(NotNow, match="only where the referral ends"):
            decide(cast, review, ReviewOutcome.CONTINUE, closure_reason="RC7")


class TestStepUp:
    def test_the_plan_goes_on_and_a_strategy_discussion_is_asked_for(
        self, cast: Cast, review: Review
    ) -> None:
        decide(cast, review, ReviewOutcome.STEP_UP)
        assert plan_of(review).is_open
        assert plan_of(review).reviews.open().get().number == 2
        assert StrategyDiscussion.objects.get().is_open


class TestClose:
    def test_ends_the_plan_and_the_referral_today(self, cast: Cast, review: Review) -> None:
        decide(cast, review, ReviewOutcome.CLOSE, closure_reason="RC7")
        plan = plan_of(review)
        assert plan.ended_on == plan.referral.closed_on == clock.today()
        assert plan.referral.closure_reason == "RC7"
        assert not plan.reviews.open().exists()

    def test_asks_for_the_census_closure_reason(self, cast: Cast, review: Review) -> None:
        with pytest.raises(NotNow, match="Choose why the referral closes"):
            decide(cast, review, ReviewOutcome.CLOSE)

    @pytest.mark.parametrize("reason", ["RC8", "RC9", "RC2", "RC6", "XX"])
    def test_refuses_a_reason_that_does_not_fit_what_happened(
        self, cast: Cast, review: Review, reason: str
    ) -> None:
        with pytest.raises(NotNow, match="does not fit"):
            decide(cast, review, ReviewOutcome.CLOSE, closure_reason=reason)
        assert plan_of(review).is_open
        assert Review.objects.get(pk=review.pk).decided_at is None

    def test_the_page_offers_only_those_and_none_is_chosen(self, cast: Cast, review: Review) -> None:
        page = signed_in(cast.morwenna).get(reverse("review_decide", args=[review.pk]))
        form = page.context["form"]
        offered = [code for code, _ in form.fields["closure_reason"].choices]
        assert offered == ["", "RC1", "RC3", "RC4", "RC5", "RC7"]
        assert not form["closure_reason"].value()
        assert not form["outcome"].value()
        assert not form["rationale"].value()

    def test_from_the_page_one_goes_home_for_the_record_is_closed(self, cast: Cast, review: Review) -> None:
        sent = {
            "outcome": "close",
            "closure_reason": "RC7",
            "rationale": WHY,
            "version": str(review.version),
        }
        response = signed_in(cast.morwenna).post(reverse("review_decide", args=[review.pk]), sent)
        assert response.url == reverse("home")
        assert ReviewDecision.objects.get().closure_reason == "RC7"

    def test_without_its_reason_the_page_names_the_field(self, cast: Cast, review: Review) -> None:
        sent = {"outcome": "close", "rationale": WHY, "version": str(review.version)}
        page = signed_in(cast.morwenna).post(reverse("review_decide", args=[review.pk]), sent)
        assert page.context["form"].errors["closure_reason"]
        assert WHY in page.content.decode()


class TestStepDown:
    def test_ends_both_and_asks_the_early_help_hub(self, cast: Cast, review: Review) -> None:
        decision = decide(cast, review, ReviewOutcome.STEP_DOWN)
        assert plan_of(review).ended_on == clock.today()
        assert (decision.closure_reason, PassedOn.objects.get().kind) == ("RC7", "early_help")


class TestReplacing:
    """A changed mind names the decision it replaces; the work that one opened is kept or stopped."""

    def replace(
        self, cast: Cast, first: ReviewDecision, outcome: str, old_work: str, **more
    ) -> ReviewDecision:
        told = {"replaces": first, "old_work": old_work, "old_work_reason": "The school rang on Friday."}
        return decide(cast, first.review, outcome, **told, **more)

    def test_what_it_opened_is_stopped(self, cast: Cast, review: Review) -> None:
        first = decide(cast, review, ReviewOutcome.STEP_UP)
        second = self.replace(cast, first, ReviewOutcome.CONTINUE, "stopped")
        assert second.supersedes == first
        assert StrategyDiscussion.objects.get().stopped_reason == "The school rang on Friday."
        stopped, following = plan_of(review).reviews.filter(number__gt=1).order_by("number")
        assert (stopped.stopped_reason, following.decided_at) == ("The school rang on Friday.", None)

    def test_or_kept_and_the_review_to_come_goes_on(self, cast: Cast, review: Review) -> None:
        first = decide(cast, review, ReviewOutcome.CONTINUE)
        to_come = plan_of(review).reviews.open().get()
        self.replace(cast, first, ReviewOutcome.STEP_UP, "kept")
        assert plan_of(review).reviews.open().get() == to_come
        assert StrategyDiscussion.objects.get().is_open

    def test_the_same_outcome_for_a_better_reason_opens_nothing_twice_and_can_still_be_stopped(
        self, cast: Cast, review: Review
    ) -> None:
        first = decide(cast, review, ReviewOutcome.STEP_UP)
        again = self.replace(cast, first, ReviewOutcome.STEP_UP, "kept")
        work = StrategyDiscussion.objects.get()
        assert (work.opened_by, work.stopped_at) == (first.pk, None)
        self.replace(cast, again, ReviewOutcome.CONTINUE, "stopped")
        work.refresh_from_db()
        assert work.stopped_reason == "The school rang on Friday."

    def test_both_stay_visible(self, cast: Cast, review: Review) -> None:
        first = decide(cast, review, ReviewOutcome.CONTINUE)
        self.replace(cast, first, ReviewOutcome.STEP_UP, "kept")
        page = signed_in(cast.kerensa).get(reverse("review", args=[review.pk])).content.decode()
        assert "Step up: strategy discussion" in page
        assert "Replaces the decision of Mon 23 Nov 2026 (Continue the plan)" in page

    def test_a_second_successor_is_refused(self, cast: Cast, review: Review) -> None:
        first = decide(cast, review, ReviewOutcome.CONTINUE)
        self.replace(cast, first, ReviewOutcome.STEP_UP, "kept")
        with pytest.raises(NotNow, match="replaced once"):
            self.replace(cast, first, ReviewOutcome.CONTINUE, "kept")

    def test_not_once_it_closed_the_referral(self, cast: Cast, review: Review) -> None:
        first = decide(cast, review, ReviewOutcome.CLOSE, closure_reason="RC7")
        with pytest.raises((NotNow, NotYours)):
            self.replace(cast, first, ReviewOutcome.CONTINUE, "kept")
        assert not Referral.objects.open().exists()

    def test_not_once_the_next_review_has_begun(self, cast: Cast, review: Review) -> None:
        first = decide(cast, review, ReviewOutcome.CONTINUE)
        second = plan_of(review).reviews.open().get()
        told = {"participation": "PN1", "child_view": "It is quieter.", "family_view": ""}
        record_review(by=cast.kerensa, review=second, version=second.version, held_on=clock.today(), **told)
        with pytest.raises(NotNow, match="Review 2 has begun"):
            self.replace(cast, first, ReviewOutcome.STEP_UP, "stopped")

    def test_closing_is_refused_while_what_was_kept_is_open(self, cast: Cast, review: Review) -> None:
        first = decide(cast, review, ReviewOutcome.STEP_UP)
        assert StrategyDiscussion.objects.get().is_open
        with pytest.raises(NotNow):
            self.replace(cast, first, ReviewOutcome.CLOSE, "kept", closure_reason="RC7")
        assert plan_of(review).is_open

    def test_from_the_page(self, cast: Cast, review: Review) -> None:
        first = decide(cast, review, ReviewOutcome.CONTINUE)
        client, address = signed_in(cast.morwenna), reverse("review_decide", args=[review.pk])
        sent = {
            "outcome": "step_up",
            "rationale": "The school rang on Friday with a new worry.",
            "version": str(Review.objects.get(pk=review.pk).version),
        }
        page = client.post(f"{address}?replaces={first.pk}", sent)
        assert set(page.context["form"].errors) == {"old_work", "old_work_reason"}
        sent |= {"old_work": "kept", "old_work_reason": "The plan goes on meanwhile."}
        assert client.post(f"{address}?replaces={first.pk}", sent).status_code == 302
        assert ReviewDecision.objects.get(supersedes=first).outcome == "step_up"
