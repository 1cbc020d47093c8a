"""How many times a hand must move to record a thing: each click and each text typed counts as one."""

from datetime import date

import pytest
from playwright.sync_api import Page

from children.forms.visits import VisitForm
from children.models import Visit
from children.services.family import relate
from children.services.involvement import allocate
from tests import stories
from tests.browser import sign_in
from tests.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 390, "height": 844}
FAMILY = {"Amber": 2017, "Jory": 2014, "Wella": 2019, "Zelah": 2021}


class Hand:
    """Whoever records, and how often they have clicked or typed."""

    def __init__(self, page: Page) -> None:
        self.page, self.moves = page, 0

    def click(self, role: str, name: str, *, within: str = "") -> None:
        self.moves += 1
        whole = self.page.get_by_role("group", name=within) if within else self.page
        whole.get_by_role(role, name=name, exact=True).first.click()

    def write(self, label: str, text: str) -> None:
        self.moves += 1
        self.page.get_by_label(label, exact=True).fill(text)


def asked_for(form: VisitForm) -> list[str]:
    """What must be answered and is not there already."""
    later = form.revealed_by
    return [
        name
        for name, field in form.fields.items()
        if field.required and name not in later and form[name].value() is None
    ]


def test_a_visit_to_a_child_with_three_siblings_takes_eight_on_a_phone(
    cast: Cast, clock_at, browser_page: Page
) -> None:
    clock_at(MONDAY)
    children = [
        stories.child(cast.tamsin, given_name=name, family_name="Rowse", date_of_birth=date(year, 5, 1))
        for name, year in FAMILY.items()
    ]
    for child in children:
        allocate(by=cast.morwenna, person=child, worker=cast.kerensa, reason="One worker for all four.")
    amber, *others = children
    for other in others:
        relate(by=cast.kerensa, person=amber, other=other, kind="sibling", lives_with=True)
    hand = Hand(sign_in(browser_page, "kerensa"))
    hand.page.set_viewport_size(PHONE)
    hand.page.goto("/")
    hand.click("link", "Record")
    hand.click("link", "Visit about Amber Rowse")
    hand.page.get_by_label("What happened", exact=True).wait_for()
    to_the_box, hand.moves = hand.moves, 0
    hand.page.goto("/")
    hand.page.locator("tr", has_text="Amber Rowse").get_by_role("link", name="Record a visit").last.click()
    hand.moves += 1
    hand.click("radio", "At home")
    hand.write("What happened", "All four were at the table with their homework.")
    for name in FAMILY:
        hand.click("radio", "Yes, alone", within=f"Was {name} seen?")
    hand.click("button", "Save the visit")
    hand.page.get_by_text("The visit is on the record of").wait_for()
    assert Visit.objects.filter(seen_alone=True).count() == 4
    required = asked_for(VisitForm(child=amber, siblings=others))
    assert (to_the_box, hand.moves) == (2, 8)
    assert required == ["place", "account", "seen"]
