"""An expected child is born: one, two, or not alive; and what begins or ends with it."""

from datetime import date, timedelta

import pytest

from assessments.models import Assessment
from casework import clock
from casework.guards import NotNow, NotYours
from children.contributions import worklist
from children.models import Address, Birth, Involvement, LifeEvent, Notification, Person
from children.services.life import record_birth, record_stillbirth
from children.services.people import set_address
from plans.visiting import next_visit
from referrals.closing import closure_reasons
from tests import stories
from tests.cast import MONDAY, Cast
from tests.life_stories import EXPECTED, born, now, twin_born, unborn

pytestmark = pytest.mark.usefixtures("monday")


def expected_in_assessment(cast: Cast) -> Assessment:
    return stories.assessment(cast, unborn(cast.tamsin))


class TestABirth:
    def test_the_child_has_a_date_of_birth_a_sex_and_a_name(self, cast: Cast) -> None:
        baby = born(cast, expected_in_assessment(cast).child).person
        assert (baby.name, baby.date_of_birth, baby.expected_date, baby.sex, baby.age_words) == (
            "Morvah Tregear",
            date(2026, 11, 23),
            None,
            "F",
            "0 weeks",
        )

    def test_the_expected_date_is_kept_and_shown(self, cast: Cast, client_of) -> None:
        baby = born(cast, expected_in_assessment(cast).child).person
        assert baby.birth.expected_on == EXPECTED
        page = client_of("kerensa").get(f"/people/{baby.pk}/family/").content.decode()
        assert "was expected on 30 November 2026" in page

    def test_it_stands_on_the_timeline(self, cast: Cast, client_of) -> None:
        baby = born(cast, expected_in_assessment(cast).child, place="Treliske").person
        page = client_of("kerensa").get(f"/people/{baby.pk}/timeline/?kind=life_event").content.decode()
        assert "Born: Treliske" in page

    def test_the_family_stays(self, cast: Cast) -> None:
        baby = born(cast, expected_in_assessment(cast).child).person
        assert [row.other.given_name for row in baby.relationships.filter(ends=None)] == ["Rosen"]

    def test_from_now_on_the_child_is_to_be_seen(self, cast: Cast) -> None:
        case = expected_in_assessment(cast)
        assert case.see_child_by is None
        born(cast, case.child, date(2026, 11, 20))
        assert Assessment.objects.get(pk=case.pk).see_child_by == date(2026, 11, 27)
        assert "See Morvah" in [item.what for item in worklist(cast.kerensa, clock.today())]

    def test_visits_under_a_plan_count_from_the_birth(self, cast: Cast) -> None:
        with clock.at(MONDAY - timedelta(weeks=8)):
            plan = stories.plan_in_force(cast, unborn(cast.tamsin))
        born(cast, plan.child)
        plan.refresh_from_db()
        assert next_visit(plan, now(plan.child)).due == clock.today() + timedelta(weeks=4)

    def test_a_date_far_from_the_expected_one_is_checked_first(self, cast: Cast) -> None:
        baby = expected_in_assessment(cast).child
        early = EXPECTED - timedelta(days=30)
        with pytest.raises(NotNow, match="Check the date"):
            born(cast, baby, early)
        assert born(cast, baby, early, date_checked=True).date_checked

    @pytest.mark.parametrize("day", [date(1890, 1, 1), date(2026, 5, 1), date(2026, 11, 24)])
    def test_an_impossible_date_is_refused(self, cast: Cast, day: date) -> None:
        baby = expected_in_assessment(cast).child
        with pytest.raises(NotNow):
            born(cast, baby, day, date_checked=True)

    def test_a_child_is_born_once(self, cast: Cast) -> None:
        baby = born(cast, expected_in_assessment(cast).child).person
        with pytest.raises(NotNow, match="not recorded as unborn"):
            born(cast, baby)

    def test_only_those_involved_record_it(self, cast: Cast) -> None:
        baby = expected_in_assessment(cast).child
        with pytest.raises(NotYours):
            record_birth(by=cast.petroc, person=baby, version=baby.version, born_on=clock.today(), sex="F")

    def test_the_page_asks_to_check_a_far_date_and_keeps_what_was_typed(self, cast: Cast, client_of) -> None:
        baby = now(expected_in_assessment(cast).child)
        sent = {
            "version": baby.version,
            "born_on-day": "30",
            "born_on-month": "10",
            "born_on-year": "2026",
            "sex": "F",
            "given_name": "Morvah",
        }
        kerensa, address = client_of("kerensa"), f"/people/{baby.pk}/birth/"
        page = kerensa.post(address, sent).content.decode()
        assert "Check the date, and tick that it is right" in page
        assert 'value="Morvah"' in page
        assert kerensa.post(address, {**sent, "date_checked": "on"}).status_code == 302
        assert now(baby).date_of_birth == date(2026, 10, 30)


class TestTwins:
    def test_the_second_has_the_family_the_home_and_the_worker_of_the_first(self, cast: Cast) -> None:
        case = expected_in_assessment(cast)
        set_address(by=cast.kerensa, person=case.child, lines="2 Church Row, Redruth", restricted=True)
        first = born(cast, case.child).person
        twin = twin_born(cast, first).person
        kin = {row.other.given_name: row.kind for row in twin.relationships.filter(ends=None)}
        assert kin == {"Rosen": "mother", "Morvah": "sibling"}
        assert Address.objects.get(person=twin, ends=None).restricted
        live = Involvement.objects.live().filter(person=twin, kind="allocated")
        assert [row.user for row in live] == [cast.kerensa]
        assert (twin.family_name, twin.birth.twin_of, twin.birth.expected_on) == ("Tregear", first, EXPECTED)

    def test_the_twin_of_a_restricted_child_is_restricted_to_the_same_people(self, cast: Cast) -> None:
        from children.services.restriction import restrict

        case = expected_in_assessment(cast)
        named = [cast.kerensa, cast.morwenna, cast.talan]
        restrict(by=cast.talan, person=case.child, named=named, reason="A threat was made.")
        first = born(cast, case.child).person
        twin = twin_born(cast, first).person
        assert twin.restricted
        seen_by = [user for user in (*named, cast.denzel, cast.cador) if _reads(user, twin)]
        assert seen_by == named

    @pytest.mark.parametrize("days", [-40, 1])
    def test_a_date_far_from_the_first_s_is_refused(self, cast: Cast, days: int) -> None:
        first = born(cast, expected_in_assessment(cast).child).person
        with pytest.raises(NotNow):
            twin_born(cast, first, born_on=clock.today() + timedelta(days=days))

    def test_there_is_no_twin_of_a_twin(self, cast: Cast) -> None:
        first = born(cast, expected_in_assessment(cast).child).person
        twin = twin_born(cast, first).person
        with pytest.raises(NotNow, match="the first child"):
            twin_born(cast, twin)


def _reads(user, person: Person) -> bool:
    return Person.objects.readable_by(user).filter(pk=person.pk).exists()


class TestAStillbirth:
    def still(self, cast: Cast, **said) -> Birth:
        baby = now(expected_in_assessment(cast).child)
        told = {"born_on": clock.today(), "given_name": "Tamsyn", "sex": "F", **said}
        return record_stillbirth(by=cast.kerensa, person=baby, version=baby.version, **told)

    def test_the_record_keeps_the_expected_date_and_has_no_date_of_birth_nor_sex(self, cast: Cast) -> None:
        birth = self.still(cast)
        baby = now(birth.person)
        assert (baby.expected_date, baby.date_of_birth, baby.sex) == (EXPECTED, None, "U")
        assert (baby.name, baby.age_words, birth.sex) == ("Tamsyn Tregear", "stillborn 23 Nov 2026", "F")

    def test_nobody_is_asked_to_write_or_to_visit(self, cast: Cast) -> None:
        baby = self.still(cast).person
        asked = {item.what for item in worklist(cast.kerensa, clock.today()) if item.child == baby}
        assert "Write the assessment" not in asked
        [item] = [i for i in worklist(cast.morwenna, clock.today()) if i.child == baby]
        assert item.what == "Decide what happens with the open work"

    def test_those_who_must_know_are_told_and_the_death_review_is_not(self, cast: Cast) -> None:
        keys = set(Notification.objects.filter(person=self.still(cast).person).values_list("key", flat=True))
        assert keys == {"bereavement", "letters", "health", "stillbirth_registrar"}

    def test_the_referral_may_close_with_died(self, cast: Cast) -> None:
        assert "RC2" in closure_reasons(self.still(cast).person, "direct")

    def test_the_page_opens_with_care_and_saves(self, cast: Cast, client_of) -> None:
        baby = now(expected_in_assessment(cast).child)
        kerensa = client_of("kerensa")
        assert "We are sorry" in kerensa.get(f"/people/{baby.pk}/stillbirth/").content.decode()
        sent = {
            "version": baby.version,
            "born_on-day": "23",
            "born_on-month": "11",
            "born_on-year": "2026",
            "sex": "U",
        }
        answer = kerensa.post(f"/people/{baby.pk}/stillbirth/", sent)
        event = LifeEvent.objects.get(person=baby)
        assert answer.url == f"/life-events/{event.pk}/"
        assert "Who must be told" in kerensa.get(answer.url).content.decode()
