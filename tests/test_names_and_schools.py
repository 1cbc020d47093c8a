"""A new name and a new school: both kept, both found, the present one shown."""

from datetime import date

import pytest

from casework.guards import NotNow, NotYours
from children.models import Person, Schooling, Warning
from children.services.life import change_school
from children.services.people import change_name, update_person
from tests import stories
from tests.cast import Cast
from tests.life_stories import died, now

pytestmark = pytest.mark.usefixtures("monday")


def renamed(cast: Cast, person: Person, **said) -> Person:
    person = now(person)
    told = {
        "given_name": "Amber",
        "family_name": "Rowse",
        "known_as": "Bee",
        "why": "deed_poll",
        "since": date(2026, 11, 2),
        "reason": "Deed of 2 November.",
        **said,
    }
    return change_name(by=cast.kerensa, person=person, version=person.version, **told)


class TestANewName:
    def test_both_are_found_and_both_are_shown(self, cast: Cast, client_of) -> None:
        amber = stories.assessment(cast).child
        renamed(cast, amber)
        for query in ("Rowse", "Tregear", "Bee"):
            assert amber in Person.objects.findable_by(cast.kerensa).matching(query)
        page = client_of("kerensa").get(f"/people/{amber.pk}/family/").content.decode()
        assert "Amber Rowse" in page
        assert "Amber Tregear until 2 November 2026: deed poll. Deed of 2 November." in page

    def test_a_known_as_name_given_up_is_still_found(self, cast: Cast) -> None:
        amber = renamed(cast, stories.assessment(cast).child)
        renamed(cast, amber, known_as="Robin", family_name="Rowse", why="gender")
        assert amber in Person.objects.findable_by(cast.kerensa).matching("Bee")
        assert now(amber).known_as == "Robin"

    def test_who_must_not_be_told_stands_as_a_warning(self, cast: Cast) -> None:
        amber = renamed(cast, stories.assessment(cast).child, not_to_be_told="her father")
        warning = Warning.objects.get(person=amber)
        assert (warning.kind, warning.text) == (
            "not_to_be_told",
            "The new name must not be told to: her father",
        )

    @pytest.mark.parametrize("day", [date(1890, 1, 1), date(2026, 11, 24)])
    def test_an_impossible_day_is_refused(self, cast: Cast, day: date) -> None:
        with pytest.raises(NotNow, match="must be today or earlier"):
            renamed(cast, stories.assessment(cast).child, since=day)

    def test_it_is_a_life_event(self, cast: Cast, client_of) -> None:
        amber = renamed(cast, stories.assessment(cast).child)
        page = client_of("kerensa").get(f"/people/{amber.pk}/timeline/?kind=life_event").content.decode()
        assert "Name changed from Amber Tregear" in page


class TestAnotherSchool:
    def start(self, cast: Cast, person: Person, **said) -> Schooling:
        person = now(person)
        told = {"setting": "school", "school": "Pool Academy", "starts": date(2026, 11, 2), **said}
        return change_school(by=cast.kerensa, person=person, version=person.version, **told)

    @pytest.fixture
    def amber(self, cast: Cast) -> Person:
        return stories.assessment(cast, stories.child(cast.tamsin, school="Treloar School")).child

    def test_the_present_one_is_on_the_record_and_the_one_before_in_its_history(
        self, cast: Cast, amber: Person, client_of
    ) -> None:
        self.start(cast, amber, leaving_reason="moved_home", year_group="Year 3")
        assert now(amber).school == "Pool Academy"
        page = client_of("kerensa").get(f"/people/{amber.pk}/family/").content.decode()
        assert "Treloar School, until 2 November 2026: the family moved" in page
        assert "Pool Academy, Year 3, from 2 November 2026" in page

    def test_why_they_left_is_asked(self, cast: Cast, amber: Person) -> None:
        with pytest.raises(NotNow, match="why the child left Treloar School"):
            self.start(cast, amber)

    def test_educated_at_home_is_no_school(self, cast: Cast, amber: Person) -> None:
        self.start(cast, amber, setting="home", school="", leaving_reason="home_education")
        assert now(amber).school == ""
        assert [event.title for event in amber.life_events.all()] == ["Educated at home"]

    def test_a_corrected_name_is_corrected_in_both_places(self, cast: Cast, amber: Person) -> None:
        self.start(cast, amber, leaving_reason="choice")
        row = now(amber)
        update_person(by=cast.kerensa, person=row, version=row.version, details={"school": "Pool School"})
        assert amber.schoolings.get(ends=None).school == "Pool School"

    @pytest.mark.parametrize("day", [date(1890, 1, 1), date(2019, 5, 3), date(2026, 11, 24)])
    def test_an_impossible_day_is_refused(self, cast: Cast, amber: Person, day: date) -> None:
        with pytest.raises(NotNow):
            self.start(cast, amber, starts=day, leaving_reason="choice")

    def test_only_those_involved_record_it(self, cast: Cast, amber: Person) -> None:
        with pytest.raises(NotYours):
            change_school(
                by=cast.petroc,
                person=amber,
                version=amber.version,
                setting="none",
                starts=date(2026, 11, 2),
                leaving_reason="excluded",
            )

    def test_the_page_saves(self, cast: Cast, amber: Person, client_of) -> None:
        sent = {
            "version": now(amber).version,
            "setting": "none",
            "starts-day": "2",
            "starts-month": "11",
            "starts-year": "2026",
            "leaving_reason": "excluded",
        }
        assert client_of("kerensa").post(f"/people/{amber.pk}/school/", sent).status_code == 302
        assert str(amber.schoolings.get(ends=None)) == "No place anywhere"

    @pytest.mark.parametrize("setting", ["school", "alternative"])
    def test_the_page_keeps_the_name_of_a_school_and_asks_for_it(
        self, cast: Cast, amber: Person, client_of, setting: str
    ) -> None:
        kerensa, address = client_of("kerensa"), f"/people/{amber.pk}/school/"
        sent = {
            "version": now(amber).version,
            "setting": setting,
            "starts-day": "2",
            "starts-month": "11",
            "starts-year": "2026",
            "leaving_reason": "choice",
        }
        assert "Enter the name of the school" in kerensa.post(address, sent).content.decode()
        assert kerensa.post(address, {**sent, "school": "Pool Academy"}).status_code == 302
        assert now(amber).school == "Pool Academy"


def test_the_page_of_changes_offers_what_fits(cast: Cast, client_of) -> None:
    amber = stories.assessment(cast).child
    kerensa = client_of("kerensa")
    page = kerensa.get(f"/people/{amber.pk}/change/").content.decode()
    for words in (
        "They moved",
        "Another school",
        "Another name",
        "They have died",
        "Another team takes them on",
    ):
        assert words in page
    died(cast, amber)
    page = kerensa.get(f"/people/{amber.pk}/change/").content.decode()
    assert "They moved" not in page
    assert "Another team takes them on" not in page
