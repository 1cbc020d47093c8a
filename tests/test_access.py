"""The three rings: involved, a stated reason, restricted. And the log of every opening and refusal."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from casework.searches import sealed
from children.access import may_write
from children.choices import InvolvementKind
from children.contributions import worklist
from children.models import AccessEntry, Involvement, Person
from children.services.family import end_relationship, relate
from children.services.involvement import allocate, end_involvement, involve, state_reason
from children.services.restriction import lift_restriction, restrict
from tests import stories
from tests.cast import Cast
from tests.household import Household, household, person, receiving, restricted, signed_in

AN_HOUR = timedelta(hours=1)


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def open_page(user, child, name: str = "child"):
    return signed_in(user).get(reverse(name, args=[child.pk]))


def log(child: Person) -> list[tuple[str, bool, str]]:
    return [(str(row.user), row.opened, row.how) for row in AccessEntry.objects.filter(person=child)]


# Ring 1


def test_the_worker_and_those_who_manage_them_open_the_record(cast, home) -> None:
    for user in (cast.kerensa, cast.morwenna, cast.cador):
        assert open_page(user, home.amber).status_code == 200


def test_a_receiving_team_is_read_by_its_manager_and_not_by_its_members(cast, monday) -> None:
    child = person(cast.tamsin, "Senara", date_of_birth=date(2020, 1, 1))
    receiving(cast, child)
    assert open_page(cast.morwenna, child).status_code == 200
    assert open_page(cast.kerensa, child).status_code == 302


def test_an_involvement_that_has_ended_opens_nothing(cast, home) -> None:
    end_involvement(by=cast.morwenna, person=home.amber, kind=InvolvementKind.ALLOCATED)
    assert open_page(cast.kerensa, home.amber).status_code == 302


def test_every_opening_goes_to_the_log_which_the_record_shows(cast, home) -> None:
    open_page(cast.kerensa, home.amber, "child_timeline")
    shown = open_page(cast.morwenna, home.amber, "child_access").content.decode()
    assert ("Kerensa Trembath", True, "Allocated worker") in log(home.amber)
    assert "Kerensa Trembath" in shown
    assert "Timeline" in shown


# Ring 2


def test_a_colleague_in_the_same_team_is_asked_why_first(cast, home) -> None:
    response = open_page(cast.denzel, home.amber, "child_family")
    assert response.status_code == 302
    asked = reverse("state_reason", args=[home.amber.pk])
    assert response["Location"] == f"{asked}?next={reverse('child_family', args=[home.amber.pk])}"
    assert log(home.amber) == [("Denzel Carne", False, "Asked to give a reason")]


def test_the_page_that_asks_shows_name_stage_and_holder_and_nothing_else(cast, home) -> None:
    shown = signed_in(cast.denzel).get(reverse("state_reason", args=[home.amber.pk])).content.decode()
    assert "Amber Tregear" in shown
    assert "Not open" in shown
    assert "Kerensa Trembath" in shown
    for content in ("Chapel Row", "Rosen", "4 May 2019", home.amber.number):
        assert content not in shown


def test_a_stated_reason_opens_the_record_goes_on_to_the_page_and_is_shown_on_it(cast, home) -> None:
    client = signed_in(cast.denzel)
    page = reverse("child_family", args=[home.amber.pk])
    why = "Duty: her school rang about a collection."
    response = client.post(f"{reverse('state_reason', args=[home.amber.pk])}?next={page}", {"reason": why})
    assert response["Location"] == page
    assert client.get(page).status_code == 200
    assert why in open_page(cast.kerensa, home.amber, "child_access").content.decode()


def test_a_reason_must_be_given_and_say_something(cast, home) -> None:
    address = reverse("state_reason", args=[home.amber.pk])
    client = signed_in(cast.denzel)
    for reason, words in (("", "Say why you need to open it"), ("duty", "in a few words more")):
        assert words in client.post(address, {"reason": reason}).content.decode()
    assert not Involvement.objects.filter(user=cast.denzel).exists()


def test_a_stated_reason_lasts_24_hours_to_the_minute(cast, home) -> None:
    state_reason(by=cast.denzel, person=home.amber, reason="Duty: her school rang.")
    with clock.at(clock.now() + timedelta(hours=23, minutes=59)):
        assert open_page(cast.denzel, home.amber).status_code == 200
    with clock.at(clock.now() + timedelta(hours=24)):
        assert open_page(cast.denzel, home.amber).status_code == 302


def test_a_stated_reason_does_not_pass_to_the_readers_manager(cast, home) -> None:
    state_reason(by=cast.petroc, person=home.amber, reason="She is moving to our patch.")
    assert open_page(cast.petroc, home.amber).status_code == 200
    assert open_page(cast.lowenna, home.amber).status_code == 302


def test_a_stated_reason_reads_and_does_not_write(cast, home) -> None:
    state_reason(by=cast.denzel, person=home.amber, reason="Duty: her school rang.")
    client = signed_in(cast.denzel)
    for name in ("visit_add", "child_edit", "child_name", "child_address", "relationship_add", "warning_add"):
        address = reverse(name, args=[home.amber.pk])
        assert client.get(address).status_code == 403, name
        assert client.post(address, {}).status_code == 403, name
    assert "Record a visit" not in client.get(reverse("child", args=[home.amber.pk])).content.decode()


@pytest.mark.parametrize("who", ["elowen", "delen", "cubert", "ysella", "gerens"])
def test_roles_outside_the_second_ring_are_refused_and_told_whom_to_ask(cast, home, who) -> None:
    user = getattr(cast, who)
    response = open_page(user, home.amber)
    assert response.status_code == 403
    assert "Ask their worker" in response.content.decode()
    assert signed_in(user).get(reverse("state_reason", args=[home.amber.pk])).status_code == 403
    with pytest.raises(NotYours):
        state_reason(by=user, person=home.amber, reason="I was curious about her.")


@pytest.mark.parametrize("who", ["mabyn", "piran"])
def test_who_sees_no_cases_finds_no_such_page_and_nobody_by_name(cast, home, who) -> None:
    user = getattr(cast, who)
    assert open_page(user, home.amber).status_code == 404
    assert signed_in(user).get(reverse("find"), {"search": sealed("Amber")}).status_code == 403


def test_after_the_reason_nobody_is_sent_to_another_site(cast, home) -> None:
    address = reverse("state_reason", args=[home.amber.pk])
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        client = signed_in(cast.denzel)
        with clock.at(clock.now() - 30 * AN_HOUR):
            response = client.post(f"{address}?next={elsewhere}", {"reason": "Duty: her school rang."})
        assert response["Location"] == reverse("child", args=[home.amber.pk])


# Ring 3


def test_a_restricted_record_is_for_others_like_one_that_never_was_but_for_a_line_in_the_log(
    cast, monday
) -> None:
    child = restricted(cast)
    involve(by=cast.talan, person=child, kind=InvolvementKind.ALLOCATED, user=cast.kerensa)
    for name in ("child", "child_timeline", "child_access", "state_reason", "visit_add", "child_restrict"):
        assert open_page(cast.kerensa, child, name).status_code == 404, name
    never_was = Person(pk="6f3f5a3e-6f2c-4d5b-9d6c-0e6b3d1c2a11")
    token = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|reference">\w+<')
    there, not_there = (
        token.sub("", open_page(cast.kerensa, who).content.decode()) for who in (child, never_was)
    )
    assert there == not_there
    assert log(child)[0] == ("Kerensa Trembath", False, "Restricted")


def test_a_restricted_record_opens_for_those_named_on_it_and_not_for_their_managers(cast, monday) -> None:
    child = restricted(cast)
    assert open_page(cast.talan, child).status_code == 200
    assert open_page(cast.jory, child).status_code == 200
    for who in ("hedra", "tamsin", "morwenna", "cador", "rosenwyn"):
        assert open_page(getattr(cast, who), child).status_code == 404, who


def test_a_restriction_names_at_least_two_and_one_of_them_the_custodian(cast, home) -> None:
    with pytest.raises(NotNow, match="at least two"):
        restrict(by=cast.morwenna, person=home.amber, named=[cast.talan], reason="A threat was made.")
    with pytest.raises(NotNow, match="information governance"):
        restrict(by=cast.morwenna, person=home.amber, named=[cast.kerensa, cast.morwenna], reason="A threat.")
    with pytest.raises(NotNow, match="Mabyn Lobb cannot open"):
        restrict(by=cast.morwenna, person=home.amber, named=[cast.talan, cast.mabyn], reason="A threat.")
    home.amber.refresh_from_db()
    assert not home.amber.restricted


def test_only_a_manager_involved_or_information_governance_restricts(cast, home) -> None:
    for user in (cast.kerensa, cast.lowenna, cast.rosenwyn):
        with pytest.raises(NotYours):
            restrict(
                by=user, person=home.amber, named=[cast.talan, cast.kerensa], reason="A threat was made."
            )
    restrict(by=cast.talan, person=home.amber, named=[cast.talan, cast.kerensa], reason="A threat was made.")


def test_restricting_from_the_page_closes_the_record_to_a_manager_who_names_others(cast, home) -> None:
    response = signed_in(cast.morwenna).post(
        reverse("child_restrict", args=[home.amber.pk]),
        {"named": [cast.talan.pk, cast.kerensa.pk], "reason": "Her father’s partner works for the council."},
    )
    assert response["Location"] == reverse("home")
    assert open_page(cast.morwenna, home.amber).status_code == 404
    assert open_page(cast.kerensa, home.amber).status_code == 200


def test_lifting_the_restriction_opens_the_record_again_to_those_involved(cast, home) -> None:
    restrict(by=cast.talan, person=home.amber, named=[cast.talan, cast.jory], reason="A threat was made.")
    assert open_page(cast.kerensa, home.amber).status_code == 404
    lift_restriction(by=cast.talan, person=home.amber, reason="He has moved to Leeds.")
    assert open_page(cast.kerensa, home.amber).status_code == 200
    assert open_page(cast.jory, home.amber).status_code == 302


def test_the_record_of_a_restricted_person_refuses_who_is_not_named_to_lift_it(cast, home) -> None:
    restrict(by=cast.talan, person=home.amber, named=[cast.talan, cast.jory], reason="A threat was made.")
    with pytest.raises(NotYours):
        lift_restriction(by=cast.morwenna, person=home.amber, reason="I need it.")


# Finding


def test_search_finds_by_the_beginning_of_names_by_known_as_and_by_number(cast, home) -> None:
    client = signed_in(cast.tamsin)
    for query in ("amb", "tregear amber", home.amber.number.lower()):
        shown = client.get(reverse("find"), {"search": sealed(query)}).content.decode()
        assert "Amber Tregear" in shown, query
        assert "Kerensa Trembath" in shown
        assert "Opens after you say why" in shown
    assert (
        "Opens after you say why"
        not in signed_in(cast.kerensa).get(reverse("find"), {"search": sealed("Amber")}).content.decode()
    )


def test_search_never_shows_a_restricted_person_but_warns_that_one_may_match(cast, home) -> None:
    hidden = restricted(cast)
    shown = signed_in(cast.tamsin).get(reverse("find"), {"search": sealed("Tregear")}).content.decode()
    assert "A restricted record may match" in shown
    assert "Sennen" not in shown
    assert "4 people match" not in shown
    assert "3 people match" in shown
    assert hidden.number not in shown
    assert (
        "Sennen" in signed_in(cast.talan).get(reverse("find"), {"search": sealed("Tregear")}).content.decode()
    )


def test_a_search_that_finds_nobody_says_what_to_try(cast, home) -> None:
    shown = signed_in(cast.tamsin).get(reverse("find"), {"search": sealed("Zelah")}).content.decode()
    assert "Nobody you can find matches" in shown


def test_search_costs_the_same_for_fifty_people_as_for_one(cast, home, django_assert_max_num_queries) -> None:
    client = signed_in(cast.kerensa)
    client.get(reverse("find"), {"search": sealed("Tregear")})
    for number in range(50):
        child = person(cast.tamsin, f"Child{number}", date_of_birth=date(2015, 1, 1))
        relate(by=cast.tamsin, person=child, other=home.rosen, kind="mother", lives_with=True)
    restricted(cast)
    with django_assert_max_num_queries(12):
        assert client.get(reverse("find"), {"search": sealed("Tregear")}).status_code == 200


def test_the_log_keeps_the_time_of_the_opening(cast, home) -> None:
    with clock.at(datetime(2026, 11, 23, 14, 5, tzinfo=UTC)):
        open_page(cast.kerensa, home.amber)
    assert AccessEntry.objects.get(person=home.amber).at == datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


def test_the_childs_worker_keeps_the_parents_records_too_and_no_longer(cast: Cast) -> None:
    child = stories.child(cast.tamsin)
    mother = stories.child(cast.tamsin, given_name="Jenna", date_of_birth=None)
    relate(by=cast.tamsin, person=child, other=mother, kind="mother")
    assert not may_write(cast.kerensa, mother)
    allocate(by=cast.morwenna, person=child, worker=cast.kerensa, reason="She knows the family.")
    assert may_write(cast.kerensa, mother)
    assert may_write(cast.morwenna, mother)
    allocate(by=cast.morwenna, person=child, worker=cast.denzel, reason="Kerensa moves to another team.")
    assert not may_write(cast.kerensa, mother)
    assert may_write(cast.denzel, mother)


def test_a_parent_found_after_allocation_opens_to_the_worker_until_they_leave_the_family(cast: Cast) -> None:
    child = stories.child(cast.tamsin)
    partner = stories.child(cast.tamsin, given_name="Rob", date_of_birth=None)
    allocate(by=cast.morwenna, person=child, worker=cast.kerensa, reason="She knows the family.")
    row = relate(by=cast.kerensa, person=child, other=partner, kind="parents_partner")
    assert may_write(cast.kerensa, partner)
    end_relationship(by=cast.kerensa, relationship=row, version=row.version, reason="They separated.")
    assert not may_write(cast.kerensa, partner)


def test_work_nobody_named_can_do_is_on_the_custodians_list(cast: Cast, monday) -> None:
    child = stories.assessment(cast).child
    restrict(by=cast.talan, person=child, named=[cast.talan, cast.jory], reason="Her worker is his cousin.")
    assert worklist(cast.kerensa, clock.today()) == []
    [item] = worklist(cast.talan, clock.today())
    assert (item.what, item.holder) == ("Name somebody who can do the work", cast.talan)
    assert "Kerensa Trembath" in item.why
    restrict(
        by=cast.talan,
        person=child,
        named=[cast.talan, cast.jory, cast.kerensa],
        reason="She is not his cousin.",
    )
    assert worklist(cast.talan, clock.today()) == []


def test_a_team_with_no_manager_named_leaves_its_work_to_the_custodian(cast: Cast, monday) -> None:
    child = stories.referral(cast).child
    restrict(by=cast.talan, person=child, named=[cast.talan, cast.jory], reason="A threat was made.")
    assert [item.child for item in worklist(cast.talan, clock.today())] == [child]
    restrict(
        by=cast.talan, person=child, named=[cast.talan, cast.jory, cast.morwenna], reason="She decides on it."
    )
    assert worklist(cast.talan, clock.today()) == []
