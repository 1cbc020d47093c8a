"""The database gone or full: a plain page on every address, and what somebody typed comes back with it."""

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import Page

from children.models import Visit
from tests.browser import axe_clean
from tests.cast import Cast
from tests.household import household

WORDS = "Amber said: “I like it when Daddy is at work.” <b>She smiled.</b>"
HEADING = "The record cannot be reached"


@contextmanager
def gone_after(queries: int, failure: type[Exception] = OperationalError) -> Iterator[None]:
    """The database answers this many more statements and then none."""
    left = iter(range(queries))

    def ask(execute: Callable[..., Any], *args: Any) -> Any:
        if next(left, None) is None:
            raise failure("database or disk is full")
        return execute(*args)

    with connection.execute_wrapper(ask):
        yield


def visit_of(amber: Any, **more: str) -> dict[str, str]:
    return {
        "submission": str(uuid4()),
        "visited_at-day": "20",
        "visited_at-month": "11",
        "visited_at-year": "2026",
        "visited_at-time": "9:40",
        "place": "Home",
        "present": "Mother",
        "account": WORDS,
        "seen": "alone",
        **more,
    }


@pytest.fixture
def client(cast: Cast) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(cast.staff["kerensa"])
    return client


def says_so(response: HttpResponse) -> str:
    page = response.content.decode()
    assert response.status_code == 503
    assert HEADING in page
    assert response["Retry-After"] == "60"
    assert response["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    for inside in ("Traceback", "OperationalError", "disk is full", "SELECT"):
        assert inside not in page
    return page


@pytest.mark.parametrize("failure", [OperationalError, InterfaceError])
@pytest.mark.parametrize(
    "address", ["/", "/find/?q=Amber", "/nowhere/", "/admin/", "/people/{}/", "/people/{}/visits/add/"]
)
def test_every_address_says_so_in_a_plain_page(
    cast: Cast, client: Client, address: str, failure: type[Exception]
) -> None:
    amber = household(cast).amber
    with gone_after(0, failure):
        page = says_so(client.get(address.format(amber.pk)))
    assert "Try again in a minute" in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("monday")
def test_it_says_so_at_whichever_statement_it_goes(cast: Cast, client: Client) -> None:
    """A page half made shows nothing half."""
    address = f"/people/{household(cast).amber.pk}/"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) > 10
    for number in range(len(asked) - 1):
        with gone_after(number):
            response = client.get(address)
        assert "Amber" not in says_so(response), number


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("monday")
def test_what_was_typed_comes_back_and_is_saved_once_when_sent_again(cast: Cast, client: Client) -> None:
    amber = household(cast).amber
    address, typed = f"/people/{amber.pk}/visits/add/", visit_of(amber)
    with gone_after(12):
        page = says_so(client.post(address, typed))
    assert not Visit.objects.exists()
    assert page.count(html.escape(WORDS)) == 2, "once to read, once to send"
    assert "it will not be saved twice" in page
    carried = dict(re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', page, re.DOTALL))
    again = {name: html.unescape(value) for name, value in carried.items()}
    assert again == typed
    assert client.post(address, again).status_code == 302
    assert client.post(address, again).status_code == 302
    assert [visit.account for visit in Visit.objects.all()] == [WORDS]


def test_a_password_never_comes_back(cast: Cast) -> None:
    client = Client(raise_request_exception=False)
    typed = {"username": "kerensa trembath", "password": "granite kettle harbour"}
    with gone_after(0):
        page = says_so(client.post("/sign-in/", typed))
    assert "granite" not in page
    assert "kerensa" not in page


@pytest.mark.usefixtures("monday")
def test_a_fault_of_another_kind_keeps_what_was_typed_too(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake in the product is answered 500, and the words are there to copy."""
    amber = household(cast).amber

    def mistake(**_: Any) -> None:
        raise ZeroDivisionError("in the service")

    monkeypatch.setattr("children.services.visits.record_visit", mistake)
    response = client.post(f"/people/{amber.pk}/visits/add/", visit_of(amber))
    page = response.content.decode()
    assert response.status_code == 500
    assert "Something went wrong" in page
    assert html.escape(WORDS) in page
    assert "ZeroDivisionError" not in page


@pytest.mark.usefixtures("monday")
def test_everybody_can_use_the_page(cast: Cast, client: Client, browser_page: Page) -> None:
    """The page as it is answered, opened in a browser, with the words of two fields to copy."""
    amber = household(cast).amber
    with gone_after(0):
        answered = client.post(f"/people/{amber.pk}/visits/add/", visit_of(amber, present="Mother, gran"))
    page = answered.content.decode()
    browser_page.route("**/visits/add/", lambda route: route.fulfill(body=page, content_type="text/html"))
    browser_page.goto(f"/people/{amber.pk}/visits/add/")
    assert browser_page.get_by_label("What you typed (1 of 2)").input_value() == "Mother, gran"
    assert browser_page.get_by_label("What you typed (2 of 2)").input_value() == WORDS
    axe_clean(browser_page)
