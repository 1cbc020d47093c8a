"""A death: shown with dignity, nobody nagged, everybody told, and the work ended by a decision."""

from datetime import date, timedelta

import pytest

from assessments.models import Assessment
from casework import clock
from casework.guards import NotNow, NotYours
from children.choices import Known, NotificationKey
from children.contributions import due, worklist
from children.models import Notification, Person
from children.notifications import Facts, who_must_be_told
from children.services.family import relate
from children.services.life import say_what_is_suspected, settle_notice
from children.services.people import create_person
from children.services.visits import record_visit
from plans.models import Plan
from referrals.models import Referral
from referrals.services import close_referral
from supervision.waiting import OVERDUE
from tests import stories
from tests.cast import MONDAY, Cast
from tests.life_stories import died, everybody_told, now

pytestmark = pytest.mark.usefixtures("monday")


def keys_of(person: Person) -> set[str]:
    return set(Notification.objects.filter(person=person).values_list("key", flat=True))


class TestWhatTheRecordShows:
    def test_the_age_is_the_age_at_death_and_the_dates_are_those_of_the_life(
        self, cast: Cast, client_of
    ) -> None:
        amber = stories.assessment(cast).child
        died(cast, amber, died_on=date(2026, 11, 20))
        assert now(amber).age_words == "died aged 7 years"
        page = client_of("kerensa").get(f"/people/{amber.pk}/").content.decode()
        assert "4 May 2019 to 20 November 2026" in page
        assert "Record a visit" not in page
        assert "Nobody is asked to visit" in page

    def test_an_uncertain_date_says_what_is_known(self, cast: Cast) -> None:
        amber = stories.assessment(cast).child
        with pytest.raises(NotNow, match="what is known of the date"):
            died(cast, amber, is_certain=False)
        death = died(cast, amber, is_certain=False, uncertain_words="In the night to Monday")
        assert "In the night to Monday" in amber.life_events.get().text
        assert not death.is_certain

    @pytest.mark.parametrize("day", [date(1890, 1, 1), date(2019, 5, 3), date(2026, 11, 24)])
    def test_an_impossible_date_is_refused(self, cast: Cast, day: date) -> None:
        with pytest.raises(NotNow):
            died(cast, stories.assessment(cast).child, died_on=day)

    def test_it_is_recorded_once_and_by_those_involved(self, cast: Cast) -> None:
        amber = stories.assessment(cast).child
        with pytest.raises(NotYours):
            died(cast, amber, by=cast.petroc)
        died(cast, amber)
        with pytest.raises(NotNow, match="already"):
            died(cast, amber)

    def test_nobody_is_seen_after_they_died(self, cast: Cast) -> None:
        amber = stories.assessment(cast).child
        died(cast, amber, died_on=date(2026, 11, 20))
        seen = {"child": now(amber), "seen": True, "seen_alone": True}
        with pytest.raises(NotNow, match="had died by then"):
            record_visit(
                by=cast.kerensa,
                visited_at=clock.now(),
                place="Home",
                present="",
                account="-",
                children=[seen],
            )


class TestNobodyIsNagged:
    def test_the_open_work_is_one_thing_for_the_manager(self, cast: Cast) -> None:
        case = stories.plan_in_force(cast)
        died(cast, case.child)
        for_worker = {i.what for i in worklist(cast.kerensa, clock.today()) if i.child == case.child}
        assert not [what for what in for_worker if not what.startswith("Tell:")]
        [item] = [i for i in worklist(cast.morwenna, clock.today()) if i.child == case.child]
        assert (item.what, item.group) == ("Decide what happens with the open work", "decide")

    def test_no_visit_is_due_on_the_child_s_page(self, cast: Cast) -> None:
        case = stories.plan_in_force(cast)
        died(cast, case.child)
        assert not [i.what for i in due([now(case.child)], clock.today()) if "Visit" in i.what]

    def test_nothing_of_theirs_is_late_to_the_leaders(self, cast: Cast) -> None:
        with clock.at(MONDAY - timedelta(days=120)):
            amber = stories.assessment(cast).child
        [late] = [kind for kind in OVERDUE if kind.key == "assessment"]
        assert late.known_to(cast.rosenwyn).exists()
        died(cast, amber)
        assert not late.known_to(cast.rosenwyn).exists()


class TestWhoIsTold:
    def test_an_expected_death_is_reviewed_and_not_a_serious_incident(self, cast: Cast) -> None:
        amber = stories.assessment(cast).child
        died(cast, amber)
        told = keys_of(amber)
        assert {"child_death_review", "partners", "registrar", "bereavement", "letters", "custodian"} <= told
        assert not {"serious_incident", "ofsted", "coroner"} & told

    def test_abuse_suspected_is_a_serious_incident_within_five_working_days(self, cast: Cast) -> None:
        amber = stories.assessment(cast).child
        died(cast, amber, suspected="yes", expected="no")
        notice = Notification.objects.get(person=amber, key="serious_incident")
        assert notice.due_on == date(2026, 11, 30)
        assert {"ofsted", "coroner"} <= keys_of(amber)

    def test_where_it_is_not_known_yet_it_is_decided_within_the_same_time(self) -> None:
        facts = Facts(of_child=True, suspected=Known.NOT_KNOWN)
        told = who_must_be_told(facts)
        assert NotificationKey.SERIOUS_INCIDENT in told
        assert NotificationKey.OFSTED not in told

    def test_a_child_in_care_is_notified_whatever_the_cause(self) -> None:
        told = who_must_be_told(Facts(of_child=True, expected=Known.YES, in_care=True))
        assert {NotificationKey.SERIOUS_INCIDENT, NotificationKey.OFSTED} <= set(told)

    def test_what_is_known_later_adds_who_is_told_and_takes_nobody_away(self, cast: Cast) -> None:
        amber = stories.assessment(cast).child
        death = died(cast, amber, suspected="no")
        before = keys_of(amber)
        with clock.at(MONDAY + timedelta(days=2)):
            say_what_is_suspected(
                by=cast.kerensa,
                death=death,
                version=death.version,
                suspected="yes",
                why="The pathologist rang.",
            )
        assert keys_of(amber) == before | {"serious_incident", "ofsted"}
        assert Notification.objects.get(person=amber, key="ofsted").due_on == date(2026, 12, 2)

    def test_the_school_and_the_workers_of_siblings_are_told_where_there_are_any(self, cast: Cast) -> None:
        amber = stories.child(cast.tamsin, school="Treloar School")
        stories.assessment(cast, amber)
        brother = stories.child(cast.tamsin, given_name="Jory")
        relate(by=cast.tamsin, person=amber, other=brother, kind="sibling")
        died(cast, amber)
        assert {"school", "siblings"} <= keys_of(amber)

    def test_of_a_parent_the_workers_of_the_children_are_told_and_little_else(self, cast: Cast) -> None:
        amber = stories.assessment(cast).child
        details = {"given_name": "Rosen", "family_name": "Tregear", "date_of_birth": date(1990, 1, 1)}
        mother = create_person(by=cast.kerensa, details=details)
        relate(by=cast.kerensa, person=amber, other=mother, kind="mother", lives_with=True)
        died(cast, mother)
        assert keys_of(mother) == {"letters", "childrens_plans"}
        assert "Tell: Workers of the children" in {i.what for i in worklist(cast.kerensa, clock.today())}

    def test_each_is_told_how_or_why_not_and_once(self, cast: Cast) -> None:
        amber = stories.assessment(cast).child
        died(cast, amber)
        notice = Notification.objects.get(person=amber, key="letters")
        with pytest.raises(NotNow, match="when and how"):
            settle_notice(by=cast.kerensa, notice=notice, version=notice.version)
        with pytest.raises(NotNow, match="when and how"):
            settle_notice(
                by=cast.kerensa,
                notice=notice,
                version=notice.version,
                told_on=clock.today(),
                how="Rang.",
                not_needed="None were sent.",
            )
        settled = settle_notice(
            by=cast.kerensa, notice=notice, version=notice.version, not_needed="None were sent."
        )
        with pytest.raises(NotNow, match="already"):
            settle_notice(by=cast.kerensa, notice=settled, version=settled.version, not_needed="Again.")


class TestTheWorkEnds:
    def close(self, cast: Cast, case: Referral) -> None:
        close_referral(by=cast.morwenna, referral=case, reason="RC2", rationale="Amber died on Monday.")

    def test_not_before_everybody_was_told(self, cast: Cast) -> None:
        case = stories.assessment(cast).referral
        died(cast, case.child)
        with pytest.raises(NotNow) as refused:
            self.close(cast, case)
        assert (
            "Still to be told, or to be said why not: Child death review partners." in refused.value.reasons
        )
        assert Assessment.objects.open().filter(referral=case).exists()

    def test_the_manager_s_decision_ends_what_is_open_and_closes_with_died(self, cast: Cast) -> None:
        case = stories.assessment(cast).referral
        died(cast, case.child)
        everybody_told(cast, case.child)
        self.close(cast, case)
        assert Referral.objects.get(pk=case.pk).closure_reason == "RC2"
        assert not Assessment.objects.open().filter(referral=case).exists()
        assert not [i for user in (cast.kerensa, cast.morwenna) for i in worklist(user, clock.today())]

    def test_a_plan_in_force_ends_with_it(self, cast: Cast) -> None:
        plan = stories.plan_in_force(cast)
        died(cast, plan.child)
        everybody_told(cast, plan.child)
        self.close(cast, plan.referral)
        assert Plan.objects.get(pk=plan.pk).ended_on == clock.today()

    def test_another_reason_still_waits_for_the_open_work(self, cast: Cast) -> None:
        case = stories.assessment(cast).referral
        with pytest.raises(NotNow):
            close_referral(by=cast.morwenna, referral=case, reason="RC7", rationale="Moved on.")

    def test_the_pages_from_the_death_to_the_last_told(self, cast: Cast, client_of) -> None:
        amber = now(stories.assessment(cast).child)
        kerensa = client_of("kerensa")
        day = {"day": "23", "month": "11", "year": "2026"}
        sent = {
            "version": amber.version,
            "is_certain": "yes",
            "learned_at-time": "9:00",
            "learned_from": "The hospital",
            "expected": "yes",
            "suspected": "no",
            "in_care": "no",
            **{f"died_on-{part}": value for part, value in day.items()},
            **{f"learned_at-{part}": value for part, value in day.items()},
        }
        event = kerensa.post(f"/people/{amber.pk}/death/", sent).url
        assert "Child death review partners" in kerensa.get(event).content.decode()
        notice = Notification.objects.get(person=amber, key="letters")
        told = {"version": notice.version, "was_told": "no", "not_needed": "None were sent."}
        assert kerensa.post(f"/to-be-told/{notice.pk}/", told).url == event
        assert "Not needed, because: None were sent." in kerensa.get(event).content.decode()
        page = client_of("morwenna").get(f"/referrals/{amber.referrals.get().pk}/close/").content.decode()
        assert "Decide what happens with the open work" in page
        assert "Open now" in page
