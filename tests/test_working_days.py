"""Working days: the sums of the census and of Working Together."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.models import BankHoliday
from casework.working_days import add_working_days, calendar, is_working_day, working_days_between

HOLIDAYS = frozenset(
    date.fromisoformat(day)
    for day in (
        "2024-12-25 2024-12-26 2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 "
        "2025-12-26 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28 "
        "2027-01-01"
    ).split()
)

VECTORS = [
    ("2025-06-09", 15, "2025-06-30"),
    ("2025-12-15", 15, "2026-01-08"),
    ("2026-03-27", 15, "2026-04-21"),
    ("2026-04-02", 1, "2026-04-07"),
    ("2026-12-24", 1, "2026-12-29"),
    ("2025-06-02", 45, "2025-08-04"),
    ("2025-11-24", 45, "2026-01-29"),
    ("2026-11-21", 15, "2026-12-11"),
    ("2026-12-18", 10, "2027-01-06"),
]


@pytest.mark.parametrize(("start", "days", "due"), VECTORS)
def test_the_due_date_is_the_nth_working_day(start: str, days: int, due: str) -> None:
    assert add_working_days(date.fromisoformat(start), days, HOLIDAYS) == date.fromisoformat(due)


@pytest.mark.parametrize(("start", "days", "due"), VECTORS)
@pytest.mark.usefixtures("reference_data")
def test_the_loaded_bank_holidays_give_the_same_dates(start: str, days: int, due: str) -> None:
    assert add_working_days(date.fromisoformat(start), days, calendar()) == date.fromisoformat(due)


@pytest.mark.usefixtures("reference_data")
def test_every_bank_holiday_of_2022_to_2027_is_loaded() -> None:
    known = (
        "2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 "
        "2022-12-27 2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 "
        "2023-12-26 2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26 "
        "2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26 2026-01-01 "
        "2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28 2027-01-01 2027-03-26 "
        "2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28"
    ).split()
    rows = BankHoliday.objects.filter(date__range=("2022-01-01", "2027-12-31"))
    loaded = {day.isoformat() for day in rows.values_list("date", flat=True) if day.weekday() < 5}
    assert loaded == set(known)


def test_st_pirans_day_is_a_working_day() -> None:
    assert is_working_day(date(2026, 3, 5), HOLIDAYS)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_counting_back_gives_the_number_counted_forward(start: date, days: int) -> None:
    due = add_working_days(start, days, HOLIDAYS)
    assert is_working_day(due, HOLIDAYS)
    assert working_days_between(start, due, HOLIDAYS) == days
    assert working_days_between(start, due - timedelta(days=1), HOLIDAYS) == days - 1


def test_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 11, 23), -1, HOLIDAYS)
