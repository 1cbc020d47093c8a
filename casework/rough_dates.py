"""A date of which only the year is known, or the month and the year: 2014, March 2016."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTH, YEAR = "month", "year"


@dataclass(frozen=True)
class RoughDate:
    """A year; where they are known too, the month, and the day of it."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: date, exactness: str) -> "RoughDate":
        """What is kept as a day: all of it is known, or no more than its month or its year."""
        if exactness == YEAR:
            return cls(day.year)
        return cls(day.year, day.month, None if exactness == MONTH else day.day)

    @property
    def exactness(self) -> str:
        """month or year, where no more is known; nothing where the day is."""
        if self.month is None:
            return YEAR
        return MONTH if self.day is None else ""

    @property
    def starts(self) -> date:
        """The first day on which it may have been."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def ends(self) -> date:
        """The last one."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def words(self) -> str:
        """2014, March 2016, or 4 May 2016."""
        if self.month is None:
            return str(self.year)
        day = f"{self.day} " if self.day else ""
        return f"{day}{self.starts:%B %Y}"
