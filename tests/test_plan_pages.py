"""Every page of plans and reviews, filled, empty and wrong, can be used by everybody."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from casework import clock
from plans.models import Plan
from plans.services import save_actions, start_new_version, submit_plan
from tests import stories
from tests.browser import axe_clean, sign_in
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def look(page: Page, user: str, *addresses: str) -> None:
    sign_in(page, user)
    for address in addresses:
        response = page.goto(address)
        assert response
        assert response.status == 200, address
        axe_clean(page)


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def test_being_written(cast: Cast, browser_page: Page) -> None:
    plan = stories.plan(cast)
    goal = plan.goals.get()
    look(
        browser_page,
        "kerensa",
        reverse("child_plans", args=[plan.child.pk]),
        reverse("plan", args=[plan.pk]),
        reverse("plan_edit", args=[plan.pk]),
        reverse("plan_submit", args=[plan.pk]),
        reverse("goal_remove", args=[goal.pk]),
        reverse("goal_add", args=[plan.pk]),
    )
    browser_page.get_by_label("What will be done").fill("Gran collects Amber")
    browser_page.get_by_label("Day", exact=True).fill("31")
    press(browser_page, "Save the goal")
    axe_clean(browser_page)
    look(browser_page, "kerensa", reverse("plan_frame", args=[plan.pk]))
    browser_page.get_by_label("How often the child is visited, in weeks").fill("60")
    press(browser_page, "Save")
    axe_clean(browser_page)


def test_rows_are_added_and_taken_out_without_javascript(cast: Cast, either_page: Page) -> None:
    goal = stories.plan(cast).goals.get()
    sign_in(either_page, "kerensa").goto(reverse("goal_edit", args=[goal.pk]))
    either_page.get_by_label("What will be done").fill("Gran collects Amber")
    press(either_page, "Add another action")
    assert either_page.get_by_label("What will be done").first.input_value() == "Gran collects Amber"
    either_page.get_by_label("What will be done").nth(1).fill("Mother keeps bedtime")
    press(either_page, "Remove action 1")
    press(either_page, "Save the goal")
    assert [action.what for action in goal.actions.all()] == ["Mother keeps bedtime"]


def test_to_be_approved_and_refused(cast: Cast, browser_page: Page) -> None:
    plan = stories.plan(cast)
    submit_plan(by=cast.kerensa, plan=plan)
    look(browser_page, "morwenna", reverse("plan", args=[plan.pk]), reverse("plan_decide", args=[plan.pk]))
    browser_page.get_by_label("Approved", exact=True).check()
    browser_page.get_by_label("Why", exact=True).fill("The family wrote two of the actions.")
    press(browser_page, "Record the decision")
    browser_page.get_by_role("alert").get_by_text("How often the child is visited is not set").wait_for()
    axe_clean(browser_page)


def test_in_force_with_a_new_version_and_late_actions(cast: Cast, browser_page: Page, clock_at) -> None:
    plan = stories.plan_in_force(cast)
    action = plan.goals.get().actions.first()
    start_new_version(by=cast.kerensa, plan=plan, reason="Gran has moved in.")
    clock_at(clock.now() + timedelta(days=40))
    copy, review = plan.copies.get(), plan.reviews.get()
    look(
        browser_page,
        "kerensa",
        reverse("child_plans", args=[plan.child.pk]),
        reverse("child", args=[plan.child.pk]),
        reverse("plan", args=[plan.pk]),
        reverse("plan_edit", args=[plan.pk]),
        reverse("plan_copy", args=[copy.pk]),
        reverse("action_progress", args=[action.pk]),
        reverse("review", args=[review.pk]),
        reverse("review_record", args=[review.pk]),
    )
    press(browser_page, "Save and go on")
    axe_clean(browser_page)


def test_reviewed_and_decided(cast: Cast, browser_page: Page) -> None:
    review = stories.proposed(cast)
    copy = review.copies.get()
    decide = reverse("review_decide", args=[review.pk])
    look(browser_page, "kerensa", reverse("review_propose", args=[review.pk]))
    look(browser_page, "morwenna", reverse("review_copy", args=[copy.pk]), decide)
    browser_page.get_by_label("Close", exact=True).check()
    press(browser_page, "Record the decision")
    axe_clean(browser_page)
    browser_page.get_by_label("Continue the plan", exact=True).check()
    browser_page.get_by_label("Why", exact=True).fill("It rests on Gran; the course would make it last.")
    press(browser_page, "Record the decision")
    browser_page.get_by_text("Decided: Continue the plan.").wait_for()
    first = review.decisions.get()
    look(browser_page, "morwenna", reverse("review", args=[review.pk]), f"{decide}?replaces={first.pk}")


def test_long_words_do_not_push_the_page_sideways(cast: Cast, browser_page: Page) -> None:
    plan: Plan = stories.plan(cast)
    goal = plan.goals.get()
    long = "Gwelisevynyansrannyethowcollenwys" * 6
    rows = [{"what": long, "owner_agency": long[:150], "due_on": clock.today()}]
    save_actions(by=cast.kerensa, goal=goal, version=goal.version, rows=rows)
    look(browser_page, "kerensa", reverse("plan", args=[plan.pk]), reverse("plan_edit", args=[plan.pk]))
