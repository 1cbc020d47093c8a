"""Looking somebody up forgives a slip of the hand, a misheard name, a name of before, a date gone wrong."""

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from casework.searches import sealed
from children.finding_people import find_people
from children.models import Address, LookupFact, NamedAs, NamePair, Person, Slip, Spelling
from children.services.errors import record_in_error
from children.services.people import change_name, create_person, set_address
from children.services.restriction import restrict
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")

BORN = date(2015, 3, 4)


@pytest.fixture
def amber(cast: Cast) -> Person:
    """Amber Trevithick, known as Bee, of 12 Lemon Row, at Trelowth Primary."""
    return made(
        cast,
        given_name="Amber",
        family_name="Trevithick",
        known_as="Bee",
        date_of_birth=BORN,
        school="Trelowth Primary School",
        telephone="Gran: 07700 900123",
    )


def made(cast: Cast, home: str = "12 Lemon Row\nTruro", postcode: str = "TR1 2AB", **details: Any) -> Person:
    person = create_person(by=cast.tamsin, details=details)
    set_address(by=cast.tamsin, person=person, lines=home, postcode=postcode, restricted=False, starts=BORN)
    return person


def found(cast: Cast, text: str) -> list[str]:
    """The numbers of those found, the likeliest first."""
    hits = find_people(cast.kerensa, text).hits
    numbers = dict(Person.everything.values_list("pk", "number"))
    return [numbers[hit.person] for hit in hits]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Amber Trevithick", ""),
        ("trevithick AMBER", ""),
        ("Amb Trev", ""),
        ("Ambre Trevithick", "Amber, not Ambre"),
        ("Amber Trevthick", "Trevithick, not Trevthick"),
        ("Amber Trevithickk", "Trevithick, not Trevithickk"),
        ("Amber Trevithyck", "Trevithick, not Trevithyck"),
        ("Amber Trevethik", "Trevithick sounds like Trevethik"),
        ("Bee Trevithick", "Known as Bee"),
        ("Amber Jane Trevithick", "Jane fits nothing"),
        ("Amber 04/03/2015", "Born 4 March 2015"),
        ("4 March 15 trevithick", "Born 4 March 2015"),
        ("03/04/2015 Amber", "Born 4 March 2015: day and month changed about"),
        ("Amber 04.03.2016", "Born 4 March 2015: one digit different"),
        ("04032015", "Born 4 March 2015"),
        ("12 Lemon Row", "Lives or lived there"),
        ("Amber Truro", "Lives or lived there"),
        ("tr12ab", "Postcode"),
        ("Ambre TR1 2AB", "Amber, not Ambre"),
        ("+44 7700 900123", "Telephone"),
        ("Trelowth Primary", "School"),
        ("Amber Trelowth", "School"),
    ],
)
def test_she_is_found_and_the_page_says_why(cast: Cast, amber: Person, typed: str, why: str) -> None:
    hits = find_people(cast.kerensa, typed).hits
    assert [hit.person for hit in hits] == [amber.pk]
    assert why in hits[0].why
    page = signed_in(cast.kerensa).get(f"{reverse('find')}?search={sealed(typed)}").content.decode()
    assert "Amber Trevithick" in page
    assert hits[0].why in page


@pytest.mark.parametrize(
    "typed",
    ["Amber Penrose", "Ambre Trevthick", "Trevithick 04/03/1999", "Amber TR7 1AA", "%"],
)
def test_what_does_not_fit_finds_nobody(cast: Cast, amber: Person, typed: str) -> None:
    assert found(cast, typed) == []


def test_the_number_alone_is_the_person(cast: Cast, amber: Person) -> None:
    assert found(cast, f"{amber.number.lower()}") == [amber.number]


def test_namesakes_are_told_apart_by_a_second_fact_and_the_nearest_stand_first(
    cast: Cast, amber: Person
) -> None:
    other = made(cast, "3 Fore Street\nRedruth", "TR15 1AA", given_name="Amber", family_name="Trevithick",
                 date_of_birth=date(2011, 8, 1))  # fmt: skip
    near = made(cast, given_name="Ambre", family_name="Trevithick", date_of_birth=date(2012, 1, 1))
    assert set(found(cast, "Amber Trevithick")[:2]) == {amber.number, other.number}
    assert found(cast, "Amber Trevithick")[2:] == [near.number]
    assert found(cast, "Amber Trevithick 01/08/2011")[0] == other.number
    assert found(cast, "Amber Trevithick Redruth")[0] == other.number


def test_a_name_of_before_is_found_after_the_same_name_borne_today(cast: Cast, amber: Person) -> None:
    change_name(
        by=cast.tamsin, person=amber, version=amber.version, given_name="Amber", family_name="Rowse",
        known_as="", why="deed_poll", since=date(2026, 11, 2), reason="Deed of 2 November.",
    )  # fmt: skip
    today = made(cast, given_name="Amber", family_name="Trevithick", date_of_birth=BORN)
    assert found(cast, "Amber Trevithick") == [today.number, amber.number]
    assert "Used to be called Trevithick" in find_people(cast.kerensa, "Amber Trevithick").hits[1].why
    assert found(cast, "Amber Rowse") == [amber.number]


def test_who_is_restricted_is_one_line_whatever_was_typed(cast: Cast, amber: Person) -> None:
    named = [cast.hedra, cast.talan]
    restrict(by=cast.talan, person=amber, named=named, reason="A threat was made.")
    for typed in ("Amber Trevithick", "Ambre Trevithick", "Bee", "TR1 2AB", "04/03/2015", amber.number):
        looked = find_people(cast.kerensa, typed)
        assert looked.hidden, typed
        assert not looked.hits, typed
    assert [hit.person for hit in find_people(cast.hedra, "Ambre Trevithick").hits] == [amber.pk]
    assert not find_people(cast.kerensa, "Penrose").hidden


def test_a_restricted_address_finds_nobody_and_goes_from_the_index(cast: Cast, amber: Person) -> None:
    set_address(by=cast.tamsin, person=amber, lines="Refuge Cottage\nNewquay", postcode="TR7 1AA",
                restricted=True, starts=date(2026, 11, 1))  # fmt: skip
    for typed in ("TR7 1AA", "Refuge Cottage", "Amber Newquay"):
        assert found(cast, typed) == []
    row = Address.objects.get(person=amber, restricted=False)
    row.restricted = True
    row.save()
    assert not LookupFact.objects.filter(person=amber, kind__in=["place", "postcode"]).exists()


def test_what_was_struck_out_finds_nobody(cast: Cast) -> None:
    child = stories.assessment(cast).child
    row = set_address(by=cast.kerensa, person=child, lines="14 Quay Parc\nHayle", postcode="TR27 4AA",
                      restricted=False, starts=BORN)  # fmt: skip
    assert found(cast, f"{child.given_name} TR27 4AA") == [child.number]
    record_in_error(by=cast.kerensa, record=row, reason="It is the house next door.")
    for typed in ("14 Quay Parc", "TR27 4AA", f"{child.given_name} Hayle"):
        assert found(cast, typed) == []


def test_nobody_without_cases_finds_anybody(cast: Cast, amber: Person) -> None:
    assert not find_people(cast.piran, "Amber Trevithick").hits
    assert not find_people(cast.piran, "Amber Trevithick").hidden


def kept() -> list[Any]:
    """What people are found by, in words."""
    return [
        sorted(Spelling.objects.values_list("word", "sound")),
        sorted(Slip.objects.values_list("spelling__word", "letters")),
        sorted(NamedAs.objects.values_list("person__number", "spelling__word", "name")),
        sorted(
            (number, *sorted(words)) for number, *words in NamePair.objects.values_list(
                "person__number", "low__word", "high__word"
            )
        ),
        sorted(LookupFact.objects.values_list("person__number", "kind", "value")),
    ]  # fmt: skip


def test_what_is_kept_is_what_a_rebuild_writes(cast: Cast, amber: Person) -> None:
    """After work of every kind: nothing was forgotten when it was saved, and nothing is left over."""
    stories.reviewed(cast)
    before = kept()
    call_command("rebuild_people_index", verbosity=0)
    assert before[2]
    assert kept()[2:] == before[2:]
