"""What stands in the paper, whatever file is made of it: whose it is, as of when, and numbered entries.

Left out is what was told in confidence or must be kept from somebody; the paper says how many entries that
were, since a court must know that it does not see everything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from casework.models import User
from casework.templatetags.casework import day_words, moment_words, time_words
from children.chronology import Asked, Entry, Gap, chronology, without_confided
from children.contributions import Event
from children.feed import kinds
from children.models import Person
from children.pages import life_words

#: A cell is its paragraphs.
Cell = list[str]


@dataclass(frozen=True)
class Paper:
    """`facts` stand at the top, each with its label; a row of one cell is a gap and goes right across."""

    title: str
    facts: list[tuple[str, str]]
    notes: list[str]
    columns: list[str]
    rows: list[list[Cell]]
    foot: str


def paper_of(
    user: User, people: Sequence[Person], asked: Asked, now: datetime, *, of_family: bool = False
) -> Paper:
    """The chronology of a child, or of a family: the same entries as on the page, all of them."""
    found, left_out = without_confided(chronology(user, people, asked))
    title = "Chronology of a family" if of_family else "Chronology"
    child = ["Child"] if of_family else []
    made = f"{user.full_name}, {moment_words(now)}"
    return Paper(
        title=title,
        facts=[*_whose(people), *_asked(asked, now), ("Made by", made)],
        notes=_notes(found.shown, left_out, asked),
        columns=["Number", "Date", *child, "What happened", "Source", "What it meant for the child"],
        rows=[_row(line, of_family=of_family) for line in found.lines],
        foot=f"{title}, {', '.join(person.number for person in people)}. Made by {made}. Confidential.",
    )


def _whose(people: Sequence[Person]) -> list[tuple[str, str]]:
    """Who, by number and date of birth; of a family each child on a line of their own."""
    return [
        ("Child", ", ".join(filter(None, [person.name, person.number, _born(person)]))) for person in people
    ]


def _born(person: Person) -> str:
    words = life_words(person)
    return f"born {words}" if words else ""


def _asked(asked: Asked, now: datetime) -> list[tuple[str, str]]:
    """What was asked for, so that nobody takes a part for the whole."""
    offered = kinds()
    parts = [
        ("As it stood on", day_words(asked.as_of or now)),
        ("From", day_words(asked.since)),
        ("To", day_words(asked.until)),
        ("Only", ", ".join(offered[kind] for kind in asked.kinds if kind in offered)),
        ("Entries", "Everything recorded" if asked.everything else "What is marked as significant"),
    ]
    return [(label, words) for label, words in parts if words]


def _notes(shown: int, left_out: int, asked: Asked) -> list[str]:
    order = "newest" if asked.newest_first else "oldest"
    said = [f"{shown} {'entry' if shown == 1 else 'entries'}, {order} first."]
    if left_out:
        said.append(
            f"{left_out} left out: told in confidence by somebody else, or to be kept from somebody."
            " Ask the social worker before you rely on this as complete."
        )
    if asked.as_of:
        said.append("What was corrected after that day stands here as corrected.")
    return said


def _row(line: Entry | Gap, *, of_family: bool) -> list[Cell]:
    if isinstance(line, Gap):
        return [[line.words]]
    event = line.event
    child = [[event.child.name]] if of_family else []
    return [[str(line.number)], _when(line), *child, told(event), _source(event), _meant(event)]


def _when(line: Entry) -> Cell:
    event = line.event
    day = event.when if event.all_day else f"{event.when}, {time_words(event.at)}"
    return [day, *([line.late_words] if line.late_words else [])]


def told(event: Event) -> Cell:
    """What happened, in paragraphs: what it was, the child’s words, the account or the decision."""
    said = [event.title]
    if event.words:
        said.append(f"{event.child.called} said: “{event.words}”")
    if event.decision:
        if event.decision.outcome_label not in event.title:
            said.append(f"{event.decision.outcome_label}.")
        said.append(event.decision.rationale)
        if event.decision.successor:
            said.append("Replaced by a later decision.")
    elif event.text:
        said += [part.strip() for part in event.text.split("\n\n") if part.strip()]
    return said


def _source(event: Event) -> Cell:
    return [event.kind_label, *([event.by] if event.by else [])]


def _meant(event: Event) -> Cell:
    return [*([event.meaning] if event.meaning else []), *([event.impact] if event.impact else [])]
