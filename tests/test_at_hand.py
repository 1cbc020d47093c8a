"""Records at hand: pinned, opened lately, and opened at once by their number."""

import pytest
from django.urls import reverse

from children.models import Pin
from children.services.pins import MOST, pin
from children.services.restriction import restrict
from tests.cast import Cast
from tests.household import Household, household, person, restricted, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def home(cast: Cast) -> Household:
    return household(cast)


def part_of(page: str, heading: str) -> str:
    """What stands under a heading of the page, up to the next."""
    return page.partition(f">{heading}</h2>")[2].partition("<h2")[0]


def test_records_opened_lately_stand_under_find_the_last_one_first(cast: Cast, home: Household) -> None:
    kerensa = signed_in(cast.kerensa)
    for each in (home.amber, home.jory, home.amber):
        kerensa.get(reverse("child", args=[each.pk]))
    lately = part_of(kerensa.get(reverse("find")).content.decode(), "Opened lately")
    assert lately.index("Amber Tregear") < lately.index("Jory Tregear")
    assert lately.count("Amber Tregear") == 1
    assert "Amber" not in signed_in(cast.denzel).get(reverse("find")).content.decode()


def test_a_record_is_pinned_and_unpinned_from_its_page(cast: Cast, home: Household) -> None:
    kerensa, address = signed_in(cast.kerensa), reverse("child", args=[home.jory.pk])
    press = reverse("child_pin", args=[home.jory.pk])
    assert "Pin this record" in kerensa.get(address).content.decode()
    for _ in range(2):
        assert kerensa.post(press)["Location"] == address
    assert Pin.objects.count() == 1
    assert "Unpin this record" in kerensa.get(address).content.decode()
    assert "Jory Tregear" in part_of(kerensa.get(reverse("find")).content.decode(), "Pinned")
    kerensa.post(press, {"unpin": "1"})
    assert "Records you pin" in kerensa.get(reverse("find")).content.decode()


def test_a_record_that_is_restricted_since_is_at_hand_only_to_those_named(
    cast: Cast, home: Household
) -> None:
    for user in (cast.kerensa, cast.morwenna):
        client = signed_in(user)
        client.get(reverse("child", args=[home.amber.pk]))
        pin(by=user, person=home.amber)
    restrict(
        by=cast.morwenna, person=home.amber, named=[cast.morwenna, cast.talan], reason="A colleague’s child."
    )
    assert "Amber" not in signed_in(cast.kerensa).get(reverse("find")).content.decode()
    assert "Amber" in part_of(signed_in(cast.morwenna).get(reverse("find")).content.decode(), "Pinned")


def test_as_many_are_pinned_as_fit_on_one_list(cast: Cast, home: Household) -> None:
    for number in range(MOST):
        pin(by=cast.kerensa, person=person(cast.tamsin, f"Child{number}"))
    answer = signed_in(cast.kerensa).post(reverse("child_pin", args=[home.amber.pk]))
    assert answer.status_code == 409
    assert "Unpin one first" in answer.content.decode()


def test_a_person_number_opens_the_record_however_it_is_typed(cast: Cast, home: Household) -> None:
    kerensa, number = signed_in(cast.kerensa), home.amber.number
    for typed in (number, number.lower(), f" {number[1:]} ", number[1:].lstrip("0"), f"c {number[1:]}"):
        answer = kerensa.post(reverse("find"), {"q": typed})
        assert answer["Location"] == reverse("child", args=[home.amber.pk]), typed
    assert "search=" in kerensa.post(reverse("find"), {"q": "9999999"})["Location"]


def test_the_number_of_a_restricted_record_opens_nothing(cast: Cast) -> None:
    hidden = restricted(cast)
    answer = signed_in(cast.kerensa).post(reverse("find"), {"q": hidden.number})
    assert "search=" in answer["Location"]


def test_what_is_at_hand_costs_the_same_for_twenty_as_for_one(
    cast: Cast, home: Household, django_assert_max_num_queries
) -> None:
    kerensa = signed_in(cast.kerensa)
    for number in range(MOST):
        child = person(cast.kerensa, f"Child{number}")
        pin(by=cast.kerensa, person=child)
        kerensa.get(reverse("child", args=[child.pk]))
    with django_assert_max_num_queries(12):
        kerensa.get(reverse("find"))
