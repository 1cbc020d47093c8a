"""Documents in Chromium: added with and without JavaScript, read page by page, and printed."""

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from casework.files.receiving import receive
from children.services.documents import add_document
from cornwall_cs.demonstration.papers import letter
from tests import household
from tests.browser import axe_clean, sign_in
from tests.cast import MONDAY, Cast
from tests.papers import KEPT
from tests.visiting import A4, CUT_OFF, STILL_THERE

pytestmark = pytest.mark.django_db(transaction=True)

SHOWN = "image => image.complete && image.naturalWidth > 0"


@pytest.fixture(autouse=True)
def this_monday(clock_at) -> None:
    clock_at(MONDAY)


def draws(page: Page, name: str) -> bool:
    """Whether the picture of that name has come, and is one."""
    picture = page.get_by_role("img", name=name)
    expect(picture).to_be_visible()
    page.wait_for_load_state("load")
    return bool(picture.evaluate(SHOWN))


def test_a_letter_is_added_for_two_children_and_read(cast: Cast, either_page: Page, tmp_path: Path) -> None:
    home = household.household(cast)
    scan = tmp_path / "scan.doc"
    scan.write_bytes(letter("Penhallow Academy", "Page the first.", "Page the second."))
    page = sign_in(either_page, "kerensa")
    page.goto(reverse("child_documents", args=[home.amber.pk]))
    page.get_by_role("button", name="Add a document").click()
    page.get_by_label("File").set_input_files(scan)
    page.get_by_role("button", name="Add the document").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Choose the file again")
    axe_clean(page)
    page.get_by_label("File").set_input_files(scan)
    page.get_by_label("What it is", exact=True).select_option("letter")
    page.get_by_label("What it is called").fill("Letter about attendance")
    for part, typed in (("Day", "16"), ("Month", "11"), ("Year", "2026")):
        page.get_by_label(part).fill(typed)
    page.get_by_label("Jory Tregear").check()
    page.get_by_role("button", name="Add the document").click()
    expect(page.get_by_text("on the record of Amber and Jory")).to_be_visible()
    assert draws(page, "Page 1 of 2 of Letter about attendance")
    axe_clean(page)
    page.get_by_role("link", name="Next page").click()
    assert draws(page, "Page 2 of 2")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download").click()
    assert saved.value.suggested_filename == "scan.pdf"


def test_the_list_and_a_text_on_the_screen_and_on_paper(cast: Cast, browser_page: Page) -> None:
    home = household.household(cast)
    told = {
        "by": cast.kerensa,
        "children": [home.amber],
        "dated": date(2026, 11, 16),
        "from_whom": "The school",
    }
    for code, kind in (("txt", "school"), ("m4a", "recording")):
        (made,) = add_document(
            received=receive(KEPT[code], f"{'a-very-long-name' * 6}.{code}"), kind=kind,
            title=f"What the office wrote down, {code}", third_party=True, significant=True, **told,
        )  # fmt: skip
    page = sign_in(browser_page, "kerensa")
    listed = reverse("child_documents", args=[home.amber.pk])
    for address in (listed, f"{listed}?q=nothing", reverse("document", args=[made.pk])):
        page.goto(address)
        axe_clean(page)
    page.goto(listed)
    page.get_by_role("link", name="txt").click()
    expect(page.get_by_text("I am not going back there")).to_be_visible()
    axe_clean(page)
    for address in (listed, page.url):
        page.goto(address)
        page.emulate_media(media="print")
        page.set_viewport_size(A4)
        assert page.evaluate(STILL_THERE) == []
        assert page.evaluate(CUT_OFF) == []
        expect(page.locator("body")).to_contain_text("Third party: check before sharing")
