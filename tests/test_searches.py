"""Looking somebody up puts no name in any address, and still works with the back button and in two tabs."""

from datetime import date

import pytest
from django.urls import reverse

from casework.searches import sealed
from tests import stories
from tests.cast import Cast
from tests.household import household, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def test_a_search_is_shown_at_an_address_that_says_nothing_of_it(cast: Cast) -> None:
    household(cast)
    kerensa = signed_in(cast.kerensa)
    answer = kerensa.post(reverse("find"), {"q": " Amber Tregear "})
    address = answer["Location"]
    assert address.startswith(f"{reverse('find')}?search=")
    assert "Amber" not in address
    assert "Tregear" not in address
    # The back button and a second tab open the same address again.
    for _ in range(2):
        assert "1 person matches “Amber Tregear”" in kerensa.get(address).content.decode()


def test_two_searches_side_by_side_do_not_mix(cast: Cast) -> None:
    household(cast)
    kerensa = signed_in(cast.kerensa)
    amber = kerensa.post(reverse("find"), {"q": "Amber"})["Location"]
    jory = kerensa.post(reverse("find"), {"q": "Jory"})["Location"]
    assert "“Amber”" in kerensa.get(amber).content.decode()
    assert "“Jory”" in kerensa.get(jory).content.decode()


def test_the_name_looked_for_begins_the_form_of_a_child_not_yet_on_record(cast: Cast) -> None:
    contact = stories.contact(cast)
    tamsin = signed_in(cast.tamsin)
    find = reverse("contact_child_find", args=[contact.pk])
    found = tamsin.get(tamsin.post(find, {"q": "Zelah Opie"})["Location"]).content.decode()
    new = reverse("contact_child_new", args=[contact.pk])
    assert f"{new}?search=" in found
    form = tamsin.get(f"{new}?search={sealed('Zelah Opie')}").context["form"]
    assert (form["given_name"].value(), form["family_name"].value()) == ("Zelah", "Opie")
    form = tamsin.get(f"{new}?search={sealed('zelah O’Pie 4/3/2015')}").context["form"]
    assert (form["given_name"].value(), form["family_name"].value()) == ("Zelah", "O’Pie")
    assert form["date_of_birth"].value() == date(2015, 3, 4)


@pytest.mark.parametrize("seal", ["Amber", "gAAAAABnot-ours", "%00", "é"])
def test_what_we_did_not_seal_finds_nothing(cast: Cast, seal: str) -> None:
    household(cast)
    answer = signed_in(cast.kerensa).get(reverse("find"), {"search": seal})
    assert answer.status_code == 200
    assert "matches" not in answer.content.decode()


def test_of_a_search_as_long_as_a_page_the_beginning_is_looked_for(cast: Cast) -> None:
    kerensa = signed_in(cast.kerensa)
    answer = kerensa.get(kerensa.post(reverse("find"), {"q": "<b>Zelah</b> " * 1000})["Location"])
    assert answer.status_code == 200
    assert "<b>Zelah" not in answer.content.decode()


@pytest.mark.parametrize("typed", ["", "   ", "\x00"])
def test_looking_for_nothing_shows_the_empty_page(cast: Cast, typed: str) -> None:
    assert signed_in(cast.kerensa).post(reverse("find"), {"q": typed})["Location"] == reverse("find")
