"""A family moves: who goes, who stays, who is joined; and who lived with whom on any day."""

from datetime import date, timedelta

import pytest

from casework import clock
from casework.guards import NotNow, NotYours
from children.contributions import worklist
from children.household import household_on
from children.models import Address, Notification, Person
from children.services.family import relate
from children.services.life import record_move
from children.services.people import create_person, set_address
from children.services.restriction import restrict
from tests import stories
from tests.cast import MONDAY, Cast
from tests.household import restricted

pytestmark = pytest.mark.usefixtures("monday")

MOVED = date(2026, 11, 20)


@pytest.fixture
def amber(cast: Cast) -> Person:
    """Amber lives with her mother and father in Redruth; her gran lives elsewhere."""
    with clock.at(MONDAY - timedelta(days=60)):
        child = stories.assessment(cast).child
        for name, kind, home in (
            ("Rosen", "mother", True),
            ("Davy", "father", True),
            ("Jenna", "grandparent", False),
        ):
            other = create_person(by=cast.kerensa, details={"given_name": name, "family_name": "Tregear"})
            relate(by=cast.kerensa, person=child, other=other, kind=kind, lives_with=home)
            if home:
                set_address(by=cast.kerensa, person=other, lines="2 Church Row, Redruth")
        set_address(by=cast.kerensa, person=child, lines="2 Church Row, Redruth")
    return child


def kin(child: Person, name: str) -> Person:
    return child.relationships.get(other__given_name=name).other


def moves(cast: Cast, child: Person, **said) -> list[Person]:
    told = {"moved_on": MOVED, "lines": "Flat 3, 9 Fore Street, Camborne", **said}
    return record_move(by=cast.kerensa, person=child, **told)


def home_of(person: Person) -> str:
    return Address.objects.get(person=person, ends=None).lines


def test_who_goes_has_the_new_address_and_who_stays_the_old(cast: Cast, amber: Person) -> None:
    moves(cast, amber, along=[kin(amber, "Rosen")])
    assert home_of(amber) == home_of(kin(amber, "Rosen")) == "Flat 3, 9 Fore Street, Camborne"
    assert home_of(kin(amber, "Davy")) == "2 Church Row, Redruth"
    before = Address.objects.get(person=amber, ends=MOVED)
    assert before.lines == "2 Church Row, Redruth"


def test_the_household_can_be_told_for_any_day(cast: Cast, amber: Person) -> None:
    moves(cast, amber, along=[kin(amber, "Rosen")], joined=[kin(amber, "Jenna")])
    named = {
        day: {each.given_name for each in household_on(amber, day)}
        for day in (MOVED - timedelta(days=1), MOVED)
    }
    assert named == {MOVED - timedelta(days=1): {"Rosen", "Davy"}, MOVED: {"Rosen", "Jenna"}}


def test_a_hidden_new_address_stays_off_every_record_and_the_old_one_stays_shown(
    cast: Cast, amber: Person, client_of
) -> None:
    moves(cast, amber, along=[kin(amber, "Rosen")], restricted=True)
    for person in (amber, kin(amber, "Rosen")):
        page = client_of("kerensa").get(f"/people/{person.pk}/family/").content.decode()
        assert "Fore Street" not in page
    assert not Address.objects.get(person=kin(amber, "Davy"), ends=None).restricted


def test_each_who_moved_has_it_on_the_timeline_without_the_address(cast: Cast, amber: Person) -> None:
    moves(cast, amber, along=[kin(amber, "Rosen")])
    for person in (amber, kin(amber, "Rosen")):
        [event] = person.life_events.all()
        assert event.title == "Moved home"
        assert "Fore Street" not in event.title + event.text


def test_who_moved_on_a_record_one_cannot_write_is_named_to_be_seen_to(cast: Cast, amber: Person) -> None:
    brother = stories.child(cast.tamsin, given_name="Jory")
    relate(by=cast.tamsin, person=amber, other=brother, kind="sibling", lives_with=True)
    assert moves(cast, amber, along=[kin(amber, "Rosen"), brother]) == [brother]
    assert not Address.objects.filter(person=brother).exists()
    assert brother in household_on(amber, clock.today())


def test_nothing_is_said_of_somebody_who_is_hidden(cast: Cast, amber: Person) -> None:
    hidden = restricted(cast, "Sennen")
    relate(by=cast.talan, person=amber, other=hidden, kind="half_sibling", lives_with=True)
    moves(cast, amber, along=[kin(amber, "Rosen")])
    assert hidden in household_on(amber, clock.today())


def test_out_of_the_area_the_manager_sees_to_the_handing_over(cast: Cast, amber: Person) -> None:
    with pytest.raises(NotNow, match="handed over"):
        moves(cast, amber, in_area=False)
    moves(cast, amber, in_area=False, handover="Plymouth. The assessment, by secure e-mail, to their hub.")
    assert Notification.objects.get(person=amber).key == "handover"
    mine = [i for i in worklist(cast.morwenna, clock.today()) if i.heading == "Life event"]
    assert [(str(i.holder), i.child) for i in mine] == [("Penwith team", amber)]
    assert not [i for i in worklist(cast.kerensa, clock.today()) if i.heading == "Life event"]


@pytest.mark.parametrize("day", [date(1890, 1, 1), date(2026, 11, 24), date(2026, 1, 1)])
def test_an_impossible_day_is_refused(cast: Cast, amber: Person, day: date) -> None:
    with pytest.raises(NotNow):
        moves(cast, amber, moved_on=day)
    assert home_of(amber) == "2 Church Row, Redruth"


def test_only_those_involved_record_it_and_only_of_the_family(cast: Cast, amber: Person) -> None:
    with pytest.raises(NotYours):
        record_move(by=cast.petroc, person=amber, moved_on=MOVED, lines="Elsewhere")
    stranger = stories.child(cast.tamsin, given_name="Loveday", family_name="Penrose")
    with pytest.raises(NotYours):
        moves(cast, amber, along=[stranger])


def test_the_page_offers_the_household_and_saves(cast: Cast, amber: Person, client_of) -> None:
    kerensa = client_of("kerensa")
    page = kerensa.get(f"/people/{amber.pk}/move/").content.decode()
    assert "Who of the household moved too" in page
    sent = {
        "moved_on-day": "20",
        "moved_on-month": "11",
        "moved_on-year": "2026",
        "lines": "Flat 3, 9 Fore Street, Camborne",
        "along": [str(kin(amber, "Rosen").pk)],
        "in_area": "yes",
    }
    assert kerensa.post(f"/people/{amber.pk}/move/", sent).status_code == 302
    assert {each.given_name for each in household_on(amber, MOVED)} == {"Rosen"}


def test_named_on_a_restricted_record_one_records_its_move(cast: Cast, amber: Person) -> None:
    restrict(by=cast.talan, person=amber, named=[cast.kerensa, cast.talan], reason="A threat was made.")
    moves(cast, Person.objects.get(pk=amber.pk))
    assert home_of(amber) == "Flat 3, 9 Fore Street, Camborne"
