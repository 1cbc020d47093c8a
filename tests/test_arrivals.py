"""What kind of arrival a contact is, and what the police tell with a domestic abuse notification."""

from datetime import timedelta
from typing import Any

import pytest

from casework import clock
from casework.guards import NotNow
from children.contributions import worklist
from children.services.restriction import restrict
from referrals.contact_history import corrections_of
from referrals.models import Contact, DomesticAbuseNotification, Screening
from referrals.services import add_child, record_contact, update_contact
from referrals.timeline import events_for
from tests import stories
from tests.cast import Cast
from tests.front_door import abuse, facts, notified
from tests.household import signed_in
from tests.test_receiving import FORM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

TYPED = {
    **FORM,
    "arrival": "domestic_abuse",
    "incident_number": "CR/084411/26",
    "happened_at-day": "22",
    "happened_at-month": "11",
    "happened_at-year": "2026",
    "happened_at-time": "23:10",
    "child_present": "present",
    "risk": "medium",
    "dash_score": "11",
    "marac": "no",
}


def test_the_police_are_asked_about_domestic_abuse_and_nobody_else_is(cast: Cast) -> None:
    tamsin = signed_in(cast.tamsin)
    assert tamsin.post("/contacts/add/", {**TYPED, "arrival": "police"}).status_code == 302
    assert not DomesticAbuseNotification.objects.exists()
    assert tamsin.post("/contacts/add/", TYPED).status_code == 302
    kept = DomesticAbuseNotification.objects.get()
    assert (kept.incident_number, kept.dash_score, kept.marac) == ("CR/084411/26", 11, False)
    page = tamsin.get(f"/contacts/{kept.contact_id}/").content.decode()
    assert "11 of 27" in page
    assert "Does not go to MARAC" in page


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"channel": ""}, "Choose how it came"),
        ({"arrival": ""}, "Choose what it is"),
        ({"incident_number": ""}, "Enter police incident number"),
        ({"risk": ""}, "Choose risk, as the police grade it"),
        ({"dash_score": "28"}, "DASH score must be 27 or less"),
        ({"marac": ""}, "Answer ‘Does it go to MARAC?’"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_saved(cast: Cast, told: dict[str, str], error: str) -> None:
    page = signed_in(cast.tamsin).post("/contacts/add/", {**TYPED, **told}).content.decode()
    assert error in page
    assert not Contact.objects.exists()


@pytest.mark.parametrize("told", [None, {"dash_score": 28}, {"risk": "grave"}, {"incident_number": ""}])
def test_a_notification_comes_with_its_facts(cast: Cast, told: dict[str, Any] | None) -> None:
    wrong = None if told is None else abuse(**told)
    with pytest.raises(NotNow):
        record_contact(by=cast.tamsin, domestic_abuse=wrong, **facts(arrival="domestic_abuse"))
    with pytest.raises(NotNow):
        record_contact(by=cast.tamsin, **facts(arrival=""))
    assert not Contact.objects.exists()


def test_it_cannot_have_happened_after_the_police_told_of_it(cast: Cast) -> None:
    late = abuse(happened_at=clock.now())
    told = facts(arrival="domestic_abuse", received_at=clock.now() - timedelta(hours=1))
    with pytest.raises(NotNow, match="after it happened"):
        record_contact(by=cast.tamsin, domestic_abuse=late, **told)


def test_repeats_in_the_year_before_are_counted_and_no_older_ones(cast: Cast) -> None:
    amber = stories.child(cast.tamsin)
    for days in (366, 200, 20):
        add_child(
            by=cast.tamsin,
            contact=record_contact(
                by=cast.tamsin,
                domestic_abuse=abuse(happened_at=clock.now() - timedelta(days=days + 1)),
                **facts(arrival="domestic_abuse", received_at=clock.now() - timedelta(days=days)),
            ),
            child=amber,
        )
    row = add_child(by=cast.tamsin, contact=notified(cast), child=amber)
    page = signed_in(cast.tamsin).get(f"/screenings/{row.pk}/recommend/").content.decode()
    assert "2 police domestic abuse notifications in the 12 months before" in page
    assert "CR/1" in page


def test_a_correction_of_what_the_police_told_is_shown_as_one(cast: Cast) -> None:
    contact = notified(cast)
    told = facts(arrival="domestic_abuse", channel="police", source="6", received_at=contact.received_at)
    contact = update_contact(
        by=cast.tamsin, contact=contact, version=contact.version, domestic_abuse=abuse(marac=True), **told
    )
    [entry] = corrections_of(contact)
    assert [(each.field, each.after) for each in entry.changes] == [("Goes to MARAC", "Yes")]
    told["arrival"] = "police"
    contact = update_contact(by=cast.tamsin, contact=contact, version=contact.version, **told)
    assert contact.abuse_facts is None
    assert DomesticAbuseNotification.objects.filter(contact=contact).exists(), "nothing is deleted"


def test_it_is_called_by_what_it_is_where_it_may_be_read_and_by_how_it_came_elsewhere(cast: Cast) -> None:
    contact = notified(cast, referrer_agency="Devon and Cornwall Police")
    amber, sister = (stories.child(cast.tamsin, given_name=name) for name in ("Amber", "Sennen"))
    row = add_child(by=cast.tamsin, contact=contact, child=amber)
    called = "Domestic abuse notification, Devon and Cornwall Police"
    assert [event.title for event in events_for(cast.tamsin, [amber], None, 9, ("contact",))] == [called]
    [item] = worklist(cast.tamsin, clock.today())
    assert item.why.startswith(f"{called}, received")
    tamsin = signed_in(cast.tamsin)
    for page in ("/maru/", f"/contacts/{contact.pk}/"):
        assert "Domestic abuse notification" in tamsin.get(page).content.decode(), page
    Screening.objects.create(contact=contact, child=sister, due_on=row.due_on)
    restrict(by=cast.talan, person=sister, named=[cast.hedra, cast.talan], reason="A threat was made.")
    [event] = events_for(cast.tamsin, [amber], None, 9, ("contact",))
    assert event.title == "Police notification"
    assert "omestic abuse" not in tamsin.get(f"/contacts/{contact.pk}/").content.decode()
