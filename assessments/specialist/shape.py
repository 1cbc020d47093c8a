"""What a specialist assessment is made of, as data: a kind, its sections, and what each asks.

No kind has a page, a table or a form of its own. Nothing here knows the database, so that a kind is
read, and tested, as what it is: questions, a way to add them up, and what may be decided on it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from assessments.choices import SpecialistOutcome
from casework.timescales import Timescale


class Asks(StrEnum):
    """How an item is answered."""

    GRADE = "grade"  # 1 to 5, with what shows it; may be made a priority
    LEVEL = "level"  # one of the levels of the section’s scale, with what shows it
    SIGN = "sign"  # yes, no, or not known, with what shows it
    CHOICE = "choice"  # one of the item’s own choices
    DATE = "date"
    NUMBER = "number"
    SHORT = "short"
    LONG = "long"
    SHARED = "shared"  # with one agency: on what basis, when, and what


class About(StrEnum):
    """Whom one assessment is about: the child, or the care one carer gives the child."""

    CHILD = "child"
    CARER = "carer"


class CountsFrom(StrEnum):
    """What starts the clock of a kind."""

    START = "start"
    ASKED = "asked"  # a day that is asked for when the assessment is started
    PREGNANCY = "pregnancy"  # the reckoned start, 40 weeks before the expected date


SIGNS = {"yes": "Yes", "no": "No", "unknown": "Not known"}
#: On what basis something was shared with an agency. What was not shared says why.
BASES = {
    "consent": "Shared, with agreement",
    "safety": "Shared without agreement, to keep somebody safe",
    "duty": "Shared because the law requires it",
    "not_shared": "Not shared",
}


@dataclass(frozen=True)
class Scale:
    """The steps of a grade or level, each in words, and which end of it is the better one."""

    steps: Mapping[int, str]
    higher_is_worse: bool = True

    def words(self, value: int) -> str:
        return f"{value}: {self.steps[value]}" if value in self.steps else str(value)


@dataclass(frozen=True)
class Answer:
    """What was answered to one item; every part may be empty."""

    value: str = ""
    words: str = ""
    dated: date | None = None
    target: int | None = None
    review_on: date | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.value or self.words.strip() or self.dated)


Answers = Mapping[str, Answer]
NOTHING = Answer()


@dataclass(frozen=True)
class Item:
    """One question.

    refused: for an answer that is never accepted, why, and what to do instead. quotes: whether what is
    written is what the child said.
    """

    key: str
    label: str
    asks: Asks
    hint: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    refused: Mapping[str, str] = field(default_factory=dict)
    quotes: bool = False

    @property
    def part(self) -> str:
        """The part of an answer that answers it: the words, the day, or what was chosen."""
        return {Asks.SHORT: "words", Asks.LONG: "words", Asks.DATE: "dated"}.get(self.asks, "value")


@dataclass(frozen=True)
class Score:
    """What a section comes to: a number, and the number in words."""

    value: int
    words: str


@dataclass(frozen=True)
class Section:
    """Questions that are written and saved together; `adds_up` makes their one score, where there is one."""

    key: str
    heading: str
    items: tuple[Item, ...]
    intro: str = ""
    scale: Scale | None = None
    adds_up: "Callable[[Section, Answers], Score | None] | None" = None

    def choices_of(self, item: Item) -> dict[str, str]:
        """The answers an item offers, by the value that is kept."""
        if item.asks in (Asks.GRADE, Asks.LEVEL) and self.scale:
            return {str(step): self.scale.words(step) for step in self.scale.steps}
        return dict({Asks.SIGN: SIGNS, Asks.SHARED: BASES}.get(item.asks, item.choices))

    def said(self, item: Item, answer: Answer) -> str:
        """The value of an answer as a reader would say it."""
        return self.choices_of(item).get(answer.value, answer.value)


@dataclass(frozen=True)
class Result:
    """What one section came to, as it is compared from one assessment to the next."""

    key: str
    label: str
    value: int
    words: str
    higher_is_worse: bool = True


@dataclass(frozen=True)
class Kind:
    """One kind of specialist assessment.

    key: kept on the record, never changed. purpose: what it is for, for whoever chooses. guidance:
    the line under its title. version: raised when a question changes what it means. clock: by when
    it goes to the manager, counted from counts_from; asked: how the start is asked for. review: when
    it is made again. why_not: why not of this child, or nothing. still_missing: what keeps it from
    being submitted beside required items. says: the results in a sentence.
    """

    key: str
    label: str
    purpose: str
    guidance: str
    sections: tuple[Section, ...]
    clock: Timescale
    outcomes: tuple[SpecialistOutcome, ...]
    version: int = 1
    about: About = About.CHILD
    counts_from: CountsFrom = CountsFrom.START
    asked: str = ""
    review: Timescale | None = None
    why_not: Callable[[Any], str] = lambda child: ""
    still_missing: Callable[[Answers], list[str]] = lambda answers: []
    says: Callable[[Sequence[Result], Answers], str] = lambda results, answers: ""

    def section(self, key: str) -> Section | None:
        return next((each for each in self.sections if each.key == key), None)

    def item(self, key: str) -> tuple[Section, Item] | None:
        """An item with the section it stands in; none for one that an earlier version asked."""
        found = ((part, item) for part in self.sections for item in part.items if item.key == key)
        return next(found, None)

    def results(self, answers: Answers) -> tuple[Result, ...]:
        """What each section that adds up comes to; one with nothing to add up is left out."""
        found = []
        for part in self.sections:
            score = part.adds_up(part, answers) if part.adds_up else None
            if score:
                worse = part.scale.higher_is_worse if part.scale else True
                found.append(Result(part.key, part.heading, score.value, score.words, worse))
        return tuple(found)
