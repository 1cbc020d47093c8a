"""From a graph to places: each generation in a row, children by age under their own parents."""

from dataclasses import dataclass
from itertools import permutations

from children.genogram.graph import Graph

#: From the middle of one symbol to the middle of the next, at the least.
GAP = 108.0
#: Of so many people joined by couples every order is tried.
TRIED = 7
#: How often the rows are drawn towards each other.
SWEEPS = 6


@dataclass(frozen=True)
class Places:
    """The rows from the eldest generation down, each from left to right; where each stands across."""

    rows: tuple[tuple[str, ...], ...]
    across: dict[str, float]
    beside: tuple[str, ...]


def places_of(graph: Graph) -> Places:
    """Those of unknown generation stand beside: in a row of their own, tied to nobody."""
    rows = _rows(graph)
    across = {key: GAP * place for row in rows for place, key in enumerate(row)}
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 else reversed(rows):
            across |= _spread(row, [_wish(graph, across, key, bool(sweep % 2)) for key in row])
    least = min(across.values(), default=0)
    across = {key: place - least for key, place in across.items()}
    beside = tuple(key for key in graph.who if key not in graph.generation)
    return Places(tuple(tuple(row) for row in rows), across, beside)


def _rows(graph: Graph) -> list[list[str]]:
    levels = sorted(set(graph.generation.values()))
    rows = [[key for key in graph.who if graph.generation.get(key) == level] for level in levels]
    for upwards in (False, True, False):
        place = {key: float(at) for row in rows for at, key in enumerate(row)}
        for at in reversed(range(len(rows))) if upwards else range(len(rows)):
            rows[at] = _ordered(graph, rows[at], place, upwards)
            place |= {key: float(index) for index, key in enumerate(rows[at])}
    return rows


def _ordered(graph: Graph, row: list[str], place: dict[str, float], upwards: bool) -> list[str]:
    """Couples next to each other, then by where their parents (or, upwards, their children) stand."""
    chains = _chains(graph, row)

    def rank(chain: list[str]) -> float:
        known = [at for at in (_near(graph, place, key, upwards) for key in chain) if at is not None]
        return sum(known) / len(known) if known else (place[chain[0]] if upwards else -1.0)

    return [key for chain in sorted(chains, key=rank) for key in chain]


def _chains(graph: Graph, row: list[str]) -> list[list[str]]:
    """Each group of people joined by couples, in an order in which most partners are neighbours."""
    partners: dict[str, list[str]] = {key: [] for key in row}
    for one, other in sorted(graph.couples, key=lambda pair: _eldest(graph, pair)):
        if one in partners:
            partners[one].append(other)
            partners[other].append(one)
    left, chains = dict.fromkeys(row), []
    while left:
        group = _reached(next(iter(left)), partners)
        first = min(group, key=lambda key: (len(partners[key]), group.index(key)))
        chain = _untangled(_reached(first, partners), partners)
        chains.append(chain)
        left = {key: None for key in left if key not in chain}
    return chains


def _untangled(chain: list[str], partners: dict[str, list[str]]) -> list[str]:
    """The order in which the fewest couples cross and most stand near; of equals, the one most like it."""
    if not 3 < len(chain) <= TRIED:
        return chain
    pairs = [
        (one, other) for one in chain for other in partners[one] if chain.index(one) < chain.index(other)
    ]

    def cost(order: tuple[str, ...]) -> tuple[int, int]:
        spans = [sorted((order.index(one), order.index(other))) for one, other in pairs]
        crossed = sum(a < c < b < d for a, b in spans for c, d in spans)
        return crossed, sum(right - left for left, right in spans)

    # The first of equals is the one nearest to the chain as it came: permutations keep its order.
    return list(min(permutations(chain), key=cost))


def _reached(first: str, partners: dict[str, list[str]]) -> list[str]:
    found: list[str] = []
    waiting = [first]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.append(key)
            waiting += reversed(partners[key])
    return found


def _eldest(graph: Graph, pair: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    children = graph.families.get(pair, [])
    order = list(graph.who)
    return (order.index(children[0]) if children else len(order)), pair


def _near(graph: Graph, place: dict[str, float], key: str, children: bool) -> float | None:
    if children:
        near = [place[child] for parents, born in graph.families.items() if key in parents for child in born]
    else:
        near = [place[parent] for parent in graph.parents_of(key)]
    return sum(near) / len(near) if near else None


def _wish(graph: Graph, across: dict[str, float], key: str, below: bool) -> float:
    """Where somebody would stand: in the middle above their children, or among all of their parents."""
    if not below:
        found = _near(graph, across, key, children=True)
        return across[key] if found is None else found
    parents = graph.parents_of(key)
    if not parents:
        return across[key]
    born = graph.families[parents]
    middle = sum(across[parent] for parent in parents) / len(parents)
    return middle + GAP * (born.index(key) - (len(born) - 1) / 2)


def _spread(row: list[str], wishes: list[float]) -> dict[str, float]:
    """As near as can be to where each would stand, in order and never closer than the gap."""
    rightwards = _pushed(wishes)
    leftwards = [-place for place in reversed(_pushed([-wish for wish in reversed(wishes)]))]
    return {key: (one + other) / 2 for key, one, other in zip(row, rightwards, leftwards, strict=True)}


def _pushed(wishes: list[float]) -> list[float]:
    placed: list[float] = []
    for wish in wishes:
        placed.append(max(wish, placed[-1] + GAP) if placed else wish)
    return placed
