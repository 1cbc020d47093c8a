"""Days as the stories count them: working days before the day the caseload is loaded.

-1 is the last working day before it, 0 the first from then on. Because every number is a working day,
nothing is decided on a Sunday, and one day before another stays before it whenever it is loaded.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from casework.timescales import add_months
from casework.working_days import add_working_days, is_working_day

CORNWALL = ZoneInfo("Europe/London")


class Days:
    """The calendar of one loading."""

    def __init__(self, loaded_on: date, holidays: Collection[date]) -> None:
        self.loaded_on = loaded_on
        self._holidays = holidays
        #: The working days before the loading, the latest first; worked out as far back as asked for.
        self._past: list[date] = []

    def on(self, day: int) -> date:
        """The date of a story's day."""
        if day >= 0:
            return add_working_days(self.loaded_on - timedelta(days=1), day + 1, self._holidays)
        while len(self._past) < -day:
            earlier = (self._past[-1] if self._past else self.loaded_on) - timedelta(days=1)
            while not is_working_day(earlier, self._holidays):
                earlier -= timedelta(days=1)
            self._past.append(earlier)
        return self._past[-day - 1]

    def at(self, day: int, clock_time: str) -> datetime:
        """The moment of a story's day: at(-210, "09:40")."""
        return datetime.combine(self.on(day), time.fromisoformat(clock_time), CORNWALL)

    def born(self, years: int, months: int, days: int = 0) -> date:
        """The date of birth of somebody of this age on the day of loading."""
        return add_months(self.loaded_on, -(12 * years + months)) - timedelta(days=days)
