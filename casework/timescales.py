"""Timescales: the rule as data, the due date, and the sum in words.

Values stand in each stage's timescales.py with their source. A clock never stops anyone from
opening or writing a record.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from django.utils import timezone

from casework.models import BankHoliday
from casework.standing import standing
from casework.working_days import add_working_days, calendar, is_working_day


class Unit(StrEnum):
    WORKING_DAYS = "working day"
    CALENDAR_DAYS = "day"
    WEEKS = "week"
    MONTHS = "month"
    HOURS = "hour"


#: Hours beyond these are said in days.
LONG_HOURS = 72


def add_months(start: date, months: int) -> date:
    """The same day some calendar months on, or the month's last day where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def local_date(moment: date | datetime) -> date:
    """The date in Cornwall: what statutory clocks count."""
    # To ask which zone is in force costs ten times the rest, and a chronology asks ten thousand times.
    here = timezone.get_default_timezone()
    return moment.astimezone(here).date() if isinstance(moment, datetime) else moment


def midnight(day: date) -> datetime:
    """The first moment of a day in Cornwall."""
    return timezone.make_aware(datetime.combine(day, time.min))


def words_for(day: date) -> str:
    """A date as clocks say it: Mon 23 Nov 2026."""
    return f"{day:%a} {day.day} {day:%b %Y}"


@dataclass(frozen=True)
class Timescale:
    """One rule of time.

    key: its name in the code and in local settings. name: what it is called. counts_from: the event
    that starts it, in words. source: statute, guide or "local figure". local: the council may set
    its own figure, with an effective date.
    """

    key: str
    name: str
    amount: int
    unit: Unit
    counts_from: str
    source: str
    effective_from: date
    local: bool = False

    def on(self, day: date) -> "Timescale":
        """This rule with the council's own figure in force on a day, where it may have one."""
        if not self.local:
            return self
        for since, amount in standing().figures.get(self.key, ()):
            if since <= day:
                return replace(self, amount=amount, effective_from=since)
        return self

    def due(self, start: date | datetime) -> date:
        """The last day for it. Counts local dates; an hour-clock gives the date it runs out."""
        rule, day = self.on(local_date(start)), local_date(start)
        match rule.unit:
            case Unit.WORKING_DAYS:
                return add_working_days(day, rule.amount, calendar())
            case Unit.CALENDAR_DAYS:
                return day + timedelta(days=rule.amount)
            case Unit.WEEKS:
                return day + timedelta(weeks=rule.amount)
            case Unit.MONTHS:
                return add_months(day, rule.amount)
            case Unit.HOURS:
                return timezone.localdate(self.due_moment(start))

    @property
    def length(self) -> str:
        """How long it is, in words: 45 working days; and 8 days, not 192 hours."""
        amount, unit = self.amount, self.unit
        if unit == Unit.HOURS and amount > LONG_HOURS and amount % 24 == 0:
            amount, unit = amount // 24, Unit.CALENDAR_DAYS
        return f"{amount} {unit}{'' if amount == 1 else 's'}"

    def due_moment(self, start: date | datetime) -> datetime:
        """The moment it runs out: elapsed hours for an hour-clock, else the end of the due day.

        Raises ValueError for an hour-clock started from a date without a time.
        """
        rule = self.on(local_date(start))
        if rule.unit == Unit.HOURS:
            if not isinstance(start, datetime):
                raise ValueError(f"{self.name} counts hours and needs a time to start from.")
            return start + timedelta(hours=rule.amount)
        midnight = datetime.min.time()
        return timezone.make_aware(datetime.combine(self.due(start) + timedelta(days=1), midnight))

    def explain(self, start: date | datetime) -> str:
        """The sum in words, with its source: shown wherever the due date is."""
        day, rule = local_date(start), self.on(local_date(start))
        due = self.due(start)
        said = f"{rule.length} from {self.counts_from} on {words_for(day)}"
        if rule.unit == Unit.HOURS:
            at = timezone.localtime(self.due_moment(start))
            return f"{self.name}: by {at:%H:%M} on {words_for(due)}. That is {said}. Source: {self.source}."
        if rule.unit == Unit.WORKING_DAYS:
            said += _left_out(day, due)
        return f"{self.name}: by the end of {words_for(due)}. That is {said}. Source: {self.source}."


def _left_out(start: date, due: date) -> str:
    """The days a working-day sum passed over, in words."""
    span = [start + timedelta(days=n) for n in range(1, (due - start).days + 1)]
    if all(is_working_day(day, calendar()) for day in span):
        return ""
    names = dict(
        BankHoliday.objects.filter(date__range=(start, due), withdrawn_at=None).values_list("date", "name")
    )
    holidays = [f"{names[day]} ({words_for(day)})" for day in span if day in names and day.weekday() < 5]
    weekend = any(day.weekday() >= 5 for day in span)
    parts = (["weekends"] if weekend else []) + holidays
    return ", leaving out " + " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


@dataclass(frozen=True)
class OpenClock:
    """A clock that is running on rows of a model: recomputed when a bank holiday is added.

    rows gives the open rows; start and due name their fields.
    """

    timescale: Timescale
    rows: Callable[[], Any]
    start: str
    due: str
