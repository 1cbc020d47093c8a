"""Contacts that each end below the threshold: the fourth in a year asks whether they add up to harm."""

from datetime import timedelta
from typing import Any

import pytest

from casework import clock
from casework.guards import NotNow
from casework.matching import Words
from children.ledger import latest
from children.models import Person
from children.services.restriction import restrict
from referrals.models import Screening, ScreeningDecision, ScreeningRecommendation
from referrals.services import add_child
from referrals.texts import found_in
from tests import stories
from tests.cast import Cast
from tests.front_door import WHY, advise, answers, decide
from tests.household import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

REASON = "All four are one broken boiler, seen from four desks, and it is mended."
ASKS = "do not add up to harm"


def came(cast: Cast, days_ago: int, *children: Person) -> list[Screening]:
    """A contact about these children, so many days ago."""
    contact = stories.contact(cast, received_at=clock.now() - timedelta(days=days_ago))
    return [add_child(by=cast.tamsin, contact=contact, child=child) for child in children]


def ended(cast: Cast, child: Person, *days_ago: int, outcome: str = "advice") -> None:
    """Contacts before, each decided by itself."""
    for days in days_ago:
        [row] = came(cast, days, child)
        decide(cast, row, outcome)


def page_of(cast: Cast, row: Screening) -> str:
    return signed_in(cast.tamsin).get(f"/screenings/{row.pk}/recommend/").content.decode()


def test_the_fourth_contact_asks_and_without_a_reason_is_not_ended_as_the_others_were(cast: Cast) -> None:
    amber = stories.child(cast.tamsin)
    ended(cast, amber, 300, 200, 100)
    [row] = came(cast, 0, amber)
    for outcome in ("advice", "no_further_action"):
        for silence in ("", "  "):
            with pytest.raises(NotNow, match="3 contacts about Amber Tregear"):
                advise(cast.tamsin, row, outcome, cumulative=silence)
            with pytest.raises(NotNow, match=ASKS):
                decide(cast, row, outcome, cumulative=silence)
    assert advise(cast.tamsin, row, cumulative=REASON).cumulative == REASON
    assert decide(cast, row, "no_further_action", cumulative=REASON).cumulative == REASON


@pytest.mark.parametrize("before", [(200, 100), (366, 200, 100)])
def test_the_third_does_not_ask_nor_is_an_old_one_counted(cast: Cast, before: tuple[int, ...]) -> None:
    amber = stories.child(cast.tamsin)
    ended(cast, amber, *before)
    [row] = came(cast, 0, amber)
    assert ASKS not in page_of(cast, row)
    assert decide(cast, row, cumulative="Not asked").cumulative == "", "what was not asked is not kept"


def test_early_help_counts_and_is_itself_an_answer_as_a_referral_is(cast: Cast) -> None:
    amber = stories.child(cast.tamsin)
    ended(cast, amber, 300, 200, 100, outcome="early_help")
    [row] = came(cast, 0, amber)
    with pytest.raises(NotNow, match=ASKS):
        decide(cast, row)
    assert advise(cast.tamsin, row, "early_help").cumulative == ""
    assert decide(cast, row, "assessment").cumulative == ""


def test_a_decision_that_was_replaced_does_not_count(cast: Cast) -> None:
    amber = stories.child(cast.tamsin)
    ended(cast, amber, 300, 200, 100)
    first = ScreeningDecision.objects.get(screening__contact__received_at__lt=clock.now() - timedelta(250))
    decide(cast, first.screening, "assessment", replaces=first, old_work="none")
    [row] = came(cast, 0, amber)
    assert ASKS not in page_of(cast, row)


def test_each_child_is_asked_about_by_themselves(cast: Cast) -> None:
    amber, kensa = (stories.child(cast.tamsin, given_name=name) for name in ("Amber", "Kensa"))
    ended(cast, amber, 300, 200, 100)
    ended(cast, kensa, 150)
    first, second = came(cast, 0, amber, kensa)
    page = page_of(cast, second)
    assert f"Why the contacts about Amber {ASKS}" in page
    assert f"Why the contacts about Kensa {ASKS}" not in page
    block: dict[str, Any] = {"outcome": "advice", "threshold": "2", "why": WHY}
    form = {"shared": "", **answers(second, **block), **answers(first, **block)}
    tamsin, address = signed_in(cast.tamsin), f"/screenings/{second.pk}/recommend/"
    said = tamsin.post(address, form).content.decode()
    assert f"Say why the contacts about Amber {ASKS}" in said
    assert not ScreeningRecommendation.objects.filter(screening__in=[first, second]).exists()
    assert tamsin.post(address, {**form, **answers(first, cumulative=REASON)}).status_code == 302
    kept = dict(ScreeningRecommendation.objects.values_list("screening", "cumulative"))
    assert (kept[first.pk], kept[second.pk]) == (REASON, "")


def test_a_restricted_sisters_contacts_are_neither_counted_nor_told(cast: Cast) -> None:
    amber, sister = (stories.child(cast.tamsin, given_name=name) for name in ("Amber", "Sennen"))
    for days in (300, 200, 100):
        _, hers = came(cast, days, amber, sister)
        decide(cast, hers)
    restrict(by=cast.talan, person=sister, named=[cast.hedra, cast.talan], reason="A threat was made.")
    [row] = came(cast, 0, amber)
    page = page_of(cast, row)
    assert "Contacts in the 12 months before" in page
    assert ASKS not in page
    assert "Sennen" not in page
    assert advise(cast.tamsin, row).cumulative == ""


def test_the_reason_stands_beside_the_decision_wherever_it_is_read(cast: Cast) -> None:
    amber = stories.child(cast.tamsin)
    ended(cast, amber, 300, 200, 100)
    [row] = came(cast, 0, amber)
    jory = signed_in(cast.jory)
    blank = jory.get(f"/screenings/{row.pk}/decide/").content.decode()
    assert "3 contacts about Amber" in blank
    assert " checked" not in blank
    block = {"outcome": "advice", "threshold": "2", "why": WHY}
    refused = jory.post(f"/screenings/{row.pk}/decide/", answers(row, **block)).content.decode()
    assert "There is a problem" in refused
    jory.post(f"/screenings/{row.pk}/decide/", answers(row, **block, cumulative=REASON))
    pages = (f"/screenings/{row.pk}/", f"/people/{amber.pk}/timeline/", f"/contacts/{row.contact_id}/")
    for place in pages:
        assert REASON in jory.get(place).content.decode(), place
    event = latest(amber, 1)[0]
    assert ("Why the contacts do not add up to harm", REASON) in event.decision.particulars
    assert [each.kind_label for each in found_in(cast.jory, amber, Words("boiler mended"), 5)] == [
        "Screening"
    ]


def test_a_re_referral_is_shown_with_what_was_decided_last_time_and_why(cast: Cast) -> None:
    closed = stories.signed_off(cast, "close")
    with clock.at(clock.now() + timedelta(days=364)):
        row = stories.screening(cast, closed.child)
        page = page_of(cast, row)
        assert "Re-referral within 12 months" in page
        assert 'govuk-details" open' in page
        assert "The analysis is sound and the family agree what must change." in page
    with clock.at(clock.now() + timedelta(days=367)):
        row = stories.screening(cast, closed.child)
        assert "Re-referral within 12 months" not in page_of(cast, row)
