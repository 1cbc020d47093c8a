"""The family as a whole: every child in one table, full and half worked out, households over time."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from casework import clock
from children.households import Home, Together, homes_over_time, households
from children.models import Person
from children.services.family import end_relationship, relate
from children.services.involvement import allocate
from children.siblings import worked_out
from children.whole_family import children_of_family
from tests import stories
from tests.household import Household, household, person, restricted, signed_in

TODAY = date(2026, 11, 23)
PARENTS = {"a": {"m": "mother", "f": "father"}, "b": {"m": "mother", "f": "father"}}


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def lines(user, child: Person) -> dict[str, object]:
    return {line.person.given_name: line for line in children_of_family(user, child, TODAY)}


def page(user, child: Person, name: str = "family_children") -> str:
    return signed_in(user).get(reverse(name, args=[child.pk])).content.decode()


# Every child


def test_every_child_stands_in_one_table_by_age_with_what_is_known_of_each(cast, home) -> None:
    child = stories.assessment(cast).child
    ross = person(cast.kerensa, "Ross", date_of_birth=date(2012, 9, 30))
    relate(by=cast.kerensa, person=child, other=ross, kind="half_sibling")
    stories.seen(cast, child, days_ago=20)
    stories.seen(cast, child, days_ago=4, seen_alone=False, not_alone_reason="She held on to her gran.")
    told = lines(cast.kerensa, child)
    assert list(told) == ["Ross", "Amber"]
    amber = told["Amber"]
    assert amber.person.stage_label == "Assessment"
    assert amber.person.holder == "Kerensa Trembath"
    assert clock.now() - amber.person.last_seen_at < timedelta(days=5)
    assert clock.now() - amber.person.alone_at > timedelta(days=19)
    assert amber.due.what == "See Amber", "what is due first"
    shown = page(cast.kerensa, child)
    for said in ("4 days ago", "20 days ago", "See Amber", "This child"):
        assert said in shown


def test_of_a_record_that_is_not_open_only_what_everybody_may_find_is_told(cast, home) -> None:
    allocate(by=cast.lowenna, person=home.kit, worker=cast.petroc, reason="He lives in Newquay.")
    told = lines(cast.kerensa, home.amber)["Kit"]
    assert told.person.holder == "Petroc Vivian"
    assert not told.person.is_readable
    assert told.due is None
    row = page(cast.kerensa, home.amber).split("Kit Bolitho")[1].split("</tr>")[0]
    assert row.count("On their record") == 3


def test_a_restricted_child_is_not_in_the_table(cast, home) -> None:
    before = page(cast.kerensa, home.amber)
    relate(by=cast.talan, person=home.amber, other=restricted(cast), kind="sibling", lives_with=True)
    after = page(cast.kerensa, home.amber)
    assert "Sennen" not in after
    assert before.count("<tr") == after.count("<tr")


def test_the_whole_family_is_linked_from_the_family_page_and_prints_without_its_links(cast, home) -> None:
    shown = page(cast.kerensa, home.amber, "child_family")
    for name in ("family_children", "child_households", "child_genogram", "child_ecomap"):
        assert reverse(name, args=[home.amber.pk]) in shown


# Full and half


@pytest.mark.parametrize(
    ("theirs", "words"),
    [
        ({"m": "mother", "f": "father"}, "full, same mother and father"),
        ({"m": "mother", "g": "father"}, "half, same mother"),
        ({"n": "mother", "f": "father"}, "half, same father"),
        ({"m": "mother"}, "same mother; the other parent is not recorded for both"),
        ({"n": "mother", "g": "father"}, "no parent in common on record"),
        ({"n": "mother"}, ""),
        ({}, ""),
    ],
)
def test_full_and_half_are_worked_out_as_far_as_the_parents_tell(theirs, words) -> None:
    assert worked_out("a", "b", {**PARENTS, "b": theirs}) == words


def test_what_was_recorded_stands_with_what_the_parents_tell(cast, home) -> None:
    for child, name in ((home.amber, "Rob"), (home.jory, "Piers")):
        father = person(cast.kerensa, name, date_of_birth=date(1990, 1, 1), sex="M")
        relate(by=cast.kerensa, person=child, other=father, kind="father")
    told = lines(cast.kerensa, home.amber)["Jory"]
    assert told.words == "Brother or sister (half, same mother)"
    assert "Half, same mother" in page(cast.kerensa, home.amber, "child_family")


def test_a_child_of_the_same_mother_whom_nobody_related_is_shown_as_that(cast, home) -> None:
    ross = person(cast.kerensa, "Ross", date_of_birth=date(2021, 1, 1))
    relate(by=cast.kerensa, person=ross, other=home.rosen, kind="mother")
    assert lines(cast.kerensa, home.amber)["Ross"].words.startswith("Not recorded as related (same mother")


# Households over time


def test_a_household_lasts_as_long_as_it_is_the_same_people() -> None:
    day = [date(2026, month, 1) for month in range(1, 8)]
    pairs = [
        Together("mum", "amber", day[0]),
        Together("mum", "piers", day[2], day[4]),
        Together("dad", "kit", day[1], day[3]),
    ]
    assert homes_over_time(pairs) == [
        Home(frozenset({"mum", "amber"}), day[4]),
        Home(frozenset({"mum", "amber", "piers"}), day[2], day[4]),
        Home(frozenset({"dad", "kit"}), day[1], day[3]),
        Home(frozenset({"mum", "amber"}), day[0], day[2]),
    ]
    assert homes_over_time([]) == homes_over_time([Together("a", "b", day[0], day[0])]) == []


def test_who_moved_in_and_out_makes_a_household_of_its_own(cast, home) -> None:
    piers = person(cast.kerensa, "Piers", date_of_birth=date(1990, 1, 1), sex="M")
    row = relate(by=cast.kerensa, person=home.amber, other=piers, kind="parents_partner", lives_with=True)
    with clock.at(clock.now() + timedelta(days=10)):
        end_relationship(by=cast.kerensa, relationship=row, version=row.version, reason="He moved out.")
        told = households(cast.kerensa, home.amber)
    assert [len(each.people) for each in told] == [3, 4]
    assert [each.ends for each in told] == [None, TODAY + timedelta(days=10)]
    assert "Piers" in page(cast.kerensa, home.amber, "child_households")


def test_nobody_hidden_is_in_a_household(cast, home) -> None:
    relate(by=cast.talan, person=home.amber, other=restricted(cast), kind="sibling", lives_with=True)
    assert "Sennen" not in page(cast.kerensa, home.amber, "child_households")


def test_relationships_show_since_when_and_those_that_ended(cast, home) -> None:
    piers = person(cast.kerensa, "Piers", date_of_birth=date(1990, 1, 1), sex="M")
    since = date(2024, 1, 1)
    row = relate(by=cast.kerensa, person=home.amber, other=piers, kind="step_parent", starts=since)
    assert "1 January 2024" in page(cast.kerensa, home.amber, "child_family")
    end_relationship(by=cast.kerensa, relationship=row, version=row.version, reason="They separated.")
    shown = page(cast.kerensa, home.amber, "child_family")
    assert "Piers Tregear, step-parent: 1 January 2024 until 23 November 2026" in shown
