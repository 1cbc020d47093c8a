"""A review: scheduled by the clock, goal by goal with evidence, the child's view, and a proposal."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours, StaleRecord
from children.models import Person
from plans.choices import Participation, ReviewOutcome
from plans.models import Plan, Review, ReviewCopy
from plans.reviewing import participation_problem
from plans.services import decide_review, propose, record_review, schedule_review, start_new_version
from plans.services.writing import add_goal
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return stories.plan_in_force(cast)


@pytest.fixture
def review(plan: Plan) -> Review:
    return plan.reviews.get()


def found(plan: Plan, **told) -> dict:
    """What a review found on the plan's one goal."""
    evidence = "No call-outs since the plan began."
    return {"goal": plan.goals.earliest("position"), "score": 6, "evidence": evidence, "not_done": "", **told}


def record(cast: Cast, review: Review, by: str = "kerensa", **told) -> Review:
    said = {
        "version": Review.objects.get(pk=review.pk).version,
        "held_on": clock.today(),
        "participation": Participation.PN1,
        "child_view": "It is quieter. I like Fridays at Gran’s.",
        "family_view": "",
        "goals": [found(review.plan)],
    }
    return record_review(by=getattr(cast, by), review=review, **{**said, **told})


def suggest(
    cast: Cast, review: Review, by: str = "kerensa", outcome: str = ReviewOutcome.CONTINUE
) -> ReviewCopy:
    reason = "The house is quieter, but it rests on Gran."
    return propose(by=getattr(cast, by), review=review, outcome=outcome, reason=reason)


class TestScheduled:
    def test_three_months_from_the_plans_start(self, review: Review) -> None:
        assert (review.counts_from, review.due_on) == (date(2026, 11, 23), date(2027, 2, 23))

    def test_it_is_the_workers_and_says_what_it_counts_from(self, cast: Cast, review: Review) -> None:
        page = signed_in(cast.kerensa).get(reverse("home")).content.decode()
        assert "Hold review 1 of the child in need plan" in page
        assert "Counted from the plan’s start on Mon 23 Nov 2026" in page

    def test_one_at_a_time(self, cast: Cast, plan: Plan, review: Review) -> None:
        assert schedule_review(by=cast.morwenna, plan=plan) == review

    def test_only_of_a_plan_in_force(self, cast: Cast) -> None:
        with pytest.raises(NotNow, match="Only a plan in force"):
            schedule_review(by=cast.morwenna, plan=stories.plan(cast))


class TestRecording:
    def test_each_goal_has_its_scale_and_evidence(self, cast: Cast, review: Review) -> None:
        record(cast, review, goals=[found(review.plan, not_done="Father did not start the course.")])
        row = review.goal_reviews.get()
        assert (row.score, row.not_done) == (6, "Father did not start the course.")
        assert row.history.first().history_user == cast.kerensa

    @pytest.mark.parametrize(
        ("told", "said"),
        [
            ({"score": None}, "from 0 to 10"),
            ({"score": 11}, "from 0 to 10"),
            ({"evidence": " "}, "what shows"),
        ],
    )
    def test_no_scale_without_evidence_nor_evidence_without_a_scale(
        self, cast: Cast, review: Review, told: dict, said: str
    ) -> None:
        with pytest.raises(NotNow, match=said):
            record(cast, review, goals=[found(review.plan, **told)])
        assert not review.goal_reviews.exists()

    def test_it_may_be_saved_unfinished(self, cast: Cast, review: Review) -> None:
        record(cast, review, held_on=None, participation="", child_view="", goals=[])
        assert Review.objects.get(pk=review.pk).held_on is None

    @pytest.mark.parametrize(
        ("day", "said"), [(date(2026, 11, 24), "not come"), (date(2026, 11, 20), "started")]
    )
    def test_not_held_tomorrow_nor_before_the_plan_began(
        self, cast: Cast, review: Review, day: date, said: str
    ) -> None:
        with pytest.raises(NotNow, match=said):
            record(cast, review, held_on=day)

    def test_a_stale_save_is_refused(self, cast: Cast, review: Review) -> None:
        version = review.version
        record(cast, review)
        with pytest.raises(StaleRecord):
            record(cast, review, by="morwenna", version=version)

    def test_a_goal_of_a_draft_is_not_reviewed(self, cast: Cast, plan: Plan, review: Review) -> None:
        start_new_version(by=cast.kerensa, plan=plan, reason="Amber is tired at school.")
        new = add_goal(by=cast.kerensa, plan=plan, worry="Amber is tired.", goal="Amber wakes rested.")
        with pytest.raises(NotNow, match="not a goal of the plan in force"):
            record(cast, review, goals=[{"goal": new, "score": 3, "evidence": "School say so."}])


class TestHowTheChildTookPart:
    @pytest.mark.parametrize(
        ("born", "code", "said"),
        [
            (date(2023, 11, 24), "PN0", ""),
            (date(2023, 11, 24), "PN1", "under 4 or not yet born"),
            (date(2022, 11, 23), "PN0", "is 4 or over"),
            (date(2022, 11, 23), "PN1", ""),
            (None, "PN0", ""),
            (None, "PN7", ""),
        ],
    )
    def test_the_code_fits_the_age_on_the_day(self, born: date | None, code: str, said: str) -> None:
        child = Person(given_name="Amber", date_of_birth=born)
        problem = participation_problem(child, code, date(2026, 11, 23))
        assert said in problem
        assert bool(said) == bool(problem)

    def test_an_unborn_child_takes_no_part(self) -> None:
        child = Person(given_name="Baby", family_name="Tregear", expected_date=date(2027, 1, 9))
        assert participation_problem(child, "PN6", date(2026, 11, 23))
        assert not participation_problem(child, "PN0", date(2026, 11, 23))

    def test_the_page_names_the_remedy(self, cast: Cast, review: Review) -> None:
        page = signed_in(cast.kerensa).post(
            reverse("review_record", args=[review.pk]),
            {"version": review.version, "participation": "PN0", "unfinished": "1"},
        )
        assert "Amber is 4 or over. Choose how they took part." in page.content.decode()


class TestProposing:
    def test_not_before_everything_is_recorded(self, cast: Cast, review: Review) -> None:
        with pytest.raises(NotNow) as refused:
            suggest(cast, review)
        assert refused.value.reasons == [
            "The day the review was held is missing.",
            "How the child took part is missing.",
            f"Where “{review.plan.goals.get().goal}” is today is missing.",
        ]

    def test_the_childs_view_is_asked_for_unless_there_was_none(self, cast: Cast, review: Review) -> None:
        record(cast, review, child_view="")
        with pytest.raises(NotNow) as refused:
            suggest(cast, review)
        assert refused.value.reasons == ["The child’s view is missing."]
        record(cast, review, child_view="", participation=Participation.PN7)
        assert suggest(cast, review)

    def test_freezes_the_review_as_it_stood(self, cast: Cast, review: Review) -> None:
        record(cast, review)
        copy = suggest(cast, review)
        before = copy.document
        record(cast, review, child_view="I am not sure any more.")
        assert ReviewCopy.objects.get(pk=copy.pk).document == before
        assert before["proposal"] == "Continue the plan"

    def test_puts_it_on_the_managers_list_and_off_the_workers(self, cast: Cast, review: Review) -> None:
        record(cast, review)
        suggest(cast, review)
        words = "Decide review 1 of the child in need plan"
        assert words in signed_in(cast.morwenna).get(reverse("home")).content.decode()
        page = signed_in(cast.kerensa).get(reverse("home")).content.decode()
        assert words not in page
        assert "review 1" not in page

    def test_recording_again_takes_the_proposal_back(self, cast: Cast, review: Review) -> None:
        record(cast, review)
        suggest(cast, review)
        record(cast, review, child_view="I am not sure any more.")
        with pytest.raises(NotNow, match="Nothing is proposed"):
            decide_review(by=cast.morwenna, review=review, outcome="continue", rationale="It is quieter.")

    def test_is_for_those_who_work_with_the_child(self, cast: Cast, review: Review) -> None:
        record(cast, review)
        with pytest.raises(NotYours):
            suggest(cast, review, by="denzel")


class TestThePages:
    def sent(self, review: Review, **more: str) -> dict[str, str]:
        key = review.plan.goals.get().pk.hex
        return {
            "version": str(review.version),
            "held_on-day": "23",
            "held_on-month": "11",
            "held_on-year": "2026",
            "participation": "PN1",
            "child_view": "It is quieter.",
            f"score_{key}": "6",
            f"evidence_{key}": "No call-outs.",
            **more,
        }

    def test_recorded_whole_it_goes_on_to_the_proposal(self, cast: Cast, review: Review) -> None:
        client = signed_in(cast.kerensa)
        response = client.post(reverse("review_record", args=[review.pk]), self.sent(review))
        assert response.url == reverse("review_propose", args=[review.pk])
        form = client.get(response.url).context["form"]
        assert not form["outcome"].value()
        client.post(response.url, {"outcome": "continue", "reason": "It is quieter."})
        assert Review.objects.get(pk=review.pk).proposal == "continue"

    def test_everything_missing_is_named_at_once_and_nothing_typed_is_lost(
        self, cast: Cast, review: Review
    ) -> None:
        sent = {"version": str(review.version), "family_view": "She sleeps better.", "participation": "PN1"}
        page = signed_in(cast.kerensa).post(reverse("review_record", args=[review.pk]), sent).content.decode()
        for words in (
            "Enter day the review was held",
            "Enter the child’s view",
            "Goal 1: where it is today, from 0 to 10",
            "She sleeps better.",
        ):
            assert words in page
        assert not review.goal_reviews.exists()

    def test_unfinished_saves_what_there_is(self, cast: Cast, review: Review) -> None:
        sent = {"version": str(review.version), "family_view": "She sleeps better.", "unfinished": "1"}
        response = signed_in(cast.kerensa).post(reverse("review_record", args=[review.pk]), sent)
        assert response.url == reverse("review", args=[review.pk])
        assert Review.objects.get(pk=review.pk).family_view == "She sleeps better."

    def test_the_last_decision_and_its_goals_stand_beside_the_next_review(self, cast: Cast) -> None:
        plan = stories.reviewed(cast).review.plan
        with clock.at(clock.now() + timedelta(days=80)):
            second = plan.reviews.open().get()
            page = signed_in(cast.kerensa).get(reverse("review_record", args=[second.pk])).content.decode()
        assert "The evidence is Amber’s own, and the school’s." in page
        assert "At review 1 it was 6: No call-outs since the plan began." in page
