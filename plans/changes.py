"""What is different between two versions of a plan, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from casework.timescales import words_for
from plans.document import Document


@dataclass(frozen=True)
class Change:
    """One difference. kind: added, changed or removed."""

    label: str
    kind: str
    before: str = ""
    after: str = ""


def changes_between(before: Document, after: Document) -> list[Change]:
    """Every difference, in the order of the newer version, what was taken out last."""
    found = [_change("How often the child is visited", _weeks(before), _weeks(after))]
    found.append(_change("What happens if it does not work", before["contingency"], after["contingency"]))
    found += _goals(before, after)
    return [change for change in found if change]


def _goals(before: Document, after: Document) -> Iterator[Change | None]:
    old = {goal["id"]: goal for goal in before["goals"]}
    for number, goal in enumerate(after["goals"], start=1):
        was = old.pop(goal["id"], None)
        label = f"Goal {number}"
        yield _change(label, was["goal"] if was else "", goal["goal"])
        yield _change(f"{label}: the worry it answers", was["worry"] if was else "", goal["worry"])
        yield from _actions(label, was["actions"] if was else [], goal["actions"])
    for goal in old.values():
        yield _change("Goal", goal["goal"], "")


def _actions(label: str, before: list[Document], after: list[Document]) -> Iterator[Change | None]:
    old = {action["id"]: action for action in before}
    for action in after:
        was = old.pop(action["id"], None)
        yield _change(f"{label}: action", action_words(was) if was else "", action_words(action))
    for action in old.values():
        yield _change(f"{label}: action", action_words(action), "")


def action_words(action: Document) -> str:
    """An action with its owner and date, in one line."""
    owner = action["owner"]["name"] if action["owner"] else "no owner"
    due = f"by {words_for(date.fromisoformat(action['due_on']))}" if action["due_on"] else "no date"
    return f"{action['what']} ({owner}, {due})"


def _weeks(document: Document) -> str:
    weeks = document["visit_every_weeks"]
    return every_weeks(weeks) if weeks else ""


def every_weeks(weeks: int) -> str:
    """A visiting frequency in words."""
    return "Every week" if weeks == 1 else f"Every {weeks} weeks"


def _change(label: str, before: str, after: str) -> Change | None:
    if before == after:
        return None
    kind = "changed" if before and after else "added" if after else "removed"
    return Change(label, kind, before, after)
