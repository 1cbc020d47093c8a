"""The admin site and oversight as people use them, in a browser; usable by everybody."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from casework import clock
from children.admin.base import address_of
from children.models import AccessEntry, Person
from children.services.involvement import state_reason
from supervision.models import OversightAction
from tests import stories
from tests.browser import axe_clean, fits_narrow, sign_in
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def this_monday(clock_at) -> None:
    clock_at("2026-11-23 09:40")


@pytest.fixture
def amber(cast: Cast) -> Person:
    """Amber, whose review is due and recorded, and one of whose sisters has no work."""
    return stories.proposed(cast).child


def test_a_leader_follows_a_figure_to_a_child_and_states_why_they_open_the_record(
    cast: Cast, amber: Person, browser_page: Page
) -> None:
    page = sign_in(browser_page, "rosenwyn")
    page.goto("/admin/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Leaders’ overview")
    axe_clean(page)
    page.get_by_role("link", name="Reviews, for a decision").click()
    axe_clean(page)
    page.goto("/admin/plans/review/")
    axe_clean(page)
    page.get_by_role("link", name="Amber Tregear").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Say why you need this record")
    page.get_by_role("textbox", name="Why you need to open it").fill("Reading before the monthly review.")
    page.get_by_role("button", name="Open the record").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Review")
    expect(page.get_by_text("The house is quieter and Gran comes.")).to_be_visible()
    axe_clean(page)
    page.get_by_role("link", name="Who changed what").click()
    expect(page).to_have_url(re.compile(r"/records/plans\.review/"))
    assert AccessEntry.objects.filter(user=cast.rosenwyn, opened=True, page__startswith="admin:").exists()


def test_records_and_empty_lists_can_be_used_by_everybody(
    cast: Cast, amber: Person, browser_page: Page
) -> None:
    state_reason(by=cast.rosenwyn, person=amber, reason="Reading before the monthly review.")
    page = sign_in(browser_page, "rosenwyn")
    for address in (
        address_of(amber),
        address_of(amber.screenings.get().decisions.get()),
        "/admin/children/person/?q=nobody",
        "/admin/children/warning/",
        "/admin/overview/overdue/screening/",
        "/admin/overview/decided/2026-11-23/",
        "/admin/casework/authority/",
    ):
        page.goto(address)
        axe_clean(page)


def test_an_administrators_pages_can_be_used_by_everybody(cast: Cast, browser_page: Page) -> None:
    page = sign_in(browser_page, "piran")
    denzel = f"/admin/casework/user/{cast.denzel.pk}"
    for address in (
        "/admin/",
        "/admin/casework/user/",
        "/admin/casework/user/add/",
        f"{denzel}/change/",
        f"{denzel}/history/",
        f"{denzel}/password/",
        f"/admin/casework/user/{cast.piran.pk}/change/",
        "/admin/casework/team/",
        "/admin/casework/team/add/",
    ):
        page.goto(address)
        axe_clean(page)
    page.goto("/admin/casework/user/add/")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Enter username")
    axe_clean(page)
    page.goto("/admin/children/person/")
    axe_clean(page)


def test_a_rule_is_changed_with_its_preview_seen_and_its_reason_given(
    cast: Cast, amber: Person, either_page: Page
) -> None:
    page = sign_in(either_page, "piran")
    page.goto("/admin/casework/authority/")
    page.get_by_role("navigation", name="Give a role a right in").get_by_role("link", name="Review").click()
    page.get_by_role("button", name="See what this would change").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Choose at least one of the outcomes")
    axe_clean(page)
    page.get_by_label("Role").select_option(label="Conference chair")
    page.get_by_label("Decide").check()
    page.get_by_label("Continue the plan").check()
    first = page.get_by_role("group", name="First day")
    for part, value in (("Day", "1"), ("Month", "12"), ("Year", "2026")):
        first.get_by_label(part).fill(value)
    page.get_by_role("button", name="See what this would change").click()
    expect(page.get_by_text("Reviews, for a decision")).to_be_visible()
    axe_clean(page)
    page.get_by_label("Why").fill("Chairs close what they chair, as agreed with the board.")
    page.get_by_role("button", name="Save this change").click()
    expect(page.get_by_text("1 right given to Conference chair.")).to_be_visible()
    fits_narrow(page)


def test_a_manager_records_oversight_and_the_worker_finds_it_and_does_it(
    cast: Cast, either_page: Page
) -> None:
    child = stories.assessment(cast).child
    page = sign_in(either_page, "morwenna")
    page.goto(f"/people/{child.pk}/oversight/add/")
    page.get_by_role("button", name="Save the oversight note").click()
    for said in ("Say what was considered", "Say what was decided", "no decision is recorded without"):
        expect(page.locator(".govuk-error-summary")).to_contain_text(said)
    axe_clean(page)
    page.get_by_label("What was considered").fill("The school’s two calls.")
    page.get_by_label("What was decided").fill("Amber is seen tomorrow.")
    page.get_by_label("The direction of the work changes").check()
    page.get_by_label("Why", exact=True).fill("Nineteen days without her own voice.")
    due = clock.today() + timedelta(days=2)
    page.get_by_label("What is to be done").fill("See Amber at school")
    page.get_by_label("Who does it").select_option(label="Kerensa Trembath")
    page.get_by_role("button", name="Add another action").click()
    expect(page.get_by_label("What is to be done")).to_have_count(2)
    row = page.get_by_role("group", name="Action 1", exact=True)
    for part, value in (("Day", due.day), ("Month", due.month), ("Year", due.year)):
        row.get_by_label(part).fill(str(value))
    page.get_by_role("button", name="Save the oversight note").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Management oversight")
    expect(page.get_by_text("Nineteen days without her own voice.")).to_be_visible()
    axe_clean(page)

    sign_in(page, "kerensa")
    page.goto(f"/people/{child.pk}/")
    expect(page.locator("main")).to_contain_text("Amber is seen tomorrow.")
    page.goto(f"/oversight/actions/{OversightAction.objects.get().pk}/done/")
    axe_clean(page)
    page.get_by_label("What was done").fill("Saw Amber at morning break.")
    page.get_by_role("button", name="Record as done").click()
    expect(page.locator("main")).to_contain_text("Saw Amber at morning break.")
    fits_narrow(page)


def test_a_decision_is_replaced_from_the_note(cast: Cast, browser_page: Page) -> None:
    note = stories.overseen(cast)
    page = sign_in(browser_page, "morwenna")
    page.goto(f"/oversight/{note.pk}/")
    page.get_by_role("link", name="Replace this decision").click()
    axe_clean(page)
    page.get_by_label("What was decided").fill("Amber is seen at her gran’s.")
    page.get_by_label("The direction of the work changes").check()
    page.get_by_label("Why", exact=True).fill("The school is closed.")
    page.get_by_label("The work stops").check()
    page.get_by_label("Why the earlier work goes on or stops").fill("Nobody is at school this week.")
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_text("Replaced", exact=True)).to_be_visible()
    expect(page.get_by_text("Stopped", exact=True)).to_be_visible()
    axe_clean(page)
