"""Numbers from 0 to 10 over time as a small drawing: a line for each person, told apart without colour.

Each line has its own dashes and its own mark, and a letter at its end that the list beside it explains.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase

WIDTH, HEIGHT = 420.0, 220.0
LEFT, RIGHT, TOP, BOTTOM = 28.0, 34.0, 12.0, 30.0
#: As many lines as can be told apart; those beyond start again with another letter.
DASHES = ("", "7 4", "2 3", "10 3 2 3", "14 5")
MARKS = ("circle", "square", "triangle", "diamond")
RADIUS, LETTER = 4.5, 13.0


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    mark: str

    @property
    def corners(self) -> str:
        """The outline of whatever is not round."""
        x, y, r = self.x, self.y, RADIUS
        shapes = {
            "square": ((-r, -r), (r, -r), (r, r), (-r, r)),
            "triangle": ((0, -r - 1), (r + 1, r), (-r - 1, r)),
            "diamond": ((0, -r - 1), (r + 1, 0), (0, r + 1), (-r - 1, 0)),
        }
        return " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in shapes[self.mark])


@dataclass(frozen=True)
class Line:
    """What one person said over time. Its letter stands by its end, apart from those of other ends there."""

    letter: str
    who: str
    points: tuple[Point, ...]
    dashes: str
    first: tuple[date, int]
    last: tuple[date, int]
    letter_y: float

    @property
    def path(self) -> str:
        return "M" + "L".join(f"{point.x:.1f} {point.y:.1f}" for point in self.points)

    @property
    def letter_x(self) -> float:
        return self.points[-1].x + LETTER

    @property
    def moved(self) -> bool:
        """Whether there is more than one day to compare."""
        return self.first[0] != self.last[0]


@dataclass(frozen=True)
class Chart:
    lines: tuple[Line, ...]
    grid: tuple[tuple[float, int], ...]
    starts: date
    ends: date
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT
    right: float = WIDTH - RIGHT
    days_at: float = HEIGHT - 8


def chart_of(numbers: Sequence[tuple[str, date, int]]) -> Chart:
    """The drawing of some numbers: who, on which day, from 0 to 10; oldest first, and at least one."""
    days = [day for _, day, _ in numbers]
    starts, ends = min(days), max(days)
    of: dict[str, list[tuple[date, int]]] = {}
    for who, day, score in numbers:
        of.setdefault(who, []).append((day, score))
    letters_y: dict[str, float] = {}
    for day in {said[-1][0] for said in of.values()}:
        letters_y |= _apart({who: _y(said[-1][1]) for who, said in of.items() if said[-1][0] == day})
    lines = [
        Line(
            letter=ascii_uppercase[place % len(ascii_uppercase)],
            who=who,
            points=tuple(
                Point(_x(day, starts, ends), _y(score), MARKS[place % len(MARKS)]) for day, score in said
            ),
            dashes=DASHES[place % len(DASHES)],
            first=said[0],
            last=said[-1],
            letter_y=letters_y[who],
        )
        for place, (who, said) in enumerate(of.items())
    ]
    return Chart(tuple(lines), tuple((_y(score), score) for score in (0, 5, 10)), starts, ends)


def _x(day: date, starts: date, ends: date) -> float:
    """Where a day stands; in the middle where there is one day alone."""
    length = (ends - starts).days
    part = (day - starts).days / length if length else 0.5
    return LEFT + 10 + part * (WIDTH - LEFT - RIGHT - 20)


def _y(score: int) -> float:
    return TOP + (10 - score) / 10 * (HEIGHT - TOP - BOTTOM)


def _apart(wanted: dict[str, float]) -> dict[str, float]:
    """Heights of the letters, from the top down, none on another and none below the drawing."""
    found: dict[str, float] = {}
    at = float("-inf")
    for who, y in sorted(wanted.items(), key=lambda each: each[1]):
        at = max(y, at + LETTER)
        found[who] = at
    below = max(0.0, at - (HEIGHT - BOTTOM))
    return {who: y - below for who, y in found.items()}
