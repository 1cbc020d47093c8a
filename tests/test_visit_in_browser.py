"""What recording a visit costs: on a telephone, from anywhere, to a child with two brothers and sisters."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page

from children.models import Visit
from children.services.family import relate
from children.services.involvement import allocate
from tests.browser import NewPage, axe_clean, sign_in
from tests.cast import Cast
from tests.household import household, person

pytestmark = pytest.mark.django_db(transaction=True)

ACTIONS_TO_THE_BOX, INTERACTIONS, REQUIRED_FIELDS = 2, 8, 3
PHONE = {"width": 390, "height": 844}


class Counted:
    """A page on which every press and every box filled in is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.interactions = page, 0

    def press(self, what: Locator) -> None:
        self.interactions += 1
        what.click()

    def write(self, label: str, text: str) -> None:
        self.interactions += 1
        self.page.get_by_label(label).fill(text)

    def choose(self, question: str, answer: str) -> None:
        self.interactions += 1
        self.page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def three_of_them(cast: Cast) -> Any:
    """Amber, Jory and Lowen, who live together; Kerensa has all three."""
    home = household(cast)
    lowen = person(cast.morwenna, "Lowen", date_of_birth=date(2022, 8, 1), sex="M")
    relate(by=cast.morwenna, person=home.amber, other=lowen, kind="sibling", lives_with=True)
    allocate(by=cast.morwenna, person=lowen, worker=cast.kerensa, reason="She knows the family.")
    return home


def test_three_children_seen_in_one_visit_cost_eight_interactions(
    cast: Cast, clock_at: Any, new_page: NewPage
) -> None:
    clock_at("2026-11-23 09:40")
    three_of_them(cast)
    page = sign_in(new_page(**PHONE), "kerensa")
    page.goto(reverse("home"))
    told = Counted(page)
    told.press(page.get_by_role("link", name="Record", exact=True))
    told.press(page.get_by_role("link", name="Visit about Amber Tregear"))
    assert told.interactions <= ACTIONS_TO_THE_BOX
    axe_clean(page)
    told.choose("Where", "At home")
    told.write("What happened", "Rosen made tea; all three came down and showed me the puppy.")
    told.choose("Was Amber seen?", "Yes, alone")
    assert told.interactions - ACTIONS_TO_THE_BOX <= REQUIRED_FIELDS, "one child asks no more than this"
    told.choose("Was Jory seen?", "Yes, alone")
    told.choose("Was Lowen seen?", "Yes, alone")
    told.press(page.get_by_role("button", name="Save the visit"))
    page.get_by_text("The visit is on the record of Amber, Jory and Lowen.").wait_for()
    assert told.interactions == INTERACTIONS
    rows = Visit.objects.values_list("child__given_name", "seen_alone")
    assert dict(rows) == {"Amber": True, "Jory": True, "Lowen": True}
