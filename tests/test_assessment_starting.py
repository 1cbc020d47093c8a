"""An assessment starts with the referral, carries its clocks, and is stopped only before work begins."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from assessments.choices import AssessmentOutcome, SectionKey
from assessments.models import Assessment, StrategyDiscussion
from assessments.open_work import happened, open_work
from assessments.services import save_section, start_assessment, stop_assessment
from assessments.timescales import ASSESSMENT, FURTHER_ASSESSMENT, clock_of
from casework import clock
from casework.bank_holidays import add_bank_holiday
from casework.guards import NotNow
from casework.models import LocalTimescale
from referrals.models import Referral
from tests import stories
from tests.cast import Cast
from tests.protection_stories import hold

pytestmark = pytest.mark.usefixtures("monday")


def test_it_starts_with_every_section_to_be_written(cast: Cast) -> None:
    case = stories.assessment(cast)
    assert sorted(section.key for section in case.sections.all()) == sorted(SectionKey.values)
    assert not case.sections.exclude(saved_at=None, text="", complete=False).exists()


def test_it_is_due_45_working_days_from_receipt_of_the_referral(cast: Cast) -> None:
    received = datetime(2025, 11, 24, 9, 0, tzinfo=UTC)
    with clock.at(received):
        on = stories.contact(cast)
    with clock.at(received + timedelta(days=1)):
        row = stories.screening(cast, on=on)
        made = stories.decide_screening(
            by=cast.jory,
            screening=row,
            outcome="assessment",
            threshold="4",
            rationale="The pattern since August says that Amber is not safe at weekends.",
            primary_need="N1",
            receiving_team=cast.team("penwith"),
        )
    case = Assessment.objects.get(referral__screening=made.screening)
    assert timezone.localdate(case.started_at) == date(2025, 11, 25)
    assert case.due_on == date(2026, 1, 29)


def test_the_child_is_to_be_seen_within_the_councils_own_figure(cast: Cast) -> None:
    LocalTimescale.objects.create(
        key="child_seen_in_assessment", amount=5, effective_from=date(2026, 11, 1), reason="Set in October."
    )
    assert stories.assessment(cast).see_child_by == date(2026, 11, 30)


def test_nobody_is_asked_to_see_an_unborn_child(cast: Cast) -> None:
    unborn = stories.child(
        cast.tamsin, given_name="Baby", date_of_birth=None, expected_date=date(2027, 2, 9), sex="U"
    )
    assert stories.assessment(cast, unborn).see_child_by is None


def test_a_child_has_one_open_assessment(cast: Cast) -> None:
    case = stories.assessment(cast)
    with pytest.raises(NotNow, match="open assessment already"):
        start_assessment(by=cast.morwenna, referral=case.referral)


def test_none_starts_on_a_referral_that_has_ended(cast: Cast) -> None:
    closed = stories.signed_off(cast, AssessmentOutcome.CLOSE).copy.assessment.referral
    with pytest.raises(NotNow, match="starts with a new contact"):
        start_assessment(by=cast.morwenna, referral=closed)


def test_a_further_assessment_counts_from_its_own_start(cast: Cast, monday: datetime) -> None:
    """Or it would be late on the day it starts, for a receipt that lies behind the first one."""
    decision = stories.signed_off(cast, AssessmentOutcome.STRATEGY_DISCUSSION)
    first = decision.copy.assessment
    with clock.at(monday + timedelta(days=60)):
        hold(cast.morwenna, StrategyDiscussion.objects.get(opened_by=decision.pk), "assessment")
        further = Assessment.objects.open().get(referral=first.referral)
        assert clock_of(first) is ASSESSMENT
        assert clock_of(further) is FURTHER_ASSESSMENT
        assert further.due_on == ASSESSMENT.due(clock.now())


def test_a_bank_holiday_added_moves_both_due_dates_and_keeps_the_old_ones(cast: Cast) -> None:
    case = stories.assessment(cast)
    was_due, see_by = case.due_on, case.see_child_by
    add_bank_holiday(by=cast.piran, date=date(2026, 12, 1), name="A day of mourning", reason="Proclaimed.")
    case.refresh_from_db()
    assert (case.due_on, case.see_child_by) == (was_due + timedelta(days=1), see_by + timedelta(days=1))
    assert case.history.filter(due_on=was_due, see_child_by=see_by).exists()


class TestStopping:
    """Only because the decision that opened it was replaced, and before anything was done."""

    def stop(self, cast: Cast, referral: Referral) -> None:
        stop_assessment(by=cast.jory, referral=referral, reason="It was another Amber.")

    def test_an_untouched_assessment_is_stopped_and_says_why(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        self.stop(cast, case.referral)
        case.refresh_from_db()
        assert case.stopped_at == clock.now()
        assert case.stopped_reason == "It was another Amber."
        assert not open_work(case.referral)

    def test_a_saved_section_keeps_it(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        save_section(
            by=cast.kerensa,
            assessment=case,
            key=SectionKey.HARM,
            version=stories.version_of(case, "harm"),
            text="A neighbour heard shouting.",
            complete=False,
        )
        with pytest.raises(NotNow, match="has begun"):
            self.stop(cast, case.referral)

    def test_a_visit_keeps_it(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        stories.seen(cast, case.child)
        with pytest.raises(NotNow, match="has begun"):
            self.stop(cast, case.referral)

    def test_a_referral_without_one_is_left_as_it_is(self, cast: Cast) -> None:
        decision = stories.decided(cast, "strategy_discussion")
        self.stop(cast, Referral.objects.get(screening=decision.screening))


def test_an_open_assessment_keeps_the_referral_open_until_it_is_signed_off(cast: Cast) -> None:
    case = stories.assessment(cast)
    assert open_work(case.referral) == ["The assessment started on 23 November 2026 is not signed off"]
    assert happened(case.referral) == []
    signed = stories.signed_off(cast, who=stories.child(cast.tamsin, given_name="Jory"))
    done = signed.copy.assessment.referral
    assert open_work(done) == []
    assert happened(done) == ["assessment"]
