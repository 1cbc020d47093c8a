"""Parental responsibility: a dated fact of its own, how it arose, and in step with the family."""

from datetime import date

import pytest
from django.urls import reverse

from casework.guards import NotNow
from children.models import ParentalResponsibility
from children.services.errors import record_in_error
from children.services.family import between, change_relationship, end_relationship, relate
from children.services.network import end_responsibility, record_responsibility
from tests.household import Household, household, person, restricted, signed_in


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def given(cast, home, **told) -> ParentalResponsibility:
    facts = {"source": "birth_mother", "holder": home.rosen}
    return record_responsibility(by=cast.kerensa, person=home.amber, **{**facts, **told})


def family_page(cast, child) -> str:
    return signed_in(cast.kerensa).get(reverse("child_family", args=[child.pk])).content.decode()


def test_whoever_gave_birth_has_it_from_the_birth(cast, home) -> None:
    assert given(cast, home).starts == home.amber.date_of_birth
    page = family_page(cast, home.amber)
    assert "Gave birth to the child" in page
    assert "Say since when and how" not in page


def test_a_tick_on_a_relationship_shows_until_somebody_says_since_when(cast, home) -> None:
    page = family_page(cast, home.amber)
    assert "Say since when and how" in page
    link = f"{reverse('responsibility_add', args=[home.amber.pk])}?holder={home.rosen.pk}"
    assert link in page
    assert f'value="{home.rosen.pk}" selected' in signed_in(cast.kerensa).get(link).content.decode()


def test_it_outlives_the_relationship_by_which_a_father_left(cast, home) -> None:
    rob = person(cast.kerensa, "Rob", date_of_birth=date(1990, 1, 1), sex="M")
    row = relate(by=cast.kerensa, person=home.amber, other=rob, kind="father")
    given(cast, home, source="certificate", holder=rob, starts=date(2019, 5, 20))
    row.refresh_from_db()
    assert row.parental_responsibility, "the relationship says the same"
    end_relationship(by=cast.kerensa, relationship=row, version=row.version, reason="They separated.")
    assert ParentalResponsibility.objects.get(holder=rob).ends is None
    assert "Named on the birth certificate" in family_page(cast, home.amber)


def test_ended_by_an_order_it_is_no_longer_on_the_relationship_and_stays_on_the_page(cast, home) -> None:
    row = given(cast, home)
    end_responsibility(
        by=cast.kerensa,
        responsibility=row,
        version=1,
        reason="Adoption order, Truro.",
        ends=date(2026, 11, 2),
    )
    assert not between(home.amber, home.rosen).parental_responsibility
    assert "2 November 2026: Adoption order, Truro." in family_page(cast, home.amber)
    with pytest.raises(NotNow, match="ended already"):
        end_responsibility(by=cast.kerensa, responsibility=row, version=2, reason="Again.")


def test_a_tick_taken_away_does_not_end_what_has_dates(cast, home) -> None:
    given(cast, home)
    row = between(home.amber, home.rosen)
    with pytest.raises(NotNow, match="leave the tick"):
        change_relationship(
            by=cast.kerensa,
            relationship=row,
            version=row.version,
            parental_responsibility=False,
            lives_with=True,
        )


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"source": "care_order"}, "gives it to a council"),
        ({"holder": None, "council": "Cornwall Council"}, "gives it to a person"),
        ({"holder": None}, "Say who has it"),
        ({"council": "Cornwall Council"}, "not both"),
        ({"starts": date(2019, 5, 3)}, "before the child is born"),
        ({"starts": date(2026, 11, 24)}, "today or earlier"),
    ],
)
def test_what_cannot_be_is_refused(cast, home, told, said) -> None:
    with pytest.raises(NotNow, match=said):
        given(cast, home, **told)
    assert not ParentalResponsibility.objects.exists()


def test_nobody_has_it_twice_and_a_council_has_it_beside_the_parents(cast, home) -> None:
    given(cast, home)
    with pytest.raises(NotNow, match="on the record already"):
        given(cast, home, source="other")
    given(cast, home, source="care_order", holder=None, council="Cornwall Council")
    assert ParentalResponsibility.objects.filter(ends=None).count() == 2


def test_the_form_asks_who_and_says_where_it_is_missing(cast, home) -> None:
    client, address = signed_in(cast.kerensa), reverse("responsibility_add", args=[home.amber.pk])
    page = client.post(address, {"source": "agreement", "details": "Signed in court."}).content.decode()
    assert "Choose who has parental responsibility" in page
    assert "Signed in court." in page, "nothing typed is lost"
    sent = {"source": "birth_mother", "holder": str(home.rosen.pk)}
    assert client.post(address, sent).status_code == 302
    assert ParentalResponsibility.objects.get().holder == home.rosen


def test_it_lasts_until_whoever_has_it_dies_and_until_the_child_is_grown_up(cast, home) -> None:
    gran = person(cast.kerensa, "Gran", date_of_birth=date(1950, 1, 1), date_of_death=date(2026, 6, 1))
    given(cast, home, source="special_guardian", holder=gran)
    page = family_page(cast, home.amber)
    assert "1 June 2026: has died" in page
    assert "18th birthday" not in page
    assert "18th birthday" in family_page(cast, home.rosen)


def test_a_restricted_holder_is_on_no_page_of_the_child(cast, home) -> None:
    hidden = restricted(cast)
    row = given(cast, home, source="special_guardian", holder=hidden)
    page = family_page(cast, home.amber)
    assert "Sennen" not in page
    assert "Special guardianship" not in page
    assert signed_in(cast.kerensa).get(reverse("responsibility_end", args=[row.pk])).status_code == 404


def test_struck_out_the_relationship_no_longer_says_it(cast, home) -> None:
    record_in_error(by=cast.kerensa, record=given(cast, home), reason="It is another Rosen.")
    assert not between(home.amber, home.rosen).parental_responsibility
