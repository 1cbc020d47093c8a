"""An assessment from the task list to its sign-off, as it is clicked and typed, usable by everybody."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from assessments.models import Assessment, DangerStatement
from assessments.services import save_section
from tests import stories
from tests.browser import axe_clean, sign_in
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)

FRIDAY = "On Fridays Amber packs a bag and listens for the car."


@pytest.fixture
def case(cast: Cast, clock_at) -> Assessment:
    clock_at("2026-11-23 09:40")
    return stories.assessment(cast)


def open_section(page: Page, case: Assessment, heading: str) -> None:
    page.goto(reverse("assessment", args=[case.pk]))
    page.get_by_role("link", name=heading, exact=True).click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save this section").click()


def test_the_sections_are_written(cast: Cast, case: Assessment, either_page: Page) -> None:
    page = sign_in(either_page, "kerensa")
    open_section(page, case, "Analysis")
    axe_clean(page)
    page.get_by_label("What does all this mean for this child?").fill(FRIDAY)
    page.get_by_label("This section is complete").check()
    save(page)
    expect(page.get_by_text("Analysis saved.")).to_be_visible()
    expect(page.locator(".app-tasks li", has_text="Analysis")).to_contain_text("Complete")

    open_section(page, case, "Danger statements and safety goals")
    page.get_by_label("What we worry about").fill(stories.DANGER["statement"])
    page.get_by_role("button", name="Add another danger statement").click()
    expect(page.get_by_label("What we worry about").first).to_have_value(stories.DANGER["statement"])
    save(page)
    axe_clean(page)
    page.get_by_role("link", name="Danger statement 1: Enter safety goal").click()
    page.keyboard.type(stories.DANGER["safety_goal"])
    save(page)
    assert [row.safety_goal for row in DangerStatement.objects.live()] == [stories.DANGER["safety_goal"]]

    open_section(page, case, "Factors identified")
    page.get_by_label("Neglect").check()
    page.get_by_label("No factors identified").check()
    save(page)
    axe_clean(page)
    page.get_by_label("No factors identified").uncheck()
    save(page)
    expect(page.get_by_text("Factors identified saved.")).to_be_visible()


def test_two_write_at_once_and_neither_loses_a_word(cast: Cast, case: Assessment, either_page: Page) -> None:
    page = sign_in(either_page, "kerensa")
    open_section(page, case, "Past harm")
    version = stories.version_of(case, "harm")
    text = "A neighbour heard Mother call for help."
    save_section(by=cast.morwenna, assessment=case, key="harm", version=version, text=text, complete=False)
    page.get_by_label("What has happened to the child?").fill(FRIDAY)
    save(page)
    axe_clean(page)
    expect(page.get_by_role("group", name="Saved by Morwenna Nance")).to_contain_text(text)
    expect(page.get_by_label("What has happened to the child?")).to_have_value(FRIDAY)
    page.get_by_label("What has happened to the child?").fill(f"{text}\n\n{FRIDAY}")
    save(page)
    expect(page.get_by_text("Past harm saved.")).to_be_visible()
    assert case.sections.get(key="harm").text == f"{text}\n\n{FRIDAY}"


def test_it_is_submitted_returned_mended_and_signed_off(
    cast: Cast, case: Assessment, either_page: Page
) -> None:
    stories.write(cast, case)
    page = sign_in(either_page, "kerensa")
    submit(page, case)

    decide(sign_in(page, "morwenna"), case)
    page.get_by_role("button", name="Record the decision").click()
    axe_clean(page)
    page.get_by_label("Returned to the worker").check()
    page.get_by_role("textbox", name="Why", exact=True).fill("See Amber, and say what Fridays are like.")
    page.get_by_role("button", name="Record the decision").click()

    page = sign_in(page, "kerensa")
    open_section(page, case, "Analysis")
    expect(page.get_by_label("What does all this mean for this child?")).not_to_be_empty()
    page.get_by_label("What does all this mean for this child?").fill(FRIDAY)
    save(page)
    expect(page.get_by_role("region", name=re.compile("Returned by Morwenna"))).to_contain_text("See Amber")
    expect(page.locator(".app-tasks li", has_text="Analysis")).to_contain_text("Changed since")
    axe_clean(page)
    stories.seen(cast, case.child)
    submit(page, case)

    decide(sign_in(page, "morwenna"), case)
    expect(page.get_by_role("region", name=re.compile("What changed since copy 1"))).to_contain_text(FRIDAY)
    axe_clean(page)
    page.get_by_label("Signed off: child in need plan").check()
    page.get_by_role("textbox", name="Why", exact=True).fill("Seen alone, and the analysis holds.")
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_text("Signed off on 23 November 2026")).to_be_visible()
    axe_clean(page)
    page.get_by_role("link", name="Copy 2").click()
    axe_clean(page)
    page.goto(reverse("child_assessments", args=[case.child.pk]))
    axe_clean(page)


def submit(page: Page, case: Assessment) -> None:
    page.goto(reverse("assessment", args=[case.pk]))
    page.get_by_role("link", name="Read it through and submit it").click()
    page.get_by_role("button", name="Submit for sign-off").click()
    expect(page.get_by_text("It is on the list of the managers of Penwith team")).to_be_visible()


def decide(page: Page, case: Assessment) -> None:
    page.goto(reverse("assessment", args=[case.pk]))
    page.get_by_role("link", name="Decide on it").click()
