"""A page of a child's timeline: from a moment back, with the gaps in contact marked."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from casework.contributions import contributed
from casework.models import User
from children.contributions import Event, timeline
from children.marks import marked
from children.models import Person
from children.records import reading

PAGE = 30
#: More days than this between two contacts are shown as a gap (local figure).
GAP_DAYS = 28
#: What counts as contact with the child or about them.
CONTACT_KINDS = ("visit", "contact", "note")


@dataclass(frozen=True)
class Feed:
    """Events, newest first, and the moment from which the next older page goes on, if there is one."""

    events: list[Event]
    older: datetime | None


def kinds() -> dict[str, str]:
    """Every kind of event that some app puts on the timeline, with its label."""
    return {key: label for offered in contributed("timeline", "KINDS") for key, label in offered.items()}


def feed(
    user: User, child: Person, *, before: datetime | None = None, only: Collection[str] = (), size: int = PAGE
) -> Feed:
    """A page of the timeline. Events of one moment are never parted, or the next page would miss some."""
    with reading(user, [child]):
        found = marked(timeline(user, [child], before=before, limit=size, kinds=only), [child])
        if len(found) <= size:
            return Feed(_with_gaps(found, None), None)
        shown = [event for event in found[:size] if event.at > found[size].at] or found[:size]
        older = shown[-1].at
        return Feed(_with_gaps(shown, _contact_before(user, child, older, only)), older)


def _contact_before(user: User, child: Person, moment: datetime, only: Collection[str]) -> datetime | None:
    """The contact that comes next on the older page: the gap before it begins on this one."""
    asked = [kind for kind in CONTACT_KINDS if not only or kind in only]
    if not asked:
        return None
    return next((event.at for event in timeline(user, [child], before=moment, limit=1, kinds=asked)), None)


def _with_gaps(events: list[Event], next_contact: datetime | None) -> list[Event]:
    """The events, each contact marked with the days since the one before it where they are many."""
    marked, older = [], next_contact
    for event in reversed(events):
        if event.kind not in CONTACT_KINDS:
            marked.append(event)
            continue
        days = (event.at - older).days if older else 0
        marked.append(replace(event, gap_days=days if days > GAP_DAYS else 0))
        older = event.at
    return marked[::-1]
