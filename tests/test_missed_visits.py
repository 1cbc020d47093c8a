"""Visits that did not happen, late entries, and what only being seen sets back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow
from children.feed import feed
from children.models import MissedVisit, Person, Visit
from children.seen import last_seen
from plans.visiting import next_visit
from tests import stories
from tests.cast import MONDAY
from tests.household import Household, household, signed_in
from tests.seeing import missed
from tests.test_visits import errors, of, sent


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def test_it_is_kept_for_each_child_with_why_and_what_was_done(cast, home) -> None:
    told = {
        "planned_for-day": "12", "planned_for-month": "11", "planned_for-year": "2026",
        "planned_for-time": "16:00", "reason": "nobody_in", "done_about_it": "I rang Mother.",
        "siblings": [home.jory.pk.hex],
    }  # fmt: skip
    client, address = signed_in(cast.kerensa), reverse("missed_visit_add", args=[home.amber.pk])
    assert "Say what was done about it" in errors(client.post(address, told | {"done_about_it": ""}))
    assert client.post(address, told).status_code == 302
    assert {each.child for each in MissedVisit.objects.all()} == {home.amber, home.jory}
    made = MissedVisit.objects.get(child=home.amber)
    shown = client.get(reverse("missed_visit", args=[made.pk])).content.decode()
    assert "Visit on Thu 12 Nov 2026 did not happen: nobody was in" in shown
    assert "Written Mon 23 Nov 2026: 11 days later" in shown


def test_it_is_no_visit_and_no_contact_and_stands_on_the_timeline_for_itself(cast, home) -> None:
    stories.seen(cast, home.amber, days_ago=40)
    missed(cast, home.amber, days_ago=20)
    stories.seen(cast, home.amber)
    assert Visit.objects.count() == 2
    events = feed(cast.kerensa, home.amber, only=["visit", "missed_visit"]).events
    assert [event.title for event in events] == [
        "Seen alone: Home",
        "Visit on Tue 3 Nov 2026 did not happen: nobody was in",
        "Seen alone: Home",
    ]
    assert events[0].gap_days == 40, "nobody was met in between"
    assert "What was done about it: I rang Mother" in events[1].text
    page = signed_in(cast.kerensa).get(reverse("child", args=[home.amber.pk])).content.decode()
    assert "did not happen: nobody was in" in page


def test_it_is_refused_before_its_time_and_without_what_was_done(cast, home) -> None:
    with pytest.raises(NotNow, match="still to come"):
        missed(cast, home.amber, planned_for=clock.now() + timedelta(minutes=1))
    with pytest.raises(NotNow, match="what was done"):
        missed(cast, home.amber, done_about_it=" ")


def test_only_being_seen_sets_back_the_visit_under_a_plan(cast, monday) -> None:
    with clock.at(MONDAY - timedelta(weeks=8)):
        plan = stories.plan_in_force(cast)
    child = Person.objects.get(pk=plan.child_id)
    due = next_visit(plan, child).due
    missed(cast, child)
    stories.seen(cast, child, seen=False, not_seen_reason="She hid upstairs; I wait for her at school.")
    assert next_visit(plan, child).due == due
    stories.seen(cast, child)
    assert next_visit(plan, child).due == clock.today() + timedelta(weeks=4)


def test_only_being_seen_answers_the_day_by_which_an_assessment_asks_for_it(cast, monday) -> None:
    case = stories.assessment(cast)

    def seen() -> bool:
        return type(case).objects.child_seen_marked().get(pk=case.pk).child_seen

    missed(cast, case.child)
    stories.seen(cast, case.child, seen=False, not_seen_reason="Asleep; I go again tomorrow.")
    assert not seen()
    stories.seen(cast, case.child)
    assert seen()


def test_last_seen_looks_at_neither(cast, home) -> None:
    missed(cast, home.amber)
    assert last_seen(home.amber) is None


def test_a_late_entry_says_both_times_on_its_page_and_on_the_timeline(cast, home) -> None:
    stories.seen(cast, home.amber, days_ago=2)
    made = Visit.objects.get()
    both = "Visited Sat 21 Nov 2026, written Mon 23 Nov 2026: 2 days later"
    client = signed_in(cast.kerensa)
    assert both in client.get(reverse("visit", args=[made.pk])).content.decode()
    timeline = client.get(reverse("child_timeline", args=[home.amber.pk])).content.decode()
    assert "written Mon 23 Nov 2026: 2 days later" in timeline
    stories.seen(cast, home.jory)
    today = Visit.objects.get(child=home.jory)
    assert "later" not in client.get(reverse("visit", args=[today.pk])).content.decode()


def test_bedroom_and_what_was_observed_are_each_childs_own(cast, home) -> None:
    jory = of(home.jory, seen="alone", bedroom="not_asked")
    more = {"observed": "She kept her coat on.", "bedroom": "yes"}
    client, address = signed_in(cast.kerensa), reverse("visit_add", args=[home.amber.pk])
    response = client.post(address, sent(**more, **jory))
    assert response.status_code == 302, errors(response)
    amber, brother = Visit.objects.get(child=home.amber), Visit.objects.get(child=home.jory)
    assert (amber.observed, amber.bedroom) == ("She kept her coat on.", "yes")
    assert (brother.observed, brother.bedroom) == ("", "not_asked")
    assert amber.words == "", "what was seen is not put into the child’s mouth"
    shown = client.get(reverse("visit", args=[amber.pk])).content.decode()
    assert "She kept her coat on." in shown
    assert "Bedroom seen</span> Yes" in shown


def test_no_bedroom_is_seen_at_school(cast, home) -> None:
    client, address = signed_in(cast.kerensa), reverse("visit_add", args=[home.amber.pk])
    response = client.post(address, sent(place="School or nursery", bedroom="no"))
    assert "A bedroom is not seen at school" in errors(response)
    assert client.post(address, sent(place="School or nursery")).status_code == 302
