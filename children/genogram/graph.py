"""From facts to generations and families: who stands in which row, and who are whose parents."""

from collections import deque
from dataclasses import dataclass, field

from children.genogram.facts import ABOVE, COUPLES, PARENTS, Facts, Who


@dataclass
class Graph:
    """Who stands in which generation, who is a couple, and the children of each set of parents."""

    who: dict[str, Who]
    generation: dict[str, int]
    couples: dict[tuple[str, str], bool] = field(default_factory=dict)
    families: dict[tuple[str, ...], list[str]] = field(default_factory=dict)

    def parents_of(self, key: str) -> tuple[str, ...]:
        return next((parents for parents, children in self.families.items() if key in children), ())


def graph_of(facts: Facts) -> Graph:
    """A couple is kept with whether they have separated; two parents of a child count as a couple."""
    who = {each.key: each for each in sorted(facts.people, key=lambda each: each.place)}
    graph = Graph(who=who, generation=_generations(facts))
    row = graph.generation
    for key in who:
        parents = tuple(
            sorted(
                {tie.other for tie in facts.ties if tie.person == key and tie.kind in PARENTS}
                & {other for other in row if key in row and row[other] == row[key] - 1}
            )
        )
        if parents:
            graph.families.setdefault(parents[:2], []).append(key)
    for parents in graph.families:
        if len(parents) == 2:
            graph.couples[parents[0], parents[1]] = False
    for tie in sorted(facts.ties, key=lambda each: (each.kind == "partner", each.person, each.other)):
        one, other = sorted((tie.person, tie.other))
        if tie.kind in COUPLES and one in row and other in row and row[one] == row[other]:
            graph.couples[one, other] = tie.kind == "former_partner"
    return graph


def _generations(facts: Facts) -> dict[str, int]:
    """How far below the index child each stands, by the shortest way; not who no tie gives a place."""
    near: dict[str, list[tuple[str, int]]] = {each.key: [] for each in facts.people}
    for tie in sorted(facts.ties, key=lambda each: (each.kind not in PARENTS, each.person, each.other)):
        if tie.kind in ABOVE and tie.person in near and tie.other in near:
            near[tie.person].append((tie.other, -ABOVE[tie.kind]))
            near[tie.other].append((tie.person, ABOVE[tie.kind]))
    found, waiting = {facts.about: 0}, deque([facts.about])
    while waiting:
        key = waiting.popleft()
        for other, step in near[key]:
            if other not in found:
                found[other] = found[key] + step
                waiting.append(other)
    return found
