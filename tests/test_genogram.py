"""The drawing of a family, from facts alone: symbols, rows, and nobody over or under somebody else."""

from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as some

from children.genogram import Drawing, Facts, Tie, Who, draw
from children.genogram.graph import graph_of
from children.genogram.positions import places_of

KINDS = ["mother", "father", "partner", "former_partner", "half_sibling", "grandparent", "carer", "friend"]


@some.composite
def families(draw_from) -> Facts:
    """Up to 16 people; whoever is a parent of somebody is older, and comes before them."""
    count = draw_from(some.integers(1, 16))
    people = [Who(str(n), f"Name {n}", born=date(1950 + 3 * n, 1, 1), sex="MFU"[n % 3]) for n in range(count)]
    pairs = some.tuples(some.integers(0, count - 1), some.integers(0, count - 1), some.sampled_from(KINDS))
    chosen = draw_from(some.lists(pairs, max_size=24))
    ties = [Tie(str(max(a, b)), str(min(a, b)), kind) for a, b, kind in chosen if a != b]
    return Facts(str(count - 1), tuple(people), tuple(ties))


def placed(drawing: Drawing) -> dict[str, tuple[float, float]]:
    return {symbol.key: (symbol.x, symbol.y) for symbol in drawing.symbols}


@settings(max_examples=60, deadline=None)
@given(families())
def test_everybody_is_drawn_once_and_no_two_symbols_or_their_words_overlap(facts) -> None:
    drawing = draw(facts)
    assert sorted(each.key for each in drawing.symbols) == sorted(each.key for each in facts.people)
    for one, other in combinations(drawing.symbols, 2):
        assert abs(one.x - other.x) >= 107.9 or abs(one.y - other.y) >= 100, (one, other)
    assert all(0 < each.x < drawing.width and 0 < each.y < drawing.height for each in drawing.symbols)
    assert draw(facts) == drawing


@settings(max_examples=60, deadline=None)
@given(families())
def test_a_line_from_parent_to_child_only_ever_goes_down(facts) -> None:
    at = placed(draw(facts))
    for parents, born in graph_of(facts).families.items():
        assert all(at[child][1] > at[parent][1] for child in born for parent in parents)


def large() -> Facts:
    """Twelve children of one mother by two fathers, her parents above her, and a friend."""
    young = [Who(f"c{n:02}", f"Child {n}", born=date(2005 + n, 1, 1), sex="MF"[n % 2]) for n in range(12)]
    grown = [
        Who("mum", "Mum", sex="F"), Who("one", "First", sex="M"), Who("two", "Second", sex="M", died=True),
        Who("gran", "Gran", sex="F"), Who("gramps", "Gramps", sex="M"), Who("pal", "Pal"),
        Who("baby", "Baby", unborn=True, born=date(2027, 1, 1)),
    ]  # fmt: skip
    ties = [Tie(child.key, "mum", "mother") for child in [*young, grown[-1]]]
    ties += [Tie(child.key, "one" if n < 5 else "two", "father") for n, child in enumerate(young)]
    ties += [Tie("mum", "gran", "mother"), Tie("mum", "gramps", "father"), Tie("c11", "pal", "friend")]
    ties += [Tie("mum", "one", "former_partner"), Tie("one", "mum", "former_partner")]
    return Facts("c11", (*young, *grown), tuple(ties), (frozenset({"mum", "c10", "c11"}),))


def test_half_brothers_and_sisters_stand_by_age_under_their_own_parents() -> None:
    at = placed(draw(large()))
    assert [key for key in sorted(at, key=lambda key: at[key][0]) if key in {"one", "mum", "two"}] == [
        "one", "mum", "two",
    ]  # fmt: skip
    firsts, seconds = [at[f"c{n:02}"][0] for n in range(5)], [at[f"c{n:02}"][0] for n in range(5, 12)]
    assert firsts == sorted(firsts)
    assert seconds == sorted(seconds)
    assert len({at[f"c{n:02}"][1] for n in range(12)}) == 1, "one generation, one row"
    assert at["gran"][1] < at["mum"][1] < at["c00"][1] < at["pal"][1]


def test_the_symbols_are_the_standard_ones() -> None:
    drawing = draw(large())
    form = {symbol.key: symbol.form for symbol in drawing.symbols}
    assert [form[key] for key in ("mum", "one", "pal", "baby")] == ["circle", "square", "diamond", "triangle"]
    assert {symbol.key for symbol in drawing.symbols if symbol.died} == {"two"}
    assert {symbol.key for symbol in drawing.symbols if symbol.about} == {"c11"}
    assert drawing.beside == ("pal",)
    assert len([line for line in drawing.lines if "L" in line]) == 1, "one slash: they have separated"
    assert {home.letter for home in drawing.homes} == {"A"}


def three_households() -> Facts:
    """The same twelve by three fathers, the first of whom has a wife now; two pairs of grandparents."""
    facts = large()
    grown = [Who("three", "Third", sex="M"), Who("wife", "Wife", sex="F")]
    grown += [Who("nan", "Nan", sex="F"), Who("pop", "Pop", sex="M")]
    kept = [tie for tie in facts.ties if not (tie.other == "two" and tie.person in {"c09", "c10", "c11"})]
    ties = [*kept, *(Tie(child, "three", "father") for child in ("c09", "c10", "c11"))]
    ties += [Tie("one", "nan", "mother"), Tie("one", "pop", "father"), Tie("one", "wife", "partner")]
    ties += [Tie("mum", "three", "partner"), Tie("mum", "two", "former_partner")]
    return Facts("c11", (*facts.people, *grown), tuple(ties), facts.households)


def test_couples_of_one_row_do_not_cross_and_stand_as_near_as_they_can() -> None:
    graph = graph_of(three_households())
    rows = places_of(graph).rows
    spans = []
    for one, other in graph.couples:
        row = next(row for row in rows if one in row)
        spans.append((rows.index(row), *sorted((row.index(one), row.index(other)))))
    for (row, a, b), (other_row, c, d) in combinations(sorted(spans), 2):
        assert row != other_row or not a < c < b < d, spans
    assert sum(right - left > 1 for _, left, right in spans) == 1, "of three partners one stands apart"
    assert [len(row) for row in rows] == [4, 5, 13], "grandparents, parents, children"
