"""People: their numbers, what the record says of them, and what a form refuses."""

from datetime import date

import pytest
from django.urls import reverse

from casework.guards import NotNow, StaleRecord
from children.choices import Ethnicity
from children.forms.people import PersonForm
from children.models import Address, FormerName, Person
from children.services.people import change_name, create_person, set_address, update_person
from tests.household import Household, household, person, restricted, signed_in

NHS = "9434765919"
UPN = "A823432120058"


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def born(day: str, **more: str) -> dict[str, str]:
    """What a browser sends of the form."""
    parts = dict(zip(("day", "month", "year"), day.split(), strict=True))
    return {
        "given_name": "Demelza",
        "sex": "F",
        **{f"date_of_birth-{k}": v for k, v in parts.items()},
        **more,
    }


def expected(day: str, **more: str) -> dict[str, str]:
    parts = dict(zip(("day", "month", "year"), day.split(), strict=True))
    return {"family_name": "Rowe", "sex": "U", **{f"expected_date-{k}": v for k, v in parts.items()}, **more}


def refusals(data: dict[str, str], **options) -> dict[str, list[str]]:
    return {name: list(messages) for name, messages in PersonForm(data, **options).errors.items()}


def test_every_person_gets_a_number_of_letters_and_digits_that_is_never_given_again(cast, monday) -> None:
    numbers = [person(cast.tamsin, name).number for name in ("Ysolde", "Cador", "Nessa")]
    assert len(set(numbers)) == 3
    for number in numbers:
        assert number.isalnum()
        assert len(number) <= 20


def test_one_name_is_enough_and_none_is_not(monday) -> None:
    assert not refusals(born("1 2 2020"))
    assert "Enter a first name or a family name" in refusals(born("1 2 2020", given_name=""))["given_name"]


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        (born("1 2 1890"), "date_of_birth", "must be 23 November 2000 or later for a child. Check the year"),
        (
            born("24 11 2026"),
            "date_of_birth",
            "If the child is not yet born, enter the expected date of birth",
        ),
        (born("31 2 2020"), "date_of_birth", "must be a real date"),
        (expected("31 8 2027"), "expected_date", "must be 30 August 2027 or earlier, 40 weeks from today"),
        (expected("25 10 2026"), "expected_date", "If the child has been born, enter the date of birth"),
        (expected("1 2 2027", sex="M"), "sex", "sex is recorded at the birth"),
        (born("1 2 2020", sex=""), "sex", "Choose sex"),
        (born("1 2 2020", nhs_number="943 476 5918"), "nhs_number", "its last digit does not fit"),
        (born("1 2 2020", nhs_number="12"), "nhs_number", "as 10 digits"),
        (born("1 2 2020", upn="B823432120058"), "upn", "does not fit its first letter"),
        (born("1 2 2020", upn=UPN, upn_unknown="UN1"), "upn_unknown", "not both"),
        (born("1 2 2020", postcode="TR1 1AA"), "address_lines", "Enter the address"),
    ],
)
def test_what_cannot_be_is_refused_with_the_field_and_the_remedy(monday, db, data, field, words) -> None:
    assert words in " ".join(refusals(data)[field])


def test_both_dates_are_refused(monday) -> None:
    both = born("1 2 2020") | expected("1 2 2027", sex="F")
    assert "not both" in refusals(both)["expected_date"][0]


def test_an_adult_may_be_old_but_not_born_before_1900(monday) -> None:
    assert not refusals(born("1 2 1931"), of_child=False)
    assert "date_of_birth" in refusals(born("1 2 1899"), of_child=False)


def test_none_stands_alone_among_disabilities(monday) -> None:
    form = PersonForm(born("1 2 2020") | {"disability_codes": ["NONE", "LD"]})
    assert "choose either the others or ‘No disability’, not both" in form.errors["disability_codes"][0]


def test_what_was_answered_makes_the_person_as_it_was_answered(cast, monday) -> None:
    form = PersonForm(
        born(
            "1 2 2020", known_as="Mel", ethnicity_detail="Cornish", school="Gwelmor primary school",
            nhs_number="943 476 5919", upn=UPN.lower(), address_lines="1 Fore Street\nCamborne",
            postcode="tr14 8aa", address_restricted="True",
        ) | {"disability_codes": ["LD", "COMM"]}
    )  # fmt: skip
    assert form.is_valid(), form.errors
    made = create_person(by=cast.tamsin, **form.person_answers())
    assert (made.name, made.known_as, made.date_of_birth) == ("Demelza", "Mel", date(2020, 2, 1))
    assert (made.nhs_number, made.upn, made.school) == (NHS, UPN, "Gwelmor primary school")
    assert (made.ethnicity, made.ethnicity_detail) == (Ethnicity.NOBT, "Cornish")
    assert set(made.disabilities.values_list("code", flat=True)) == {"LD", "COMM"}
    address = made.addresses.get()
    assert (address.lines, address.postcode, address.restricted) == (
        "1 Fore Street\nCamborne",
        "TR14 8AA",
        True,
    )
    assert made.created_by == cast.tamsin


@pytest.mark.parametrize("hidden", [False, True])
def test_a_number_on_another_record_is_refused_in_the_same_words_whoever_has_it(cast, monday, hidden) -> None:
    if hidden:
        restricted(cast, nhs_number=NHS)
    else:
        person(cast.talan, "Sennen", nhs_number=NHS)
    [message] = refusals(born("1 2 2020", nhs_number=NHS))["nhs_number"]
    assert message == (
        "This NHS number stands on another record. Check it; if it is right, leave it out and ask information"
        " governance to compare the two records."
    )
    with pytest.raises(NotNow, match="stands on another record"):
        create_person(by=cast.tamsin, details={"given_name": "Demelza", "nhs_number": NHS})
    assert not Person.objects.filter(given_name="Demelza").exists()


def test_a_person_keeps_their_own_number_when_their_details_are_corrected(cast, monday) -> None:
    made = person(cast.tamsin, "Demelza", nhs_number=NHS)
    update_person(
        by=cast.tamsin, person=made, version=made.version, details={"nhs_number": NHS, "school": "Gwelmor"}
    )
    made.refresh_from_db()
    assert made.school == "Gwelmor"


def test_details_corrected_leave_the_change_and_who_made_it_in_the_history(cast, home) -> None:
    update_person(
        by=cast.kerensa, person=home.amber, version=home.amber.version, details={"school": "Gwelmor"},
        disabilities=["LD"],
    )  # fmt: skip
    newest = home.amber.history.order_by("-history_date", "-history_id").first()
    assert (newest.school, newest.history_user) == ("Gwelmor", cast.kerensa)
    update_person(by=cast.kerensa, person=home.amber, version=2, details={}, disabilities=["COMM"])
    present = home.amber.disabilities.filter(ended_at=None)
    assert [row.code for row in present] == ["COMM"]
    assert home.amber.disabilities.count() == 2


def test_a_stale_save_is_refused_shows_both_texts_and_keeps_what_was_typed(cast, home) -> None:
    client = signed_in(cast.kerensa)
    address = reverse("child_edit", args=[home.amber.pk])
    update_person(
        by=cast.morwenna, person=home.amber, version=1, details={"school": "Gwelmor primary school"}
    )
    with pytest.raises(StaleRecord):
        update_person(by=cast.kerensa, person=home.amber, version=1, details={"school": "Newlyn school"})
    typed = {
        "version": "1", "sex": "F", "school": "Newlyn school",
        "date_of_birth-day": "4", "date_of_birth-month": "5", "date_of_birth-year": "2019",
    }  # fmt: skip
    shown = client.post(address, typed)
    page = " ".join(shown.content.decode().split())
    assert "Morwenna Nance saved this (Mon 23 Nov 2026, 09:40) after you opened it" in page
    assert "Gwelmor primary school" in page
    assert 'value="Newlyn school"' in page
    home.amber.refresh_from_db()
    assert home.amber.school == "Gwelmor primary school"
    again = {**typed, "version": str(shown.context["form"].data["version"])}
    assert client.post(address, again).status_code == 302
    home.amber.refresh_from_db()
    assert home.amber.school == "Newlyn school"


def test_a_baby_is_born_on_the_same_record(cast, monday) -> None:
    baby = create_person(by=cast.tamsin, details={"family_name": "Rowe", "expected_date": date(2026, 11, 20)})
    details = {"given_name": "Tegen", "expected_date": None, "date_of_birth": date(2026, 11, 21), "sex": "F"}
    baby = update_person(by=cast.tamsin, person=baby, version=1, details=details)
    assert (baby.age_words, baby.is_unborn, baby.sex) == ("0 weeks", False, "F")


def test_a_former_name_is_kept_with_its_end_and_still_found(cast, home) -> None:
    response = signed_in(cast.kerensa).post(
        reverse("child_name", args=[home.amber.pk]),
        {
            "given_name": "Amber",
            "family_name": "Nance",
            "since-day": "23",
            "since-month": "11",
            "since-year": "2026",
            "why": "deed_poll",
            "reason": "By deed poll.",
            "version": "1",
        },
    )
    assert response.status_code == 302
    home.amber.refresh_from_db()
    assert home.amber.name == "Amber Nance"
    former = FormerName.objects.get()
    assert (former.family_name, former.until, former.reason) == (
        "Tregear",
        date(2026, 11, 23),
        "By deed poll.",
    )
    assert home.amber in Person.objects.findable_by(cast.tamsin).matching("Amber Tregear")
    with pytest.raises(NotNow, match="Enter the new name"):
        change_name(
            by=cast.kerensa,
            person=home.amber,
            version=2,
            given_name="Amber",
            family_name="Nance",
            reason="Again.",
        )


def test_a_new_address_ends_the_one_before_on_the_day_it_starts(cast, home) -> None:
    set_address(by=cast.kerensa, person=home.amber, lines="9 Causewayhead", starts=date(2026, 11, 2))
    before = Address.objects.get(person=home.amber, lines__startswith="3 Chapel Row")
    assert before.ends == date(2026, 11, 2)
    with pytest.raises(NotNow, match="starts on 2 November 2026"):
        set_address(by=cast.kerensa, person=home.amber, lines="Back at 3", starts=date(2026, 10, 1))
    assert Address.objects.filter(person=home.amber, ends=None).count() == 1


def test_the_same_form_sent_twice_makes_one_address(cast, home) -> None:
    client = signed_in(cast.kerensa)
    sent = {
        "submission": "2b1e0b1e-3f9c-4c57-8d0e-1f2a3b4c5d6e", "lines": "9 Causewayhead",
        "starts-day": "2", "starts-month": "11", "starts-year": "2026",
    }  # fmt: skip
    address = reverse("child_address", args=[home.amber.pk])
    first, second = client.post(address, sent), client.post(address, sent)
    assert first["Location"] == second["Location"]
    assert Address.objects.filter(person=home.amber).count() == 2
