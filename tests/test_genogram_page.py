"""The genogram's page: who is on it, as of which day, and that the table says what the drawing says."""

import re
from datetime import date

import pytest
from django.urls import reverse

from children.services.family import relate
from tests.household import Household, household, person, restricted, signed_in


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def shown(user, child, asked: str = "") -> tuple[str, str]:
    """The drawing and the table, as plain words."""
    response = signed_in(user).get(reverse("child_genogram", args=[child.pk]) + asked)
    assert response.status_code == 200
    page = response.content.decode()
    parts = re.search(r"<svg.*?</svg>", page, re.S), re.search(r"<tbody.*?</tbody>", page, re.S)
    drawn, told = (" ".join(re.sub(r"<[^>]+>", " ", part[0] if part else "").split()) for part in parts)
    return drawn, told


def test_the_table_says_what_the_drawing_says(cast, home) -> None:
    piers = person(cast.kerensa, "Piers", date_of_birth=date(1990, 1, 1), sex="M")
    relate(by=cast.kerensa, person=home.rosen, other=piers, kind="former_partner", starts=date(2020, 1, 1))
    drawn, told = shown(cast.kerensa, home.amber)
    for name in ("Amber", "Jory", "Kit", "Rosen", "Piers"):
        assert name in drawn, name
        assert name in told, name
    assert "7 years" in drawn
    assert "Mother of Amber Tregear, Jory Tregear A From birth Now" in told
    assert "Former partner of Rosen Tregear" in told
    assert told.count("Former partner") == 1, "it stands on both records and is told once"


def test_as_of_an_earlier_day_later_children_and_partners_are_not_there(cast, home) -> None:
    piers = person(cast.kerensa, "Piers", date_of_birth=date(1990, 1, 1), sex="M")
    relate(by=cast.kerensa, person=home.rosen, other=piers, kind="partner", starts=date(2024, 1, 1))
    drawn, told = shown(cast.kerensa, home.jory, "?on-day=1&on-month=6&on-year=2018")
    assert "Piers" not in drawn + told
    assert "Amber" not in drawn + told
    assert "2 years" in drawn
    assert "Piers" in shown(cast.kerensa, home.jory, "?on-day=1&on-month=6&on-year=2024")[0]


def test_a_date_that_is_none_is_refused_and_today_is_shown(cast, home) -> None:
    address = reverse("child_genogram", args=[home.amber.pk])
    page = signed_in(cast.kerensa).get(f"{address}?on-day=31&on-month=2&on-year=2020").content.decode()
    assert "must be a real date" in page
    assert "Rosen" in page


def test_a_restricted_brother_leaves_no_name_line_or_number(cast, home) -> None:
    before = shown(cast.kerensa, home.amber)
    relate(by=cast.talan, person=home.amber, other=restricted(cast), kind="sibling", lives_with=True)
    assert shown(cast.kerensa, home.amber) == before


def test_what_stands_between_others_is_told_only_to_who_reads_a_record_of_theirs(cast, home) -> None:
    ross = person(cast.tamsin, "Ross", "Bolitho", date_of_birth=date(1988, 1, 1), sex="M")
    relate(by=cast.tamsin, person=home.kit, other=ross, kind="father")
    assert "Ross" not in shown(cast.kerensa, home.amber)[0], "Kit’s record is not hers to read"
