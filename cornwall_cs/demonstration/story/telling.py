"""What every verb stands on: the office the story happens in, the time, and who is acting."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from casework import clock
from casework.models import Team, User
from children.models import Person
from cornwall_cs.demonstration.days import Days
from cornwall_cs.demonstration.numbers import Numbers


def prose(text: str) -> str:
    """A text as it was meant: lines joined, empty lines kept as breaks, quotation marks as printed."""
    joined = "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))
    opened = re.sub(r'(^|[\s(])"', r"\1“", joined)
    return opened.replace('"', "”").replace("'", "’")


@dataclass
class Office:
    """Where the stories happen: who works there, in which teams, and on which calendar."""

    staff: dict[str, User]
    teams: dict[str, Team]
    days: Days
    numbers: Numbers = field(default_factory=Numbers)


class Telling:
    """A story being told. `people` holds its people by the names it gives them."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.people: dict[str, Person] = {}
        self._by: User | None = None

    @contextmanager
    def day(self, day: int, clock_time: str, by: str) -> Iterator[None]:
        """Something happens: on a day of the story, at a time, done by a member of staff."""
        self._by = self.office.staff[by]
        with clock.at(self.office.days.at(day, clock_time)):
            yield
        self._by = None

    @property
    def by(self) -> User:
        """Who is acting."""
        if self._by is None:
            raise ValueError("Say when and by whom: with f.day(…):")
        return self._by

    def person(self, key: str) -> Person:
        """Somebody of this story, as the record has them now."""
        return Person.objects.get(pk=self.people[key].pk)

    def day_of(self, day: int) -> date:
        """The date of a day of the story."""
        return self.office.days.on(day)

    def date(self, day: int | None) -> date | None:
        """The date of a day of the story, or none."""
        return None if day is None else self.office.days.on(day)
