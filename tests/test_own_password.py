"""Everybody changes their own password, and whoever was given one by somebody else must."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from casework import clock
from casework.models import SecurityEvent, SecurityEventKind, User
from casework.staff import change_own_password, set_password
from tests.browser import axe_clean, sign_in
from tests.cast import PASSWORD, Cast

NEW = "three gulls over porthleven"
PAGE = "/password/"


@pytest.fixture(autouse=True)
def on_monday(clock_at: Callable[[str], datetime]) -> Callable[[str], datetime]:
    clock_at("2026-11-23 09:40")
    return clock_at


@pytest.fixture
def kerensa(cast: Cast) -> User:
    return change_own_password(by=cast.kerensa, password=PASSWORD)


@pytest.fixture
def browser(kerensa: User, client: Client) -> Client:
    assert signed_in(client, "kerensa", PASSWORD).status_code == 302
    return client


def signed_in(browser: Client, name: str, password: str) -> HttpResponse:
    return browser.post(reverse("sign_in"), {"username": name, "password": password})


def change(browser: Client, **told: str) -> HttpResponse:
    return browser.post(PAGE, {"current": PASSWORD, "new": NEW, "again": NEW, **told})


def test_it_is_changed_and_only_this_browser_stays_signed_in(browser: Client, kerensa: User) -> None:
    elsewhere = Client()
    signed_in(elsewhere, "kerensa", PASSWORD)
    assert elsewhere.get(reverse("home")).status_code == 200
    assert change(browser).headers["Location"] == reverse("home")
    # What is said on the next page may name a child: it travels in no cookie.
    assert "messages" not in browser.cookies
    assert "Your password is changed" in browser.get(reverse("home")).content.decode()
    assert elsewhere.get(reverse("home")).status_code == 302
    assert signed_in(Client(), "kerensa", NEW).status_code == 302
    assert signed_in(Client(), "kerensa", PASSWORD).status_code == 200


def test_the_security_log_and_the_history_say_so_but_not_what_it_is(browser: Client, kerensa: User) -> None:
    change(browser)
    event = SecurityEvent.objects.filter(kind=SecurityEventKind.PASSWORD_CHANGED).latest("at")
    assert (event.user, event.by) == (kerensa, kerensa)
    row = User.history.filter(id=kerensa.pk).first()
    assert row.history_change_reason == "They changed their own password"
    assert row.history_user == kerensa


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"current": "kettle"}, "This is not your password now"),
        ({"current": ""}, "Enter your password now"),
        ({"new": "", "again": ""}, "Enter new password"),
        ({"again": "three gulls over porthlevan"}, "not the same both times"),
        ({"new": "short", "again": "short"}, "at least 12 characters"),
        ({"new": "Kerensa2026!!", "again": "Kerensa2026!!"}, "made of your name"),
        ({"new": PASSWORD, "again": PASSWORD}, "is the one you have now"),
    ],
    ids=str,
)
def test_what_is_wrong_is_said_and_nothing_is_changed(
    browser: Client, kerensa: User, told: dict[str, str], said: str
) -> None:
    page = change(browser, **told).content.decode()
    assert said in page
    assert 'class="govuk-error-summary"' in page
    assert NEW not in page
    assert User.objects.get(pk=kerensa.pk).password == kerensa.password


def test_whoever_finds_a_screen_left_open_cannot_guess_on(
    browser: Client, on_monday: Callable[[str], datetime]
) -> None:
    for _ in range(5):
        change(browser, current="kettle")
    assert "You can try again at 09:42" in change(browser).content.decode()
    on_monday(clock.now() + timedelta(minutes=1))
    assert change(browser).status_code == 302


def test_a_password_somebody_else_set_opens_nothing_but_the_page_to_change_it(cast: Cast) -> None:
    set_password(by=cast.piran, user=cast.kerensa, password=PASSWORD)
    browser = Client()
    signed_in(browser, "kerensa", PASSWORD)
    for address in (reverse("home"), reverse("find"), "/admin/"):
        assert browser.get(address).headers["Location"] == PAGE
        assert browser.post(address).headers["Location"] == PAGE
    assert "Somebody else set your password" in browser.get(PAGE).content.decode()
    assert change(browser).status_code == 302
    assert browser.get(reverse("home")).status_code == 200


def test_one_may_sign_out_instead(cast: Cast) -> None:
    set_password(by=cast.piran, user=cast.kerensa, password=PASSWORD)
    browser = Client()
    signed_in(browser, "kerensa", PASSWORD)
    assert browser.post(reverse("sign_out")).headers["Location"] == reverse("sign_in")


def test_setting_a_password_ends_the_sessions_of_whoever_it_is(browser: Client, cast: Cast) -> None:
    set_password(by=cast.piran, user=cast.kerensa, password=NEW)
    assert browser.get(reverse("home")).headers["Location"].startswith(reverse("sign_in"))


def test_the_new_user_an_administrator_adds_must_change_theirs(cast: Cast, client: Client) -> None:
    from tests.test_admin_users import USERS, filled, new_person

    client.force_login(cast.piran)
    client.post(f"{USERS}add/", filled(client, f"{USERS}add/") | new_person())
    assert User.objects.get(username="mylor.kent").must_change_password


def test_everybody_can_use_the_page(cast: Cast, browser_page: Page) -> None:
    page = sign_in(browser_page, "kerensa")
    page.goto("/")
    page.get_by_role("link", name="Change password").click()
    axe_clean(page)
    page.get_by_role("button", name="Change my password").click()
    axe_clean(page)
