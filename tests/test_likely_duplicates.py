"""A child who may be on record already: named beside the form, and asked about before a second record."""

import pytest

from casework.searches import sealed
from children.models import Person
from tests import household, stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")


def test_whoever_is_like_what_was_searched_for_stands_beside_the_empty_form(cast: Cast) -> None:
    stories.child(cast.tamsin)
    contact = stories.contact(cast)
    address = f"/contacts/{contact.pk}/children/new/?search={sealed('Ambre Tregear')}"
    page = signed_in(cast.tamsin).get(address).content.decode()
    assert "Amber Tregear" in page
    assert "Amber, not Ambre" in page
    assert "Why this is somebody else" not in page, "it is asked once the form was filled in"


def test_a_second_record_of_the_same_child_is_asked_about_first(cast: Cast) -> None:
    stories.child(cast.tamsin)
    contact = stories.contact(cast)
    address = f"/contacts/{contact.pk}/children/new/?search={sealed('amber')}"
    twin = {"given_name": "Amber", "family_name": "Tregear", "sex": "F"}
    tamsin = signed_in(cast.tamsin)
    assert "may be on record already" in tamsin.post(address, twin).content.decode()
    assert Person.objects.count() == 1
    near = tamsin.post(address, {**twin, "given_name": "Ambre"}).content.decode()
    assert "Amber, not Ambre" in near
    answer = tamsin.post(address, {**twin, "different": "Her cousin, of Hayle."})
    assert answer.status_code == 302
    second = Person.objects.get(screenings__contact=contact)
    assert second.history.get().history_change_reason == "Her cousin, of Hayle."


def test_who_may_be_meant_and_is_restricted_is_the_fixed_line(cast: Cast) -> None:
    hidden = household.restricted(cast)
    contact = stories.contact(cast)
    address = f"/contacts/{contact.pk}/children/new/?search={sealed('sennen')}"
    near = {"given_name": hidden.given_name, "family_name": f"{hidden.family_name}e", "sex": "M"}
    page = signed_in(cast.tamsin).post(address, near).content.decode()
    assert "A restricted record may match" in page
    assert hidden.number not in page
    assert "may be on record already" in page
