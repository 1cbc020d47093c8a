"""Partners and former partners, and since when somebody is what they are: entered late and corrected."""

from datetime import date

import pytest
from django.urls import reverse

from casework.guards import NotNow
from children.models import Relationship, SharedHome
from children.relatives import relatives_of
from children.services.family import change_relationship, end_relationship, relate
from tests.household import Household, household, person, signed_in


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def test_a_couple_stands_on_both_records_and_is_not_a_brother_or_sister(cast, home) -> None:
    piers = person(cast.kerensa, "Piers", date_of_birth=date(1990, 1, 1))
    relate(by=cast.kerensa, person=home.rosen, other=piers, kind="partner", starts=date(2021, 3, 1))
    rows = Relationship.objects.filter(kind="partner").values_list("person", "other", "starts")
    assert set(rows) == {
        (home.rosen.pk, piers.pk, date(2021, 3, 1)),
        (piers.pk, home.rosen.pk, date(2021, 3, 1)),
    }
    partner = next(each for each in relatives_of(cast.kerensa, piers) if each.person == home.rosen)
    assert (partner.words, partner.is_sibling, partner.is_childs_side) == ("Partner", False, False)


def test_a_child_under_16_is_nobodys_partner(cast, home) -> None:
    with pytest.raises(NotNow, match="Amber Tregear is under 16"):
        relate(by=cast.kerensa, person=home.rosen, other=home.amber, kind="former_partner")


def test_since_when_is_corrected_on_both_records_and_a_start_left_empty_stays(cast, home) -> None:
    row = Relationship.objects.get(person=home.amber, other=home.jory)
    facts = {"by": cast.kerensa, "relationship": row, "parental_responsibility": False, "lives_with": True}
    row = change_relationship(**facts, version=row.version, starts=date(2019, 5, 4))
    change_relationship(**facts, version=row.version)
    starts = Relationship.objects.filter(kind="sibling").values_list("starts", flat=True)
    assert set(starts) == {date(2019, 5, 4)}
    assert set(SharedHome.objects.filter(person=home.amber).values_list("starts", flat=True)) == {
        date(2026, 11, 23)
    }, "since when they are brother and sister does not say since when they live together"


def test_it_ends_on_the_day_given_and_never_before_it_started(cast, home) -> None:
    client = signed_in(cast.kerensa)
    row = Relationship.objects.get(person=home.amber, other=home.rosen)
    with pytest.raises(NotNow, match="cannot end before it started"):
        end_relationship(
            by=cast.kerensa, relationship=row, version=row.version, reason="Gone.", ends=date(2020, 1, 1)
        )
    sent = {
        "version": row.version,
        "lives_with": "True",
        "starts-day": 4,
        "starts-month": 5,
        "starts-year": 2019,
    }
    client.post(reverse("relationship_change", args=[row.pk]), sent)
    row.refresh_from_db()
    assert row.starts == date(2019, 5, 4)
    ended = {"version": row.version, "reason": "She left.", "ends-day": 1, "ends-month": 1, "ends-year": 2020}
    assert client.post(reverse("relationship_end", args=[row.pk]), ended).status_code == 302
    row.refresh_from_db()
    assert row.ends == date(2020, 1, 1)
