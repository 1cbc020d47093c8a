"""What every page stands on: one record for a form sent twice, words for dates, and the showcase."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import reverse
from playwright.sync_api import Page

from casework import clock
from casework.forms import PageForm, TextField
from casework.guards import NotNow, NotYours, StaleRecord
from casework.models import Submission
from casework.pages import page_of, save_once
from casework.templatetags import casework as words
from tests.browser import axe_clean, sign_in

#: The printable part of a sheet, in CSS pixels.
A4 = {"width": 718, "height": 1000}


class Note(PageForm):
    text = TextField(label="Note")


def sent(user, token=None) -> tuple:
    request = RequestFactory().post("/")
    request.user = user
    form = Note({"text": "Amber was well", "submission": str(token or uuid4())})
    assert form.is_valid(), form.errors
    return request, form


class Saves:
    """A save that counts itself, as a service would leave a row."""

    def __init__(self, refusal: Exception | None = None) -> None:
        self.times, self.refusal = 0, refusal

    def __call__(self) -> str:
        self.times += 1
        if self.refusal:
            raise self.refusal
        return f"/notes/{self.times}/"


def test_the_same_form_sent_twice_saves_once_and_goes_to_the_same_place(cast) -> None:
    token, save = uuid4(), Saves()
    first = save_once(*sent(cast.kerensa, token), save)
    second = save_once(*sent(cast.kerensa, token), save)
    assert save.times == 1
    assert first.url == second.url == "/notes/1/"


def test_two_forms_save_twice(cast) -> None:
    save = Saves()
    save_once(*sent(cast.kerensa), save)
    save_once(*sent(cast.kerensa), save)
    assert save.times == 2


def test_a_refusal_is_shown_on_the_form_and_the_same_copy_can_be_sent_again(cast) -> None:
    token = uuid4()
    request, form = sent(cast.kerensa, token)
    refusal = NotNow("The plan cannot be approved.", reasons=["“See Amber” has no date"])
    assert save_once(request, form, Saves(refusal)) is None
    assert form.non_field_errors() == ["The plan cannot be approved.", "“See Amber” has no date"]
    assert not Submission.objects.exists()
    assert save_once(*sent(cast.kerensa, token), Saves()).url == "/notes/1/"


@pytest.mark.parametrize("refusal", [NotYours("It is Denzel’s."), StaleRecord(None)])
def test_what_the_form_cannot_answer_goes_to_the_caller(cast, refusal: Exception) -> None:
    with pytest.raises(type(refusal)):
        save_once(*sent(cast.kerensa), Saves(refusal))


def test_somebody_else_s_copy_saves_nothing(cast) -> None:
    token, save = uuid4(), Saves()
    save_once(*sent(cast.kerensa, token), save)
    request, form = sent(cast.denzel, token)
    assert save_once(request, form, save) is None
    assert save.times == 1
    assert "Somebody else" in form.non_field_errors()[0]


@pytest.mark.parametrize(("asked", "given"), [("2", 2), ("99", 3), ("-1", 3), ("x", 1), ("", 1)])
def test_a_page_that_is_not_there_is_answered_with_the_nearest(asked: str, given: int) -> None:
    assert page_of(RequestFactory().get("/", {"page": asked}), list(range(60))).number == given


def test_dates_are_said_in_words(db) -> None:
    with clock.at(datetime(2026, 11, 20, 9, 40, tzinfo=UTC)):
        assert words.due_words(date(2026, 11, 23)) == "Mon 23 Nov 2026 (in 1 working day)"
        assert words.due_words(date(2026, 11, 20)) == "Fri 20 Nov 2026 (today)"
        assert words.due_words(date(2026, 11, 17)) == "Tue 17 Nov 2026 (3 days late)"
        assert words.due_words(date(2026, 11, 21)) == "Sat 21 Nov 2026 (in 1 day)"
        assert words.moment_words(datetime(2026, 7, 6, 8, 40, tzinfo=UTC)) == "Mon 6 Jul 2026, 09:40"
        assert words.age_words(date(2020, 11, 21)) == "5 years"
        assert words.age_words(date(2026, 11, 1)) == "2 weeks"
        assert words.age_words(date(2027, 2, 1)) == "expected 1 February 2027"


def test_what_somebody_typed_is_shown_as_typed() -> None:
    assert words.paragraphs("One\r\ntwo\n\n<b>three</b>") == (
        '<p class="govuk-body">One<br>two</p><p class="govuk-body">&lt;b&gt;three&lt;/b&gt;</p>'
    )


def test_the_showcase_is_in_the_demonstration_only(cast, client: Client, settings) -> None:
    client.force_login(cast.kerensa)
    assert client.get(reverse("components")).status_code == 404
    settings.DEMONSTRATION = True
    assert client.get(reverse("components")).status_code == 200
    client.logout()
    assert client.get(reverse("components")).status_code == 302


def test_the_sign_in_names_what_is_missing_and_lists_nobody_outside_the_demonstration(
    db, client: Client
) -> None:
    page = client.post(reverse("sign_in"), {}).content.decode()
    assert "Enter username" in page
    assert "<title>Error: Sign in" in page
    assert "One sign-in for each role" not in page


def test_signing_out_takes_a_post(cast, client: Client) -> None:
    client.force_login(cast.kerensa)
    assert client.get(reverse("sign_out")).status_code == 405
    assert client.post(reverse("sign_out")).url == reverse("sign_in")


def test_an_error_page_needs_neither_request_nor_user() -> None:
    from django.template.loader import get_template

    assert "Something went wrong" in get_template("500.html").render()
    assert "Page not found" in get_template("404.html").render({"user": AnonymousUser()})


@pytest.fixture
def demonstration(settings) -> None:
    settings.DEMONSTRATION = True


@pytest.mark.parametrize("state", ["empty", "filled", "wrong"])
def test_everybody_can_use_every_component(cast, demonstration, either_page: Page, state: str) -> None:
    sign_in(either_page, "jory").goto(f"{reverse('components')}?state={state}")
    axe_clean(either_page)


def test_everybody_can_use_the_sign_in(db, browser_page: Page) -> None:
    browser_page.goto(reverse("sign_in"))
    axe_clean(browser_page)
    browser_page.get_by_role("button", name="Sign in").click()
    assert browser_page.title().startswith("Error: ")
    axe_clean(browser_page)


def test_rows_are_added_and_removed(cast, demonstration, either_page: Page) -> None:
    page = sign_in(either_page, "jory")
    page.goto(reverse("components"))
    page.get_by_label("What will be done").fill("See Amber at school")
    page.get_by_role("button", name="Add another action").click()
    assert page.get_by_label("What will be done").count() == 2
    assert page.locator(":focus").get_attribute("name") == "actions-1-what"
    page.locator(":focus").fill("Ring the health visitor")
    page.get_by_role("button", name="Remove action 1").click()
    assert page.get_by_label("What will be done").input_value() == "Ring the health visitor"
    assert page.get_by_text("There is a problem").count() == 0


def test_a_revealed_question_shows_with_its_answer_and_always_without_scripts(
    cast, demonstration, browser_page: Page, browser_page_without_javascript: Page
) -> None:
    page = sign_in(browser_page, "jory")
    page.goto(reverse("components"))
    assert not page.get_by_label("Why they were not told").is_visible()
    page.get_by_label("No", exact=True).first.check()
    assert page.get_by_label("Why they were not told").is_visible()
    assert not page.get_by_label("Who was told").is_visible()
    plain = sign_in(browser_page_without_javascript, "jory")
    plain.goto(reverse("components"))
    assert plain.get_by_label("Why they were not told").is_visible()


def test_the_page_works_by_keyboard_alone(cast, demonstration, browser_page: Page) -> None:
    page = sign_in(browser_page, "jory")
    page.goto(reverse("components"))
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to main content"
    page.locator("#id_name").focus()
    page.keyboard.press("/")
    assert page.locator("#id_name").input_value() == "/"
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.locator(":focus").get_attribute("name") == "q"


def test_paper_shows_the_record_and_nothing_to_press(cast, demonstration, browser_page: Page) -> None:
    page = sign_in(browser_page, "jory")
    page.goto(reverse("components"))
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Main").is_visible()
    assert not page.get_by_role("button", name="Sign out").is_visible()
    assert page.get_by_text("Three reports in a fortnight").first.is_visible()
    # A decision folded away on the screen is on paper all the same.
    assert page.get_by_text("One report, second-hand").first.is_visible()
    page.set_viewport_size(A4)
    # One pixel more is rounding.
    assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"] + 1
