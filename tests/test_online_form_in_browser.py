"""The online form in a browser: with a script and without, at the width of a telephone, for everybody."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import form_site
from tests.browser import axe_clean
from tests.form_site import ADULT, CHILD, FAMILY, WELL, WORRIES, YOU

pytestmark = pytest.mark.usefixtures("transactional_db")

CHOSEN = {"danger", "told", "is_born", "lives_there"}
FROM_A_LIST = {"agency_kind", "part"}


@pytest.fixture(scope="module")
def live_server(django_db_setup: None) -> Iterator[LiveServer]:
    """The form’s own site, in the place of the record’s."""
    with form_site.form_site():
        server = LiveServer("localhost")
        yield server
        server.stop()


def answer(page: Page, said: dict[str, str]) -> None:
    for name, value in said.items():
        if name in CHOSEN:
            page.check(f"input[name={name}][value={value}]")
        elif name in FROM_A_LIST:
            page.select_option(f"[name={name}]", value)
        else:
            page.fill(f"[name={name}]", value)
    go_on(page)


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def wrong_then_right(page: Page, said: dict[str, str]) -> None:
    """Each page as it stands, sent empty, and answered."""
    axe_clean(page)
    go_on(page)
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    axe_clean(page)
    answer(page, said)


def test_a_whole_form_is_sent_and_every_page_can_be_used_by_everybody(either_page: Page, clock_at) -> None:
    page, now = either_page, clock_at("2026-11-23 09:40")
    page.goto("/")
    axe_clean(page)
    page.get_by_role("button", name="Start now").click()
    wrong_then_right(page, {"danger": "no"})
    wrong_then_right(page, YOU)
    wrong_then_right(page, FAMILY)
    wrong_then_right(page, CHILD)
    axe_clean(page)
    go_on(page)
    axe_clean(page)
    page.get_by_role("button", name="Add an adult").or_(page.get_by_role("link", name="Add an adult")).click()
    wrong_then_right(page, ADULT)
    go_on(page)
    wrong_then_right(page, WORRIES)
    wrong_then_right(page, WELL)
    page.set_input_files("[name=file]", {"name": "note.txt", "mimeType": "text/plain", "buffer": b"A note."})
    page.get_by_role("button", name="Add this file").click()
    expect(page.get_by_text("note.txt").first).to_be_visible()
    axe_clean(page)
    go_on(page)
    page.get_by_role("link", name="Save and come back later").click()
    axe_clean(page)
    page.goto("/form/check/")
    axe_clean(page)
    clock_at(now + timedelta(minutes=20))
    page.get_by_role("button", name="Send the form").click()
    axe_clean(page)
    page.check("[name=true]")
    page.get_by_role("button", name="Send the form").click()
    expect(page.get_by_role("heading", name="We have received your referral")).to_be_visible()
    axe_clean(page)


@pytest.mark.parametrize("address", ["/privacy/", "/return/nothing/", "/nothing/"])
def test_a_page_beside_the_way_can_be_used_by_everybody(browser_page: Page, address: str) -> None:
    browser_page.goto(address)
    axe_clean(browser_page)
