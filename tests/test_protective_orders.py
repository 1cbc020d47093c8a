"""Police protection and emergency protection orders: their clocks, first on every list."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from assessments.models import ProtectiveOrder
from assessments.protection_worklist import due_for, items_for
from assessments.services import end_order, extend_order
from assessments.timescales import order_words
from casework import clock
from casework.guards import NotNow
from tests import protection_stories as told
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")


def taken(cast: Cast, kind: str = "police_protection") -> ProtectiveOrder:
    return told.order(cast, stories.assessment(cast).child, kind)


def test_police_protection_runs_out_after_72_hours_and_says_so_everywhere(cast: Cast) -> None:
    row = taken(cast)
    assert row.runs_out_at - row.taken_at == timedelta(hours=72)
    assert "72 hours from the moment the child was taken into it" in order_words(row)
    [first, *_] = items_for(cast.kerensa, clock.today())
    assert (first.what, first.urgent, first.due) == (
        "Police protection ends: decide what follows", True, date(2026, 11, 26),
    )  # fmt: skip
    assert due_for([row.child], clock.today())[0].what == first.what
    page = signed_in(cast.kerensa).get(reverse("child", args=[row.child.pk])).content.decode()
    assert page.count("Police protection until Thu 26 Nov 2026") == 1, "on the identity bar"
    with clock.at(row.runs_out_at + timedelta(minutes=1)):
        assert "Police protection ends" not in [
            item.what[:22] for item in items_for(cast.kerensa, clock.today())
        ]


def test_police_protection_is_never_extended(cast: Cast) -> None:
    row = taken(cast)
    with pytest.raises(NotNow, match="cannot be extended"):
        extend_order(
            by=cast.kerensa, order=row, version=row.version, extended_on=clock.today(), extended_days=1,
            extended_why="The judge was away.",
        )  # fmt: skip


def test_an_emergency_order_runs_eight_days_and_is_extended_once_by_seven_at_most(cast: Cast) -> None:
    row = taken(cast, "emergency_protection")
    assert "8 days from the moment the court made it" in order_words(row)
    assert row.runs_out_at - row.taken_at == timedelta(days=8)
    longer = {"by": cast.kerensa, "order": row, "extended_on": clock.today(), "extended_why": "The scan."}
    with pytest.raises(NotNow, match="1 to 7 days"):
        extend_order(**longer, version=row.version, extended_days=8)
    row = extend_order(**longer, version=row.version, extended_days=7)
    assert row.runs_out_at - row.taken_at == timedelta(days=15)
    assert "The court extended it once, by 7 days." in order_words(row)
    with pytest.raises(NotNow, match="only once"):
        extend_order(**longer, version=row.version, extended_days=1)


def test_it_is_in_force_once_and_leaves_the_lists_when_it_ends(cast: Cast) -> None:
    row = taken(cast)
    with pytest.raises(NotNow, match="in force for this child already"):
        told.order(cast, row.child)
    ended = {"ended_at": clock.now(), "ended_why": "Her gran has her, by agreement."}
    end_order(by=cast.kerensa, order=row, version=row.version, **ended)
    assert not [item for item in items_for(cast.kerensa, clock.today()) if item.urgent]
    page = signed_in(cast.kerensa).get(reverse("order", args=[row.pk])).content.decode()
    assert "Her gran has her, by agreement." in page
