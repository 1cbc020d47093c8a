"""When a life changes it is asked whether the assessment still holds, and somebody answers and says why."""

from datetime import timedelta

import pytest

from assessments.models import Assessment, StillHolds, StillHoldsDecision
from assessments.services import answer_whether_it_holds, ask_whether_it_holds, save_scales
from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import User
from children.contributions import Item, timeline, worklist
from children.models import Person, Relationship
from children.services.family import relate
from plans.choices import ReviewOutcome
from plans.services import record_review
from tests import changing_lives as lives
from tests import stories
from tests.cast import MONDAY, Cast
from tests.changing_lives import answered, question
from tests.life_stories import born, unborn

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def amber(cast: Cast) -> Person:
    """Amber's assessment is signed off, and her plan goes on."""
    with clock.at(MONDAY - timedelta(days=60)):
        return stories.plan_in_force(cast).child


def asked(user: User) -> list[Item]:
    return [item for item in worklist(user, clock.today()) if item.url.startswith("/still-holds/")]


def scaled(cast: Cast, case: Assessment, score: int, person: str = "Amber") -> None:
    rows = [{"person": person, "score": score, "reason": "The shouting."}]
    version = stories.version_of(case, "scales")
    save_scales(by=cast.kerensa, assessment=case, version=version, rows=rows, complete=False)


class TestAsking:
    def test_a_missing_episode_asks_the_worker(self, cast: Cast, amber: Person) -> None:
        lives.missing(cast, amber)
        [item] = asked(cast.kerensa)
        assert (item.what, item.why) == ("Does the assessment still hold?", "The child went missing.")
        assert asked(cast.morwenna) == []

    def test_it_is_due_in_five_working_days(self, cast: Cast, amber: Person) -> None:
        lives.missing(cast, amber)
        assert question(amber).due_on == clock.today() + timedelta(days=7)

    def test_what_happens_meanwhile_joins_the_question(self, cast: Cast, amber: Person) -> None:
        lives.missing(cast, amber)
        lives.moves(cast, amber)
        assert {each.kind for each in question(amber).changes.all()} == {"missing", "move"}
        assert len(asked(cast.kerensa)) == 1

    def test_unanswered_it_reaches_the_manager_by_name(self, cast: Cast, amber: Person) -> None:
        lives.missing(cast, amber)
        with clock.at(clock.now() + timedelta(days=8)):
            [item] = asked(cast.morwenna)
        assert item.shouts == "Unanswered"
        assert "Kerensa Trembath has not answered" in item.why

    def test_a_new_contact_asks(self, cast: Cast, amber: Person) -> None:
        stories.screening(cast, amber)
        assert question(amber).changes.get().kind == "contact"

    def test_the_first_contact_asks_nothing(self, cast: Cast) -> None:
        assert not StillHolds.objects.filter(person=stories.assessment(cast).child).exists()

    def test_a_birth_asks_of_those_in_the_home(self, cast: Cast, amber: Person) -> None:
        baby = stories.assessment(cast, unborn(cast.tamsin)).child
        mother = Relationship.objects.get(person=baby, kind="mother").other
        relate(by=cast.kerensa, person=amber, other=mother, kind="mother", lives_with=True)
        born(cast, baby)
        assert question(amber).changes.get().kind == "birth"

    def test_nothing_is_asked_where_no_referral_is_open(self, cast: Cast) -> None:
        review = stories.reviewed(cast, ReviewOutcome.CLOSE)
        ask_whether_it_holds(by=cast.kerensa, child=review.child, happening=lives.happening(review.child))
        assert not StillHolds.objects.filter(person=review.child).exists()


class TestFallingScales:
    def test_a_lower_scale_of_the_same_person_in_the_assessment_asks(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        scaled(cast, case, 6)
        assert not StillHolds.objects.exists()
        scaled(cast, case, 4, person="amber")
        assert question(case.child).changes.get().kind == "scale"

    def test_a_higher_one_does_not(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        scaled(cast, case, 4)
        scaled(cast, case, 6)
        assert not StillHolds.objects.exists()

    def test_a_goal_scaled_lower_at_a_review_asks(self, cast: Cast, amber: Person) -> None:
        for score in (6, 3):
            plan = amber.referrals.get().plans.get()
            review = plan.reviews.get()
            goals = [{"goal": plan.goals.get(), "score": score, "evidence": "Two call-outs."}]
            told = {"held_on": clock.today(), "participation": "PN6", "child_view": "x", "family_view": "y"}
            record_review(by=cast.kerensa, review=review, version=review.version, goals=goals, **told)
        assert question(amber).changes.get().kind == "scale"


class TestAnswering:
    def test_still_right_is_a_decision_with_its_reason(self, cast: Cast, amber: Person) -> None:
        lives.missing(cast, amber)
        answered(cast, amber)
        assert asked(cast.kerensa) == []
        [event] = [each for each in timeline(cast.kerensa, [amber]) if "still hold" in each.title]
        assert event.decision.rationale.startswith("She stayed with her aunt")

    def test_not_without_a_reason(self, cast: Cast, amber: Person) -> None:
        lives.missing(cast, amber)
        with pytest.raises(NotNow, match="reason"):
            answered(cast, amber, rationale=" ")

    def test_answered_once(self, cast: Cast, amber: Person) -> None:
        lives.missing(cast, amber)
        row = question(amber)
        answered(cast, amber)
        with pytest.raises(NotNow, match="answered this already"):
            answer_whether_it_holds(by=cast.morwenna, question=row, outcome="holds", rationale="The same.")

    def test_the_manager_may_answer_and_a_stranger_may_not(self, cast: Cast, amber: Person) -> None:
        lives.missing(cast, amber)
        with pytest.raises(NotYours):
            answered(cast, amber, by=cast.petroc)
        answered(cast, amber, by=cast.morwenna)

    def test_assessing_again_opens_one_on_the_same_referral(self, cast: Cast, amber: Person) -> None:
        lives.missing(cast, amber)
        made = answered(cast, amber, "reopen")
        opened = Assessment.objects.open().get(child=amber)
        assert StillHolds.objects.get(pk=made.question_id).taken_up_in == opened
        assert opened.referral == amber.referrals.get()

    def test_what_happens_next_is_asked_anew(self, cast: Cast, amber: Person) -> None:
        lives.missing(cast, amber)
        answered(cast, amber)
        lives.arrested(cast, amber)
        assert question(amber).changes.get().kind == "arrest"

    def test_while_one_is_written_it_takes_it_up_beside_its_sections(self, cast: Cast, client_of) -> None:
        case = stories.assessment(cast)
        lives.missing(cast, case.child)
        [item] = asked(cast.kerensa)
        assert item.what == "Take up in the assessment what has happened"
        page = client_of("kerensa").get(f"/assessments/{case.pk}/").content.decode()
        assert "Take it up in this assessment." in page
        answered(cast, case.child, "reopen")
        assert StillHoldsDecision.objects.get().question.taken_up_in == case

    def test_it_is_answered_on_its_page(self, cast: Cast, amber: Person, client_of) -> None:
        lives.missing(cast, amber)
        kerensa, row = client_of("kerensa"), question(amber)
        assert "The child went missing" in kerensa.get(f"/still-holds/{row.pk}/").content.decode()
        sent = {"outcome": "holds", "rationale": "She was at her aunt’s, as agreed."}
        assert kerensa.post(f"/still-holds/{row.pk}/answer/", sent).status_code == 302
        assert StillHoldsDecision.objects.get().outcome == "holds"
