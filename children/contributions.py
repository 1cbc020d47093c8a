"""What apps contribute to pages about a child: the shapes, and the gathering.

An app offers any of these functions, each at a fixed number of queries, each showing only what
the user may read:

- timeline.py: `events_for(user, children, before, limit, kinds) -> list[Event]`, newest first
- worklist.py: `items_for(user, today) -> list[Item]`; `due_for(children, today) -> list[Item]`
- panels.py: `panels_for(user, child, today) -> list[Panel]`, `stages_for(child) -> list[StageReached]`,
  `words_for(child) -> list[Words]`, `warnings_for(child) -> list[str]` for the identity bar
- open_work.py: `open_work(referral) -> list[str]`, what keeps a referral from closing, in words
- texts.py: `found_in(user, child, words, limit) -> list[Found]`, the records of a child that hold words
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from casework.contributions import contributed, gather
from casework.models import Decision, Team, User
from casework.rough_dates import RoughDate
from casework.templatetags.casework import date_words
from casework.timescales import local_date

if TYPE_CHECKING:
    from children.models import Person


@dataclass(frozen=True)
class Event:
    """One entry on a timeline. `words` are the child's; `decision` is shown with its rationale in place.

    `rough` is when it happened, where only the year or the month is known; `at` is then its start.

    `gap_days`, where there are many, is how long there had been no contact before it; the timeline
    page works it out. Of what has a date and no time, `at` is the start of the day, and `all_day`.

    `key` names the entry for good: the app, what happened, and the row that says so. `entered_at` is when
    it was written down, where that may be later than it happened. `meaning` is why it matters and `impact`
    what it meant for the child, in somebody’s words. What is `confided` was told in confidence or must be
    kept from somebody: it is left out of papers that leave the record.
    """

    at: datetime
    kind: str
    kind_label: str
    title: str
    child: "Person"
    by: str = ""
    text: str = ""
    words: str = ""
    url: str = ""
    decision: Decision | None = None
    significant: bool = False
    gap_days: int = 0
    all_day: bool = False
    rough: RoughDate | None = None
    key: str = ""
    entered_at: datetime | None = None
    meaning: str = ""
    impact: str = ""
    confided: bool = False

    @property
    def entered(self) -> datetime:
        """When it was written down."""
        return self.entered_at or self.at

    @property
    def when(self) -> str:
        """The day in words; the month or the year where no more is known."""
        return self.rough.words if self.rough else date_words(self.at)


@dataclass(frozen=True)
class Item:
    """One piece of work on somebody's list.

    holder: the one person or team whose list it is on. what: what is to be done. why: why it is
    here, in words. group: missing, decide, due, returned, acknowledge, allocate, accept or do. shouts:
    what is wrong with it, in a word or two; it stands before everything but danger. ceases: asked of nobody
    once the child has died; the manager then decides on all of it together.
    """

    child: "Person | None"
    what: str
    url: str
    holder: User | Team
    group: str
    due: date | None = None
    why: str = ""
    urgent: bool = False
    shouts: str = ""
    waiting_since: datetime | None = None
    heading: str = ""
    ceases: bool = False


@dataclass(frozen=True)
class Panel:
    """A part of the child's page. Lower order stands higher."""

    key: str
    title: str
    order: int
    template: str
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class StageReached:
    """That a child reached a stage of the journey, and when; the present one has no end."""

    stage: str
    started: date
    ended: date | None = None
    detail: str = ""
    url: str = ""


@dataclass(frozen=True)
class Words:
    """Something the child said, when, and to whom. `mark` warns whoever shows it to somebody else."""

    text: str
    at: datetime
    to: str
    url: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Found:
    """A record that holds the words somebody looks for, with its text. `warning` is shown beside it."""

    at: datetime
    kind_label: str
    title: str
    url: str
    text: str
    by: str = ""
    warning: str = ""
    exactness: str = ""

    @property
    def when(self) -> str:
        """The day in words; the month or the year where no more is known."""
        if self.exactness:
            return RoughDate.of(local_date(self.at), self.exactness).words
        return date_words(self.at)


def worklist(user: User, today: date) -> list[Item]:
    """Everything that waits for a user or their teams: who is missing, danger, what shouts, what is due."""
    items = _still_asked(gather("worklist", "items_for", user, today))
    return sorted(
        items,
        key=lambda item: (
            item.group != "missing",
            not item.urgent,
            not item.shouts,
            item.due or date.max,
            item.what,
        ),
    )


def due(children: "Collection[Person]", today: date) -> list[Item]:
    """What is still to be done about some children, whoever does it."""
    return _still_asked(gather("worklist", "due_for", children, today))


def _still_asked(items: list[Item]) -> list[Item]:
    """The items without those that nobody is asked for once the child has died."""
    return [item for item in items if not (item.ceases and item.child and item.child.has_died)]


def timeline(
    user: User,
    people: "Collection[Person]",
    *,
    before: datetime | None = None,
    limit: int = 30,
    kinds: Collection[str] = (),
) -> list[Event]:
    """The newest events before a moment, newest first; one more than the limit says there are more."""
    from children.records import reading

    offered = enumerate(contributed("timeline", "events_for"))
    with reading(user, people):
        events: list[tuple[int, Event]] = [
            (stage, event) for stage, ask in offered for event in ask(user, people, before, limit + 1, kinds)
        ]
    # Of what happened in one moment the later stage is the newer: a decision comes before what it opened.
    events.sort(key=lambda each: (each[1].at, each[0], each[1].key), reverse=True)
    return [event for _, event in events[: limit + 1]]
