"""Working days: not a Saturday, a Sunday or a bank holiday in England.

The counting is pure; the bank holidays are handed in. The day something happens is day 0, day 1 is
the next working day, and the due date is the nth. Source: Care Planning, Placement and Case Review
(England) Regulations 2010, regulation 2.
"""

from collections.abc import Collection
from datetime import date, timedelta

from casework.kept import forget, kept
from casework.standing import forget_standing, standing

#: What the calendar is remembered under.
CALENDAR = "calendar"


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Whether a day counts."""
    return day.weekday() < 5 and day not in holidays


def add_working_days(start: date, days: int, holidays: Collection[date]) -> date:
    """The nth working day after a date. Raises ValueError for a number below nought."""
    if days < 0:
        raise ValueError("Working days are counted forwards.")
    day = start
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day, holidays)
    return day


def working_days_between(start: date, end: date, holidays: Collection[date]) -> int:
    """How many working days lie after the first date, up to and including the second; negative backwards."""
    if end < start:
        return -working_days_between(end, start, holidays)
    span = (end - start).days
    return sum(is_working_day(start + timedelta(days=n), holidays) for n in range(1, span + 1))


def calendar() -> frozenset[date]:
    """The bank holidays on record. Inside once_each they are asked of the database once."""
    return kept(CALENDAR, lambda: standing().holidays)


def forget_calendar() -> None:
    """Ask the database again next time: a bank holiday was added or withdrawn."""
    forget(CALENDAR)
    forget_standing()
