"""Typing that nothing takes away: a browser that dies, another device, a broken line, a locked screen."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from assessments.models import Assessment
from casework.models import Draft
from casework.staff import change_own_password
from tests import stories
from tests.browser import NewPage, axe_clean, sign_in
from tests.cast import PASSWORD, Cast
from tests.visiting import sees_focus

pytestmark = pytest.mark.django_db(transaction=True)

FRIDAY = "On Fridays Amber packs a bag and listens for the car."
SAVED = re.compile(r"Draft saved \d\d:\d\d")


@pytest.fixture
def case(cast: Cast) -> Assessment:
    change_own_password(by=cast.kerensa, password=PASSWORD)
    return stories.assessment(cast)


def analysis(case: Assessment) -> str:
    return reverse("assessment_section", args=[case.pk, "analysis"])


def status(page: Page) -> Locator:
    return page.locator("[data-draft-status]")


def test_a_browser_that_dies_and_another_device(case: Assessment, new_page: NewPage) -> None:
    desk = sign_in(new_page(), "kerensa")
    desk.goto(analysis(case))
    desk.locator("[name=text]").fill(FRIDAY)
    expect(status(desk)).to_have_text(SAVED)
    assert status(desk).get_attribute("role") == "status"
    expect(desk.get_by_role("button", name="Save as draft")).to_have_count(0)
    desk.context.close()

    phone = sign_in(new_page(width=390), "kerensa")
    phone.goto("/")
    phone.get_by_role("link", name="My drafts (1)").click()
    phone.get_by_role("link", name="Analysis").first.click()
    expect(phone.locator("[name=text]")).to_have_value(FRIDAY)
    phone.get_by_role("button", name="Save this section").click()
    expect(phone.get_by_text("Analysis saved.")).to_be_visible()
    assert case.sections.get(key="analysis").text == FRIDAY
    assert not Draft.objects.waiting().exists()


def test_what_was_typed_in_the_last_second_is_kept_when_the_page_goes(
    case: Assessment, browser_page: Page
) -> None:
    page = sign_in(browser_page, "kerensa")
    page.goto(analysis(case))
    page.locator("[name=text]").fill(FRIDAY)
    page.get_by_role("link", name="Home").click()
    page.get_by_role("link", name=re.compile("Amber Tregear")).first.click()
    page.goto(analysis(case))
    page.get_by_role("link", name=re.compile("Go on with it")).click()
    expect(page.locator("[name=text]")).to_have_value(FRIDAY)


def test_a_broken_line_is_said_and_mended_by_itself(case: Assessment, browser_page: Page) -> None:
    page = sign_in(browser_page, "kerensa")
    page.goto(analysis(case))
    keep = re.compile(f"{reverse('draft_keep')}$")
    page.route(keep, lambda route: route.fulfill(body="Something on the way answers in our place."))
    page.locator("[name=text]").fill(FRIDAY)
    expect(status(page)).to_contain_text("Not saved: no connection. Keep this page open")
    axe_clean(page)
    page.unroute(keep)
    expect(status(page)).to_have_text(SAVED, timeout=10_000)
    assert Draft.objects.get().data["text"] == [FRIDAY]


def test_without_javascript_a_button_keeps_it(
    case: Assessment, browser_page_without_javascript: Page
) -> None:
    page = sign_in(browser_page_without_javascript, "kerensa")
    page.goto(analysis(case))
    page.locator("[name=text]").fill(FRIDAY)
    page.get_by_role("button", name="Save as draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My drafts")
    page.get_by_role("link", name="Analysis").first.click()
    expect(page.locator("[name=text]")).to_have_value(FRIDAY)
    expect(page.get_by_text("It is not on the record until you save it")).to_be_visible()


def test_two_new_contacts_side_by_side(cast: Cast, new_page: NewPage) -> None:
    one = sign_in(new_page(), "tamsin")
    other = one.context.new_page()
    accounts = {one: "A neighbour heard shouting.", other: "The school rang about a bruise."}
    for page, account in accounts.items():
        page.goto("/contacts/add/")
        page.locator("[name=account]").fill(account)
        expect(status(page)).to_have_text(SAVED)
    assert sorted(draft.data["account"][0] for draft in Draft.objects.all()) == sorted(accounts.values())


def test_the_lock_warns_and_one_may_stay(case: Assessment, browser_page: Page) -> None:
    page = sign_in(browser_page, "kerensa")
    page.clock.install()
    page.goto(analysis(case))
    here = {"user": "kerensa", "left": 119, "csrf": "t" * 32}
    page.route("**/still-here/", lambda route: route.fulfill(json=here))
    page.clock.fast_forward("28:01")
    lock = page.get_by_role("dialog", name="Are you still there?")
    expect(lock).to_contain_text("You will be signed out in 1 minute 5")
    stay = page.get_by_role("button", name="Stay signed in")
    expect(stay).to_be_focused()
    sees_focus(page)
    axe_clean(page)
    here["left"] = 1800
    page.keyboard.press("Escape")
    expect(lock).to_have_count(0)


def test_signing_in_again_in_place_goes_on_with_the_text(case: Assessment, browser_page: Page) -> None:
    page = sign_in(browser_page, "kerensa")
    page.goto(analysis(case))
    Session.objects.all().delete()
    page.locator("[name=text]").fill(FRIDAY)
    locked = page.get_by_role("dialog", name="You are signed out")
    expect(locked).to_be_visible()
    axe_clean(page)
    password = locked.get_by_label("Password")
    expect(password).to_be_focused()
    password.fill("not this one")
    page.keyboard.press("Enter")
    expect(locked.get_by_role("alert")).to_contain_text("password is wrong")
    password.fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(locked).to_have_count(0)
    expect(page.locator("[name=text]")).to_have_value(FRIDAY)
    expect(status(page)).to_have_text(SAVED)
    page.get_by_role("button", name="Save this section").click()
    expect(page.get_by_text("Analysis saved.")).to_be_visible()
