"""The map of a child: what apps put on it, and the numbers from 0 to 10 that people gave, over time.

An app offers in its mapping.py either of these, each at a fixed number of queries, for whoever may read the
child: `placed_on_map(child) -> list[Placed]`, `numbers_said(child) -> list[Number]`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.contributions import gather
from children.models import Person
from children.number_chart import Chart, chart_of


@dataclass(frozen=True)
class Placed:
    """One thing on the map. `part` is the heading it stands under; `entry` what can be ended from there."""

    part: str
    text: str
    source: str
    url: str
    goal: str = ""
    entry: Any = None


@dataclass(frozen=True)
class Number:
    """Where somebody put something on a day. `about` is whose safety, or which goal at reviews."""

    about: str
    who: str
    score: int
    on: date
    reason: str = ""
    one_higher: str = ""
    source: str = ""
    url: str = ""


#: What numbers are about: how safe the child is, as each person puts it; and each goal, as reviews found it.
SAFETY, GOALS = "safety", "goals"
TITLES = {SAFETY: "How safe it is, as each person puts it", GOALS: "Each goal, as reviews found it"}


@dataclass(frozen=True)
class Numbers:
    """Numbers about one thing, oldest first, and the drawing of them."""

    key: str
    title: str
    rows: list[Number]
    chart: Chart


def placed_on(child: Person) -> list[Placed]:
    """Everything on the map of a child, in the order of the stages."""
    return gather("mapping", "placed_on_map", child)


def numbers_of(child: Person) -> list[Numbers]:
    """The numbers of a child: those of people, then those of goals; what nobody gave is left out."""
    found: list[Number] = gather("mapping", "numbers_said", child)
    return [drawn(key, rows) for key in TITLES if (rows := [each for each in found if each.about == key])]


def drawn(key: str, rows: Sequence[Number]) -> Numbers:
    """The numbers about one thing with their drawing."""
    in_order = sorted(rows, key=lambda row: (row.on, row.who))
    chart = chart_of([(row.who, row.on, row.score) for row in in_order])
    return Numbers(key, TITLES[key], in_order, chart)
