"""The MARU desk: where everything in the unit stands, how urgent it is, and who has it in hand."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from casework import clock
from casework.guards import NotNow, NotYours
from children.services.restriction import restrict
from referrals.models import Contact, Hold, Triage
from referrals.services import pick_up, put_down, record_contact, triage
from tests import stories
from tests.cast import Cast
from tests.front_door import advise, answered, ask, decide, facts
from tests.household import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

WHY = "Seen at school today, and going home to the man she names."


def rate(cast: Cast, contact: Contact, rating: str) -> Triage:
    return triage(by=cast.tamsin, contact=contact, rating=rating, rationale=WHY)


def state_of(contact: Contact) -> str:
    return str(Contact.objects.on_the_desk().get(pk=contact.pk).state)


def test_a_contact_moves_across_the_desk_by_what_is_recorded_on_it(cast: Cast) -> None:
    row = stories.screening(cast)
    contact, met = row.contact, []
    steps: list[Callable[[], Any]] = [
        lambda: None,
        lambda: rate(cast, contact, "amber"),
        lambda: ask(cast.tamsin, contact, "police"),
        lambda: advise(cast.tamsin, row),
        lambda: answered(cast.tamsin, contact.checks.get()),
        lambda: decide(cast, row),
    ]
    for step in steps:
        step()
        met.append(state_of(contact))
    assert met == ["received", "triaged", "checks", "checks", "ready", "feedback"]


def test_the_desk_counts_each_state_and_lists_it(cast: Cast) -> None:
    row = stories.screening(cast)
    rate(cast, row.contact, "red")
    page = signed_in(cast.tamsin).get("/maru/?show=triaged").content.decode()
    assert "Triaged (1)" in page
    assert "Received (0)" in page
    assert "Red" in page
    assert row.child.name in page
    assert row.child.name not in signed_in(cast.tamsin).get("/maru/?show=ready").content.decode()


def test_danger_stands_first_then_red_then_whose_clock_runs_out(cast: Cast) -> None:
    def came(hours_ago: int, **more: Any) -> Contact:
        told = facts(received_at=clock.now() - timedelta(hours=hours_ago), **more)
        return record_contact(by=cast.tamsin, **told)

    green, oldest, red = came(2), came(6), came(1)
    danger = came(0, immediate_danger=True, danger_action="Police are on the way.")
    rate(cast, green, "green")
    rate(cast, red, "red")
    waiting = Contact.objects.unfinished().on_the_desk().most_pressing_first()
    assert list(waiting) == [danger, red, oldest, green]


def test_a_rating_says_why_and_a_later_one_stands_beside_it(cast: Cast) -> None:
    contact = stories.contact(cast)
    rate(cast, contact, "green")
    with clock.at(clock.now() + timedelta(minutes=5)):
        rate(cast, contact, "red")
    page = signed_in(cast.tamsin).get(f"/contacts/{contact.pk}/").content.decode()
    assert page.index("Red") < page.index("Before that green")
    with pytest.raises(NotNow, match="why"):
        triage(by=cast.tamsin, contact=contact, rating="red", rationale=" ")
    with pytest.raises(NotYours):
        triage(by=cast.kerensa, contact=contact, rating="red", rationale=WHY)


def test_who_has_it_shows_on_the_desk_and_nobody_else_gets_it_by_a_press(cast: Cast) -> None:
    contact = stories.screening(cast).contact
    signed_in(cast.tamsin).post(f"/contacts/{contact.pk}/pick-up/")
    assert "Tamsin Rowe has it" in signed_in(cast.wenna).get("/maru/").content.decode()
    refused = signed_in(cast.wenna).post(f"/contacts/{contact.pk}/pick-up/")
    assert refused.status_code == 409
    assert "Tamsin Rowe picked this up" in refused.content.decode()
    assert contact.holds.now().get().holder == cast.tamsin


def test_it_is_taken_over_with_a_reason_from_whoever_had_it_when_the_page_was_opened(cast: Cast) -> None:
    contact = stories.screening(cast).contact
    seen = pick_up(by=cast.tamsin, contact=contact)
    with pytest.raises(NotNow, match="why"):
        pick_up(by=cast.wenna, contact=contact, seen=seen.pk)
    wenna = signed_in(cast.wenna)
    page = wenna.get(f"/contacts/{contact.pk}/take-over/")
    assert str(seen.pk) in page.content.decode()
    pick_up(by=cast.jory, contact=contact, seen=seen.pk, reason="I spoke with Tamsin.")
    told = {"seen": str(seen.pk), "reason": "Tamsin has gone home."}
    late = wenna.post(f"/contacts/{contact.pk}/take-over/", told).content.decode()
    assert "Jory Pascoe picked this up" in late
    assert "Tamsin has gone home." in late, "what was typed is kept"
    now = contact.holds.now().get()
    assert (now.holder, now.reason) == (cast.jory, "I spoke with Tamsin.")
    assert contact.holds.count() == 2, "who had it before stays on record"


def test_it_goes_out_of_hand_when_put_down_recommended_on_or_decided(cast: Cast) -> None:
    row = stories.screening(cast)
    pick_up(by=cast.tamsin, contact=row.contact)
    put_down(by=cast.wenna, contact=row.contact)
    assert row.contact.holds.now().exists(), "only who has it puts it down"
    put_down(by=cast.tamsin, contact=row.contact)
    assert not row.contact.holds.now().exists()
    pick_up(by=cast.tamsin, contact=row.contact)
    advise(cast.tamsin, row)
    assert not row.contact.holds.now().exists(), "a manager is to pick it up"
    pick_up(by=cast.jory, contact=row.contact)
    decide(cast, row)
    assert not row.contact.holds.now().exists()


def test_a_contact_about_a_restricted_child_stands_on_nobody_elses_desk(cast: Cast) -> None:
    row = stories.screening(cast)
    ask(cast.tamsin, row.contact, "police", asked_at=row.contact.received_at)
    restrict(by=cast.talan, person=row.child, named=[cast.talan, cast.jory], reason="A threat was made.")
    for page in ("/maru/", "/maru/checks/"):
        assert row.child.name not in signed_in(cast.tamsin).get(page).content.decode()
        assert row.child.name in signed_in(cast.jory).get(page).content.decode()


def test_the_desk_looks_again_by_itself_where_it_is_asked_to_and_that_is_no_activity(cast: Cast) -> None:
    tamsin = Client()
    tamsin.force_login(cast.tamsin)
    tamsin.get("/maru/")
    assert "Refresh" not in tamsin.get("/maru/").headers
    assert tamsin.get("/maru/?again=on").headers["Refresh"] == "30"
    for minutes in (15, 19):
        with clock.at(clock.now() + timedelta(minutes=minutes)):
            tamsin.get("/maru/?again=on")
            tamsin.get("/maru/", headers={"X-Looks-Again": "yes"})
    with clock.at(clock.now() + timedelta(minutes=settings.IDLE_MINUTES + 1)):
        assert tamsin.get("/maru/?again=on").status_code == 302, "nobody was there: the screen locks"


@pytest.mark.django_db(transaction=True)
def test_two_who_pick_up_at_once_do_not_both_get_it(cast: Cast) -> None:
    contact = stories.screening(cast).contact
    start, met = Barrier(2), []

    def take(who: Any) -> None:
        start.wait()
        try:
            pick_up(by=who, contact=contact)
        except NotNow as refused:
            met.append(refused.message)
        finally:
            connection.close()

    both = [Thread(target=take, args=(who,)) for who in (cast.tamsin, cast.wenna)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert Hold.objects.now().filter(contact=contact).count() == 1
    assert len(met) == 1
    assert "picked this up" in met[0]
