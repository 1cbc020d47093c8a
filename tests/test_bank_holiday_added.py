"""A bank holiday proclaimed late moves the clocks that are still running, and says so."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from casework.bank_holidays import (
    add_bank_holiday,
    preview_of_added,
    preview_of_withdrawn,
    withdraw_bank_holiday,
)
from casework.contributions import contributed
from casework.guards import NotNow, NotYours
from casework.models import BankHoliday
from casework.working_days import calendar
from referrals.models import Screening
from referrals.timescales import SCREENING_DECISION
from tests import protection_stories, stories
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


def test_an_open_clock_moves_and_the_old_date_stays_in_history(cast: Cast) -> None:
    open_one = stories.screening(cast)
    assert open_one.due_on == TUESDAY
    assert add_bank_holiday(by=cast.piran, date=TUESDAY, name="Day of mourning", reason="Proclaimed.") == 1
    open_one.refresh_from_db()
    assert open_one.due_on == WEDNESDAY
    now, before = open_one.history.all()[:2]
    assert (before.due_on, now.due_on) == (TUESDAY, WEDNESDAY)
    assert now.history_change_reason == "Bank holiday added: Day of mourning, 24 November 2026"
    assert now.history_user == cast.piran


def test_a_clock_that_has_stopped_keeps_its_date(cast: Cast) -> None:
    decided = stories.decided(cast, "advice").screening
    add_bank_holiday(by=cast.piran, date=TUESDAY, name="Day of mourning", reason="Proclaimed.")
    decided.refresh_from_db()
    assert decided.due_on == TUESDAY


def test_the_preview_says_what_moves_and_moves_nothing(cast: Cast) -> None:
    stories.screening(cast)
    stories.screening(cast, stories.child(cast.tamsin, given_name="Perran", sex="M"))
    preview = preview_of_added(TUESDAY)
    assert preview.tables[0].rows == [["Decide on the contact", "2", "Tue 24 Nov 2026", "Wed 25 Nov 2026"]]
    assert preview.sentences[0].startswith("2 running clocks would move")
    assert not BankHoliday.objects.filter(date=TUESDAY).exists()
    assert {row.due_on for row in Screening.objects.all()} == {TUESDAY}
    assert TUESDAY not in calendar()


def test_a_bank_holiday_withdrawn_moves_them_back_and_may_stand_again(cast: Cast) -> None:
    open_one = stories.screening(cast)
    said = {"by": cast.piran, "date": TUESDAY, "name": "Day of mourning", "reason": "Proclaimed."}
    add_bank_holiday(**said)
    row = BankHoliday.objects.get(date=TUESDAY)
    assert preview_of_withdrawn(row).tables[0].rows[0][2:] == ["Wed 25 Nov 2026", "Tue 24 Nov 2026"]
    assert withdraw_bank_holiday(by=cast.piran, holiday=row, reason="Proclaimed for another day.") == 1
    open_one.refresh_from_db()
    assert open_one.due_on == TUESDAY
    newest = row.history.first()
    assert (newest.history_user, newest.history_change_reason) == (
        cast.piran,
        "Proclaimed for another day.",
    )
    with pytest.raises(NotNow, match="withdrawn already"):
        withdraw_bank_holiday(by=cast.piran, holiday=row, reason="Twice.")
    assert add_bank_holiday(**said) == 1
    with pytest.raises(NotNow, match="is a bank holiday already"):
        add_bank_holiday(**said)


def test_a_withdrawn_bank_holiday_is_not_loaded_again(cast: Cast) -> None:
    christmas = BankHoliday.objects.get(date=date(2026, 12, 25))
    withdraw_bank_holiday(by=cast.piran, holiday=christmas, reason="To see.")
    call_command("load_reference_data", verbosity=0)
    assert date(2026, 12, 25) not in calendar()
    assert "Christmas" not in SCREENING_DECISION.explain(date(2026, 12, 24))


@pytest.mark.parametrize("name", ["rosenwyn", "morwenna"])
def test_only_system_administrators_keep_the_calendar(cast: Cast, name: str) -> None:
    with pytest.raises(NotYours):
        add_bank_holiday(by=getattr(cast, name), date=TUESDAY, name="Mine", reason="A long weekend.")


def test_an_administrator_adds_one_on_the_page(cast: Cast, client: Client) -> None:
    stories.screening(cast)
    client.force_login(cast.piran)
    where = reverse("admin:casework_bankholiday_add")
    where += "?date-day=24&date-month=11&date-year=2026&name=Day+of+mourning"
    assert "1 running clock would move" in client.get(where).content.decode()
    client.post(where, {"reason": "Proclaimed this morning."})
    assert Screening.objects.get().due_on == WEDNESDAY
    assert BankHoliday.objects.get(date=TUESDAY).name == "Day of mourning"


RUNNING = {
    "screening_decision": stories.screening,
    "referrer_feedback": lambda cast: stories.decided(cast, "advice"),
    "accept_passed_on": lambda cast: stories.decided(cast, "early_help"),
    "complete_early_help": stories.accepted_early_help,
    "strategy_discussion": protection_stories.asked,
    "initial_conference": protection_stories.enquiry,
    "assessment": stories.assessment,
    "plan_approval": stories.plan,
}


@pytest.mark.parametrize("key", RUNNING)
def test_each_working_day_clock_that_is_running_is_recomputed(cast: Cast, key: str) -> None:
    RUNNING[key](cast)
    found = contributed("timescales", "OPEN_CLOCKS")
    clocks = {clock.timescale.key: clock for clocks in found for clock in clocks}
    before = clocks[key].rows().get()
    due = getattr(before, clocks[key].due)
    add_bank_holiday(by=cast.piran, date=TUESDAY, name="Day of mourning", reason="Proclaimed.")
    before.refresh_from_db()
    assert getattr(before, clocks[key].due) > due
