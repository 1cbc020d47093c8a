"""Receiving: the arrival first, then the children page by page, found before they are made."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from casework import clock
from casework.bank_holidays import add_bank_holiday
from casework.guards import NotNow, NotYours, StaleRecord
from casework.searches import sealed
from children.access import RESTRICTED_LINE
from children.choices import RelationshipKind
from children.contributions import worklist
from children.models import AccessEntry, Person, Relationship
from children.services.family import end_relationship
from children.services.involvement import state_reason
from children.services.restriction import restrict
from referrals.models import Contact, Screening
from referrals.services import add_child, record_contact, record_feedback, update_contact
from tests import household, stories
from tests.cast import Cast
from tests.front_door import decide, facts, screened, tell
from tests.household import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

CORNWALL = ZoneInfo("Europe/London")
FORM = {
    "received_at-day": "23",
    "received_at-month": "11",
    "received_at-year": "2026",
    "received_at-time": "8:15",
    "arrival": "police",
    "channel": "police",
    "source": "6",
    "referrer_agency": "Devon and Cornwall Police",
    "account": "Officers attended at 23:10. Amber was on the stairs, crying.",
    "immediate_danger": "no",
    "family_informed": "agreed",
}


# The arrival


def test_an_arrival_is_saved_before_any_child_is_on_it_and_stays_in_the_queue(cast: Cast) -> None:
    tamsin = signed_in(cast.tamsin)
    response = tamsin.post("/contacts/add/", FORM)
    contact = Contact.objects.get()
    assert response.headers["Location"] == f"/contacts/{contact.pk}/children/"
    [item] = worklist(cast.tamsin, clock.today())
    assert (item.child, item.holder, item.url) == (None, cast.team("maru"), f"/contacts/{contact.pk}/")
    desk = tamsin.get("/maru/").content.decode()
    assert "No child yet" in desk
    assert "Devon and Cornwall Police" in desk


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"received_at-year": "2027"}, "Received must not be later than now"),
        ({"received_at-year": "1989"}, "Received must be 1 January 1990 or later"),
        ({"received_at-time": "25:99"}, "Received must have a time that can be read"),
        ({"source": "7B"}, "choose one of the answers shown"),
        ({"account": ""}, "Say what was reported"),
        ({"immediate_danger": ""}, "Answer ‘Is a child in immediate danger?’"),
        ({"immediate_danger": "yes"}, "Say what was done about it"),
        ({"family_informed": "informed"}, "Say why they were not asked to agree"),
        ({"family_informed": "not_informed"}, "Say why they were not informed"),
        ({"referrer_agency": ""}, "Enter the referrer’s name or agency, or choose anonymous"),
    ],
)
def test_a_wrong_contact_names_the_field_and_keeps_what_was_typed(
    cast: Cast, told: dict[str, str], error: str
) -> None:
    page = signed_in(cast.tamsin).post("/contacts/add/", {**FORM, **told}).content.decode()
    assert error in page
    assert "account" in told or FORM["account"] in page
    assert not Contact.objects.exists()


def test_the_same_page_sent_twice_is_one_contact(cast: Cast) -> None:
    tamsin = signed_in(cast.tamsin)
    form = {**FORM, "submission": "7a1d8a52-9d7c-4b0e-8f0e-5b1f7f6f2a10"}
    first, second = (tamsin.post("/contacts/add/", form) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Contact.objects.count() == 1


def test_only_the_front_door_receives_contacts(cast: Cast) -> None:
    assert signed_in(cast.kerensa).get("/contacts/add/").status_code == 403
    assert signed_in(cast.kerensa).get("/maru/").status_code == 403
    with pytest.raises(NotYours):
        record_contact(by=cast.kerensa, **facts())
    assert record_contact(by=cast.merryn, **facts()).pk, "out of hours stands in for the MARU"


@pytest.mark.parametrize(
    "wrong",
    [
        {"received_at": datetime(2026, 11, 23, 9, 41, tzinfo=CORNWALL)},
        {"received_at": datetime(1989, 12, 31, 23, 59, tzinfo=CORNWALL)},
        {"immediate_danger": True},
        {"family_informed": "not_informed"},
        {"referrer_agency": ""},
        {"channel": "carrier pigeon"},
    ],
)
def test_a_contact_that_says_too_little_or_the_impossible_is_refused_whole(cast: Cast, wrong) -> None:
    with pytest.raises(NotNow):
        record_contact(by=cast.tamsin, **facts(**wrong))
    assert not Contact.objects.exists()


def test_an_anonymous_caller_need_not_be_named(cast: Cast) -> None:
    assert record_contact(by=cast.tamsin, **facts(source="9", referrer_agency="")).pk


def test_a_police_backlog_is_entered_with_the_time_it_came_and_the_clock_counts_from_then(cast: Cast) -> None:
    friday = datetime(2026, 11, 20, 23, 30, tzinfo=CORNWALL)
    contact = stories.contact(cast, received_at=friday)
    assert stories.screening(cast, on=contact).due_on == date(2026, 11, 23)


# Correcting it


def test_a_correction_made_on_an_old_copy_shows_both_texts_and_overwrites_nothing(cast: Cast) -> None:
    contact = stories.contact(cast)
    update_contact(by=cast.wenna, contact=contact, version=1, **facts(account="Wenna’s correction."))
    stale = {**FORM, "account": "Tamsin’s correction.", "version": "1"}
    page = signed_in(cast.tamsin).post(f"/contacts/{contact.pk}/edit/", stale).content.decode()
    assert "Wenna’s correction." in page
    assert "Tamsin’s correction." in page
    contact.refresh_from_db()
    assert contact.account == "Wenna’s correction."
    with pytest.raises(StaleRecord):
        update_contact(by=cast.tamsin, contact=contact, version=1, **facts())


def test_correcting_when_it_came_moves_the_clock_until_a_child_is_decided(cast: Cast) -> None:
    row = stories.screening(cast)
    earlier = clock.now() - timedelta(days=3)
    update_contact(by=cast.tamsin, contact=row.contact, version=1, **facts(received_at=earlier))
    row.refresh_from_db()
    assert row.due_on == date(2026, 11, 23)
    decided = stories.decided(cast, "advice", stories.child(cast.tamsin, given_name="Kensa")).screening
    version = Contact.objects.get(pk=decided.contact_id).version
    moved = {"contact": decided.contact, "version": version, **facts(received_at=earlier)}
    with pytest.raises(NotNow, match="the time it came stays"):
        update_contact(by=cast.tamsin, **moved)


def test_the_history_of_a_contact_says_who_changed_what(cast: Cast) -> None:
    contact = stories.contact(cast)
    update_contact(by=cast.wenna, contact=contact, version=1, **facts(account="As corrected."))
    newest, first = contact.history.order_by("-history_date", "-history_id")
    assert (first.history_user, newest.history_user) == (cast.tamsin, cast.wenna)
    assert newest.account == "As corrected."
    page = signed_in(cast.tamsin).get(f"/contacts/{contact.pk}/").content.decode()
    assert "Who changed what" in page
    assert "Wenna Chegwin" in page
    assert contact.account in page, "what it said before"


# The children


def test_a_child_found_is_added_with_their_words_and_a_clock_of_one_working_day(cast: Cast) -> None:
    home = household.household(cast)
    contact = stories.contact(cast)
    tamsin = signed_in(cast.tamsin)
    found = tamsin.get(f"/contacts/{contact.pk}/children/?search={sealed('amber tre')}").content.decode()
    assert f"/contacts/{contact.pk}/children/{home.amber.pk}/" in found
    told = {"child_words": "I hid upstairs.", "siblings": [str(home.jory.pk)]}
    told |= {f"words_{home.jory.pk}": "I locked the door.", f"words_{home.kit.pk}": "Not ticked."}
    response = tamsin.post(f"/contacts/{contact.pk}/children/{home.amber.pk}/", told)
    assert response.headers["Location"] == f"/contacts/{contact.pk}/children/{home.amber.pk}/family/"
    rows = {row.child.given_name: row for row in Screening.objects.select_related("child")}
    assert set(rows) == {"Amber", "Jory"}, "the half-brother was offered and not ticked"
    assert rows["Amber"].child_words == "I hid upstairs."
    assert rows["Jory"].child_words == "I locked the door."
    assert rows["Amber"].due_on == date(2026, 11, 24)


def test_a_record_is_made_only_after_a_search(cast: Cast) -> None:
    contact = stories.contact(cast)
    tamsin = signed_in(cast.tamsin)
    unsearched = tamsin.get(f"/contacts/{contact.pk}/children/new/")
    assert unsearched.headers["Location"] == f"/contacts/{contact.pk}/children/"
    page = tamsin.get(f"/contacts/{contact.pk}/children/new/?search={sealed('kensa bray')}").content.decode()
    assert 'value="Kensa"' in page
    assert 'value="Bray"' in page
    response = tamsin.post(
        f"/contacts/{contact.pk}/children/new/?search={sealed('kensa bray')}",
        {"given_name": "Kensa", "family_name": "Bray", "sex": "F", "child_words": "He shouts."},
    )
    assert response.status_code == 302
    assert Screening.objects.get().child.name == "Kensa Bray"


def test_a_restricted_match_shows_one_fixed_line_and_no_name(cast: Cast) -> None:
    household.restricted(cast)
    contact = stories.contact(cast)
    page = (
        signed_in(cast.tamsin)
        .get(f"/contacts/{contact.pk}/children/?search={sealed('sennen')}")
        .content.decode()
    )
    assert RESTRICTED_LINE in page
    assert "Sennen Tregear" not in page


def test_a_child_is_on_a_contact_once_and_an_adult_never(cast: Cast) -> None:
    home = household.household(cast)
    contact = stories.contact(cast)
    add_child(by=cast.tamsin, contact=contact, child=home.amber)
    with pytest.raises(NotNow, match="on this contact already"):
        add_child(by=cast.tamsin, contact=contact, child=home.amber)
    with pytest.raises(NotNow, match="was 34 when the contact came"):
        add_child(by=cast.tamsin, contact=contact, child=home.rosen)
    assert Screening.objects.count() == 1


def test_adults_are_added_on_the_same_journey_and_offered_to_brothers_and_sisters(cast: Cast) -> None:
    contact = stories.contact(cast)
    amber, kensa = (stories.child(cast.tamsin, given_name=name) for name in ("Amber", "Kensa"))
    for each in (amber, kensa):
        add_child(by=cast.tamsin, contact=contact, child=each)
    tamsin = signed_in(cast.tamsin)
    told = {"kind": "mother", "lives_with": "on", "parental_responsibility": "on"}
    mother = {**told, "given_name": "Jenna", "family_name": "Tregear", "sex": "F"}
    tamsin.post(f"/contacts/{contact.pk}/children/{amber.pk}/family/new/?search={sealed('jenna')}", mother)
    jenna = Person.objects.get(given_name="Jenna")
    assert screened(jenna)
    kensas = tamsin.get(f"/contacts/{contact.pk}/children/{kensa.pk}/family/").content.decode()
    offer = f"/contacts/{contact.pk}/children/{kensa.pk}/family/{jenna.pk}/"
    assert offer in kensas
    tamsin.post(offer, told)
    rows = Relationship.objects.filter(other=jenna, kind=RelationshipKind.MOTHER, lives_with=True)
    assert {row.person for row in rows} == {amber, kensa}


# Who is open to the MARU meanwhile


def test_the_maru_is_involved_with_child_and_household_until_all_is_decided_and_told(cast: Cast) -> None:
    home = household.household(cast)
    first, second = stories.contact(cast), stories.contact(cast)
    row = add_child(by=cast.tamsin, contact=first, child=home.amber)
    other = add_child(by=cast.tamsin, contact=second, child=home.jory)
    people = (home.amber, home.jory, home.rosen, home.kit)
    assert [screened(person) for person in people] == [True, True, True, False]
    decide(cast, row)
    assert screened(home.amber), "the referrer is not told yet"
    tell(cast, first)
    assert screened(home.amber), "the other contact needs the household still"
    decide(cast, other)
    tell(cast, second)
    assert not any(screened(person) for person in people)


def test_whoever_moved_out_meanwhile_is_let_go_too(cast: Cast) -> None:
    home = household.household(cast)
    row = add_child(by=cast.tamsin, contact=stories.contact(cast), child=home.amber)
    mother = Relationship.objects.get(person=home.amber, other=home.rosen)
    end_relationship(by=cast.tamsin, relationship=mother, version=1, reason="She lives in Truro now.")
    decide(cast, row)
    tell(cast, row.contact)
    assert not screened(home.rosen)


def test_a_finished_contact_takes_no_more_children(cast: Cast) -> None:
    row = stories.screening(cast)
    decide(cast, row)
    tell(cast, row.contact)
    with pytest.raises(NotNow, match="Record a new contact"):
        add_child(by=cast.tamsin, contact=row.contact, child=stories.child(cast.tamsin, given_name="Kensa"))


def test_a_child_added_late_stops_the_clock_for_feedback(cast: Cast) -> None:
    row = stories.screening(cast)
    decide(cast, row)
    contact = Contact.objects.get()
    assert (contact.decided_at, contact.feedback_due_on) == (clock.now(), date(2026, 11, 26))
    add_child(by=cast.tamsin, contact=contact, child=stories.child(cast.tamsin, given_name="Kensa"))
    contact.refresh_from_db()
    assert (contact.decided_at, contact.feedback_due_on) == (None, None)
    with pytest.raises(NotNow, match="Decide on every child first"):
        tell(cast, contact)


def test_feedback_is_a_record_of_its_own_and_names_whom(cast: Cast) -> None:
    row = stories.screening(cast)
    decide(cast, row)
    tamsin, address = signed_in(cast.tamsin), f"/contacts/{row.contact_id}/feedback/"
    told = {"given_at-day": "23", "given_at-month": "11", "given_at-year": "2026", "given_at-time": "9:40"}
    told |= {"method": "telephone", "given_to": "", "text": "Advice given to the school."}
    assert "Say who was told" in tamsin.post(address, told).content.decode()
    [item] = worklist(cast.tamsin, clock.today())
    assert (item.what, item.due) == ("Tell the referrer the outcome", date(2026, 11, 26))
    assert tamsin.post(address, {**told, "given_to": "PC Hosking"}).status_code == 302
    feedback = row.contact.feedback.get()
    assert (feedback.given_to, feedback.created_by) == ("PC Hosking", cast.tamsin)
    assert worklist(cast.tamsin, clock.today()) == []


def test_where_the_referrer_cannot_be_told_the_reason_stands_in_its_place(cast: Cast) -> None:
    row = stories.screening(cast)
    decide(cast, row)
    given = {"by": cast.tamsin, "contact": row.contact, "given_at": clock.now(), "method": "not_possible"}
    with pytest.raises(NotNow, match="why it was not possible"):
        record_feedback(**given, text=" ")
    assert record_feedback(**given, text="The caller gave no name.").given_to == ""


def test_a_bank_holiday_added_moves_the_open_clocks_and_keeps_the_old_dates(cast: Cast) -> None:
    open_row = stories.screening(cast)
    done = stories.decided(cast, "advice", stories.child(cast.tamsin, given_name="Kensa")).screening
    add_bank_holiday(by=cast.piran, date=date(2026, 11, 24), name="A day of thanks", reason="Proclaimed.")
    open_row.refresh_from_db()
    done.refresh_from_db()
    assert (open_row.due_on, done.due_on) == (date(2026, 11, 25), date(2026, 11, 24))
    assert Contact.objects.get(pk=done.contact_id).feedback_due_on == date(2026, 11, 27)
    assert open_row.history.earliest("history_date", "history_id").due_on == date(2026, 11, 24)


# Restricted children, and those not involved


def test_a_restricted_child_goes_to_the_maru_manager_named_on_the_record_and_to_nobody_else(
    cast: Cast,
) -> None:
    hidden, sister = household.restricted(cast), stories.child(cast.tamsin, given_name="Kensa")
    contact = stories.contact(cast)
    add_child(by=cast.tamsin, contact=contact, child=sister)
    add_child(by=cast.jory, contact=contact, child=hidden)
    items = worklist(cast.jory, clock.today())
    assert {str(item.child) for item in items} == {"Sennen Tregear", "Kensa Tregear"}
    assert {(item.holder, item.group) for item in items} == {(cast.jory, "decide")}, "nobody could recommend"
    for other in (cast.hedra, cast.tamsin):
        assert worklist(other, clock.today()) == []
        assert "Kensa" not in signed_in(other).get("/maru/").content.decode()
    page = signed_in(cast.tamsin).get(f"/contacts/{contact.pk}/").content.decode()
    assert "Kensa Tregear" in page
    assert "Sennen" not in page
    assert contact.account not in page, "what was reported tells of both"
    assert contact.account in signed_in(cast.jory).get(f"/contacts/{contact.pk}/").content.decode()


def test_a_restricted_child_without_a_named_maru_manager_is_not_added(cast: Cast) -> None:
    hidden = household.person(cast.talan, "Sennen", date_of_birth=date(2018, 1, 9))
    restrict(by=cast.talan, person=hidden, named=[cast.morwenna, cast.talan], reason="A threat was made.")
    with pytest.raises(NotNow, match="No MARU manager is named"):
        add_child(by=cast.tamsin, contact=stories.contact(cast), child=hidden)
    assert not Screening.objects.exists()


def test_a_contact_opens_to_others_as_the_record_of_its_child_does(cast: Cast) -> None:
    row = stories.screening(cast)
    address = f"/contacts/{row.contact_id}/"
    assert (
        signed_in(cast.kerensa).get(address).headers["Location"].startswith(f"/people/{row.child_id}/reason/")
    )
    assert signed_in(cast.ysella).get(address).status_code == 403
    assert signed_in(cast.mabyn).get(address).status_code == 404
    assert AccessEntry.objects.filter(user=cast.kerensa, opened=False).exists()
    assert signed_in(cast.tamsin).get(address).status_code == 200
    assert AccessEntry.objects.get(user=cast.tamsin).opened
    household_of_one = household.restricted(cast)
    restricted_only = stories.contact(cast)
    add_child(by=cast.jory, contact=restricted_only, child=household_of_one)
    assert signed_in(cast.kerensa).get(f"/contacts/{restricted_only.pk}/").status_code == 404
    empty = stories.contact(cast)
    assert signed_in(cast.tamsin).get(f"/contacts/{empty.pk}/").status_code == 200
    assert signed_in(cast.morwenna).get(f"/contacts/{empty.pk}/").status_code == 404


def test_reading_after_a_stated_reason_lets_nobody_add_to_a_contact(cast: Cast) -> None:
    row = stories.screening(cast)
    decide(cast, row)
    tell(cast, row.contact)
    state_reason(by=cast.wenna, person=row.child, reason="The school rang again.")
    wenna = signed_in(cast.wenna)
    assert wenna.get(f"/contacts/{row.contact_id}/").status_code == 200
    for page in ("edit/", "children/", "feedback/"):
        assert wenna.get(f"/contacts/{row.contact_id}/{page}").status_code == 403
