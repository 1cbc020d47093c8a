"""Warnings looked at again: on whose list they come and when, and the decision that keeps or ends them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow
from children.models import Warning, WarningReview
from children.services.family import relate
from children.services.warnings import add_warning, end_warning, review_warning
from children.worklist import due_for, items_for
from tests import stories
from tests.household import Household, household, person, receiving, signed_in

WHAT = "Look at a warning again"


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def warned(cast, child, *, days: int = 0) -> Warning:
    again = clock.today() + timedelta(days=days)
    told = {"kind": "staff_safety", "text": "A large dog is loose.", "review_on": again}
    return add_warning(by=cast.morwenna, person=child, **told)


def asked(user) -> list[str]:
    return [item.why for item in items_for(user, clock.today()) if item.what == WHAT]


def test_a_week_before_its_day_it_is_on_the_workers_list_and_no_earlier(cast, home) -> None:
    warned(cast, home.amber, days=8)
    assert not asked(cast.kerensa)
    warned(cast, home.jory, days=7)
    assert asked(cast.kerensa) == ["Safety of staff: A large dog is loose."]
    assert not asked(cast.morwenna), "it is the worker's"
    assert WHAT in signed_in(cast.kerensa).get(reverse("home")).content.decode()


def test_where_nobody_is_allocated_it_is_the_receiving_teams_managers(cast, monday) -> None:
    child = stories.child(cast.tamsin)
    receiving(cast, child)
    warned(cast, child)
    assert len(asked(cast.morwenna)) == 1
    assert not asked(cast.lowenna)
    assert [str(item.holder) for item in due_for([child], clock.today())] == ["Penwith team"]


def test_kept_it_says_why_and_comes_again_on_its_new_day(cast, home) -> None:
    row = warned(cast, home.amber)
    client, address = signed_in(cast.kerensa), reverse("warning_review", args=[row.pk])
    page = client.post(
        address, {"version": "1", "outcome": "kept", "reason": "Still loose."}
    ).content.decode()
    assert 'href="#id_review_on' in page
    again = {"review_on-day": "1", "review_on-month": "6", "review_on-year": "2027"}
    sent = {"version": "1", "outcome": "kept", "reason": "Still loose.", **again}
    assert client.post(address, sent).status_code == 302
    decided = WarningReview.objects.get()
    assert (decided.reviewed_by, decided.reason, decided.review_on) == (
        cast.kerensa, "Still loose.", date(2027, 6, 1),
    )  # fmt: skip
    assert Warning.objects.get().review_on == date(2027, 6, 1)
    assert not asked(cast.kerensa)
    told = client.get(reverse("child_timeline", args=[home.amber.pk]) + "?kind=warning").content.decode()
    assert "Warning looked at again: it still holds" in told
    assert "Still loose." in told


def test_ended_it_leaves_the_pages_and_the_list(cast, home) -> None:
    row = warned(cast, home.amber)
    end_warning(by=cast.kerensa, warning=row, version=1, reason="The dog has gone.")
    assert not asked(cast.kerensa)
    assert WarningReview.objects.get().outcome == "ended"
    page = signed_in(cast.kerensa).get(reverse("child", args=[home.amber.pk])).content.decode()
    assert "Safety of staff" not in page
    with pytest.raises(NotNow, match="ended already"):
        review_warning(by=cast.kerensa, warning=row, version=2, outcome="ended", reason="Again.")


def test_nothing_is_decided_beforehand_and_a_reason_is_asked(cast, home) -> None:
    row = warned(cast, home.amber)
    client, address = signed_in(cast.kerensa), reverse("warning_review", args=[row.pk])
    assert "checked" not in client.get(address).content.decode()
    page = client.post(address, {"version": "1", "outcome": "ended"}).content.decode()
    assert 'href="#id_reason' in page
    assert not WarningReview.objects.exists()


def test_a_warning_about_the_safety_of_staff_never_goes_without_a_day(cast, home) -> None:
    with pytest.raises(NotNow, match="looked at again"):
        add_warning(by=cast.kerensa, person=home.amber, kind="staff_safety", text="A dog.")
    add_warning(by=cast.kerensa, person=home.amber, kind="health", text="Carries an inhaler.")
    sent = {"kind": "staff_safety", "text": "A dog."}
    page = signed_in(cast.kerensa).post(reverse("warning_add", args=[home.amber.pk]), sent).content.decode()
    assert 'href="#id_review_on' in page


def test_of_a_parent_it_is_on_the_list_of_the_childs_worker(cast, home) -> None:
    uncle = person(cast.kerensa, "Perran", date_of_birth=date(1980, 1, 1))
    relate(by=cast.kerensa, person=home.amber, other=uncle, kind="parents_partner")
    warned(cast, uncle)
    assert len(asked(cast.kerensa)) == 1
