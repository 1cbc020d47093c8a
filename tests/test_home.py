"""Each role's home: what waits for it, in order, one click from the work; or what would appear there."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from casework import clock
from children.contributions import Item
from cornwall_cs.home import groups_of
from referrals.choices import ScreeningOutcome
from tests import stories
from tests.cast import STAFF, Cast

pytestmark = pytest.mark.usefixtures("monday")
ClientOf = Callable[[str], Client]


def text_of(client: Client, path: str = "/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", STAFF)
def test_an_empty_home_says_what_would_appear_there(client_of: ClientOf, name: str) -> None:
    page = text_of(client_of(name))
    assert "appear" in page or "You run the system" in page or "statutory returns" in page


def test_what_was_returned_stands_first_with_the_managers_words(cast: Cast, client_of: ClientOf) -> None:
    stories.plan_submitted(cast)
    stories.signed_off(cast, "returned", stories.child(cast.tamsin, given_name="Bryn"))
    page = text_of(client_of("kerensa"))
    assert "The analysis is sound and the family agree what must change." in page
    assert page.index("Returned to you") < page.index("My children")


def test_a_manager_finds_what_waits_for_her_and_what_is_unallocated(cast: Cast, client_of: ClientOf) -> None:
    stories.submitted(cast)
    stories.referral(cast, stories.child(cast.tamsin, given_name="Bryn"))
    page = text_of(client_of("morwenna"))
    assert page.index("Waiting for your decision") < page.index("To allocate")
    assert "Waiting for your decision" not in text_of(client_of("lowenna"))


def test_a_worker_sees_each_child_where_they_are_and_when_last_seen(cast: Cast, client_of: ClientOf) -> None:
    case = stories.assessment(cast)
    assert "Not seen yet" in text_of(client_of("kerensa"))
    stories.seen(cast, case.child)
    page = text_of(client_of("kerensa"))
    assert "Kerensa Trembath, alone" in page
    assert f"/people/{case.child.pk}/visits/add/" in page


def test_what_is_far_off_stands_below_what_is_due_now(cast: Cast) -> None:
    today = clock.today()

    def item(what: str, days: int) -> Item:
        return Item(None, what, "/", cast.kerensa, "due", due=today + timedelta(days=days))

    groups = groups_of([item("Review", 60), item("Visit", 3), item("Late", -4)], today)
    found = [(group.heading, [each.what for each in group.items]) for group in groups]
    assert found == [("Due and late", ["Visit", "Late"]), ("Coming up", ["Review"])]


def test_work_of_an_unknown_group_is_not_left_off_the_page(cast: Cast) -> None:
    with pytest.raises(KeyError):
        groups_of([Item(None, "Something", "/", cast.kerensa, "unheard_of")], clock.today())


def test_the_team_page_shows_whose_child_was_not_seen_and_what_is_late(
    cast: Cast, client_of: ClientOf
) -> None:
    case = stories.assessment(cast)
    with clock.at(clock.now() + timedelta(weeks=9)):
        page = text_of(client_of("morwenna"), "/team/")
    row = page[page.index("Kerensa Trembath") :]
    assert str(case.child) in row
    assert "Not seen yet" in row
    assert "late)" in row
    assert client_of("kerensa").get("/team/").status_code == 403


def test_a_child_of_another_team_is_on_no_other_managers_page(cast: Cast, client_of: ClientOf) -> None:
    case = stories.assessment(cast)
    assert str(case.child) not in text_of(client_of("lowenna"), "/team/")


def test_the_screener_finds_the_contact_one_click_from_the_work(cast: Cast, client_of: ClientOf) -> None:
    row = stories.screening(cast)
    assert f"/screenings/{row.pk}/recommend/" in text_of(client_of("wenna"))
    decided = stories.recommended(
        cast, ScreeningOutcome.ADVICE, stories.child(cast.tamsin, given_name="Bryn")
    )
    assert f"/screenings/{decided.pk}/decide/" in text_of(client_of("jory"))
