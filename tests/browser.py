"""Pages in Chromium: opening them, signing in, and holding them to the same standard everywhere."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakSet

import pytest
from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, expect, sync_playwright

CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
AXE = Axe().axe_script
RUN_AXE = "options => axe.run(document, options)"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# 1280 px at 400% zoom.
NARROW = {"width": 320, "height": 256}

DEAD_ERROR_LINKS = """() => [...document.querySelectorAll('.govuk-error-summary a')]
    .filter(link => !document.getElementById(decodeURIComponent(link.hash.slice(1)))
        ?.matches('input, select, textarea'))
    .map(link => link.hash + ' ' + link.textContent.trim())"""
TOO_WIDE = """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
    [...document.querySelectorAll('body *')]
    .filter(element => element.getBoundingClientRect().right > window.innerWidth + 1)
    .slice(0, 5).map(element => element.outerHTML.slice(0, 120))"""

#: Milliseconds that a page may take before it counts as broken: a busy machine is no fault of the product.
SLOWEST = 30_000
expect.set_options(timeout=SLOWEST)

NewPage = Callable[..., Page]

_without_javascript: WeakSet[BrowserContext] = WeakSet()


def chromium_path() -> str | None:
    """Where Chromium stands on this machine, or None."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        yield browser
        browser.close()


def _worth_failing_for(message: ConsoleMessage) -> bool:
    """A refusal answered with 403, 404 or 409 is a page like any other; a missing script is not."""
    refused_page = (
        "server responded with a status of 4" in message.text and "/static/" not in message.location["url"]
    )
    return message.type == "error" and not refused_page


@pytest.fixture
def new_page(chromium: Browser, live_server: object) -> Iterator[NewPage]:
    """Open a page of its own, as on another person's computer: new_page(javascript=False, width=320).

    Addresses may be given from the root: page.goto("/"). The test fails if the page logs an error or
    breaks its content security policy.
    """
    contexts, complaints = [], []

    def open_page(*, javascript: bool = True, width: int = 1280, height: int = 900) -> Page:
        context = chromium.new_context(
            base_url=str(live_server),
            java_script_enabled=javascript,
            viewport={"width": width, "height": height},
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(SLOWEST)
        contexts.append(context)
        if javascript:
            # Handed over once, not again for each page that is read.
            context.add_init_script(AXE)
        else:
            _without_javascript.add(context)
        page = context.new_page()
        page.on("console", lambda message: _worth_failing_for(message) and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, complaints


@pytest.fixture
def browser_page(new_page: NewPage) -> Page:
    """A page on an ordinary screen."""
    return new_page()


@pytest.fixture
def browser_page_without_javascript(new_page: NewPage) -> Page:
    return new_page(javascript=False)


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def either_page(request: pytest.FixtureRequest, new_page: NewPage) -> Page:
    """The test runs twice: with JavaScript and without."""
    return new_page(javascript=request.param)


def sign_in(page: Page, username: str) -> Page:
    """Sign somebody in on a page that new_page opened, without going through the form."""
    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.clear_cookies()
    page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "domain": "localhost", "path": "/"}]
    )
    return page


@contextmanager
def _where_axe_runs(page: Page) -> Iterator[Page]:
    """The page itself; or, as axe needs scripts, a copy of one that has none, its own scripts left out."""
    if page.context not in _without_javascript:
        yield page
        return
    as_it_stands = re.sub(r"<script\b.*?</script>", "", page.content(), flags=re.DOTALL)

    def answer(route: Route) -> None:
        route.fulfill(body=as_it_stands, content_type="text/html; charset=utf-8")

    with page.context.browser.new_context(viewport=page.viewport_size) as context:
        context.add_init_script(AXE)
        copy = context.new_page()
        address = page.url.partition("#")[0]
        copy.route(address, answer)
        copy.goto(address)
        yield copy


def axe_clean(page: Page, *, narrow: bool = True, colours: bool = True) -> None:
    """Assert that the page as it stands can be used by everybody.

    No axe violation, every link of an error summary on a field, and at 320 px (400% zoom) no
    scrolling sideways. Without `colours`, contrast, which takes longest, is left out: where the page has
    been read with it before, or others in the same colours have.
    """
    # A click returns when the next page has begun to arrive, not when it stands.
    page.wait_for_load_state("load")
    # Styles are in the page as it stands, and no page has a frame: neither is looked for.
    options: dict[str, Any] = {
        "runOnly": AXE_TAGS,
        "resultTypes": ["violations"],
        "preload": False,
        "iframes": False,
    }
    if not colours:
        options["rules"] = {"color-contrast": {"enabled": False}}
    with _where_axe_runs(page) as readable:
        results = AxeResults(readable.evaluate(RUN_AXE, options))
    assert not results.violations_count, f"{page.url}\n{results.generate_report()}"
    assert page.evaluate(DEAD_ERROR_LINKS) == [], f"{page.url}: error links that land on no field"
    if narrow:
        fits_narrow(page)


def fits_narrow(page: Page) -> None:
    """Assert that nothing is wider than the window at 400% zoom."""
    before = page.viewport_size
    page.set_viewport_size(NARROW)
    too_wide = page.evaluate(TOO_WIDE)
    page.set_viewport_size(before)
    assert too_wide == [], f"{page.url}: scrolls sideways at 320 px"
