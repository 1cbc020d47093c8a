"""From places to shapes: symbols with their words, lines, slashes, and outlines of households."""

from dataclasses import dataclass
from string import ascii_uppercase
from textwrap import wrap

from children.genogram.facts import Facts
from children.genogram.graph import Graph, graph_of
from children.genogram.positions import GAP, Places, places_of

SIZE, LINE, LANE, MARGIN = 40.0, 15.0, 12.0, 70.0
#: Letters on a line under a symbol, and lines.
LETTERS, LINES = 12, 5
WORDS = LINES * LINE + 8
#: How many of those beside stand in one line of them.
A_LINE = 10


@dataclass(frozen=True)
class Symbol:
    """Somebody drawn: x and y are the middle of the symbol."""

    key: str
    form: str
    x: float
    y: float
    words: tuple[tuple[float, str], ...]
    died: bool
    about: bool
    half: float = SIZE / 2
    inner: float = SIZE / 2 - 5

    @property
    def top(self) -> float:
        return self.y - self.half

    @property
    def outline(self) -> str:
        """The corners of whatever is not round."""
        return _corners(self.form, self.x, self.y, self.half)

    @property
    def inside(self) -> str:
        return _corners(self.form, self.x, self.y, self.inner)

    @property
    def cross(self) -> str:
        x, y, r = self.x, self.y, self.half
        return f"M{x - r:g} {y - r:g}L{x + r:g} {y + r:g}M{x - r:g} {y + r:g}L{x + r:g} {y - r:g}"


@dataclass(frozen=True)
class Home:
    """The outline round those of a household who stand next to each other."""

    letter: str
    x: float
    y: float
    width: float
    height: float

    @property
    def label_x(self) -> float:
        return self.x + 6

    @property
    def label_y(self) -> float:
        return self.y + 16


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    symbols: tuple[Symbol, ...]
    lines: tuple[str, ...]
    homes: tuple[Home, ...]
    beside: tuple[str, ...]
    beside_y: float


def draw(facts: Facts) -> Drawing:
    """The whole genogram. The same facts give the same drawing."""
    graph = graph_of(facts)
    places = places_of(graph)
    down, beside_y = _down(graph, places)
    at = {
        key: (places.across[key] + MARGIN, y) for row, y in zip(places.rows, down, strict=True) for key in row
    }
    for index, key in enumerate(places.beside):
        at[key] = (MARGIN + index % A_LINE * GAP, beside_y + 50 + index // A_LINE * (SIZE + WORDS + 20))
    symbols = tuple(_symbol(facts, graph, key, x, y) for key, (x, y) in at.items())
    lowest = max(y for _, y in at.values())
    return Drawing(
        width=max(x for x, _ in at.values()) + MARGIN,
        height=lowest + SIZE / 2 + WORDS + 12,
        symbols=symbols,
        lines=(*_couples(graph, places, at), *_descents(graph, places, at)),
        homes=tuple(_homes(facts, places, at)),
        beside=places.beside,
        beside_y=beside_y,
    )


def _down(graph: Graph, places: Places) -> tuple[list[float], float]:
    """How far down each row stands: room for a lane to each family that hangs above it."""
    y, found = 30.0, []
    for row in places.rows:
        above = sum(1 for born in graph.families.values() if born[0] in row)
        y += LANE * (above + 1) + LANE * len(_apart(graph, row)) + SIZE / 2
        found.append(y)
        y += SIZE / 2 + WORDS
    return found, y + 20


def _apart(graph: Graph, row: tuple[str, ...]) -> list[tuple[str, str]]:
    """The couples of a row between whom others stand: their line goes over the top."""
    here = [pair for pair in graph.couples if pair[0] in row]
    return [pair for pair in here if abs(row.index(pair[0]) - row.index(pair[1])) > 1]


def _symbol(facts: Facts, graph: Graph, key: str, x: float, y: float) -> Symbol:
    who = graph.who[key]
    form = "triangle" if who.unborn else {"M": "square", "F": "circle"}.get(who.sex, "diamond")
    words = [*wrap(who.name, LETTERS)[: LINES - 2], *wrap(who.age, LETTERS)[:2]]
    lines = tuple((y + SIZE / 2 + LINE * place, line) for place, line in enumerate(words, start=1))
    return Symbol(key, form, x, y, lines, who.died, key == facts.about)


def _corners(form: str, x: float, y: float, r: float) -> str:
    corners = {
        "square": ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)),
        "diamond": ((x, y - r), (x + r, y), (x, y + r), (x - r, y)),
        "triangle": ((x, y - r), (x + r, y + r), (x - r, y + r)),
    }
    return " ".join(f"{a:g},{b:g}" for a, b in corners.get(form, ()))


def _line_of(
    graph: Graph, places: Places, at: dict[str, tuple[float, float]], pair: tuple[str, str]
) -> tuple[float, float, float, float, float]:
    """A couple's line: from, to, how high it runs, where its children hang from it, the row's middle."""
    row = next(row for row in places.rows if pair[0] in row)
    one, other = sorted(pair, key=row.index)
    left, right, y = at[one][0], at[other][0], at[one][1]
    apart = _apart(graph, row)
    if pair not in apart:
        return left + SIZE / 2, right - SIZE / 2, y, (left + right) / 2, y
    high = y - SIZE / 2 - LANE * (apart.index(pair) + 1) / 2
    return left + 6, right - 6, high, right - GAP / 2 + 6 * apart.index(pair), y


def _couples(graph: Graph, places: Places, at: dict[str, tuple[float, float]]) -> list[str]:
    found = []
    for pair, separated in graph.couples.items():
        left, right, high, hangs, y = _line_of(graph, places, at, pair)
        if high == y:
            found.append(f"M{left:g} {y:g}H{right:g}")
        else:
            found.append(f"M{left:g} {y - SIZE / 2:g}V{high:g}H{right:g}V{y - SIZE / 2:g}")
        if separated:
            found.append(f"M{hangs - 14:g} {high + 8:g}L{hangs - 4:g} {high - 8:g}")
    return found


def _descents(graph: Graph, places: Places, at: dict[str, tuple[float, float]]) -> list[str]:
    """From each pair of parents down to a lane of their own, along it, and down to each child."""
    found = []
    for row in places.rows:
        families = [(parents, born) for parents, born in graph.families.items() if born[0] in row]
        over = LANE * len(_apart(graph, row))
        for lane, (parents, born) in enumerate(families, start=1):
            if len(parents) == 2:
                _, _, start, hangs, _ = _line_of(graph, places, at, (parents[0], parents[1]))
            else:
                hangs, start = at[parents[0]][0], at[parents[0]][1] + SIZE / 2 + WORDS
            top = at[born[0]][1] - SIZE / 2
            bar = top - over - LANE * lane
            ends = [hangs, *(at[child][0] for child in born)]
            found.append(f"M{hangs:g} {start:g}V{bar:g}M{min(ends):g} {bar:g}H{max(ends):g}")
            found += [f"M{at[child][0]:g} {bar:g}V{top:g}" for child in born]
    return found


def _homes(facts: Facts, places: Places, at: dict[str, tuple[float, float]]) -> list[Home]:
    """A household's outline, broken where somebody who lives elsewhere stands in between."""
    found = []
    for letter, household in zip(ascii_uppercase, facts.households, strict=False):
        for row in (*places.rows, *([key] for key in places.beside)):
            run: list[str] = []
            for key in (*row, ""):
                if key in household:
                    run.append(key)
                elif run:
                    x, y = at[run[0]]
                    width = at[run[-1]][0] - x + GAP - 8
                    top = y - SIZE / 2 - 5
                    found.append(Home(letter, x - GAP / 2 + 4, top, width, SIZE + WORDS + 2))
                    run = []
    return found
