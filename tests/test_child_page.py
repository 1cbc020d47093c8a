"""The child's page: what is going on, in the order that puts the child first."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework import clock
from casework.journey import Journey
from children.contributions import StageReached
from children.models import Visit
from children.overview import journey_row
from children.services.family import relate
from children.services.involvement import allocate, involve
from children.services.people import create_person, set_address
from children.services.visits import record_visit
from children.services.warnings import add_warning
from tests import stories
from tests.household import Household, household, person, receiving, restricted, signed_in


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def page(user, child, name: str = "child"):
    return signed_in(user).get(reverse(name, args=[child.pk]))


def text(response) -> str:
    assert response.status_code == 200, response
    return " ".join(response.content.decode().split())


def visited(cast, child, days_ago: int, *, alone: bool = True, words: str = "", seen: bool = True) -> Visit:
    part = {"child": child, "seen": seen, "seen_alone": alone, "words": words}
    if seen and not alone:
        part["not_alone_reason"] = "Her mother would not leave the room."
    if not seen:
        part["not_seen_reason"] = "Nobody answered; the school was rung."
    [made] = record_visit(
        by=cast.kerensa,
        visited_at=clock.now() - timedelta(days=days_ago),
        place="Home",
        present="Rosen",
        account="The kitchen was warm and tea was on the table.",
        children=[part],
    )
    return made


def test_the_identity_bar_says_whose_record_it_is_and_who_holds_it(cast, home) -> None:
    add_warning(by=cast.kerensa, person=home.amber, kind="safe_contact", text="Ring after nine only.")
    shown = text(page(cast.kerensa, home.amber))
    for fact in (
        "Amber Tregear", "7 years", "4 May 2019", home.amber.number, "Rosen Tregear (mother)",
        "Jory Tregear (brother or sister)", "3 Chapel Row, Newlyn, TR18 5AA", "Kerensa Trembath",
        "Morwenna Nance", "Safe way to make contact: Ring after nine only.",
    ):  # fmt: skip
        assert fact in shown


def test_until_allocated_the_bar_names_the_receiving_team_and_its_manager(cast, monday) -> None:
    child = person(cast.tamsin, "Senara", date_of_birth=date(2020, 1, 1))
    receiving(cast, child)
    shown = text(page(cast.morwenna, child))
    assert "Not yet allocated (Penwith team)" in shown
    assert "Morwenna Nance" in shown


def test_the_childs_words_and_when_they_were_last_seen_stand_before_everything_else(cast, home) -> None:
    visited(cast, home.amber, 9, words="I like it when Daddy is at work.")
    shown = text(page(cast.kerensa, home.amber))
    order = [
        "In Amber’s words", "I like it when Daddy is at work.", "Last seen", "9 days ago", "Where we are",
        "Due", "Family", "Timeline",
    ]  # fmt: skip
    places = [shown.index(words, shown.index("overview</h1>")) for words in order]
    assert places == sorted(places)


def test_last_seen_counts_only_visits_at_which_the_child_was_seen_and_says_when_last_alone(
    cast, home
) -> None:
    visited(cast, home.amber, 20, alone=True)
    visited(cast, home.amber, 6, alone=False)
    visited(cast, home.amber, 1, seen=False)
    shown = text(page(cast.kerensa, home.amber))
    assert "<strong>6 days ago</strong>" in shown
    assert "Last seen alone 20 days ago" in shown


def test_a_child_never_seen_alone_is_said_to_be_so(cast, home) -> None:
    visited(cast, home.amber, 6, alone=False)
    assert "Not yet seen alone." in text(page(cast.kerensa, home.amber))


def test_a_child_nobody_has_seen_says_what_would_stand_there(cast, home) -> None:
    shown = text(page(cast.kerensa, home.amber))
    assert "Not seen by us yet" in shown
    assert "Nothing is recorded in their words yet" in shown


def test_a_restricted_address_is_shown_nowhere(cast, home) -> None:
    set_address(
        by=cast.kerensa, person=home.amber, lines="Refuge, 9 Hidden Lane", postcode="TR1 9ZZ", restricted=True
    )
    for name in ("child", "child_family", "child_timeline", "child_access"):
        shown = text(page(cast.kerensa, home.amber, name))
        assert "Hidden Lane" not in shown
        assert "TR1 9ZZ" not in shown
    assert "Restricted, shown to nobody" in text(page(cast.kerensa, home.amber))


def test_a_restricted_brother_or_sister_shows_on_no_page(cast, home) -> None:
    hidden = restricted(cast)
    relate(by=cast.talan, person=home.amber, other=hidden, kind="sibling", lives_with=True)
    for name in ("child", "child_family", "child_timeline", "child_access", "child_decisions", "visit_add"):
        shown = text(page(cast.kerensa, home.amber, name))
        assert "Sennen" not in shown
        assert str(hidden.pk) not in shown


def test_an_adults_page_leaves_out_what_is_asked_of_a_child(cast, home) -> None:
    involve(by=cast.jory, person=home.rosen, kind="co_working", user=cast.kerensa)
    shown = text(page(cast.kerensa, home.rosen))
    assert "words</h2>" not in shown
    assert "Where we are" not in shown
    assert "Record a visit" not in shown
    assert "Amber Tregear" in shown
    assert "child · lives together" in shown


def test_the_stages_are_of_the_present_episode_and_the_furthest_one_running_is_marked() -> None:
    rows = journey_row(
        [
            StageReached(Journey.CONTACT, date(2024, 1, 3), date(2024, 1, 4)),
            StageReached(Journey.PLAN, date(2024, 4, 1), date(2024, 9, 1)),
            StageReached(Journey.CONTACT, date(2026, 11, 2), date(2026, 11, 3)),
            StageReached(Journey.SCREENING, date(2026, 11, 2), date(2026, 11, 3)),
            StageReached(Journey.ASSESSMENT, date(2026, 11, 3), detail="Due 8 Jan 2027"),
        ]
    )
    assert [row["label"] for row in rows] == ["Contact", "Screening", "Assessment", "Plan", "Review"]
    assert [row.get("date") for row in rows] == [
        date(2026, 11, 2),
        date(2026, 11, 2),
        date(2026, 11, 3),
        None,
        None,
    ]
    assert [row["present"] for row in rows] == [False, False, True, False, False]


def test_a_new_contact_on_an_open_episode_does_not_hide_its_assessment() -> None:
    rows = journey_row(
        [
            StageReached(Journey.CONTACT, date(2026, 1, 5), date(2026, 1, 6)),
            StageReached(Journey.ASSESSMENT, date(2026, 1, 6), date(2026, 3, 2)),
            StageReached(Journey.PLAN, date(2026, 3, 2)),
            StageReached(Journey.CONTACT, date(2026, 5, 20), date(2026, 5, 21)),
        ]
    )
    assert rows[2]["date"] == date(2026, 1, 6)
    assert rows[3]["present"]


def test_an_unborn_child_has_an_expected_date_and_is_not_said_to_be_unseen(cast, monday) -> None:
    baby = create_person(
        by=cast.tamsin,
        details={
            "family_name": "Tregear",
            "known_as": "Baby Tregear",
            "expected_date": date(2027, 2, 1),
            "sex": "U",
        },
    )
    allocate(by=cast.morwenna, person=baby, worker=cast.kerensa, reason="With her sister.")
    shown = text(page(cast.kerensa, baby))
    assert "unborn, expected 1 Feb 2027" in shown
    assert "Not yet born." in shown


@pytest.mark.parametrize("name", ["child", "child_timeline", "child_family"])
def test_pages_cost_no_more_statements_with_fifty_visits_than_with_one(cast, home, name) -> None:
    visited(cast, home.amber, 1, words="I hid.")
    client = signed_in(cast.kerensa)

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(reverse(name, args=[home.amber.pk])).status_code == 200
        return len(captured)

    count()
    one = count()
    for days in range(2, 52):
        visited(cast, home.amber, days, words="I hid again.")
    for number in range(8):
        sibling = person(cast.morwenna, f"Sibling{number}", date_of_birth=date(2015, 1, 1))
        relate(by=cast.morwenna, person=home.amber, other=sibling, kind="sibling", lives_with=True)
    assert count() <= one + 3  # the gap on a full page of the timeline is looked up
    assert one <= (44 if name == "child_timeline" else 40)


def test_a_page_with_something_from_every_app_costs_no_more_than_forty_statements(cast, monday) -> None:
    child = stories.plan(cast).referral.child
    sibling = person(cast.tamsin, "Jory", date_of_birth=date(2016, 2, 11))
    relate(by=cast.kerensa, person=child, other=sibling, kind="sibling", lives_with=True)
    client = signed_in(cast.kerensa)
    client.get(reverse("child", args=[child.pk]))
    with CaptureQueriesContext(connection) as captured:
        shown = text(client.get(reverse("child", args=[child.pk])))
    assert len(captured) <= 40
    assert "Third incident in four months" in shown, "a decision stands with its rationale"


def test_nobody_else_is_let_in_without_signing_in(client, home) -> None:
    response = client.get(reverse("child", args=[home.amber.pk]))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("sign_in"))


def test_words_said_at_every_visit_are_on_one_page(cast, home) -> None:
    visited(cast, home.amber, 30, words="It is loud at night.")
    visited(cast, home.amber, 2, words="Gran comes when I ring.")
    shown = text(page(cast.kerensa, home.amber, "child_words"))
    assert shown.index("Gran comes when I ring.") < shown.index("It is loud at night.")


def test_a_visit_has_a_page_with_what_was_written_for_this_child(cast, home) -> None:
    made = visited(cast, home.amber, 1, alone=False, words="Mum cried.")
    shown = text(signed_in(cast.kerensa).get(reverse("visit", args=[made.pk])))
    for words in ("Mum cried.", "The kitchen was warm", "Her mother would not leave the room.", "Rosen"):
        assert words in shown


def test_a_date_of_the_contact_stage_is_not_lost_when_nothing_follows() -> None:
    [contact, *rest] = journey_row([StageReached(Journey.CONTACT, date(2026, 11, 2))])
    assert contact["present"]
    assert not any(row["present"] for row in rest)
    assert datetime(2026, 11, 2, tzinfo=UTC).date() == contact["date"]
