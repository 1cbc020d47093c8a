"""What the record itself puts on the timeline: visits, direct work, notes, documents, warnings, life events,
the network round the child, work passed on."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from casework.addresses import address_of
from casework.asker import Asker
from casework.models import User
from casework.prepared import Fixed, ask
from casework.rough_dates import RoughDate
from casework.timescales import local_date
from children import merging_events, missing_events, seeing_events
from children.choices import DocumentKind, PassedOnKind, WarningKind
from children.contributions import Event
from children.family_events import KIND_OF, TITLES
from children.models import (
    PassedOnDecision,
    Person,
)
from children.models.note import note_title
from children.newest import OF_DECISIONS, newest
from children.records import Standing, readable_records
from children.seeing_choices import ASK_FIRST_WORDS
from children.timeline_rows import rows_wanted, shape

KINDS = {
    **seeing_events.KINDS,
    "note": "Note",
    "document": "Document",
    "warning": "Warning",
    "life_event": "Life event",
    "missing": "Missing",
    "family": "Family and network",
    "passed_on": "Passed on",
    **merging_events.KINDS,
}
#: The kind that each row of one of these shapes is told as.
ALL_KINDS = {**KIND_OF, **missing_events.KIND_OF}


def events_for(
    user: User, children: Collection[Person], before: datetime | None, limit: int, kinds: Collection[str]
) -> list[Event]:
    """The newest of each kind asked for. Two queries, however many kinds, children and rows."""
    wanted = set(KINDS) & set(kinds or KINDS)
    people = readable_records(user, children)
    found = ask(_happenings, user, people, before, Fixed(limit), Fixed(frozenset(wanted)))
    standing = Standing(children)
    events = [happening(row, standing[row["whose"]]) for row in found]
    if "passed_on" in wanted:
        events += _completed(people, before, limit)
    return events


def _happenings(
    user: User | Asker, people: Any, before: datetime | None, limit: int, wanted: frozenset[str]
) -> Any:
    """Everything that is a row of one shape, together: visits, notes, documents, what happened in a life."""
    rows = rows_wanted(people, wanted)
    if "merge" in wanted:
        rows += [shape(each, "merge", **columns) for each, columns in merging_events.shaped(user, people)]
    if before is not None:
        rows = [part.filter(moment__lt=before) for part in rows]
    if not rows:
        return Person.objects.none()
    return rows[0].union(*rows[1:], all=True).order_by("-moment")[:limit]


def happening(row: dict[str, Any], child: Person) -> Event:
    """A row of any of these kinds as an entry of the timeline."""
    what = row["what"]
    kind = "life_event" if what in ("name", "event") else ALL_KINDS.get(what, what)
    if what == "document" or what in seeing_events.KINDS:
        return _document(row, child) if what == "document" else seeing_events.event_of(row, child)
    title, url = _title_and_page(row, child)
    known_by_its_year = what == "event" and row["code"]
    rough = RoughDate.of(local_date(row["moment"]), row["code"]) if known_by_its_year else None
    return Event(
        at=row["moment"],
        kind=kind,
        kind_label=KINDS[kind],
        title=title,
        child=child,
        by=row["who"] or "",
        text=row["said"].strip(),
        url=url,
        significant=kind in ("warning", "life_event", "missing", "merge") or bool(row["matters"]),
        all_day=rough is not None,
        rough=rough,
        key=_key(row),
        entered_at=row["entered"],
        meaning=row["matters"],
        confided=WarningKind.NOT_TO_BE_TOLD in (row["code"], row["more"]),
    )


def _title_and_page(row: dict[str, Any], child: Person) -> tuple[str, str]:
    """What an entry is called, and the page that tells more of it, where there is one."""
    what, code, more = row["what"], row["code"], row["more"]
    if what == "note":
        return note_title(code, more), address_of("note", row["row"])
    if what in missing_events.TITLES:
        return missing_events.TITLES[what](code, more), address_of("missing_episode", row["row"])
    if what in TITLES:
        return TITLES[what](code, more), address_of("child_family", child.pk)
    if what == "warning":
        return f"{WarningKind(code).label}{more}", ""
    if what == "name":
        return f"Name changed from {more}", address_of("child_family", child.pk)
    if what == "merge":
        return merging_events.title(code, more), address_of("merge", row["row"])
    if what == "event":
        return more, address_of("life_event", row["row"])
    return f"{PassedOnKind(code).label} accepted by {more}", address_of("passed_on", row["row"])


def _key(row: dict[str, Any]) -> str:
    """What names the entry for good; of two records, whether it was proposed, decided or undone."""
    happened = f"merge.{row['code'].split()[0]}" if row["what"] == "merge" else row["what"]
    return f"children.{happened}/{row['row']}"


def _document(row: dict[str, Any], child: Person) -> Event:
    """A document, on the day it is dated. What was given in confidence stays on the document’s own page."""
    kind, *marks = row["code"].split("/")
    confided = " (third party: check before sharing)" if "third_party" in marks else ""
    asked = f" ({ASK_FIRST_WORDS})" if "ask_child_first" in marks else ""
    return Event(
        at=row["moment"],
        kind="document",
        kind_label=KINDS["document"],
        title=f"{DocumentKind(kind).label}: {row['more']}{confided}{asked}",
        child=child,
        by=f"From {row['who']}" if row["who"] else "",
        text="" if confided else row["said"],
        url=address_of("document", row["row"]),
        significant="significant" in marks,
        all_day=True,
        key=_key(row),
        entered_at=row["entered"],
        confided=bool(confided),
    )


def _completed(people: Any, before: datetime | None, limit: int) -> list[Event]:
    related = ("passed_on__child", *OF_DECISIONS)
    return [
        Event(
            at=decision.decided_at,
            kind="passed_on",
            kind_label=KINDS["passed_on"],
            title=f"{decision.passed_on.get_kind_display()} completed",
            child=decision.passed_on.child,
            by=str(decision.decided_by),
            url=address_of("passed_on", decision.passed_on_id),
            decision=decision,
            significant=True,
            key=f"children.passedondecision/{decision.pk}",
        )
        for decision in newest(PassedOnDecision, people, "decided_at", before, limit, *related)
    ]
