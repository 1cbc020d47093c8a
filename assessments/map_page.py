"""The map as its page shows it: three columns, each with its parts."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from assessments.choices import MapKind
from children.mapping import Placed


@dataclass
class Part:
    """One heading of a column and what stands under it."""

    heading: str
    numbered: bool
    items: list[Placed] = field(default_factory=list)


@dataclass
class Column:
    title: str
    parts: list[Part]


WORRIES = ((MapKind.HARM, "Past harm"), (MapKind.COMPLICATING, "What makes it harder"))
WORKING = ((MapKind.STRENGTHS, "What is working well"), (MapKind.SAFETY, "Safety already shown"))


def columns_of(placed: Iterable[Placed]) -> list[Column]:
    """Worries, what is working well, what needs to happen.

    A danger and the goal that answers it share a number.
    """
    of: dict[str, list[Placed]] = {}
    for each in placed:
        of.setdefault(each.part, []).append(each)
    dangers = of.get(MapKind.DANGER, [])
    goals = [Placed("goal", each.goal, each.source, each.url) for each in dangers]
    return [
        Column(
            "What we worry about",
            [*_parts(of, WORRIES), Part("Danger statements", True, dangers)],
        ),
        Column("What is working well", _parts(of, WORKING)),
        Column(
            "What needs to happen",
            [
                Part("Safety goals", True, goals),
                Part("Next steps", False, of.get(MapKind.NEXT_STEPS, [])),
                Part("Goals of the plan, and what is still to do", False, of.get("plan_goal", [])),
            ],
        ),
    ]


def _parts(of: dict[str, list[Placed]], headed: Iterable[tuple[MapKind, str]]) -> list[Part]:
    return [Part(heading, False, of.get(kind, [])) for kind, heading in headed]
