"""The shift handover: prepared, given, accepted or returned, done with; and it shouts until accepted."""

from datetime import timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from children.access import may_write
from children.contributions import timeline, worklist
from children.models import AccessEntry, Involvement, Person
from children.services.errors import record_in_error
from children.services.involvement import state_reason
from children.services.restriction import restrict
from referrals.models import Handover
from referrals.services import (
    accept_handovers,
    change_handover,
    finish_handover,
    give_handovers,
    prepare_handover,
    return_handover,
    take_off,
)
from tests import stories, unit
from tests.cast import Cast
from tests.front_door import tell
from tests.household import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

LATER = timedelta(hours=2)


@pytest.fixture
def amber(cast: Cast) -> Person:
    """Held by Kerensa; the MARU has told the referrer, and reads her record for a stated reason only."""
    child = stories.assessment(cast).child
    tell(cast, child.screenings.get().contact)
    state_reason(by=cast.tamsin, person=child, reason="Her school has rung.")
    return child


def reads(user, child: Person) -> bool:
    return Person.objects.readable_by(user).filter(pk=child.pk).exists()


def asked_of(user) -> list[tuple[str, bool]]:
    items = worklist(user, clock.today())
    return [(item.what, bool(item.shouts)) for item in items if item.heading == "Shift handover"]


def test_what_is_prepared_is_the_whole_shifts_and_the_other_side_knows_nothing_yet(
    cast: Cast, amber: Person
) -> None:
    row = unit.prepared(cast, amber)
    assert (row.from_team.key, row.to_team.key, row.state) == ("maru", "out_of_hours", "prepared")
    state_reason(by=cast.wenna, person=amber, reason="I am on this shift.")
    page = signed_in(cast.wenna).get("/maru/handover/").content.decode()
    assert "He knows where she sleeps." in page
    assert "Amber" not in signed_in(cast.merryn).get("/maru/handover/").content.decode()
    assert not reads(cast.merryn, amber)
    with pytest.raises(NotNow, match="on the list already"):
        unit.prepared(cast, amber)


def test_only_who_has_read_the_record_hands_over_and_only_the_two_sides(cast: Cast, amber: Person) -> None:
    told = {"risks": "He knows.", "must_happen": "Ring."}
    with pytest.raises(NotYours, match="what you have read"):
        prepare_handover(by=cast.wenna, child=amber, **told)
    with pytest.raises(NotYours, match="hand over to each other"):
        prepare_handover(by=cast.kerensa, child=amber, **told)
    with pytest.raises(NotNow, match="open risks"):
        prepare_handover(by=cast.tamsin, child=amber, risks=" ", must_happen="Ring.")


def test_giving_opens_the_record_to_the_other_side_until_it_is_done(cast: Cast, amber: Person) -> None:
    row = unit.given(cast, amber)
    assert (row.given_by, row.given_at, row.due_at) == (
        cast.tamsin, clock.now(), clock.now() + timedelta(hours=1),
    )  # fmt: skip
    assert reads(cast.merryn, amber)
    assert not may_write(cast.merryn, amber)
    assert signed_in(cast.merryn).get(reverse("child", args=[amber.pk])).status_code == 200
    assert AccessEntry.objects.get(user=cast.merryn, page="child").how == "Shift handover"
    accept_handovers(by=cast.merryn, seen=[row])
    assert reads(cast.merryn, amber)
    finish_handover(by=cast.merryn, handover=row, done_note="Gran answered: all asleep.")
    row.refresh_from_db()
    assert (row.state, row.answered_by, row.done_by) == ("done", cast.merryn, cast.merryn)
    assert not reads(cast.merryn, amber)


def test_the_page_of_the_handover_is_written_to_the_access_log(cast: Cast, amber: Person) -> None:
    unit.given(cast, amber)
    signed_in(cast.merryn).get("/maru/handover/")
    assert AccessEntry.objects.get(user=cast.merryn).page == "handovers"


def test_one_is_returned_with_what_is_missing_mended_and_given_anew(cast: Cast, amber: Person) -> None:
    row = unit.given(cast, amber)
    with pytest.raises(NotNow, match="what is missing"):
        return_handover(by=cast.merryn, handover=row, note=" ")
    return_handover(by=cast.merryn, handover=row, note="Which Gran?")
    assert not reads(cast.merryn, amber)
    assert asked_of(cast.tamsin) == [("Mend the shift handover", False)]
    row.refresh_from_db()
    change_handover(
        by=cast.tamsin, handover=row, version=row.version, risks="He knows.", must_happen="Ring Gran Jenna."
    )
    (again,) = give_handovers(by=cast.tamsin, seen=[row])
    assert (again.state, again.answer_note) == ("given", "")
    assert "Which Gran?" in [each.answer_note for each in row.history.all()]


def test_until_somebody_accepts_it_shouts_on_both_sides(cast: Cast, amber: Person) -> None:
    unit.given(cast, amber)
    assert asked_of(cast.merryn) == [("Accept the shift handover", False)]
    assert asked_of(cast.tamsin) == []
    desk = signed_in(cast.merryn).get("/maru/").content.decode()
    assert "Not accepted yet" in desk
    with clock.at(clock.now() + LATER):
        assert asked_of(cast.merryn) == [("Accept the shift handover", True)]
        assert asked_of(cast.wenna) == [("Ring the other shift: the handover is not accepted", True)]
        for user in (cast.merryn, cast.wenna):
            assert "1 shift handover not accepted in time" in signed_in(user).get("/maru/").content.decode()
        accept_handovers(by=cast.merryn, seen=list(Handover.objects.all()))
        assert asked_of(cast.merryn) == [("Do before the next shift", False)]
        assert asked_of(cast.wenna) == []
        assert "not accepted" not in signed_in(cast.wenna).get("/maru/").content.decode()


def test_accepting_takes_what_was_seen_and_not_what_came_meanwhile(cast: Cast, amber: Person) -> None:
    first = unit.given(cast, amber)
    second = unit.given(cast, stories.screening(cast).child)
    client = signed_in(cast.merryn)
    client.post("/maru/handover/accept/", {"seen": [str(first.pk), "nonsense"]})
    assert {row.pk: row.state for row in Handover.objects.all()} == {
        first.pk: "accepted", second.pk: "given",
    }  # fmt: skip
    assert client.post("/maru/handover/accept/", {"seen": [str(first.pk)]}).status_code == 409


def test_giving_gives_the_list_as_it_was_seen_and_twice_gives_nothing(cast: Cast, amber: Person) -> None:
    row, client = unit.prepared(cast, amber), signed_in(cast.tamsin)
    client.post("/maru/handover/give/", {"seen": [str(row.pk)]})
    row.refresh_from_db()
    assert row.state == "given"
    assert client.post("/maru/handover/give/", {"seen": [str(row.pk)]}).status_code == 409
    with pytest.raises(NotNow, match="has been given"):
        take_off(by=cast.tamsin, handover=row)


def test_the_giver_does_not_accept_and_neither_do_others(cast: Cast, amber: Person) -> None:
    row = unit.given(cast, amber)
    for user in (cast.tamsin, cast.kerensa):
        with pytest.raises(NotYours):
            accept_handovers(by=user, seen=[row])


def test_out_of_hours_hands_back_in_the_morning(cast: Cast, amber: Person) -> None:
    row = unit.given(cast, amber)
    back = prepare_handover(
        by=cast.merryn, child=amber, risks="Gran is tired.", must_happen="See her at school."
    )
    give_handovers(by=cast.merryn, seen=[back])
    assert (back.from_team.key, back.to_team.key) == ("out_of_hours", "maru")
    assert asked_of(cast.wenna) == [("Accept the shift handover", False)]
    assert reads(cast.wenna, amber)
    accept_handovers(by=cast.merryn, seen=[row])


def test_a_restricted_child_is_handed_over_only_to_somebody_named(cast: Cast, amber: Person) -> None:
    restrict(by=cast.talan, person=amber, named=[cast.hedra, cast.talan], reason="A threat was made.")
    told = {"risks": "He knows.", "must_happen": "Ring."}
    with pytest.raises(NotNow, match="Nobody in Out of hours is named"):
        prepare_handover(by=cast.hedra, child=amber, **told)
    restrict(by=cast.talan, person=amber, named=[cast.hedra, cast.talan, cast.merryn], reason="Tonight.")
    give_handovers(by=cast.hedra, seen=[prepare_handover(by=cast.hedra, child=amber, **told)])
    assert asked_of(cast.merryn)
    assert "Amber" not in signed_in(cast.wenna).get("/maru/handover/").content.decode()


def test_open_ones_stand_on_the_childs_page_and_all_on_the_timeline(cast: Cast, amber: Person) -> None:
    row = unit.given(cast, amber)
    page = signed_in(cast.kerensa).get(reverse("child", args=[amber.pk])).content.decode()
    assert "Ring Gran at nine" in page
    accept_handovers(by=cast.merryn, seen=[row], note="Read.")
    finish_handover(by=cast.merryn, handover=row, done_note="Gran answered.")
    page = signed_in(cast.kerensa).get(reverse("child", args=[amber.pk])).content.decode()
    assert "Ring Gran at nine" not in page
    told = [event.title for event in timeline(cast.kerensa, [amber], kinds=["handover"])]
    assert sorted(told) == [
        "Handed over to Out of hours", "Handover accepted by Out of hours", "Handover done by Out of hours",
    ]  # fmt: skip


def test_one_given_about_the_wrong_child_is_struck_out_and_closes_the_record(cast: Cast) -> None:
    child = stories.screening(cast).child
    row = unit.given(cast, child)
    record_in_error(by=cast.jory, record=row, reason="It was her sister.")
    assert not Involvement.objects.live().filter(person=child, kind="handover").exists()
    assert not Handover.objects.exists()


def test_the_forms_say_what_is_wrong_and_keep_what_was_typed(cast: Cast, amber: Person) -> None:
    client = signed_in(cast.tamsin)
    page = client.post(f"/maru/handover/children/{amber.pk}/", {"risks": "He knows.", "must_happen": ""})
    assert "He knows." in page.content.decode()
    row = unit.given(cast, amber)
    said = signed_in(cast.merryn).post(f"/handovers/{row.pk}/answer/", {"answer": "return", "note": ""})
    assert "Enter note" in said.content.decode()
    assert Handover.objects.get().state == "given"
