"""The ecomap: what is round a household on a day, in words and drawn; its shapes from facts alone."""

from datetime import date
from itertools import combinations
from math import hypot

import pytest
from django.urls import reverse

from children.ecomap import Around, Drawing, Facts, draw
from children.models import NetworkTie
from children.services.errors import record_in_error
from children.services.family import relate
from children.services.network import add_professional, add_tie, end_tie
from children.surroundings import surroundings
from tests.household import Household, household, person, restricted, signed_in
from tests.networks import VISITOR

TODAY = date(2026, 11, 23)


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def tied(cast, home, **told) -> NetworkTie:
    club = {"kind": "club", "name": "Newlyn minis", "strength": "strong", "flow": "to_family"}
    return add_tie(by=cast.kerensa, person=home.amber, **{**club, **told})


def names(user, child, on: date = TODAY) -> list[str]:
    return [line.name for line in surroundings(user, child, on).lines]


# What is on it


def test_in_the_middle_stands_the_household_and_round_it_everything_else(cast, home) -> None:
    add_professional(by=cast.kerensa, person=home.amber, details=VISITOR)
    tied(cast, home)
    told = surroundings(cast.kerensa, home.amber, TODAY)
    assert told.facts.household == ("Amber Tregear", "Rosen Tregear", "Jory Tregear")
    assert [(each.group, each.name) for each in told.facts.around] == [
        ("family", "Kit Bolitho"), ("professional", "Delen Chirgwin"), ("community", "Newlyn minis"),
    ]  # fmt: skip


def test_the_drawing_and_the_table_say_the_same(cast, home) -> None:
    add_professional(by=cast.kerensa, person=home.amber, details={**VISITOR, "strength": "stressful"})
    tied(cast, home, strength="weak", flow="both")
    page = signed_in(cast.kerensa).get(reverse("child_ecomap", args=[home.amber.pk])).content.decode()
    drawing, _, table = page.partition("</svg>")
    for part in ("Kit", "Chirgwin", "minis"):
        assert part in drawing
        assert part in table
    for words in ("Stressful", "Weak", "Both ways"):
        assert words in table
    assert "Ecomap of Amber Tregear on 23 November 2026" in drawing


def test_a_tie_that_changed_is_as_it_was_on_an_earlier_day(cast, home) -> None:
    row = tied(cast, home, starts=date(2026, 1, 5))
    end_tie(by=cast.kerensa, tie=row, version=1, reason="They fell out.", ends=date(2026, 6, 1))
    tied(cast, home, strength="stressful", starts=date(2026, 6, 1))
    then = surroundings(cast.kerensa, home.amber, date(2026, 3, 1)).facts.around
    assert [(each.name, each.strength) for each in then if each.group == "community"] == [
        ("Newlyn minis", "strong")
    ]
    now = surroundings(cast.kerensa, home.amber, TODAY).facts.around
    assert [each.strength for each in now if each.group == "community"] == ["stressful"]
    assert "Newlyn minis" not in names(cast.kerensa, home.amber, date(2025, 12, 1))


def test_who_is_hidden_or_has_died_is_not_on_it(cast, home) -> None:
    relate(by=cast.talan, person=home.amber, other=restricted(cast), kind="half_sibling")
    gran = person(cast.kerensa, "Gran", date_of_death=date(2026, 5, 1))
    relate(by=cast.kerensa, person=home.amber, other=gran, kind="grandparent")
    assert names(cast.kerensa, home.amber) == ["Kit Bolitho"]


def test_a_tie_is_added_ended_with_a_reason_and_struck_out(cast, home) -> None:
    client = signed_in(cast.kerensa)
    sent = {"kind": "faith", "name": "Chapel", "strength": "weak", "flow": "not_known"}
    assert client.post(reverse("tie_add", args=[home.amber.pk]), sent).status_code == 302
    row = NetworkTie.objects.get()
    answer = client.post(reverse("tie_end", args=[row.pk]), {"version": "1", "reason": "It closed."})
    assert answer.headers["Location"] == reverse("child_ecomap", args=[home.amber.pk])
    assert "Chapel" not in names(cast.kerensa, home.amber)
    record_in_error(by=cast.kerensa, record=row, reason="Another child’s.")
    assert not NetworkTie.objects.exists()


# How it is drawn


def drawing(count: int, **told) -> Drawing:
    around = [Around("community", "Club", f"Club number {n}", **told) for n in range(count)]
    return draw(Facts(("Amber Tregear", "Rosen Tregear"), tuple(around)))


@pytest.mark.parametrize("count", [0, 1, 2, 5, 12, 13, 17, 30])
def test_no_circle_touches_another_or_the_household_and_all_are_on_the_sheet(count: int) -> None:
    drawn = drawing(count)
    assert len(drawn.nodes) == len(drawn.lines) == count
    for one, other in combinations(drawn.nodes, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= 2 * one.radius + 2
    for node in drawn.nodes:
        assert node.radius <= node.x <= drawn.width - node.radius
        assert node.radius <= node.y <= drawn.height - node.radius
        far = hypot(node.x - drawn.centre.x, node.y - drawn.centre.y)
        assert far > max(drawn.centre.rx, drawn.centre.ry) + node.radius


def test_the_line_to_an_outer_circle_passes_between_the_inner_ones() -> None:
    drawn = drawing(24)
    middle = drawn.centre
    inner, outer = drawn.nodes[:12], drawn.nodes[12:]
    for far in outer:
        length = hypot(far.x - middle.x, far.y - middle.y)
        ux, uy = (far.x - middle.x) / length, (far.y - middle.y) / length
        for near in inner:
            aside = abs((near.x - middle.x) * uy - (near.y - middle.y) * ux)
            along = (near.x - middle.x) * ux + (near.y - middle.y) * uy
            assert along < 0 or aside > near.radius, (far, near)


def test_each_kind_of_tie_has_its_own_line_and_arrows_say_which_way() -> None:
    (strong,) = drawing(1, strength="strong", flow="to_family").lines
    (stressful,) = drawing(1, strength="stressful", flow="both").lines
    (unknown,) = drawing(1).lines
    assert stressful.path.count("L") > 3, "jagged"
    assert strong.path.count("L") == 1
    assert [len(line.arrows) for line in (strong, stressful, unknown)] == [1, 2, 0]
    assert drawing(17) == drawing(17)
