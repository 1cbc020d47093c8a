"""An entry made on the wrong child is filed on the right one, with what it said and when."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from casework.searches import sealed
from children.history import entries_for
from children.models import Address, DecisionEntry, Disability, FormerName, Person, RecordedInError, Visit
from children.seen import last_seen
from children.services.errors import FILED_HERE, refile
from children.services.family import relate
from children.services.involvement import involve, state_reason
from children.services.people import set_address
from children.services.warnings import add_warning
from referrals.models import Screening
from referrals.services import allocate_referral
from supervision.models import OversightAction, OversightDecision
from tests import stories
from tests.household import Household, household, restricted, signed_in

WHY = "They were seen one after the other, and I chose the wrong name."


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def seen_yesterday(cast, child: Person) -> Visit:
    stories.seen(cast, child, days_ago=1)
    return Visit.objects.get(child=child)


# Entries


def test_a_visit_filed_on_the_right_child_is_honest_about_its_times(cast, home) -> None:
    visit = seen_yesterday(cast, home.amber)
    with clock.at(clock.now() + timedelta(days=1)):
        trace = refile(by=cast.morwenna, record=visit, to_child=home.jory, reason=WHY)
    copy = Visit.objects.get()
    assert (copy.pk, copy.child, trace.refiled_on) == (trace.refiled_as, home.jory, home.jory)
    assert (copy.visited_at, copy.words, copy.created_by) == (visit.visited_at, visit.words, cast.kerensa)
    assert copy.entered_at > visit.entered_at == clock.now()
    [entry] = entries_for(cast.kerensa, copy)
    assert (entry.by, entry.reason) == ("Morwenna Nance", FILED_HERE)
    assert last_seen(Person.objects.get(pk=home.amber.pk)) is None
    assert last_seen(Person.objects.get(pk=home.jory.pk)).visit == copy


def test_every_small_entry_can_be_filed_on_another_child(cast, home) -> None:
    by, jory = cast.kerensa, home.jory
    address = set_address(by=by, person=home.amber, lines="9 Lantern Street", postcode="TR1 1AA")
    friend = relate(by=by, person=home.amber, other=stories.child(by, given_name="Perran"), kind="friend")
    name = FormerName.objects.create(
        person=home.amber, given_name="Am", until=date(2020, 1, 1), reason="Nickname."
    )
    code = Disability.objects.create(person=home.amber, code="HEAR")
    warning = add_warning(by=by, person=home.amber, kind="health", text="Carries an inhaler.")
    for entry in (address, friend, name, code, warning):
        trace = refile(by=by, record=entry, to_child=jory, reason=WHY)
        assert type(entry).objects.get(pk=trace.refiled_as).child == jory
        assert not type(entry).objects.filter(pk=entry.pk).exists()
    assert Address.objects.get(person=jory, ends=None).lines == "9 Lantern Street"
    assert Address.objects.get(person=home.amber, ends=None).lines == "3 Chapel Row\nNewlyn"


def test_what_is_there_already_is_not_filed_twice(cast, home) -> None:
    for child in (home.amber, home.jory):
        Disability.objects.create(person=child, code="HEAR")
    with pytest.raises(NotNow, match="cannot take this as it stands"):
        refile(by=cast.kerensa, record=home.amber.disabilities.get(), to_child=home.jory, reason=WHY)
    mother = home.amber.relationships.get(other=home.rosen)
    with pytest.raises(NotNow, match="record already"):
        refile(by=cast.kerensa, record=mother, to_child=home.jory, reason=WHY)
    assert not RecordedInError.objects.exists()


def test_a_brother_filed_on_the_right_child_is_on_both_records(cast, home) -> None:
    row = home.amber.relationships.get(other=home.kit)
    refile(by=cast.kerensa, record=row, to_child=home.jory, reason=WHY)
    assert home.jory.relationships.filter(other=home.kit, kind="half_sibling").exists()
    assert home.kit.relationships.get().other == home.jory


def test_an_unborn_child_was_not_seen(cast, home) -> None:
    unborn = stories.child(
        cast.morwenna, given_name="", date_of_birth=None, expected_date=date(2027, 2, 1), sex="U"
    )
    involve(by=cast.morwenna, person=unborn, kind="allocated", user=cast.kerensa)
    with pytest.raises(NotNow, match="not yet born"):
        refile(by=cast.kerensa, record=seen_yesterday(cast, home.amber), to_child=unborn, reason=WHY)


# Larger things


def test_the_right_child_takes_the_wrong_ones_place_on_the_contact(cast, monday) -> None:
    with clock.at(clock.now() - timedelta(days=7)):
        case = stories.assessment(cast)
    kit = stories.child(cast.tamsin, given_name="Kit")
    wrong = case.referral.screening
    refile(by=cast.jory, record=wrong, to_child=kit, reason=WHY)
    right = Screening.objects.get()
    assert (right.child, right.contact, right.child_words) == (kit, wrong.contact, wrong.child_words)
    assert (right.decided_at, right.due_on) == (None, wrong.due_on)
    assert right.due_on < clock.today(), "late, as it is"
    assert right.contact.decided_at is None


def test_who_does_not_screen_leaves_the_right_child_to_the_maru(cast, monday) -> None:
    case = stories.assessment(cast)
    kit = stories.child(cast.tamsin, given_name="Kit")
    with pytest.raises(NotNow, match="The MARU puts the right child"):
        refile(by=cast.morwenna, record=case.referral.screening, to_child=kit, reason=WHY)


def test_oversight_goes_with_its_decisions_as_they_were_taken(cast, monday) -> None:
    with clock.at(clock.now() - timedelta(days=2)):
        note = stories.overseen(cast)
        kit = stories.assessment(cast, stories.child(cast.tamsin, given_name="Kit")).child
    old = note.decisions.get()
    refile(by=cast.morwenna, record=note, to_child=kit, reason=WHY)
    new = OversightDecision.objects.get()
    assert (new.child, new.decided_at, new.decided_by) == (kit, old.decided_at, cast.morwenna)
    assert OversightAction.objects.get().child == kit
    assert list(DecisionEntry.objects.filter(stage="oversight").values_list("child", flat=True)) == [kit.pk]


def test_a_section_goes_below_what_the_right_childs_says(cast, monday) -> None:
    one = stories.assessment(cast)
    other = stories.assessment(cast, stories.child(cast.tamsin, given_name="Kit"))
    for case in (one, other):
        stories.write(cast, case)
    refile(by=cast.kerensa, record=one.sections.get(key="analysis"), to_child=other.child, reason=WHY)
    section = other.sections.get(key="analysis")
    assert section.text.count("what Kerensa found") == 2
    assert not section.complete
    assert one.sections.get(key="analysis").text == ""


def test_a_whole_assessment_is_not_moved(cast, monday) -> None:
    one = stories.assessment(cast)
    other = stories.assessment(cast, stories.child(cast.tamsin, given_name="Kit"))
    with pytest.raises(NotNow, match="not moved as a whole"):
        refile(by=cast.morwenna, record=one, to_child=other.child, reason=WHY)


# Who


def test_who_files_it_may_write_on_both_records(cast, home) -> None:
    visit = seen_yesterday(cast, home.amber)
    with pytest.raises(NotYours):
        refile(by=cast.kerensa, record=visit, to_child=home.kit, reason=WHY)
    with pytest.raises(NotNow, match="Choose another child"):
        refile(by=cast.kerensa, record=visit, to_child=home.amber, reason=WHY)
    for child in (home.amber, home.kit):
        state_reason(by=cast.talan, person=child, reason="The worker asked us to.")
    refile(by=cast.talan, record=visit, to_child=home.kit, reason=WHY)


def test_nobody_tells_of_a_restricted_child_by_filing(cast, home) -> None:
    hidden, visit = restricted(cast), seen_yesterday(cast, home.amber)
    page = reverse("in_error_child", args=["children.visit", visit.pk])
    client = signed_in(cast.kerensa)
    found = client.get(page, {"search": sealed("Sennen")}).content.decode()
    assert "A restricted record may match." in found
    assert hidden.number not in found
    assert client.get(page, {"other": hidden.pk}).status_code == 404
    nobody = "00000000-0000-0000-0000-000000000000"
    assert client.get(page, {"other": nobody}).status_code == 404


def test_information_governance_not_named_on_it_learns_only_that_it_is_restricted(cast, home) -> None:
    hidden = restricted(cast)
    visit = seen_yesterday(cast, home.amber)
    involve(by=cast.jory, person=home.amber, kind="co_working", user=cast.jory)
    trace = refile(by=cast.jory, record=visit, to_child=hidden, reason=WHY)
    keeper = cast.staff["mabyn"]
    keeper.roles_held.create(role="information_governance")
    state_reason(by=keeper, person=home.amber, reason="A check of the month.")
    shown = signed_in(keeper).get(reverse("in_error_entry", args=[trace.pk])).content.decode()
    assert "a restricted record on which you are not named" in shown
    assert "Sennen" not in shown


# The pages


def test_the_worker_finds_the_child_and_files_it_there(cast, home) -> None:
    visit, client = seen_yesterday(cast, home.amber), signed_in(cast.kerensa)
    history = client.get(reverse("record_history", args=["children.visit", visit.pk])).content.decode()
    page = reverse("record_in_error", args=["children.visit", visit.pk])
    assert page in history
    find = reverse("in_error_child", args=["children.visit", visit.pk])
    assert find in client.get(page).content.decode()
    assert f"?other={home.jory.pk}" in client.get(find, {"search": sealed("Jory")}).content.decode()
    confirm = f"{find}?other={home.jory.pk}"
    answer = client.post(confirm, {"why": WHY, "version": visit.version}, follow=True)
    assert "It is on Jory Tregear’s record now" in answer.content.decode()
    assert Visit.objects.get().child == home.jory


def test_what_should_not_be_there_is_struck_out_with_a_reason(cast, home) -> None:
    visit, client = seen_yesterday(cast, home.amber), signed_in(cast.kerensa)
    page = reverse("record_in_error", args=["children.visit", visit.pk])
    refused = client.post(page, {"why": "", "version": visit.version})
    assert "Say what is wrong with it" in refused.content.decode()
    answer = client.post(page, {"why": WHY, "version": visit.version}, follow=True)
    assert "Only information governance can see it now." in answer.content.decode()
    assert client.get(page).status_code == 404


def test_whoever_loses_the_record_with_it_is_told_at_home(cast, monday) -> None:
    case = stories.referral(cast)
    allocate_referral(by=cast.morwenna, referral=case, worker=cast.kerensa, reason="She knows them.")
    page = reverse("record_in_error", args=["referrals.screening", case.screening_id])
    case.screening.refresh_from_db()
    answer = signed_in(cast.morwenna).post(page, {"why": WHY, "version": case.screening.version})
    assert answer["Location"] == reverse("home")
