"""How often the coach is right, on the statements held back from whoever wrote it.

benchmarks/coach_statements.tsv has sixty good and sixty poor ones in practice language, invented. Every
third was held back before any of the coach was written, and the floors below were set with them. A poor one
is missed when the coach does not say what it lacks; a good one with any advice beside it is a false alarm.
"""

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from assessments.coach import Advice, on_danger, on_goal, on_safety

STATEMENTS = Path(__file__).with_name("coach_statements.tsv")
#: The most that may be missed of the twenty poor, and be false alarms among the twenty good, held back.
MISSED, FALSE_ALARMS = 5, 4

ASK: dict[str, Callable[[str, str], list[Advice]]] = {
    "danger": lambda text, _: on_danger(text),
    "goal": on_goal,
    "safety": lambda text, _: on_safety(text),
}


@dataclass
class Score:
    """By kind, and by what is lacking: how many there were, and which numbers went wrong."""

    good: Counter = field(default_factory=Counter)
    poor: Counter = field(default_factory=Counter)
    alarms: dict[str, list[str]] = field(default_factory=dict)
    missed: dict[str, list[str]] = field(default_factory=dict)


def score(*, held_back: bool) -> Score:
    """The coach against the statements held back, or against those it was written from."""
    found = Score()
    with STATEMENTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if (row["held_back"] == "yes") is held_back:
                _judge(row, found)
    return found


def _judge(row: dict[str, str], found: Score) -> None:
    kind, lacks = row["kind"], row["lacks"]
    said = {each.lack.value for each in ASK[kind](row["text"], row["danger"])}
    if not lacks:
        found.good[kind] += 1
        if said:
            found.alarms.setdefault(kind, []).append(row["number"])
        return
    found.poor[f"{kind} {lacks}"] += 1
    if lacks not in said:
        found.missed.setdefault(f"{kind} {lacks}", []).append(row["number"])


def main() -> None:
    found = score(held_back=True)
    for kind, count in found.poor.items():
        print(f"coach missed of the poor, {kind}: {len(found.missed.get(kind, []))} of {count}")
    for kind, count in found.good.items():
        print(f"coach false alarms among the good, {kind}: {len(found.alarms.get(kind, []))} of {count}")
    missed, alarms = (sum(map(len, each.values())) for each in (found.missed, found.alarms))
    print(f"coach missed {missed} of {found.poor.total()} (at most {MISSED})")
    print(f"coach false_alarms {alarms} of {found.good.total()} (at most {FALSE_ALARMS})")


if __name__ == "__main__":
    main()
