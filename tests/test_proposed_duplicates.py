"""Pairs of records that may be one person are proposed by number, for somebody to look at."""

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command

from children.finding_people.duplicates import propose
from children.models import Person
from children.services.family import relate
from children.services.people import create_person
from children.services.restriction import restrict
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")

BORN = date(2015, 3, 4)
SAME = "Born on the same day, with the same names"


def made(cast: Cast, given: str = "Amber", family: str = "Tregear", **more: Any) -> Person:
    details = {"given_name": given, "family_name": family, "date_of_birth": BORN, **more}
    return create_person(by=cast.tamsin, details=details)


def proposed() -> dict[tuple[str, str], str]:
    return {(pair.one, pair.other): pair.why for pair in propose()}


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ({}, "Born on the same day, with the same names"),
        ({"given": "Ambre"}, "Born on the same day, with the same names, spelt otherwise"),
        (
            {"family": "Tregeer", "known_as": "Bee"},
            "Born on the same day, with the same names, spelt otherwise",
        ),
        ({"given": "Kensa"}, None),
        ({"date_of_birth": date(2015, 4, 4)}, None),
    ],
)
def test_two_records_of_one_child_are_a_pair(cast: Cast, second: dict[str, Any], why: str | None) -> None:
    one, other = made(cast), made(cast, **second)
    assert proposed().get((one.number, other.number)) == why


def test_who_is_related_on_record_is_two(cast: Cast) -> None:
    one, other = made(cast), made(cast, "Ambre")
    relate(by=cast.tamsin, person=one, other=other, kind="sibling", lives_with=True)
    assert proposed() == {}


def test_a_restricted_record_is_in_no_pair(cast: Cast) -> None:
    one, _ = made(cast), made(cast)
    restrict(by=cast.talan, person=one, named=[cast.hedra, cast.talan], reason="A threat was made.")
    assert proposed() == {}


def test_the_command_names_numbers_and_nobody(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = made(cast), made(cast)
    call_command("propose_duplicates")
    said = capsys.readouterr().out
    assert f"{one.number}  {other.number}  Born on the same day" in said
    assert "1 pairs" not in said
    assert "1 pair to look at" in said
    assert "Amber" not in said
