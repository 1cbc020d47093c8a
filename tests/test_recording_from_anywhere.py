"""Recording from any page: two actions to the box, and whom the list offers."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework import clock
from casework.models import User
from children.choices import InvolvementKind
from children.models import CaseNote
from children.services.involvement import allocate, involve, state_reason
from children.services.restriction import restrict
from tests import stories
from tests.browser import axe_clean, sign_in
from tests.household import Household, household, person, receiving, restricted, signed_in
from tests.noting import noted
from tests.visiting import A4, CUT_OFF, STILL_THERE

RECORD = reverse("record")


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def offered(user: User, words: str = "") -> tuple[list[str], list[str]]:
    """Their own children on the list, and the others, in the order in which they stand."""
    client = signed_in(user)
    response = client.post(RECORD, {"words": words}, follow=True) if words else client.get(RECORD)
    own, others = response.context["mine"], response.context["others"]
    return [child.name for child in own], [child.name for child in others]


def test_the_header_offers_it_to_those_who_record_and_to_nobody_else(cast, home) -> None:
    for user in (cast.kerensa, cast.morwenna, cast.tamsin, cast.elowen, cast.steren):
        assert f'href="{RECORD}"' in signed_in(user).get(reverse("home")).content.decode()
        assert signed_in(user).get(RECORD).status_code == 200
    for user in (cast.rosenwyn, cast.talan, cast.ysella, cast.mabyn, cast.piran):
        assert f'href="{RECORD}"' not in signed_in(user).get(reverse("home")).content.decode()
        assert signed_in(user).get(RECORD).status_code == 403


def test_a_worker_is_offered_their_children_by_name_and_no_parents(cast, home) -> None:
    allocate(by=cast.morwenna, person=home.kit, worker=cast.kerensa, reason="One worker for all.")
    assert offered(cast.kerensa) == (["Kit Bolitho", "Amber Tregear", "Jory Tregear"], [])


def test_a_manager_is_offered_their_own_first_and_then_the_teams(cast, home) -> None:
    own = person(cast.morwenna, "Zelah", "Angwin", date_of_birth=date(2014, 1, 1))
    involve(by=cast.morwenna, person=own, kind=InvolvementKind.CO_WORKING, user=cast.morwenna)
    received = person(cast.tamsin, "Loveday", "Penrose", date_of_birth=date(2014, 1, 1))
    receiving(cast, received)
    assert offered(cast.morwenna) == (["Zelah Angwin"], ["Loveday Penrose", "Amber Tregear", "Jory Tregear"])
    assert "Kerensa Trembath" in signed_in(cast.morwenna).get(RECORD).content.decode()


def test_who_screens_is_offered_those_being_screened(cast, monday) -> None:
    stories.screening(cast)
    assert offered(cast.tamsin) == ([], ["Amber Tregear"])


def test_who_may_only_read_a_child_is_not_offered_them(cast, home) -> None:
    state_reason(by=cast.denzel, person=home.amber, reason="Duty: her school rang.")
    assert offered(cast.denzel) == ([], [])


def test_a_restricted_child_is_offered_to_those_named_and_to_nobody_else(cast, home) -> None:
    hidden = restricted(cast)
    involve(by=cast.talan, person=hidden, kind=InvolvementKind.ALLOCATED, user=cast.kerensa)
    assert "Sennen Tregear" not in offered(cast.kerensa)[0]
    assert "Sennen" not in signed_in(cast.kerensa).get(RECORD).content.decode()
    restrict(by=cast.talan, person=hidden, named=[cast.kerensa, cast.talan], reason="She has the case.")
    assert "Sennen Tregear" in offered(cast.kerensa)[0]


def test_the_list_is_narrowed_by_the_beginning_of_a_name_which_no_address_tells(cast, home) -> None:
    assert offered(cast.kerensa, "am") == (["Amber Tregear"], [])
    assert offered(cast.kerensa, "nobody") == ([], [])
    client = signed_in(cast.kerensa)
    place = client.post(RECORD, {"words": "Amber"})["Location"]
    assert "amber" not in place.lower()
    assert "There is a problem" not in client.get(place).content.decode()


def test_fifty_children_cost_no_more_than_two(cast, home) -> None:
    client = signed_in(cast.kerensa)

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(RECORD).status_code == 200
        return len(captured)

    count()
    few = count()
    for number in range(58):
        child = person(cast.morwenna, f"Child{number}", date_of_birth=date(2015, 1, 1))
        allocate(by=cast.morwenna, person=child, worker=cast.kerensa, reason="")
    assert count() == few <= 12
    assert "Page 1 of 2" in client.get(RECORD).content.decode()


def test_a_page_of_notes_costs_no_more_with_fifty_than_with_one(cast, home) -> None:
    noted(cast, home.amber, home.jory)
    client, address = signed_in(cast.kerensa), reverse("child_notes", args=[home.amber.pk])
    bare = reverse("warning_add", args=[home.amber.pk])

    def count(page: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page).status_code == 200
        return len(captured)

    count(address)
    one = count(address)
    for number in range(49):
        noted(cast, home.amber, home.jory, happened_at=clock.now() - timedelta(days=number))
    assert count(address) == one
    assert one - count(bare) <= 5


@pytest.mark.usefixtures("transactional_db")
def test_a_note_about_two_children_takes_eight_actions_from_anywhere(cast, clock_at, either_page) -> None:
    """Record, Note, what it was, what happened, the sister or brother, their line, save: seven."""
    clock_at("2026-11-23 09:40")
    home = household(cast)
    page = sign_in(either_page, "kerensa")
    page.goto(reverse("home"))
    page.get_by_role("link", name="Record", exact=True).click()
    axe_clean(page)
    page.get_by_role("link", name="Note about Amber Tregear").click()
    page.get_by_label("Telephone call").check()
    page.get_by_label("What happened").fill("Mrs Oliver rang: both slept in class.")
    page.get_by_label("Jory Tregear").check()
    page.get_by_label("About Jory only").fill("He asked to be rung himself.")
    page.get_by_role("button", name="Save the note").click()
    page.get_by_text("The note is on the record of Amber and Jory.").wait_for()
    own = dict(CaseNote.objects.values_list("child__given_name", "private_account"))
    assert own == {"Amber": "", "Jory": "He asked to be rung himself."}
    page.goto(reverse("child_notes", args=[home.amber.pk]))
    page.get_by_label("Search this record").fill("CLASS")
    page.get_by_role("button", name="Search").click()
    page.locator("mark").get_by_text("class").wait_for()
    axe_clean(page)


@pytest.mark.usefixtures("transactional_db")
def test_the_notes_on_paper_have_nothing_to_press_and_nothing_cut_off(cast, clock_at, browser_page) -> None:
    clock_at("2026-11-23 09:40")
    home = household(cast)
    made = noted(cast, home.amber, home.jory, account="She slept in class. " * 60)
    page = sign_in(browser_page, "kerensa")
    page.emulate_media(media="print")
    page.set_viewport_size(A4)
    for address in (reverse("child_notes", args=[home.amber.pk]), reverse("note", args=[made.pk])):
        for copy in ("", "?copy=family"):
            page.goto(f"{address}{copy}")
            assert page.evaluate(STILL_THERE) == []
            assert page.evaluate(CUT_OFF) == []
            assert ("must not be named" in page.locator("main").inner_text()) == (not copy)
