"""From facts to shapes: the household in the middle, circles round it, and lines of each kind of tie."""

from dataclasses import dataclass
from math import ceil, cos, hypot, pi, sin
from textwrap import wrap

from children.ecomap.facts import Around, Facts

#: The circle of what is round the household, its letters on a line, and the height of a line.
RADIUS, LETTERS, LINE = 58.0, 14, 15.0
#: Between two circles, and between the household and the first ring, at the least.
GAP, REACH, MARGIN = 18.0, 60.0, 14.0
#: More than so many stand in two rings.
A_RING = 12
#: The household: letters on a line, and the width of a letter.
HOME_LETTERS, LETTER = 22, 7.6
LINES = 5


@dataclass(frozen=True)
class Node:
    """A circle: x and y are its middle. The words stand inside it, its kind first."""

    around: Around
    x: float
    y: float
    words: tuple[tuple[float, str], ...]
    radius: float = RADIUS


@dataclass(frozen=True)
class Line:
    """A tie: the path, the arrowheads, and how it is drawn."""

    path: str
    arrows: tuple[str, ...]
    strength: str


@dataclass(frozen=True)
class Centre:
    """The household: an ellipse with the names of those in it."""

    x: float
    y: float
    rx: float
    ry: float
    words: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    centre: Centre
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def draw(facts: Facts) -> Drawing:
    """The whole ecomap. The same facts give the same drawing."""
    names = [line for name in facts.household for line in wrap(name, HOME_LETTERS)]
    rx = max([len(name) for name in names], default=0) * LETTER / 2 + 34
    ry = len(names) * LINE / 2 + 30
    around = sorted(facts.around, key=lambda each: each.place)
    rings = _rings(around, max(rx, ry))
    outer = max([radius for _, radius in rings], default=max(rx, ry)) + RADIUS + MARGIN
    centre = Centre(outer, outer, rx, ry, _words(names, outer))
    slots = len(rings[0][0]) if rings else 0
    nodes = [
        node
        for turn, (some, radius) in enumerate(rings)
        for node in _ring(some, radius, outer, slots, turn / 2)
    ]
    lines = tuple(_line(centre, node) for node in nodes)
    return Drawing(2 * outer, 2 * outer, centre, tuple(nodes), lines)


def _rings(around: list[Around], inner: float) -> list[tuple[list[Around], float]]:
    """One ring, or two in which neighbours take turns, each with how far out it is."""
    if not around:
        return []
    first = inner + REACH + RADIUS
    if len(around) <= A_RING:
        return [(around, max(first, _round(len(around))))]
    radius = max(first, _round(ceil(len(around) / 2)))
    return [(around[::2], radius), (around[1::2], radius + 2 * RADIUS + GAP)]


def _round(count: int) -> float:
    """How far out so many circles stand without touching."""
    return (2 * RADIUS + GAP) / (2 * sin(pi / count)) if count > 2 else 0.0


def _ring(some: list[Around], radius: float, middle: float, slots: int, turned: float) -> list[Node]:
    """Clockwise from the top; the outer ring is turned by half a step, so that its lines pass between."""
    found = []
    for place, each in enumerate(some):
        angle = 2 * pi * (place + turned) / slots - pi / 2
        x, y = middle + radius * cos(angle), middle + radius * sin(angle)
        lines = [*wrap(each.kind, LETTERS)[:2], *wrap(each.name, LETTERS)]
        if len(lines) > LINES:
            lines = [*lines[: LINES - 1], f"{lines[LINES - 1][: LETTERS - 1]}…"]
        found.append(Node(each, x, y, _words(lines, y)))
    return found


def _words(lines: list[str], middle: float) -> tuple[tuple[float, str], ...]:
    top = middle - (len(lines) - 1) * LINE / 2 + 4
    return tuple((top + LINE * place, line) for place, line in enumerate(lines))


def _line(centre: Centre, node: Node) -> Line:
    """From the edge of the household to the edge of the circle."""
    dx, dy = node.x - centre.x, node.y - centre.y
    far = hypot(dx, dy)
    ux, uy = dx / far, dy / far
    edge = 1 / hypot(ux / centre.rx, uy / centre.ry)
    start, end = edge + 4, far - RADIUS - 4
    at = [(centre.x + ux * along, centre.y + uy * along) for along in (start, end)]
    jagged = node.around.strength == "stressful"
    path = _jagged(centre, ux, uy, start, end) if jagged else _straight(at)
    arrows = []
    if node.around.flow in ("to_family", "both"):
        arrows.append(_arrow(at[0], ux, uy))
    if node.around.flow in ("from_family", "both"):
        arrows.append(_arrow(at[1], -ux, -uy))
    return Line(path, tuple(arrows), node.around.strength)


def _straight(at: list[tuple[float, float]]) -> str:
    (a, b), (c, d) = at
    return f"M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}"


def _jagged(centre: Centre, ux: float, uy: float, start: float, end: float) -> str:
    """A line that goes to and fro across the way."""
    teeth = max(int((end - start) / 8), 2)
    points = []
    for place in range(teeth + 1):
        along = start + (end - start) * place / teeth
        aside = 0 if place in (0, teeth) else 6 * (1 if place % 2 else -1)
        points.append((centre.x + ux * along - uy * aside, centre.y + uy * along + ux * aside))
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _arrow(tip: tuple[float, float], ux: float, uy: float) -> str:
    """The corners of an arrowhead with its tip at a point, coming from the way (ux, uy)."""
    x, y = tip
    back = (x + ux * 13, y + uy * 13)
    corners = (tip, (back[0] - uy * 6, back[1] + ux * 6), (back[0] + uy * 6, back[1] - ux * 6))
    return " ".join(f"{a:.1f},{b:.1f}" for a, b in corners)
