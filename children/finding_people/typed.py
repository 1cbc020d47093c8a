"""What somebody typed to find a person, taken apart: dates, postcodes, telephone and other numbers, words.

A date of birth is looked for as typed, with day and month changed about, and with one digit wrong.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from casework import clock
from children.finding_people.keys import Kind, postcode_of, telephones_of, words_of

#: More words than this narrow nothing further.
MOST_WORDS = 6
#: How far what stands on record is from what was typed: the sum over all that was typed puts people in order.
AS_TYPED, BEGINS, ONE_SLIP, SOUNDS, NOT_FOUND = 0, 1, 2, 3, 8

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DATES = (
    re.compile(r"\b(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4}|\d{2})\b"),
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b"),
    re.compile(rf"\b(?P<d>\d{{1,2}})\s+(?P<m>{'|'.join(MONTHS)})[a-z]*\s+(?P<y>\d{{4}}|\d{{2}})\b", re.I),
    re.compile(r"\b(?P<d>\d{2})(?P<m>\d{2})(?P<y>(?:19|20)\d{2})\b"),
)
_TELEPHONE = re.compile(r"(?:\+44|\b0)[\d\s()-]{8,14}\d\b")
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.I)
_NUMBER = re.compile(r"\bc\d{7}\b", re.I)
_UPN = re.compile(r"\b[a-z]\d{11}[\da-z]\b", re.I)
_NHS = re.compile(r"\b\d{3}\s?\d{3}\s?\d{4}\b")


@dataclass
class Typed:
    """What was typed. `dates`: each date to look for, with how far it is from the one typed, and why.

    `rest` is the words as they were typed.
    """

    rest: str = ""
    words: list[str] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    number: str = ""
    dates: dict[date, tuple[int, str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.words or self.facts or self.number or self.dates)

    @property
    def born(self) -> date | None:
        """The date that was typed, where there is such a day."""
        return next((day for day, (far, _) in self.dates.items() if far == AS_TYPED), None)

    @property
    def places(self) -> list[str]:
        """The words, each and every two side by side, as addresses and schools are compared."""
        return [*self.words, *(f"{one} {other}" for one, other in pairwise(self.words))]


def take_apart(text: str) -> Typed:
    """What is meant by the text. What is none of the other things is words."""
    typed = Typed()
    for pattern in _DATES:
        text = _take(pattern, text, lambda found: _note_date(typed, found))
    text = _take(_NUMBER, text, lambda found: setattr(typed, "number", found[0].upper()))
    text = _take(_TELEPHONE, text, lambda found: _note(typed, Kind.TELEPHONE, *telephones_of(found[0])))
    text = _take(_POSTCODE, text, lambda found: _note(typed, Kind.POSTCODE, postcode_of(found[0])))
    text = _take(_UPN, text, lambda found: _note(typed, Kind.UPN, found[0].upper()))
    text = _take(_NHS, text, lambda found: _note(typed, Kind.NHS, "".join(found[0].split())))
    typed.rest = " ".join(text.split())
    typed.words = list(dict.fromkeys(words_of(text)))[:MOST_WORDS]
    return typed


def _take(pattern: re.Pattern[str], text: str, note: Callable[[re.Match[str]], None]) -> str:
    """Note what the pattern finds, and take it out of the text."""
    for found in pattern.finditer(text):
        note(found)
    return pattern.sub(" ", text)


def _note(typed: Typed, kind: str, *values: str) -> None:
    typed.facts += [(str(kind), value) for value in values]


def _note_date(typed: Typed, found: re.Match[str]) -> None:
    month = found["m"].lower()
    named = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    year = int(found["y"])
    if year < 100:
        year += 2000 if year <= clock.today().year % 100 else 1900
    for day, how in _dates_near(int(found["d"]), named, year):
        if day not in typed.dates:
            typed.dates[day] = how


def _dates_near(day: int, month: int, year: int) -> Iterator[tuple[date, tuple[int, str]]]:
    """The date typed, and those that one slip of the hand makes of it."""
    with suppress(ValueError):
        yield date(year, month, day), (AS_TYPED, "")
    with suppress(ValueError):
        yield date(year, day, month), (ONE_SLIP, "day and month changed about")
    digits = f"{day:02}{month:02}{year:04}"
    for nth, right in enumerate(digits):
        for other in "0123456789":
            changed = digits[:nth] + other + digits[nth + 1 :]
            with suppress(ValueError):
                near = date(int(changed[4:]), int(changed[2:4]), int(changed[:2]))
                if other != right and near <= clock.today():
                    yield near, (ONE_SLIP, "one digit different")
