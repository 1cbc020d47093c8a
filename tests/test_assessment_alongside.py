"""Who was asked and answered, the manager's reviews, why it takes longer, and who sees it otherwise."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from assessments.checks import checks_of
from assessments.document import document_of, internal_review_date
from assessments.models import Assessment
from assessments.reading import parts_of
from assessments.services import (
    chase_contribution,
    give_up_contribution,
    hold_review,
    move_review_point,
    receive_contribution,
    say_why_late,
    submit_assessment,
)
from assessments.services.sign_off import what_is_missing
from assessments.timeline import events_for
from assessments.worklist import items_for
from casework import clock
from casework.guards import NotNow, NotYours
from referrals.choices import ScreeningOutcome
from tests import stories
from tests.assessing import asked, beside, disagreed, reviewed
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")

SLEEPS = "She sleeps in lessons after weekends with her father."


@pytest.fixture
def case(cast: Cast) -> Assessment:
    return stories.assessment(cast)


def answers(cast: Cast, case: Assessment) -> dict[str, str]:
    return {check.question: check.answer for check in checks_of(cast.morwenna, case, document_of(case))}


class TestContributions:
    def test_the_check_names_who_did_not_answer_and_why(self, cast: Cast, case: Assessment) -> None:
        assert answers(cast, case)["Other agencies asked"] == "Nobody was asked."
        school, doctor = asked(cast, case), asked(cast, case, agency="gp", name="Dr Haddad")
        receive_contribution(
            by=cast.kerensa, contribution=school, version=1, received_on=clock.today(), said=SLEEPS
        )
        give_up_contribution(by=cast.kerensa, contribution=doctor, version=1, reason="She has no GP here.")
        said = answers(cast, case)["Other agencies asked"]
        assert said == "Asked of 2, 1 answered. GP, Dr Haddad, not: She has no GP here."

    def test_one_that_is_late_is_on_the_workers_list_until_it_is_chased(self, cast: Cast, case) -> None:
        row = asked(cast, case)
        with clock.at(clock.now() + timedelta(days=1)):
            assert [item.what for item in items_for(cast.kerensa, clock.today())][-1] == f"Chase {row.name}"
            chase_contribution(
                by=cast.kerensa,
                contribution=row,
                version=1,
                chased_on=clock.today(),
                needed_by=clock.today() + timedelta(days=2),
            )
            assert all("Chase" not in item.what for item in items_for(cast.kerensa, clock.today()))
        row.refresh_from_db()
        assert (row.times_chased, row.chased_on) == (1, date(2026, 11, 24))

    def test_an_answer_that_says_nothing_is_refused(self, cast: Cast, case: Assessment) -> None:
        row = asked(cast, case)
        with pytest.raises(NotNow, match="Write what they said"):
            receive_contribution(by=cast.kerensa, contribution=row, version=1, received_on=clock.today())

    def test_it_may_still_come_once_the_assessment_is_with_the_manager(self, cast: Cast, case) -> None:
        row = asked(cast, case)
        stories.write(cast, case)
        submit_assessment(by=cast.kerensa, assessment=case)
        page = signed_in(cast.kerensa)
        address = reverse("contribution", args=[row.pk])
        day = {"received_on-day": "23", "received_on-month": "11", "received_on-year": "2026"}
        page.post(address, {"version": 1, "happened": "received", "said": SLEEPS, **day})
        row.refresh_from_db()
        assert row.said == SLEEPS


class TestReviews:
    def test_they_are_due_ten_twenty_and_thirty_working_days_on(self, case: Assessment) -> None:
        due = [point.due_on for point in case.reviewpoints.all()]
        assert due == [date(2026, 12, 7), date(2026, 12, 21), date(2027, 1, 7)]
        assert internal_review_date(case) == due[0]

    def test_the_first_comes_on_the_managers_list_when_it_is_near(self, cast: Cast, case, monday) -> None:
        assert items_for(cast.morwenna, clock.today()) == []
        with clock.at(monday + timedelta(days=8)):
            [item] = items_for(cast.morwenna, clock.today())
        assert (item.what, item.due) == ("Look at the assessment with the worker", date(2026, 12, 7))

    def test_held_it_is_in_the_document_and_the_census_date_is_the_next(self, cast: Cast, case) -> None:
        reviewed(cast, case)
        review = next(part for part in parts_of(document_of(case)) if part.key == "reviews")
        assert "Ask Gran about Fridays." in review.pieces[0].text
        assert internal_review_date(case) == date(2026, 12, 21)

    def test_the_worker_does_not_hold_it_and_it_is_held_once(self, cast: Cast, case) -> None:
        point = case.reviewpoints.first()
        said = {"looked_at": "All of it.", "direction": "Go on."}
        with pytest.raises(NotYours):
            hold_review(by=cast.kerensa, point=point, version=1, **said)
        held = reviewed(cast, case)
        with pytest.raises(NotNow, match="was held on"):
            hold_review(by=cast.morwenna, point=held, version=held.version, **said)

    def test_it_is_moved_for_a_reason(self, cast: Cast, case: Assessment) -> None:
        point, day = case.reviewpoints.first(), clock.today() + timedelta(days=3)
        with pytest.raises(NotNow, match="why the review is moved"):
            move_review_point(by=cast.morwenna, point=point, version=1, due_on=day, reason=" ")
        move_review_point(by=cast.morwenna, point=point, version=1, due_on=day, reason="A baby is due.")
        assert internal_review_date(case) == day

    def test_whoever_held_it_may_still_sign_off(self, cast: Cast, case: Assessment) -> None:
        reviewed(cast, case)
        stories.write(cast, case)
        submit_assessment(by=cast.kerensa, assessment=case)
        assert signed_in(cast.morwenna).get(reverse("assessment_decide", args=[case.pk])).status_code == 200


class TestTakingLonger:
    def test_it_is_asked_once_the_day_has_passed_and_keeps_it_from_the_manager(self, cast, case) -> None:
        with pytest.raises(NotNow, match="nothing to explain yet"):
            say_why_late(by=cast.kerensa, assessment=case, version=case.version, reason="The scan.")
        stories.write(cast, case)
        with clock.at(clock.now() + timedelta(days=90)):
            assert "Say why the assessment takes longer" in [
                item.what for item in items_for(cast.kerensa, clock.today())
            ]
            [missing] = what_is_missing(case)
            assert missing.startswith("Its 45 working days passed on 28 January 2027.")
            say_why_late(by=cast.kerensa, assessment=case, version=case.version, reason="The scan.")
            case.refresh_from_db()
            assert what_is_missing(case) == []
            assert "Why it took longer: The scan." in answers(cast, case)["In time"]


def test_disagreement_stands_in_the_document_and_on_the_page(cast: Cast, case: Assessment) -> None:
    disagreed(cast, case)
    otherwise = next(part for part in parts_of(document_of(case)) if part.key == "disagreements")
    assert otherwise.pieces[0].title == "A parent or carer: Rosen Tregear"
    page = signed_in(cast.kerensa).get(reverse("assessment", args=[case.pk])).content.decode()
    assert "It was one Friday, not every Friday." in page


def test_each_is_told_on_the_timeline(cast: Cast, case: Assessment) -> None:
    beside(cast, case)
    titles = [event.title for event in events_for(cast.kerensa, [case.child], None, 20, ())]
    assert "Manager’s review 1 of the assessment" in titles
    assert "Disagreement with the assessment: A parent or carer, Rosen Tregear" in titles


def test_what_happened_before_stands_beside_the_background(cast: Cast, case: Assessment) -> None:
    page = signed_in(cast.kerensa).get(reverse("assessment_section", args=[case.pk, "background"]))
    assert stories.RATIONALE[ScreeningOutcome.ASSESSMENT] in page.content.decode()
    assert all(event.at <= case.started_at for event in page.context["history"])
