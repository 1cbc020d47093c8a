"""The timeline, the ledger of decisions, and the history of any record."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from casework import clock
from children.feed import feed
from children.models import Involvement, Visit
from children.services.family import relate
from children.services.people import change_name, set_address, update_person
from children.services.visits import record_visit
from children.services.warnings import add_warning
from tests.household import Household, household, restricted, signed_in


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def visited(cast, child, days_ago: int, account: str = "We talked in the garden.", **told) -> Visit:
    then = clock.now() - timedelta(days=days_ago)
    [made] = record_visit(
        by=cast.kerensa, visited_at=then, place="Home", present="", account=account,
        children=[{"child": child, "seen": True, "seen_alone": True, **told}],
    )  # fmt: skip
    return made


def shown(user, name: str, *args, **query) -> str:
    response = signed_in(user).get(reverse(name, args=args), query)
    assert response.status_code == 200, response
    return " ".join(response.content.decode().split())


# Timeline


def test_the_timeline_is_newest_first_with_what_happened_and_who_did_it(cast, home) -> None:
    visited(cast, home.amber, 8, account="Amber was at school.", private_account="Her tooth hurts.")
    visited(cast, home.amber, 3)
    add_warning(by=cast.morwenna, person=home.amber, kind="health", text="Carries an inhaler.")
    change_name(
        by=cast.kerensa,
        person=home.amber,
        version=1,
        given_name="Amber",
        family_name="Nance",
        reason="Deed poll.",
    )
    page = shown(cast.kerensa, "child_timeline", home.amber.pk)
    order = ["Carries an inhaler.", "We talked in the garden.", "Amber was at school.", "Her tooth hurts."]
    places = [page.index(words, page.index("app-timeline")) for words in order]
    assert places == sorted(places)
    assert "Name changed from Amber Tregear" in page
    assert "Fri 20 Nov 2026" in page


def test_what_concerns_a_sibling_only_is_not_on_the_childs_timeline(cast, home) -> None:
    visited(cast, home.jory, 1, private_account="Jory has started to stammer.")
    assert "stammer" not in shown(cast.kerensa, "child_timeline", home.amber.pk)


def test_only_the_kinds_ticked_are_shown_and_nonsense_is_ignored(cast, home) -> None:
    visited(cast, home.amber, 8)
    add_warning(by=cast.morwenna, person=home.amber, kind="health", text="Carries an inhaler.")
    only = shown(cast.kerensa, "child_timeline", home.amber.pk, kind="visit", before="yesterday-ish")
    assert "We talked in the garden." in only
    assert '<div class="app-timeline__text"><p class="govuk-body">Carries an inhaler.' not in only
    assert 'id="kind-visit" name="kind" value="visit" checked' in only


def test_pages_of_the_timeline_meet_without_a_gap_or_a_repeat(cast, home) -> None:
    made = {visited(cast, home.amber, days).pk for days in range(1, 36)}
    same_moment = {visited(cast, home.amber, 30, account=f"Call {n}").pk for n in range(4)}
    seen, before = [], None
    while True:
        page = feed(cast.kerensa, home.amber, before=before, size=10, only=["visit"])
        seen += [event.url for event in page.events]
        before = page.older
        if before is None:
            break
    assert len(seen) == len(set(seen)) == len(made | same_moment)


def test_a_long_time_without_contact_is_said_between_the_entries(cast, home) -> None:
    visited(cast, home.amber, 50)
    visited(cast, home.amber, 16)
    visited(cast, home.amber, 2)
    page = shown(cast.kerensa, "child_timeline", home.amber.pk)
    assert page.count("No contact recorded for") == 1
    assert "No contact recorded for 34 days" in page


def test_a_gap_that_runs_across_two_pages_is_said_on_the_newer(cast, home) -> None:
    visited(cast, home.amber, 60)
    for days in (1, 2, 3):
        visited(cast, home.amber, days)
    page = feed(cast.kerensa, home.amber, size=3, only=["visit"])
    assert [event.gap_days for event in page.events] == [0, 0, 57]


# History


def test_the_history_says_who_changed_what_from_what_to_what_and_when(cast, home) -> None:
    update_person(
        by=cast.kerensa, person=home.amber, version=1, details={"school": "Gwelmor", "ethnicity": "WBRI"}
    )
    page = shown(cast.morwenna, "record_history", "children.person", home.amber.pk)
    for words in (
        "Kerensa Trembath",
        "School or nursery",
        "Gwelmor",
        "Not yet obtained",
        "White British",
        "23 Nov 2026",
    ):
        assert words in page
    assert "WBRI" not in page


def test_the_history_shows_why_where_a_reason_was_given(cast, home) -> None:
    change_name(
        by=cast.kerensa,
        person=home.amber,
        version=1,
        given_name="Amber",
        family_name="Nance",
        reason="By deed poll.",
    )
    assert "By deed poll." in shown(cast.morwenna, "record_history", "children.person", home.amber.pk)


def test_the_history_of_an_involvement_names_the_worker(cast, home) -> None:
    row = Involvement.objects.get(person=home.amber, user=cast.kerensa)
    page = shown(cast.morwenna, "record_history", "children.involvement", row.pk)
    assert "Allocated worker" in page
    assert "She knows the family." in page


def test_a_restricted_address_stays_hidden_in_its_history(cast, home) -> None:
    row = set_address(
        by=cast.kerensa, person=home.amber, lines="9 Hidden Lane", postcode="TR1 9ZZ", restricted=True
    )
    page = shown(cast.kerensa, "record_history", "children.address", row.pk)
    assert "Hidden Lane" not in page
    assert "TR1 9ZZ" not in page
    assert "Not shown" in page


def test_an_address_that_is_restricted_later_hides_its_history_too(cast, home) -> None:
    row = home.amber.addresses.get()
    row.restricted = True
    row.save()
    assert "Chapel Row" not in shown(cast.kerensa, "record_history", "children.address", row.pk)


def test_a_record_that_names_a_restricted_person_has_no_history_for_others(cast, home) -> None:
    hidden = restricted(cast)
    row = relate(by=cast.talan, person=home.amber, other=hidden, kind="half_sibling")
    address = reverse("record_history", args=["children.relationship", row.pk])
    assert signed_in(cast.kerensa).get(address).status_code == 404


@pytest.mark.parametrize(
    "model",
    ["casework.user", "casework.team", "casework.roleheld", "children.decisionentry", "no.such", "nonsense"],
)
def test_users_teams_and_what_is_no_record_about_a_child_have_no_such_page(cast, home, model) -> None:
    address = reverse("record_history", args=[model, home.amber.pk])
    assert signed_in(cast.kerensa).get(address).status_code == 404


def test_a_history_opens_only_through_the_childs_own_access(cast, home) -> None:
    made = visited(cast, home.amber, 1)
    address = reverse("record_history", args=["children.visit", made.pk])
    assert signed_in(cast.denzel).get(address).status_code == 302
    assert signed_in(cast.elowen).get(address).status_code == 403


# Decisions


def test_a_child_about_whom_nothing_is_decided_has_a_ledger_that_says_what_it_would_hold(cast, home) -> None:
    assert "No decision is recorded yet" in shown(cast.kerensa, "child_decisions", home.amber.pk)


def test_the_year_can_be_jumped_to(cast, home) -> None:
    home.amber.entered_at = clock.now() - timedelta(days=800)
    home.amber.save()
    visited(cast, home.amber, 700, account="The long hot summer before.")
    page = shown(cast.kerensa, "child_timeline", home.amber.pk)
    for year in ("2024", "2025", "2026"):
        assert f">{year}</a>" in page
    assert date(2026, 11, 23) == clock.today()
