"""The leaders' overview: each figure, and the list behind it that says who, where and since when."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework import clock
from children.choices import InvolvementKind
from children.models import Involvement, Person
from children.services.people import create_person
from referrals.choices import ScreeningOutcome
from supervision.overview import Figure, overview_for
from tests import stories
from tests.cast import MONDAY, Cast

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def leader(cast: Cast, client: Client) -> Client:
    client.force_login(cast.rosenwyn)
    return client


def numbers(figures: list[Figure]) -> dict[str, int]:
    """The figures that are not nought."""
    return {figure.label: figure.number for figure in figures if figure.number}


def listed(client: Client, figure: Figure) -> str:
    answer = client.get(figure.url)
    assert answer.status_code == 200
    return answer.content.decode()


#: For each story: at which stage the child is open, and what awaits a decision.
STORIES: dict[str, tuple[Callable[[Cast], object], dict[str, int], dict[str, int]]] = {
    "a contact, not yet looked at": (stories.screening, {"Screening": 1}, {}),
    "recommended": (
        lambda cast: stories.recommended(cast, ScreeningOutcome.ADVICE),
        {"Screening": 1},
        {"Screenings, recommended": 1},
    ),
    "advice given": (lambda cast: stories.decided(cast, ScreeningOutcome.ADVICE), {}, {}),
    "passed on": (
        lambda cast: stories.decided(cast, ScreeningOutcome.EARLY_HELP),
        {"Passed on": 1},
        {},
    ),
    "being assessed": (stories.assessment, {"Assessment": 1}, {}),
    "assessment submitted": (
        stories.submitted,
        {"Assessment": 1},
        {"Assessments, for sign-off": 1},
    ),
    "plan being written": (stories.plan, {"Plan": 1}, {}),
    "plan submitted": (stories.plan_submitted, {"Plan": 1}, {"Plans, for approval": 1}),
    "plan in force": (stories.plan_in_force, {"Review": 1}, {}),
    "review submitted": (stories.proposed, {"Review": 1}, {"Reviews, for a decision": 1}),
    "closed at review": (lambda cast: stories.reviewed(cast, "close"), {}, {}),
}


@pytest.mark.parametrize("name", STORIES)
def test_the_overview_counts_where_children_are_and_what_awaits_a_decision(
    leader: Client, cast: Cast, name: str
) -> None:
    tell, stages, awaiting = STORIES[name]
    tell(cast)
    shown = overview_for(cast.rosenwyn)
    assert numbers(shown.stages) == stages
    assert numbers(shown.awaiting) == awaiting
    for figure in [*shown.stages, *shown.awaiting]:
        assert ("Amber Tregear" in listed(leader, figure)) == bool(figure.number), figure


def test_those_who_live_with_a_child_being_screened_are_not_counted_as_open(cast: Cast) -> None:
    row = stories.screening(cast)
    mother = create_person(by=cast.tamsin, details={"given_name": "Tegen", "family_name": "Tregear"})
    Involvement.objects.create(
        person=mother, kind=InvolvementKind.SCREENING, team=cast.team("maru"), reason=str(row.pk)
    )
    assert numbers(overview_for(cast.rosenwyn).stages) == {"Screening": 1}


#: For each story: what is overdue once its date is past.
LATE: dict[str, tuple[Callable[[Cast], object], int, dict[str, int]]] = {
    "a screening": (stories.screening, 2, {"Screenings": 1}),
    "an assessment": (stories.assessment, 70, {"Assessments": 1}),
    "a plan to be approved": (stories.plan, 20, {"Plans not yet approved": 1}),
    "a review and the plan’s actions": (
        stories.plan_in_force,
        100,
        {"Reviews": 1, "Actions of plans": 2},
    ),
    "work passed on": (
        lambda cast: stories.decided(cast, ScreeningOutcome.EARLY_HELP),
        10,
        {"Work passed on": 1},
    ),
    "an action from oversight": (stories.overseen, 2, {"Actions from oversight": 1}),
}


@pytest.mark.parametrize("name", LATE)
def test_the_overview_counts_what_is_past_its_date_and_not_before(
    leader: Client, cast: Cast, name: str
) -> None:
    tell, days, late = LATE[name]
    tell(cast)
    assert numbers(overview_for(cast.rosenwyn).overdue) == {}
    with clock.at(MONDAY + timedelta(days=days)):
        figures = overview_for(cast.rosenwyn).overdue
        assert numbers(figures) == late
        for figure in figures:
            assert ("Amber Tregear" in listed(leader, figure)) == bool(figure.number), figure


def test_decisions_of_this_week_stand_beside_those_of_last_week(leader: Client, cast: Cast) -> None:
    with clock.at(MONDAY - timedelta(days=4)):
        stories.decided(cast, ScreeningOutcome.ADVICE)
    with clock.at(MONDAY + timedelta(days=6, hours=10)):
        stories.decided(cast, ScreeningOutcome.ADVICE)
        stories.decided(cast, ScreeningOutcome.EARLY_HELP)
        this_week, last_week = overview_for(cast.rosenwyn).decided
        assert (this_week.number, last_week.number) == (2, 1)
        shown = listed(leader, this_week)
    assert "Screening: Early help" in shown
    assert "Jory Pascoe" in shown
    with clock.at(MONDAY + timedelta(days=7)):
        assert numbers(overview_for(cast.rosenwyn).decided) == {"Last week": 2}


def test_lists_say_who_holds_the_case_and_nothing_that_was_written(leader: Client, cast: Cast) -> None:
    stories.submitted(cast)
    shown = overview_for(cast.rosenwyn)
    for figure in [*shown.stages, *shown.awaiting, *shown.decided]:
        content = listed(leader, figure)
        assert not figure.number or "Kerensa Trembath" in content
        for written in ("frightened", "what Kerensa found", "Daddy", "shouts or hits"):
            assert written not in content


def test_a_restricted_child_is_in_no_figure_and_no_list_save_for_those_named(
    leader: Client, cast: Cast
) -> None:
    child = stories.submitted(cast).child
    restrict(cast, child)
    with clock.at(MONDAY + timedelta(days=5)):
        shown = overview_for(cast.rosenwyn)
        figures = [*shown.stages, *shown.awaiting, *shown.overdue, *shown.decided]
        assert numbers(figures) == {}
        for figure in figures:
            assert "Tregear" not in listed(leader, figure)
        Involvement.objects.create(person=child, kind=InvolvementKind.NAMED, user=cast.rosenwyn)
        assert numbers(overview_for(cast.rosenwyn).awaiting) == {"Assessments, for sign-off": 1}


def restrict(cast: Cast, child: Person) -> None:
    Involvement.objects.create(person=child, kind=InvolvementKind.NAMED, user=cast.talan)
    child.restricted = True
    child.save()


def test_the_index_shows_leaders_every_figure_as_a_link(leader: Client, cast: Cast) -> None:
    stories.plan_in_force(cast)
    page = leader.get(reverse("admin:index")).content.decode()
    shown = overview_for(cast.rosenwyn)
    for figure in [*shown.stages, *shown.awaiting, *shown.overdue, *shown.decided]:
        assert f'href="{figure.url}"' in page


@pytest.mark.parametrize(
    "address", ["open/contact/", "open/nonsense/", "awaiting/action/", "overdue/x/", "decided/yesterday/"]
)
def test_a_list_that_never_was_is_not_found(leader: Client, address: str) -> None:
    assert leader.get(f"/admin/overview/{address}").status_code == 404


@pytest.mark.parametrize("name", ["piran", "morwenna"])
def test_only_senior_leaders_have_an_overview(client: Client, cast: Cast, name: str) -> None:
    client.force_login(getattr(cast, name))
    for address in ("open/plan/", "awaiting/plan/", "overdue/plan/", "decided/2026-11-23/"):
        assert client.get(f"/admin/overview/{address}").status_code == 403


def test_the_overview_and_its_lists_cost_the_same_for_few_and_for_many(leader: Client, cast: Cast) -> None:
    pages = [reverse("admin:index"), "/admin/overview/open/review/", "/admin/overview/overdue/action/"]
    pages += ["/admin/overview/awaiting/review/", "/admin/overview/decided/2026-11-23/"]

    def costs() -> dict[str, int]:
        found = {}
        with clock.at(MONDAY + timedelta(days=200)):
            for page in pages:
                with CaptureQueriesContext(connection) as queries:
                    leader.get(page)
                found[page] = len(queries)
        return found

    hidden = stories.proposed(cast).child
    restrict(cast, hidden)
    stories.proposed(cast)
    costs()
    first = costs()
    for _ in range(12):
        stories.proposed(cast)
    assert costs() == first
    assert max(first.values()) <= 12, first
