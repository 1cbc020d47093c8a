"""What else happens in a life: each asks what it needs, and what it means for the child."""

from datetime import timedelta

import pytest
from django.urls import reverse

from assessments.models import StillHolds
from casework import clock
from casework.guards import NotNow, NotYours
from children.models import LifeEvent, Person
from children.services.family import relate
from children.services.life import record_happening, record_new_adult
from children.services.people import create_person
from tests import changing_lives as lives
from tests import stories
from tests.cast import MONDAY, Cast

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def amber(cast: Cast) -> Person:
    with clock.at(MONDAY - timedelta(days=60)):
        return stories.assessment(cast).child


@pytest.fixture
def perran(cast: Cast, amber: Person) -> Person:
    """Her mother's partner, who lives elsewhere."""
    other = create_person(by=cast.kerensa, details={"given_name": "Perran", "family_name": "Rowse"})
    relate(by=cast.kerensa, person=amber, other=other, kind="step_parent")
    return other


def test_an_arrest_asks_whether_the_assessment_still_holds(cast: Cast, amber: Person) -> None:
    event = lives.arrested(cast, amber)
    assert event.title == "Arrested: On suspicion of theft"
    assert StillHolds.objects.get(person=amber).changes.get().record_id == event.pk


def test_what_it_means_for_the_child_is_asked_and_not_required(cast: Cast, amber: Person, client_of) -> None:
    sent = {
        "happened_on-day": "20",
        "happened_on-month": "11",
        "happened_on-year": "2026",
        "what": "Her gran died",
    }
    kerensa, url = client_of("kerensa"), reverse("happening_add", args=[amber.pk, "loss"])
    assert "What it means for the child" in kerensa.get(url).content.decode()
    assert kerensa.post(url, sent).status_code == 302
    assert LifeEvent.objects.get(kind="loss").title == "Loss: Her gran died"


def test_hospital_says_whether_it_is_a_concern(cast: Cast, amber: Person, client_of) -> None:
    answer = client_of("kerensa").post(reverse("happening_add", args=[amber.pk, "hospital"]), {"what": "x"})
    assert "Say whether it is a safeguarding concern" in answer.content.decode()


def test_it_does_not_end_before_it_began(cast: Cast, amber: Person) -> None:
    today = clock.today()
    with pytest.raises(NotNow, match="or later"):
        record_happening(
            by=cast.kerensa,
            person=amber,
            kind="hospital",
            happened_on=today,
            until=today - timedelta(days=1),
            what="A fall",
        )


def test_a_new_adult_lives_with_the_child_without_being_entered_again(
    cast: Cast, amber: Person, perran: Person
) -> None:
    [event] = record_new_adult(by=cast.kerensa, person=amber, adult=perran, since=clock.today())
    assert amber.relationships.get(other=perran).lives_with
    assert "Perran" not in event.title
    with pytest.raises(NotNow, match="already"):
        record_new_adult(by=cast.kerensa, person=amber, adult=perran, since=clock.today())


def test_a_new_adult_is_of_the_family(cast: Cast, amber: Person) -> None:
    stranger = create_person(by=cast.kerensa, details={"given_name": "Jowan", "family_name": "Eddy"})
    with pytest.raises(NotYours, match="Add them to the family first"):
        record_new_adult(by=cast.kerensa, person=amber, adult=stranger, since=clock.today())


def test_each_kind_is_one_click_away(cast: Cast, amber: Person, client_of) -> None:
    page = client_of("kerensa").get(reverse("child_change", args=[amber.pk])).content.decode()
    for words in ("They are missing", "An arrest", "A new adult in the home", "A loss", "Hospital"):
        assert words in page
