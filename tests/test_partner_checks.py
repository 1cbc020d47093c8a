"""Partner checks: who was asked, what was shared and on what basis, by when, and what they said."""

from datetime import timedelta

import pytest

from casework import clock
from casework.guards import NotNow, NotYours, StaleRecord
from casework.local_rules import set_figure
from casework.models import Notice
from children.contributions import worklist
from referrals.models import PartnerCheck
from referrals.services import triage
from referrals.timeline import events_for
from tests import stories
from tests.cast import Cast
from tests.front_door import advise, answered, ask, decide
from tests.household import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def test_several_are_asked_at_once_and_each_has_its_own_clock_by_the_rating(cast: Cast) -> None:
    contact = stories.contact(cast)
    hours = {}
    asked = (("", "education"), ("red", "police"), ("amber", "health"), ("green", "housing"))
    for minutes, (rating, partner) in enumerate(asked):
        with clock.at(clock.now() + timedelta(minutes=minutes)):
            if rating:
                triage(by=cast.tamsin, contact=contact, rating=rating, rationale="As I read it now.")
            (check,) = ask(cast.tamsin, contact, partner)
        hours[partner] = (check.due_at - check.asked_at) / timedelta(hours=1)
    assert hours == {"education": 72, "police": 4, "health": 24, "housing": 72}


def test_the_council_sets_the_hours_and_what_runs_keeps_its_own(cast: Cast) -> None:
    contact = stories.contact(cast)
    triage(by=cast.tamsin, contact=contact, rating="red", rationale="As I read it now.")
    (before,) = ask(cast.tamsin, contact, "police")
    day = clock.today() + timedelta(days=1)
    set_figure(by=cast.piran, key="partner_checks_red", amount=2, effective_from=day, reason="Agreed by all.")
    with clock.at(clock.now() + timedelta(days=1)):
        (after,) = ask(cast.tamsin, contact, "health")
    before.refresh_from_db()
    assert before.due_at - before.asked_at == timedelta(hours=4)
    assert after.due_at - after.asked_at == timedelta(hours=2)


def test_what_is_shared_without_agreement_says_why(cast: Cast) -> None:
    contact = stories.contact(cast)
    with pytest.raises(NotNow) as refused:
        ask(cast.tamsin, contact, "police", basis_reason="")
    assert "Say why it was shared without agreement." in refused.value.reasons
    page = signed_in(cast.tamsin).post(
        f"/contacts/{contact.pk}/checks/",
        {"partners": ["police"], "basis": "safeguarding", "shared": "Nothing yet."},
    )
    assert "Why without agreement" in page.content.decode()
    assert "Nothing yet." in page.content.decode()
    assert not PartnerCheck.objects.exists()


def test_a_partner_who_has_not_answered_is_not_asked_twice_and_nobody_is_where_one_is_refused(
    cast: Cast,
) -> None:
    contact = stories.contact(cast)
    ask(cast.tamsin, contact, "police")
    with pytest.raises(NotNow, match="Police has been asked already"):
        ask(cast.wenna, contact, "health", "police")
    assert PartnerCheck.objects.count() == 1, "all are asked, or none"
    with pytest.raises(NotYours):
        ask(cast.kerensa, contact, "health")


def test_nobody_is_asked_before_it_came_or_answers_before_being_asked(cast: Cast) -> None:
    contact = stories.contact(cast)
    with pytest.raises(NotNow, match="before the contact came"):
        ask(cast.tamsin, contact, "police", asked_at=contact.received_at - timedelta(hours=1))
    (check,) = ask(cast.tamsin, contact, "police")
    with pytest.raises(NotNow) as refused:
        answered(cast.tamsin, check, answered_at=check.asked_at - timedelta(minutes=5))
    assert "They cannot have answered before they were asked." in refused.value.reasons


def test_an_answer_is_corrected_and_what_it_said_before_is_kept(cast: Cast) -> None:
    contact = stories.contact(cast)
    (check,) = ask(cast.tamsin, contact, "health")
    old = check.version
    answered(cast.tamsin, check)
    check.refresh_from_db()
    answered(cast.tamsin, check, answer="Seen on Thursday, not on Friday.")
    check.refresh_from_db()
    assert check.answer == "Seen on Thursday, not on Friday."
    assert [row.answer for row in check.history.order_by("history_date")][1] == (
        "Seen at the surgery on Friday, well."
    )
    check.version = old
    with pytest.raises(StaleRecord):
        answered(cast.wenna, check)


def test_what_partners_said_stands_on_the_contact_beside_the_decision_and_on_the_timeline(cast: Cast) -> None:
    row = stories.screening(cast)
    (check,) = ask(cast.tamsin, row.contact, "health")
    answered(cast.tamsin, check)
    advise(cast.tamsin, row)
    jory = signed_in(cast.jory)
    for page in (f"/contacts/{row.contact_id}/", f"/screenings/{row.pk}/decide/"):
        assert "Seen at the surgery on Friday, well." in jory.get(page).content.decode()
    told = events_for(cast.jory, [row.child], None, 20, ["contact"])
    assert [event.title for event in told if event.text.startswith("Seen at")] == [
        "Health: they shared information"
    ]


def test_a_late_answer_is_on_the_list_of_those_who_screen_until_it_is_recorded(cast: Cast) -> None:
    row = stories.screening(cast)
    triage(by=cast.tamsin, contact=row.contact, rating="red", rationale="As I read it now.")
    (check,) = ask(cast.tamsin, row.contact, "police")

    def asked_for() -> list[str]:
        return [item.what for item in worklist(cast.wenna, clock.today()) if "police" in item.what]

    assert not asked_for()
    with clock.at(clock.now() + timedelta(hours=4, minutes=1)):
        assert asked_for() == ["Ask police again, or record the answer"]
        assert "Overdue" in signed_in(cast.wenna).get("/maru/checks/").content.decode()
        answered(cast.tamsin, check)
        assert not asked_for()


def test_who_decided_is_told_of_an_answer_that_came_afterwards(cast: Cast) -> None:
    row = stories.screening(cast)
    (police, health) = ask(cast.tamsin, row.contact, "police", "health")
    decide(cast, row, by=cast.jory)
    with clock.at(clock.now() + timedelta(hours=1)):
        answered(cast.tamsin, police)
        answered(cast.tamsin, health, "nothing", answer="No record of anybody.")
    notice = Notice.objects.get(user=cast.jory)
    assert notice.words.startswith("Police answered after it was decided.")
    assert notice.path == f"/screenings/{row.pk}/"
    assert (
        "Came after the decision" in signed_in(cast.jory).get(f"/contacts/{row.contact_id}/").content.decode()
    )
