"""Early help while it is given: agreement, lead practitioner, assessment, plan, review, closing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from assessments.models import Assessment
from assessments.services import decide_assessment, save_dangers, submit_assessment
from casework import clock
from casework.guards import NotNow, NotYours
from casework.journey import Journey
from children.access import may_write, works_with
from children.contributions import timeline, worklist
from children.models import Person
from children.services.involvement import involve
from children.summaries import summarised
from plans.models import Plan
from plans.services import decide_review, propose
from referrals.services import record_consent
from tests import early_help_stories as told
from tests import stories
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")


def whats(user, child) -> list[str]:
    return [item.what for item in worklist(user, clock.today()) if item.child == child]


def stage(child) -> str:
    return summarised(Person.objects.filter(pk=child.pk)).get().stage


def test_nothing_is_assessed_before_the_family_agrees(cast: Cast) -> None:
    row = told.accepted(cast)
    assert whats(cast.elowen, row.child) == ["Ask whether the family agrees to early help"]
    assert not Assessment.objects.exists()
    told.answered(cast, row)
    case = Assessment.objects.get()
    assert (case.early_help, case.referral, case.child) == (row, None, row.child)
    assert str(case.due_on) == "2027-01-07", "30 working days from the agreement, a local figure"
    assert "Name the lead practitioner" in whats(cast.elowen, row.child)


def test_what_was_explained_is_part_of_the_agreement(cast: Cast) -> None:
    row = told.accepted(cast)
    with pytest.raises(NotNow, match="what was explained"):
        told.answered(cast, row, explained=" ")
    with pytest.raises(NotNow, match="not later than today"):
        told.answered(cast, row, asked_on=clock.today() + timedelta(days=1))
    with pytest.raises(NotNow, match="has not agreed yet"):
        told.answered(cast, row, "withdrawn")


def test_a_family_that_refuses_is_decided_on_by_the_hubs_manager(cast: Cast) -> None:
    row = told.accepted(cast)
    told.answered(cast, row, "refused")
    assert not Assessment.objects.exists()
    assert "Decide: the family does not agree to early help" in whats(cast.jago, row.child)
    told.decide(cast, row, "closed", ending="consent_refused")
    row.refresh_from_db()
    assert row.ending == "consent_refused"


def test_a_withdrawn_agreement_stops_the_work_it_carried(cast: Cast) -> None:
    row = told.agreed(cast)
    told.answered(cast, row, "withdrawn")
    told.decide(cast, row, "closed", ending="consent_withdrawn", family_after=4, practitioner_after=4)
    case = Assessment.objects.get()
    assert case.stopped_at
    assert case.stopped_reason


def test_the_lead_practitioner_may_be_outside_the_council(cast: Cast) -> None:
    row = told.agreed(cast)
    assert row.lead_words == "Mrs Oliver, Pastoral lead, Nancledra school"
    assert row.worker == cast.elowen
    assert works_with(cast.elowen, row.child)


def test_worries_are_paired_with_success_goals_and_the_plan_grows_from_them(cast: Cast) -> None:
    made = told.assessed(cast)
    plan = Plan.objects.get()
    goal = plan.goals.get()
    assert (plan.kind, plan.early_help) == ("early_help", made.copy.assessment.early_help)
    assert (goal.worry, goal.goal) == (told.WORRY["statement"], told.WORRY["safety_goal"])
    headings = [section["heading"] for section in made.copy.document["sections"]]
    assert "Worry statements and success goals" in headings
    assert "Factors identified" not in headings


def test_a_worry_without_its_success_goal_is_refused_in_early_helps_words(cast: Cast) -> None:
    row = told.agreed(cast)
    case = Assessment.objects.get()
    section = case.sections.get(key="danger")
    with pytest.raises(NotNow) as refused:
        save_dangers(
            by=cast.elowen,
            assessment=case,
            version=section.version,
            rows=[{"statement": "Tired.", "safety_goal": ""}],
            complete=False,
        )
    assert refused.value.reasons == ["Worry statement 1 has no success goal: write what we will see instead."]
    assert row.is_open


def test_the_hubs_manager_signs_off_and_not_a_social_work_manager(cast: Cast) -> None:
    row = told.agreed(cast)
    case = Assessment.objects.get()
    told.seen(cast, row.child)
    told.write(cast, case)
    copy = submit_assessment(by=cast.elowen, assessment=case)
    involve(by=cast.jago, person=row.child, kind="co_working", user=cast.kerensa)
    with pytest.raises(NotYours, match="manager of Early help hub"):
        decide_assessment(by=cast.morwenna, copy=copy, outcome="early_help_plan", rationale="Good.")
    with pytest.raises(NotNow, match="one of the outcomes offered"):
        decide_assessment(by=cast.jago, copy=copy, outcome="child_in_need_plan", rationale="Good.")


def test_a_review_of_an_early_help_plan_goes_on_or_ends_it(cast: Cast) -> None:
    plan = told.planned(cast)
    assert stage(plan.child) == Journey.EARLY_HELP
    review = told.reviewed(cast, plan, "end_early_help_plan")
    assert review.due_on == plan.starts_on + timedelta(weeks=8)
    with pytest.raises(NotNow, match="one of the outcomes offered"):
        propose(by=cast.jago, review=review, outcome="step_up", reason="No.")
    decide_review(by=cast.jago, review=review, outcome="end_early_help_plan", rationale="She sleeps.")
    plan.refresh_from_db()
    assert plan.ended_on == clock.today()
    assert plan.early_help.is_open, "closing is a decision of its own"


def test_a_review_is_never_proposed_past_its_kind_of_plan(cast: Cast) -> None:
    review = stories.plan_in_force(cast).reviews.get()
    with pytest.raises(NotYours):
        propose(by=cast.elowen, review=review, outcome="continue_early_help", reason="It works.")


def test_closing_is_measured_from_the_beginning_to_the_end(cast: Cast) -> None:
    row = told.agreed(cast)
    with pytest.raises(NotNow, match="number at the end"):
        told.decide(cast, row, "closed", ending="goals_met")
    with pytest.raises(NotNow) as refused:
        told.decide(cast, row, "closed", ending="goals_met", family_after=8, practitioner_after=7)
    assert "is not signed off" in refused.value.reasons[0]


def test_early_help_that_met_its_goals_closes_and_lets_go(cast: Cast) -> None:
    made = told.assessed(cast, "no_early_help_plan")
    row = made.copy.assessment.early_help
    told.decide(cast, row, "closed", ending="goals_met", family_after=8, practitioner_after=7)
    row.refresh_from_db()
    assert row.family_scale == "4 of 10 at the beginning, 8 at the end"
    assert not may_write(cast.elowen, row.child)
    assert stage(row.child) == Journey.CLOSED
    with pytest.raises(NotNow, match="has ended"):
        told.decide(cast, row, "closed", ending="goals_met")


def test_a_specialists_advice_stands_on_the_timeline_with_what_will_be_done(cast: Cast, client_of) -> None:
    row = told.agreed(cast)
    told.advised(cast, row)
    titles = [event.title for event in timeline(cast.elowen, [row.child], limit=50)]
    assert (
        "Advice of Dr Kitto, clinical psychologist: Child and adolescent mental health services (CAMHS)"
        in titles
    )
    assert "Early help asked for: The family itself" in titles
    shown = client_of("elowen").get(reverse("early_help", args=[row.pk])).content.decode()
    assert "Mrs Oliver and Jenna keep a sleep diary." in shown


def test_who_does_not_work_with_the_child_records_nothing(cast: Cast) -> None:
    row = told.agreed(cast)
    with pytest.raises(NotYours):
        record_consent(
            by=cast.kerensa, early_help=row, answer="withdrawn", asked_of="J", asked_on=clock.today(),
            how="telephone", explained="X",
        )  # fmt: skip
