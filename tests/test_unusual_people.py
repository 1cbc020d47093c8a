"""People whom forms seldom think of: unborn, twins, one name, a long name, a name in other letters."""

from datetime import date

import pytest
from django.test import Client

from casework.searches import sealed
from children.models import Person
from referrals.models import Contact, Screening
from tests import stories
from tests.cast import Cast
from tests.clumsy import Page
from tests.household import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

UNBORN = {"date_of_birth": None, "expected_date": date(2027, 2, 1), "sex": "U", "given_name": ""}


@pytest.fixture
def contact(cast: Cast) -> Contact:
    return stories.contact(cast)


def born(day: str, month: str, year: str) -> dict[str, str]:
    return {"date_of_birth-day": day, "date_of_birth-month": month, "date_of_birth-year": year}


def put_on(cast: Cast, contact: Contact, **answers: str):
    sent = {"given_name": "Senara", "family_name": "Tregear", "sex": "F", **answers}
    return signed_in(cast.tamsin).post(
        f"/contacts/{contact.pk}/children/new/?search={sealed('Senara')}", sent
    )


def problems(response) -> list[str]:
    return [text for text, _ in Page(response.content.decode()).problems]


@pytest.mark.parametrize("year", ["1890", "1990", "2027", "9999"])
def test_a_child_was_not_born_then(cast: Cast, contact: Contact, year: str) -> None:
    response = put_on(cast, contact, **born("1", "1", year))
    assert response.status_code == 200
    (said,) = problems(response)
    assert said.startswith("Date of birth must be")
    assert not Person.objects.exists()


def test_twins_are_asked_about_once_and_then_both_are_on_record(cast: Cast, contact: Contact) -> None:
    twins = born("4", "5", "2019")
    assert put_on(cast, contact, given_name="Jory", **twins).status_code == 302
    asked = put_on(cast, contact, given_name="Jago", **twins)
    assert asked.status_code == 200
    assert "Jory Tregear" in asked.content.decode(), "the record it may be is named"
    form = next(f for f in Page(asked.content.decode()).forms if "different" in f.controls)
    assert form.text_of("given_name") == "Jago", "nothing typed is lost"
    assert put_on(cast, contact, given_name="Jago", different="Twins.", **twins).status_code == 302
    numbers = set(Person.objects.values_list("number", flat=True))
    assert len(numbers) == Screening.objects.filter(contact=contact).count() == 2


@pytest.mark.parametrize(
    ("given", "family"),
    [
        ("Morwenna", ""),
        ("", "Nguyen"),
        ("M" * 100, "T" * 100),
        ("Mary-Jane D’Arcy", "O'Neill-St Aubyn"),
        ("Zoë 🌊", "Øvergård"),
        ("محمد", "李"),
        ("<b>Bold</b>", "{{ name }} & Sons"),
    ],
)
def test_a_name_is_kept_and_shown_as_it_is(cast: Cast, contact: Contact, given: str, family: str) -> None:
    tamsin = signed_in(cast.tamsin)
    response = put_on(cast, contact, given_name=given, family_name=family, **born("4", "5", "2019"))
    assert response.status_code == 302
    child = Person.objects.get()
    assert (child.given_name, child.family_name) == (given, family)
    for page in (f"/people/{child.pk}/", f"/people/{child.pk}/family/", f"/contacts/{contact.pk}/"):
        shown = Page(tamsin.get(page).content.decode())
        assert f"{given} {family}".strip() in shown.text
        assert not shown.runs


def test_a_name_of_101_letters_is_refused_and_kept_on_the_page(cast: Cast, contact: Contact) -> None:
    response = put_on(cast, contact, given_name="M" * 101)
    assert problems(response) == ["First name must be 100 characters or fewer"]
    assert "M" * 101 in response.content.decode()


def opens(client: Client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200, address
    return Page(response.content.decode())


def test_nobody_asks_whether_an_unborn_child_was_seen(cast: Cast) -> None:
    unborn = stories.child(cast.tamsin, **UNBORN)
    stories.assessment(cast, unborn)
    kerensa = signed_in(cast.kerensa)
    (form,) = [f for f in opens(kerensa, f"/people/{unborn.pk}/visits/add/").forms if "account" in f.controls]
    assert not {"seen", "words", "not_alone_reason"} & set(form.controls)
    sent = form.sent(account="Mother is 30 weeks and well.", place="Home")
    assert kerensa.post(f"/people/{unborn.pk}/visits/add/", sent).status_code == 302


def test_an_unborn_child_s_pages_open_at_every_stage(cast: Cast) -> None:
    unborn = stories.child(cast.tamsin, **UNBORN)
    review = stories.plan_in_force(cast, unborn).reviews.get()
    kerensa, case = signed_in(cast.kerensa), review.plan.assessment_id
    for address in (
        f"/people/{unborn.pk}/", f"/people/{unborn.pk}/timeline/", f"/people/{unborn.pk}/details/",
        f"/assessments/{case}/", f"/plans/{review.plan_id}/", f"/reviews/{review.pk}/record/",
    ):  # fmt: skip
        opens(kerensa, address)
