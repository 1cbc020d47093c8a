"""The child's pages in Chromium: usable by everybody, whatever their state, with and without JavaScript."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from casework import clock
from casework.searches import sealed
from children.models import PassedOn, Person, Visit
from children.services.people import update_person
from children.services.visits import record_visit
from children.services.warnings import add_warning
from tests import stories
from tests.browser import axe_clean, sign_in
from tests.household import Household, household, person, restricted

pytestmark = pytest.mark.usefixtures("transactional_db")


@pytest.fixture
def home(cast, clock_at) -> Household:
    clock_at("2026-11-23 09:40")
    return household(cast)


def fill(cast, home: Household) -> Visit:
    """Something of everything that these pages show."""
    add_warning(by=cast.kerensa, person=home.amber, kind="health", text="Carries an inhaler.")
    part = {
        "child": home.amber,
        "seen": True,
        "seen_alone": False,
        "not_alone_reason": "She held Gran’s hand.",
    }
    [made] = record_visit(
        by=cast.kerensa, visited_at=clock.now(), place="Gran’s", present="Gran", account="We made bread.",
        children=[{**part, "words": "My dough went flat."}],
    )  # fmt: skip
    return made


SECTIONS = ["child", "child_words", "child_timeline", "child_family", "child_decisions", "child_access"]
FORMS = ["child_edit", "child_name", "child_address", "relationship_add", "warning_add", "visit_add"]


@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_the_sections_of_a_record_are_usable_by_everybody(cast, home, new_page, filled) -> None:
    if filled:
        made = fill(cast, home)
        child = home.amber
        addresses = [
            reverse("visit", args=[made.pk]),
            reverse("record_history", args=["children.person", child.pk]),
        ]
    else:
        child, addresses = home.jory, []
    page = sign_in(new_page(), "kerensa")
    for address in [*(reverse(name, args=[child.pk]) for name in SECTIONS), *addresses]:
        page.goto(address)
        axe_clean(page)


def test_the_forms_are_usable_by_everybody_empty_and_wrong(cast, home, new_page) -> None:
    page = sign_in(new_page(), "kerensa")
    for name in FORMS:
        page.goto(reverse(name, args=[home.amber.pk]))
        axe_clean(page, narrow=False)
        page.locator("main form button[type=submit]").last.click()
        axe_clean(page)
    page.goto(f"{reverse('relationship_add', args=[home.amber.pk])}?new=1")
    page.get_by_role("button", name="Add to the family").click()
    axe_clean(page)


def test_a_save_that_came_too_late_shows_both_and_can_be_sent_again(cast, home, either_page) -> None:
    page = sign_in(either_page, "kerensa")
    page.goto(reverse("child_edit", args=[home.amber.pk]))
    update_person(
        by=cast.morwenna, person=home.amber, version=1, details={"school": "Gwelmor primary school"}
    )
    page.get_by_label("School or nursery").fill("Newlyn school")
    page.get_by_role("button", name="Save").click()
    theirs = page.get_by_role("group", name="Saved by Morwenna Nance")
    expect(theirs.filter(has_text="Gwelmor primary school")).to_be_visible()
    axe_clean(page)
    page.get_by_role("button", name="Save").click()
    assert Person.objects.get(pk=home.amber.pk).school == "Newlyn school"


def test_refusals_and_the_question_why_are_usable_by_everybody(cast, home, new_page) -> None:
    restricted(cast)
    page = new_page()
    for who, address in (
        ("denzel", reverse("child", args=[home.amber.pk])),
        ("elowen", reverse("child", args=[home.amber.pk])),
        ("kerensa", f"{reverse('find')}?search={sealed('tregear')}"),
        ("kerensa", f"{reverse('find')}?search={sealed('nobody')}"),
        ("morwenna", reverse("child_restrict", args=[home.amber.pk])),
    ):
        sign_in(page, who).goto(address)
        axe_clean(page)


def test_work_passed_on_is_accepted_and_completed_with_and_without_javascript(
    cast, home, either_page
) -> None:
    stories.decided(cast, "early_help", person(cast.tamsin, "Zelah", date_of_birth=date(2015, 1, 1)))
    page = sign_in(either_page, "jago")
    page.goto(reverse("passed_on", args=[PassedOn.objects.get().pk]))
    page.get_by_role("button", name="Accept this work").click()
    axe_clean(page)
    page.get_by_role("button", name="Complete it by a decision").click()
    axe_clean(page)
    page.get_by_role("button", name="Record the decision").click()
    axe_clean(page)
    page.get_by_label("It ends").check()
    page.get_by_label("Why", exact=True).fill("The family would rather go to the chapel’s group, and do.")
    page.get_by_role("button", name="Record the decision").click()
    assert PassedOn.objects.get().ended_at


def test_a_visit_to_two_children_takes_eight_actions(cast, home, either_page) -> None:
    """Where, what happened, seen and words of each, and save: nothing else need be touched."""
    page = sign_in(either_page, "kerensa")
    page.goto(reverse("child", args=[home.amber.pk]))
    page.get_by_role("button", name="Record a visit").click()
    page.get_by_label("At home").check()
    page.get_by_label("What happened").fill("Rosen made tea; both children came down.")
    page.get_by_role("group", name="Was Amber seen?").get_by_label("Yes, alone").check()
    page.get_by_label("In Amber’s words").fill("I like it when Gran comes.")
    page.get_by_role("group", name="Was Jory seen?").get_by_label("Yes, alone").check()
    page.get_by_text("What Jory said, what you saw, or about Jory only").click()
    page.get_by_label("In Jory’s words").fill("It is fine.")
    page.get_by_role("button", name="Save the visit").click()
    page.get_by_text("The visit is on the record of Amber and Jory.").wait_for()
    said = dict(Visit.objects.values_list("child__given_name", "words"))
    assert said == {"Amber": "I like it when Gran comes.", "Jory": "It is fine."}
