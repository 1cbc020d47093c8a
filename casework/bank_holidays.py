"""Adding and withdrawing a bank holiday, which moves every clock still running across it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from casework import actor, clock
from casework.contributions import contributed
from casework.guards import NotNow
from casework.kept import supposing
from casework.models import BankHoliday, User
from casework.previews import Preview, PreviewTable, counted
from casework.services import service
from casework.staff import require_administrator
from casework.timescales import OpenClock, Unit, words_for
from casework.working_days import CALENDAR, calendar, forget_calendar


@service
def add_bank_holiday(*, by: User, date: date, name: str, reason: str) -> int:
    """Add a bank holiday and recompute every open clock. Returns how many due dates moved.

    The old due date stays in each record's history, with the holiday as the reason. A clock that has
    stopped keeps its date. A day withdrawn earlier stands again.
    """
    require_administrator(by)
    row = BankHoliday.objects.select_for_update().filter(date=date).first()
    refuse_if_known(row)
    row = row or BankHoliday(date=date)
    row.name, row.withdrawn_at = name, None
    _save(row, by, reason)
    return recompute_open_clocks(because=f"Bank holiday added: {name}, {date:%d %B %Y}")


@service
def withdraw_bank_holiday(*, by: User, holiday: BankHoliday, reason: str) -> int:
    """Let a day count as a working day after all. Returns how many due dates moved."""
    require_administrator(by)
    row = BankHoliday.take(holiday.pk)
    refuse_if_withdrawn(row)
    row.withdrawn_at = clock.now()
    _save(row, by, reason)
    return recompute_open_clocks(because=f"Bank holiday withdrawn: {row.name}, {row.date:%d %B %Y}")


def refuse_if_known(row: BankHoliday | None) -> None:
    """Raises NotNow where the day is a bank holiday on record."""
    if row and row.withdrawn_at is None:
        raise NotNow(f"{words_for(row.date)} is a bank holiday already: {row.name}.")


def refuse_if_withdrawn(row: BankHoliday) -> None:
    """Raises NotNow where there is nothing left to withdraw."""
    if row.withdrawn_at is not None:
        raise NotNow(f"{row.name}, {words_for(row.date)}, is withdrawn already.")


def _save(row: BankHoliday, by: User, reason: str) -> None:
    with actor.acting(by, because=reason):
        row.save()
    forget_calendar()


def recompute_open_clocks(*, because: str) -> int:
    """Work out again the due date of every open clock and save those that moved."""
    moved = 0
    for open_clock, row, due in moves(locked=True):
        setattr(row, open_clock.due, due)
        with actor.acting(actor.current(), because=because):
            row.save()
        moved += 1
    return moved


def moves(*, locked: bool = False) -> Iterator[tuple[OpenClock, Any, date]]:
    """The open clocks whose due date is another by the calendar as it stands, each with that date.

    No calendar moves a clock of hours.
    """
    for clocks in contributed("timescales", "OPEN_CLOCKS"):
        for open_clock in (each for each in clocks if each.timescale.unit != Unit.HOURS):
            rows = open_clock.rows()
            for row in rows.select_for_update(of=("self",)) if locked else rows:
                due = open_clock.timescale.due(getattr(row, open_clock.start))
                if due != getattr(row, open_clock.due):
                    yield open_clock, row, due


def preview_of_added(day: date) -> Preview:
    """Which open clocks would move if a day became a bank holiday. Raises NotNow where it is one."""
    refuse_if_known(BankHoliday.objects.filter(date=day).first())
    if day.weekday() >= 5:
        return Preview(
            [f"{words_for(day)} is at a weekend and counts as no working day now. No clock moves."]
        )
    return _preview(calendar() | {day})


def preview_of_withdrawn(row: BankHoliday) -> Preview:
    """Which open clocks would move if a bank holiday counted as a working day. Raises NotNow if it does."""
    refuse_if_withdrawn(row)
    return _preview(calendar() - {row.date})


def _preview(days: frozenset[date]) -> Preview:
    with supposing(CALENDAR, days):
        shifts = Counter((each.timescale.name, getattr(row, each.due), due) for each, row, due in moves())
    total = sum(shifts.values())
    return Preview(
        [
            f"{counted(total, 'running clock')} would move, on saving, to the date shown here."
            if total
            else "No running clock would move.",
            "Clocks that have stopped keep their date. Each that moves keeps its old date in its history.",
        ],
        [
            PreviewTable(
                "Clocks that would move",
                ["Timescale", "How many", "Due now", "Would be due"],
                [
                    [name, f"{number:,}", words_for(old), words_for(new)]
                    for (name, old, new), number in sorted(shifts.items())
                ],
            )
        ],
    )
