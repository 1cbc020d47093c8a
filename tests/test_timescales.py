"""Clocks: the due date, the sum in words, local figures, and a bank holiday added."""

from datetime import UTC, date, datetime

import pytest

from casework import clock
from casework.models import LocalTimescale
from casework.timescales import Timescale, Unit

pytestmark = pytest.mark.usefixtures("reference_data")
START = date(2024, 4, 1)


def rule(amount: int, unit: Unit, *, local: bool = False) -> Timescale:
    return Timescale(
        key="test",
        name="Something is done",
        amount=amount,
        unit=unit,
        counts_from="receipt",
        source="Working Together",
        effective_from=START,
        local=local,
    )


@pytest.mark.parametrize(
    ("amount", "unit", "start", "due"),
    [
        (1, Unit.WORKING_DAYS, date(2026, 12, 24), date(2026, 12, 29)),
        (10, Unit.CALENDAR_DAYS, date(2026, 12, 24), date(2027, 1, 3)),
        (6, Unit.WEEKS, date(2026, 11, 23), date(2027, 1, 4)),
        (3, Unit.MONTHS, date(2026, 11, 30), date(2027, 2, 28)),
        (12, Unit.MONTHS, date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_each_unit_counts_as_it_says(amount: int, unit: Unit, start: date, due: date) -> None:
    assert rule(amount, unit).due(start) == due


def test_an_hour_clock_counts_elapsed_hours() -> None:
    missing = rule(72, Unit.HOURS)
    returned = datetime(2026, 12, 24, 22, 15, tzinfo=UTC)
    assert missing.due_moment(returned) == datetime(2026, 12, 27, 22, 15, tzinfo=UTC)
    with pytest.raises(ValueError, match="needs a time"):
        missing.due_moment(date(2026, 12, 24))


def test_a_clock_counts_the_date_in_cornwall() -> None:
    """23:30 on 30 June in Greenwich is already 1 July in Cornwall."""
    assert rule(1, Unit.CALENDAR_DAYS).due(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == date(2026, 7, 2)


def test_a_day_clock_runs_to_the_end_of_its_day() -> None:
    moment = rule(1, Unit.WORKING_DAYS).due_moment(datetime(2026, 11, 23, 9, 40, tzinfo=UTC))
    assert moment == datetime(2026, 11, 25, 0, 0, tzinfo=UTC)


def test_the_sum_is_told_in_words_with_its_source() -> None:
    assert rule(1, Unit.WORKING_DAYS).explain(date(2026, 12, 24)) == (
        "Something is done: by the end of Tue 29 Dec 2026. "
        "That is 1 working day from receipt on Thu 24 Dec 2026, "
        "leaving out weekends, Christmas Day (Fri 25 Dec 2026) and Boxing Day (observed) (Mon 28 Dec 2026). "
        "Source: Working Together."
    )


def test_the_council_sets_its_own_figure_from_a_date_where_there_is_no_national_one() -> None:
    LocalTimescale.objects.create(key="test", amount=7, effective_from=date(2026, 10, 1))
    local = rule(10, Unit.CALENDAR_DAYS, local=True)
    assert local.due(date(2026, 9, 30)) == date(2026, 10, 10)
    assert local.due(date(2026, 10, 1)) == date(2026, 10, 8)
    assert rule(10, Unit.CALENDAR_DAYS).due(date(2026, 10, 1)) == date(2026, 10, 11)


def test_the_clock_is_set_only_for_as_long_as_it_is_asked() -> None:
    moment = datetime(2025, 3, 30, 0, 30, tzinfo=UTC)
    with clock.at(moment):
        assert clock.now() == moment
        assert clock.today() == date(2025, 3, 30)
    assert clock.now() != moment
    with pytest.raises(ValueError, match="zone"), clock.at(datetime(2025, 1, 1)):
        pass
