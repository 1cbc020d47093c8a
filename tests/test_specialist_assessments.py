"""Specialist assessments by the services: whatever the kind, started, written, submitted, decided on."""

from datetime import date, timedelta

import pytest

from assessments.models import SpecialistAnswer, SpecialistAssessment, SpecialistCopy, StrategyDiscussion
from assessments.services import (
    save_specialist_section,
    start_specialist,
    stop_specialist,
    submit_specialist,
)
from assessments.specialist.kinds import KINDS
from assessments.specialist.reading import newest_document, over_time
from assessments.specialist.shape import Answer
from assessments.states import copies_of_each
from assessments.timescales import specialist_clock
from casework import clock
from casework.guards import NotNow, NotYours, StaleRecord
from casework.models import OldWork
from children.contributions import timeline, worklist
from referrals.open_work import everything_open
from tests import life_stories, stories
from tests.cast import Cast
from tests.specialist_stories import about_of, child_for, decided, filled, save, sent, started

pytestmark = pytest.mark.usefixtures("monday")
JENNA = "Her aunt Jenna"


@pytest.mark.parametrize("key", KINDS)
def test_every_kind_goes_from_start_to_decision(cast: Cast, key: str) -> None:
    kind = KINDS[key]
    copy = sent(cast, child_for(cast, key), key, **about_of(kind))
    outcome = next(each for each in kind.outcomes[1:] if each not in ("strategy_discussion", "no_more"))
    made = decided(cast, copy, outcome)
    row = SpecialistAssessment.objects.get()
    assert (row.finished_on, made.outcome) == (clock.today(), outcome)
    assert bool(row.review_on) == bool(kind.review)
    assert len(copy.document["sections"]) == len(kind.sections)


class TestStarting:
    def test_only_those_who_work_with_the_child_start_one(self, cast: Cast) -> None:
        child = child_for(cast, "young_carer")
        with pytest.raises(NotYours):
            start_specialist(by=cast.petroc, child=child, kind="young_carer")

    def test_it_is_part_of_open_work(self, cast: Cast) -> None:
        child = stories.signed_off(cast, "close").child
        with pytest.raises(NotNow, match="none is open"):
            start_specialist(by=cast.morwenna, child=child, kind="young_carer")

    def test_one_of_a_kind_is_open_at_a_time_and_for_each_carer(self, cast: Cast) -> None:
        child = child_for(cast, "neglect")
        started(cast, child, "neglect", carer_name=JENNA)
        started(cast, child, "neglect", carer_name="Her father")
        with pytest.raises(NotNow, match="open already"):
            started(cast, child, "neglect", carer_name=JENNA)

    def test_one_about_a_carer_says_which(self, cast: Cast) -> None:
        with pytest.raises(NotNow, match="whose care"):
            started(cast, child_for(cast, "neglect"), "neglect")

    def test_a_kind_says_why_it_is_not_for_this_child(self, cast: Cast) -> None:
        child = child_for(cast, "neglect")
        for key, said in (("pre_birth", "not yet born"), ("homeless_16_17", "16 or 17")):
            with pytest.raises(NotNow, match=said):
                started(cast, child, key)


class TestClocks:
    def test_a_pre_birth_assessment_is_ready_before_34_weeks(self, cast: Cast) -> None:
        child = life_stories.unborn(cast.tamsin)
        child.expected_date = clock.today() + timedelta(weeks=20)
        child.save()
        row = started(cast, stories.assessment(cast, child).child, "pre_birth")
        assert row.due_on == child.expected_date - timedelta(weeks=6)
        assert "34 weeks" in specialist_clock(row).explain(row.counts_from)

    def test_where_it_was_learnt_of_too_late_it_counts_from_the_start(self, cast: Cast) -> None:
        child = life_stories.unborn(cast.tamsin)
        child.expected_date = clock.today() + timedelta(weeks=3)
        child.save()
        row = started(cast, stories.assessment(cast, child).child, "pre_birth")
        assert row.due_on == date(2026, 12, 7)

    def test_a_homeless_young_person_is_assessed_the_day_they_come(self, cast: Cast) -> None:
        row = started(cast, child_for(cast, "homeless_16_17"), "homeless_16_17", asked_on=clock.today())
        assert row.due_on == clock.today()


class TestWriting:
    def test_a_save_on_an_old_copy_is_refused(self, cast: Cast) -> None:
        row = started(cast, child_for(cast, "young_carer"), "young_carer")
        section = row.sections.get(key="wishes")
        save(cast, row, "wishes", {"willing": Answer("no")})
        from_old = {"by": cast.kerensa, "assessment": row, "version": section.version}
        with pytest.raises(StaleRecord):
            save_specialist_section(**from_old, key="wishes", answers={}, complete=False)

    def test_bed_and_breakfast_is_never_kept(self, cast: Cast) -> None:
        row = started(cast, child_for(cast, "homeless_16_17"), "homeless_16_17")
        with pytest.raises(NotNow) as refused:
            save(cast, row, "tonight", {"bed": Answer("bed_and_breakfast")})
        assert "never suitable" in refused.value.reasons[0]
        assert not SpecialistAnswer.objects.exists()

    def test_an_answer_taken_out_keeps_its_history(self, cast: Cast) -> None:
        row = started(cast, child_for(cast, "young_carer"), "young_carer")
        save(cast, row, "wishes", {"child_says": Answer(words="I like doing her tea.")})
        save(cast, row, "wishes", {})
        answer = row.answers.get(item="child_says")
        assert [each.words for each in answer.history.all()] == ["", "I like doing her tea."]

    def test_it_is_submitted_whole_or_not_at_all(self, cast: Cast) -> None:
        row = started(cast, child_for(cast, "young_carer"), "young_carer")
        with pytest.raises(NotNow) as refused:
            submit_specialist(by=cast.kerensa, assessment=row)
        assert refused.value.reasons[0].startswith("What they do: still to be answered: What that person")

    def test_while_it_is_with_the_manager_nothing_changes(self, cast: Cast) -> None:
        copy = sent(cast, child_for(cast, "young_carer"), "young_carer")
        with pytest.raises(NotNow, match="if the manager returns it"):
            save(cast, copy.assessment, "wishes", {})


class TestDeciding:
    def test_whoever_wrote_in_it_does_not_decide(self, cast: Cast) -> None:
        row = started(cast, child_for(cast, "young_carer"), "young_carer")
        save(cast, row, "wishes", {"willing": Answer("no")}, by="morwenna")
        copy = submit_specialist(by=cast.kerensa, assessment=filled(cast, row))
        with pytest.raises(NotYours):
            decided(cast, copy, "support")

    def test_only_what_the_kind_declares_can_follow(self, cast: Cast) -> None:
        copy = sent(cast, child_for(cast, "young_carer"), "young_carer")
        with pytest.raises(NotNow, match="cannot follow"):
            decided(cast, copy, "accommodate")

    def test_a_strategy_discussion_is_asked_for_and_called_back(self, cast: Cast) -> None:
        copy = sent(cast, child_for(cast, "neglect"), "neglect", carer_name=JENNA)
        made = decided(cast, copy, "strategy_discussion")
        work = StrategyDiscussion.objects.get(opened_by=made.pk)
        assert work.stopped_at is None
        stopped = {"old_work": OldWork.STOPPED, "old_work_reason": "The grades were mistyped."}
        decided(cast, copy, "returned", replaces=made, **stopped)
        row = SpecialistAssessment.objects.get()
        assert row.is_open
        assert row.review_on is None
        assert StrategyDiscussion.objects.get(pk=work.pk).stopped_at

    def test_the_first_day_of_a_priority_is_when_it_is_made_again(self, cast: Cast) -> None:
        row = filled(cast, started(cast, child_for(cast, "neglect"), "neglect", carer_name=JENNA))
        soon = clock.today() + timedelta(days=14)
        body = {item: Answer("2", "Seen.") for item in ("nutrition", "housing", "clothing", "hygiene")}
        body["health"] = Answer("4", "Three appointments missed.", target=2, review_on=soon)
        save(cast, row, "body", body)
        decided(cast, submit_specialist(by=cast.kerensa, assessment=row))
        row.refresh_from_db()
        assert row.review_on == soon

    def test_one_that_needs_nothing_more_is_not_made_again(self, cast: Cast) -> None:
        copy = sent(cast, child_for(cast, "neglect"), "neglect", carer_name=JENNA)
        assert decided(cast, copy, "no_more").copy.assessment.review_on is None


def test_it_is_compared_with_last_time_and_only_for_the_same_carer(cast: Cast) -> None:
    child = child_for(cast, "neglect")
    decided(cast, sent(cast, child, "neglect", carer_name=JENNA, nutrition="5"))
    decided(cast, sent(cast, child, "neglect", carer_name="Her father", nutrition="1"))
    with clock.at(clock.now() + timedelta(days=90)):
        again = filled(cast, started(cast, child, "neglect", carer_name=JENNA), nutrition="3", health="3")
    found = over_time(again, newest_document(again, copies_of_each([again], SpecialistCopy)[again.pk]))
    assert found
    assert len(found.days) == 2
    body = next(row for row in found.rows if row.label == "Care of the body")
    assert [words[:1] for _, words in body.cells] == ["5", "1"]
    assert body.change == "Better by 4"


def test_the_lists_hold_it_from_the_writing_to_the_making_again(cast: Cast) -> None:
    child = child_for(cast, "neglect")

    def on(name: str) -> set[str]:
        items = worklist(getattr(cast, name), clock.today())
        return {item.what for item in items if "profile of neglect" in item.what}

    title = "graded profile of neglect: Her aunt Jenna"
    row = started(cast, child, "neglect", carer_name=JENNA)
    assert on("kerensa") == {f"Write: {title}"}
    copy = submit_specialist(by=cast.kerensa, assessment=filled(cast, row))
    assert (on("kerensa"), on("morwenna")) == (set(), {f"Decide: {title}"})
    decided(cast, copy)
    assert (on("kerensa"), on("morwenna")) == (set(), set())
    with clock.at(clock.now() + timedelta(days=90)):
        assert on("kerensa") == {f"Make again: {title}"}
        started(cast, child, "neglect", carer_name=JENNA)
        assert on("kerensa") == {f"Write: {title}"}


def test_the_timeline_tells_it_with_the_reason(cast: Cast) -> None:
    child = child_for(cast, "young_carer")
    made = decided(cast, sent(cast, child, "young_carer"), "support")
    told = [event for event in timeline(cast.kerensa, [child]) if event.title.startswith("Young carer")]
    assert {event.title.partition(": ")[2] for event in told} == {
        "started",
        "submitted",
        "Agreed: support is offered",
    }
    assert made.rationale in {event.text for event in told}


def test_an_open_one_keeps_the_referral_open_until_it_is_stopped(cast: Cast) -> None:
    row = started(cast, child_for(cast, "young_carer"), "young_carer")
    assert any("Young carer" in words for words in everything_open(row.referral))
    stop_specialist(by=cast.kerensa, assessment=row, reason="Her grandfather has gone into a home.")
    assert not any("Young carer" in words for words in everything_open(row.referral))
    with pytest.raises(NotNow, match="was stopped"):
        save(cast, row, "wishes", {})
