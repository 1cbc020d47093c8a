"""A chronology: everything on the record of one child, or of a family, in the order it happened.

Nobody writes it. It is worked out from what every app puts on the timeline; what a worker adds is whether
an entry is significant, why, and what it meant for the child. Source: Working Together to Safeguard
Children 2023, on keeping a chronology; Munro (2011), on records that tell the child’s story.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

from casework import clock
from casework.contributions import HOUSE
from casework.models import User
from casework.templatetags.casework import day_words
from casework.timescales import local_date, midnight
from children.contributions import Event, timeline
from children.feed import CONTACT_KINDS, GAP_DAYS, kinds
from children.marks import marked, said_of
from children.models import Person
from children.records import reading
from children.what_matters import IN_BULK, mentioned, that_matter

#: More entries than any family has: all of them are asked for, since each has its number among all.
MOST = 20_000
#: No shorter time is a gap, whatever the hours and the clocks: of the others the days are counted.
_A_GAP = timedelta(days=GAP_DAYS - 1)


@dataclass(frozen=True)
class Asked:
    """Which entries. `as_of` leaves out what had not been entered by the end of that day."""

    kinds: tuple[str, ...] = ()
    everything: bool = False
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    newest_first: bool = False


@dataclass(frozen=True)
class Entry:
    """One numbered entry, oldest first; `late_days` after it happened it was written down."""

    number: int
    event: Event
    late_days: int

    @property
    def kind(self) -> str:
        """What happened, as the key of the entry says."""
        return self.event.key.rpartition("/")[0]

    @property
    def row(self) -> str:
        """Which row says so."""
        return self.event.key.rpartition("/")[2]

    @property
    def late_words(self) -> str:
        """When it was written down, where that was later: of what has no day, on which day."""
        if self.event.rough:
            return f"Entered on {day_words(self.event.entered)}"
        days = self.late_days
        return f"Entered {days} {'day' if days == 1 else 'days'} later" if days else ""

    @property
    def anchor(self) -> str:
        """Its place on the page: siblings may have an entry of one row each."""
        return f"entry-{self.event.child.number}-{self.kind}-{self.row}".replace(".", "-")


@dataclass(frozen=True)
class Gap:
    """Days on which no contact was recorded: from the last one to the next, or to the present."""

    starts: datetime
    ends: datetime
    is_open: bool = False

    @property
    def days(self) -> int:
        return (local_date(self.ends) - local_date(self.starts)).days

    @property
    def words(self) -> str:
        """How long, and since when where it still is so."""
        until = " up to the end of this chronology" if self.is_open else ""
        return f"No contact recorded for {self.days} days{until}"


Line = Entry | Gap


@dataclass(frozen=True)
class Chronology:
    """The lines in the order asked for; how many entries there are, among how many on the record; and how
    many of those shown were marked without saying what they meant for the child."""

    lines: list[Line]
    shown: int
    on_record: int
    unsaid: int


def chronology(user: User, people: Collection[Person], asked: Asked) -> Chronology:
    """What happened, as far as the user may read it. A fixed number of queries, however long the story."""
    with reading(user, people):
        known = _all_of_it(user, people, asked) if asked.everything else _what_matters(user, people, asked)
    kept = [event for event in known.events if _wanted(event, asked)]
    entries = [Entry(number, event, _late(event)) for number, event in enumerate(kept, 1)]
    lines: list[Line] = _in_order([*entries, *_gaps(known.contacts, people, asked)])
    return Chronology(
        lines=lines[::-1] if asked.newest_first else lines,
        shown=len(entries),
        on_record=known.on_record,
        unsaid=sum(1 for event in kept if event.meaning and event.significant and not event.impact),
    )


def entry_of(user: User, child: Person, key: str) -> Event | None:
    """The entry of this key on a child’s record, as the user may read it."""
    return next((event for event in _recorded(user, [child], None) if event.key == key), None)


def _recorded(user: User, people: Collection[Person], as_of: date | None) -> list[Event]:
    """Every entry that had been made by the end of a day, oldest first, with what was said of it by then."""
    end = _end(as_of) if as_of else None
    events = timeline(user, people, before=end, limit=MOST)[::-1]
    return marked(_by_then(events, end), people, said_of(people, before=end))


@dataclass(frozen=True)
class _Known:
    """Entries, oldest first; every moment of contact; and how many entries there are on the record."""

    events: list[Event]
    contacts: list[datetime]
    on_record: int


def _all_of_it(user: User, people: Collection[Person], asked: Asked) -> _Known:
    events = _recorded(user, people, asked.as_of)
    return _Known(events, [each.at for each in events if each.kind in CONTACT_KINDS], len(events))


def _what_matters(user: User, people: Collection[Person], asked: Asked) -> _Known:
    """The same where only what is significant is asked for: the rest is counted, and not read."""
    end = _end(asked.as_of) if asked.as_of else None
    said = said_of(people, before=end)
    rows = {UUID(entry.rpartition("/")[2]) for (_, entry), words in said.items() if words[0]} if end else None
    few = [kind for kind in kinds() if kind not in IN_BULK]
    events = _by_then(timeline(user, people, before=end, limit=MOST, kinds=few), end)
    many = [(kind, at) for kind, at, entered in mentioned(user, people, end) if not end or entered < end]
    contacts = [each.at for each in events if each.kind in CONTACT_KINDS]
    contacts += [at for kind, at in many if kind in CONTACT_KINDS]
    on_record = len(events) + len(many)
    events += _by_then(that_matter(user, people, end, rows), end)
    return _Known(marked(sorted(events, key=_when), people, said), sorted(contacts), on_record)


def _by_then(events: list[Event], end: datetime | None) -> list[Event]:
    return [event for event in events if event.entered < end] if end else events


def _when(event: Event) -> tuple[datetime, int, str]:
    """As the timeline has it: of one moment, by the stage that tells it."""
    return event.at, HOUSE.index(event.key.partition(".")[0]), event.key


def _end(day: date) -> datetime:
    return midnight(day + timedelta(days=1))


def _wanted(event: Event, asked: Asked) -> bool:
    if not (asked.everything or event.significant) or (asked.kinds and event.kind not in asked.kinds):
        return False
    if not (asked.since or asked.until):
        return True
    day = local_date(event.at)
    # Of what is known by its year alone, any day of the year may have been the one.
    last = event.rough.ends if event.rough else day
    return not ((asked.since and last < asked.since) or (asked.until and day > asked.until))


def _late(event: Event) -> int:
    if event.entered <= event.at:
        return 0
    return (local_date(event.entered) - local_date(event.at)).days


def _gaps(moments: Sequence[datetime], people: Collection[Person], asked: Asked) -> list[Gap]:
    """Where nobody was in touch, whatever else is left out: a filter does not close a gap.

    After the last contact it is still open, unless every child has died.
    """
    found = [Gap(one, other) for one, other in pairwise(moments) if other - one > _A_GAP]
    if moments and not all(each.has_died for each in people):
        last = min(_end(asked.as_of) - timedelta(minutes=1), clock.now()) if asked.as_of else clock.now()
        found.append(Gap(moments[-1], last, is_open=True))
    return [gap for gap in found if gap.days > GAP_DAYS and _touches(gap, asked)]


def _touches(gap: Gap, asked: Asked) -> bool:
    ends, starts = local_date(gap.ends), local_date(gap.starts)
    return not ((asked.since and ends < asked.since) or (asked.until and starts > asked.until))


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """By time; a gap stands before the contact that ended it."""
    return sorted(lines, key=_place)


def _place(line: Line) -> tuple[datetime, int, int]:
    if isinstance(line, Gap):
        return (line.ends, 0, 0)
    return (line.event.at, 1, line.number)


def without_confided(found: Chronology) -> tuple[Chronology, int]:
    """For a paper that leaves the record: without what was told in confidence or is to be kept from
    somebody, and how many entries that were. The others are numbered anew."""
    told = [line for line in found.lines if isinstance(line, Gap) or not line.event.confided]
    left_out = len(found.lines) - len(told)
    if not left_out:
        return found, 0
    entries = sorted(line.number for line in told if isinstance(line, Entry))
    places = {number: place for place, number in enumerate(entries, 1)}
    lines = [replace(line, number=places[line.number]) if isinstance(line, Entry) else line for line in told]
    return replace(found, lines=lines, shown=len(entries)), left_out
