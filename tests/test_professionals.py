"""Professionals round the child: several at once, corrected, ended with a reason, and how to reach them."""

from datetime import date

import pytest
from django.urls import reverse

from casework.guards import NotNow
from children.models import Professional
from children.services.network import add_professional, change_professional, end_professional
from tests.household import Household, household, signed_in
from tests.networks import VISITOR


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def added(cast, home, **told) -> Professional:
    return add_professional(by=cast.kerensa, person=home.amber, details={**VISITOR, **told})


def family_page(cast, home) -> str:
    return signed_in(cast.kerensa).get(reverse("child_family", args=[home.amber.pk])).content.decode()


def test_several_at_once_are_shown_with_how_to_reach_them(cast, home) -> None:
    added(cast, home, email="delen@health.example")
    added(cast, home, role="gp", name="Dr Rao", telephone="01736 555 099")
    page = family_page(cast, home)
    for said in ("Delen Chirgwin", "Health visitor", "delen@health.example", "Dr Rao", "01736 555 099"):
        assert said in page


def test_one_added_from_the_page_is_on_the_ecomap_and_the_timeline(cast, home) -> None:
    client = signed_in(cast.kerensa)
    sent = {"role": "teacher", "name": "Mrs Oliver", "agency": "Newlyn School", "strength": "strong"}
    assert client.post(reverse("professional_add", args=[home.amber.pk]), sent).status_code == 302
    assert "Mrs Oliver" in client.get(reverse("child_ecomap", args=[home.amber.pk])).content.decode()
    told = client.get(reverse("child_timeline", args=[home.amber.pk]) + "?kind=family").content.decode()
    assert "Teacher or tutor: Mrs Oliver" in told


def test_corrected_and_ended_with_a_reason_it_stays_with_its_dates(cast, home) -> None:
    row = added(cast, home, starts=date(2026, 2, 2))
    details = {**VISITOR, "telephone": "01736 555 012"}
    change_professional(by=cast.kerensa, professional=row, version=1, details=details)
    client, address = signed_in(cast.kerensa), reverse("professional_end", args=[row.pk])
    missing = client.post(address, {"version": "2", "reason": ""}).content.decode()
    assert "Say why it ended" in missing
    assert client.post(address, {"version": "2", "reason": "She moved to Truro."}).status_code == 302
    page = family_page(cast, home)
    assert "until 23 November 2026: She moved to Truro." in page
    assert reverse("professional_change", args=[row.pk]) not in page
    assert client.get(reverse("professional_change", args=[row.pk])).status_code == 409


def test_it_cannot_end_before_it_began_nor_begin_tomorrow(cast, home) -> None:
    row = added(cast, home, starts=date(2026, 11, 2))
    with pytest.raises(NotNow, match="before it began"):
        end_professional(by=cast.kerensa, professional=row, version=1, reason="Left.", ends=date(2026, 11, 1))
    with pytest.raises(NotNow, match="today or earlier"):
        added(cast, home, starts=date(2026, 11, 24))


def test_two_who_correct_the_same_see_what_the_other_saved(cast, home) -> None:
    row = added(cast, home)
    change_professional(
        by=cast.morwenna, professional=row, version=1, details={**VISITOR, "telephone": "01736 555 012"}
    )
    sent = {**VISITOR, "telephone": "01736 555 013", "version": "1"}
    answer = signed_in(cast.kerensa).post(reverse("professional_change", args=[row.pk]), sent)
    page = answer.content.decode()
    assert "01736 555 012" in page
    assert "01736 555 013" in page
    assert Professional.objects.get().telephone == "01736 555 012"
