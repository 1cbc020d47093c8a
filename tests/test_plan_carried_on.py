"""A child has one child in need plan: a further assessment adds to it, and opens no second one."""

import pytest

from assessments.models import Assessment, StrategyDiscussion
from assessments.services import decide_assessment, submit_assessment
from casework.guards import NotNow
from plans.models import Plan
from plans.services import decide_plan, start_new_version, submit_plan
from tests import protection_stories, stories
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def further(cast: Cast) -> Assessment:
    """After a step up the strategy discussion sent the child back to assessment; the plan goes on."""
    stories.reviewed(cast, "step_up")
    protection_stories.hold(cast.morwenna, StrategyDiscussion.objects.get(), "assessment")
    case = Assessment.objects.open().get()
    stories.write(cast, case)
    stories.seen(cast, case.child)
    return case


def sign_off(cast: Cast, case: Assessment) -> None:
    copy = case.copies.first() or submit_assessment(by=cast.kerensa, assessment=case)
    decide_assessment(
        by=cast.cador, copy=copy, outcome="child_in_need_plan", rationale="The plan answers this too."
    )


def test_what_a_further_assessment_found_comes_in_as_a_new_version(cast: Cast, further: Assessment) -> None:
    plan = Plan.objects.get()
    before = plan.goals.count()
    sign_off(cast, further)
    plan.refresh_from_db()
    assert plan.editing
    assert plan.is_open
    found = further.dangerstatements.count()
    assert found
    assert plan.goals.count() == before + found
    places = list(plan.goals.values_list("position", flat=True))
    assert len(set(places)) == len(places)


def test_while_a_version_is_with_the_manager_that_is_decided_first(cast: Cast, further: Assessment) -> None:
    plan = start_new_version(by=cast.kerensa, plan=Plan.objects.get(), reason="He has moved to his gran’s.")
    copy = submit_plan(by=cast.kerensa, plan=plan)
    with pytest.raises(NotNow, match="Decide on that version first"):
        sign_off(cast, further)
    decide_plan(by=cast.morwenna, copy=copy, outcome="returned", rationale="Wait for the assessment.")
    sign_off(cast, further)


def test_a_sign_off_replaced_by_one_like_it_keeps_the_plan_it_opened(cast: Cast) -> None:
    first = stories.signed_off(cast, "child_in_need_plan")
    goals = Plan.objects.get().goals.count()
    decide_assessment(
        by=cast.morwenna,
        copy=first.copy,
        outcome="child_in_need_plan",
        rationale="The same, for a better reason: her mother has asked for it.",
        replaces=first,
        old_work="kept",
        old_work_reason="Nothing in the plan changes.",
    )
    assert Plan.objects.get().goals.count() == goals
