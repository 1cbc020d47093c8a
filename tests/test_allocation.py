"""Allocation: a manager of the receiving team gives the child a worker, and says why when it changes."""

import pytest

from casework import clock
from casework.guards import NotNow, NotYours, StaleRecord
from casework.models import Position
from casework.roles import Role
from casework.staff import take_on
from children.choices import InvolvementKind
from children.contributions import worklist
from children.models import Involvement, Person
from children.services.restriction import restrict
from referrals.models import Referral
from referrals.services import allocate_referral
from tests import stories
from tests.cast import Cast
from tests.household import signed_in
from tests.protection_stories import hold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def worker_of(child: Person) -> list[str]:
    rows = Involvement.objects.live().filter(person=child, kind=InvolvementKind.ALLOCATED)
    return [str(row.user) for row in rows.select_related("user")]


def to_allocate(user) -> list[str]:
    return [item.url for item in worklist(user, clock.today()) if item.group == "allocate"]


def test_an_unallocated_referral_is_on_its_teams_list_until_somebody_has_it(cast: Cast) -> None:
    case = stories.referral(cast)
    address = f"/referrals/{case.pk}/allocate/"
    assert (to_allocate(cast.morwenna), to_allocate(cast.lowenna)) == ([address], [])
    response = signed_in(cast.morwenna).post(
        address, {"worker": str(cast.kerensa.pk), "reason": "", "version": str(case.version)}
    )
    assert response.headers["Location"] == f"/referrals/{case.pk}/"
    assert worker_of(case.child) == ["Kerensa Trembath"]
    assert to_allocate(cast.morwenna) == []
    assert Person.objects.readable_by(cast.kerensa).filter(pk=case.child_id).exists()


def test_the_duty_worker_sees_what_waits_for_allocation(cast: Cast) -> None:
    duty = take_on(
        by=None,
        username="duty",
        full_name="Keyne Rosevear",
        role=Role.SOCIAL_WORKER,
        team=cast.team("penwith"),
        position=Position.DUTY,
    )
    case = stories.referral(cast)
    assert to_allocate(duty) == []
    assert [item.url for item in worklist(duty, clock.today())] == [f"/referrals/{case.pk}/"]
    assert signed_in(duty).get(f"/referrals/{case.pk}/").status_code == 200
    assert signed_in(duty).get(f"/referrals/{case.pk}/allocate/").status_code == 403
    allocate_referral(by=cast.morwenna, referral=case, worker=cast.kerensa, reason="")
    response = signed_in(duty).get(f"/referrals/{case.pk}/")
    assert response.headers["Location"].startswith(f"/people/{case.child_id}/reason/")


def test_a_change_of_worker_says_why_and_ends_the_one_before(cast: Cast) -> None:
    case = stories.assessment(cast).referral
    with pytest.raises(NotNow, match="Say why the worker changes"):
        allocate_referral(by=cast.morwenna, referral=case, worker=cast.denzel, reason=" ")
    allocate_referral(by=cast.morwenna, referral=case, worker=cast.denzel, reason="Kerensa is on leave.")
    assert worker_of(case.child) == ["Denzel Carne"]
    rows = Involvement.objects.filter(person=case.child, kind=InvolvementKind.ALLOCATED).order_by("ends_at")
    assert {(str(row.user), row.reason) for row in rows} == {
        ("Kerensa Trembath", "She knows the family."),
        ("Denzel Carne", "Kerensa is on leave."),
    }


def test_only_social_workers_of_the_team_are_offered(cast: Cast) -> None:
    case = stories.referral(cast)
    page = signed_in(cast.morwenna).get(f"/referrals/{case.pk}/allocate/").content.decode()
    assert "Kerensa Trembath (0 children)" in page
    assert "Petroc" not in page
    for other in (cast.petroc, cast.morwenna, cast.elowen):
        with pytest.raises(NotNow, match="is not a social worker in Penwith team"):
            allocate_referral(by=cast.morwenna, referral=case, worker=other, reason="")
    gone = cast.kerensa
    gone.is_active = False
    gone.save()
    with pytest.raises(NotNow, match="is not a social worker"):
        allocate_referral(by=cast.morwenna, referral=case, worker=gone, reason="")


def test_only_a_manager_of_the_team_allocates(cast: Cast) -> None:
    case = stories.assessment(cast).referral
    for user in (cast.kerensa, cast.lowenna, cast.jory):
        with pytest.raises(NotYours, match="A manager of Penwith team does this"):
            allocate_referral(by=user, referral=case, worker=cast.denzel, reason="Nearest.")
    assert signed_in(cast.kerensa).get(f"/referrals/{case.pk}/allocate/").status_code == 403
    assert signed_in(cast.cador).get(f"/referrals/{case.pk}/allocate/").status_code == 200


def test_two_managers_allocating_at_once_the_second_is_told(cast: Cast) -> None:
    case = stories.referral(cast)
    allocate_referral(by=cast.morwenna, referral=case, worker=cast.kerensa, reason="", version=case.version)
    with pytest.raises(StaleRecord):
        allocate_referral(
            by=cast.cador, referral=case, worker=cast.denzel, reason="Nearest.", version=case.version
        )
    page = signed_in(cast.cador).post(
        f"/referrals/{case.pk}/allocate/",
        {"worker": str(cast.denzel.pk), "reason": "He is nearest.", "version": str(case.version)},
    )
    assert "Morwenna Nance saved this" in page.content.decode()
    assert "He is nearest." in page.content.decode()
    assert worker_of(case.child) == ["Kerensa Trembath"]


def test_a_referral_whose_worker_left_waits_for_allocation_again(cast: Cast) -> None:
    case = stories.assessment(cast).referral
    kerensa = cast.kerensa
    kerensa.is_active = False
    kerensa.save()
    assert to_allocate(cast.morwenna) == [f"/referrals/{case.pk}/allocate/"]


def test_a_restricted_child_is_allocated_to_somebody_named_on_the_record(cast: Cast) -> None:
    case = stories.referral(cast)
    named = [cast.morwenna, cast.talan]
    restrict(by=cast.talan, person=case.child, named=named, reason="A threat was made.")
    case = Referral.objects.get()
    with pytest.raises(NotNow, match="not named on this restricted record"):
        allocate_referral(by=cast.morwenna, referral=case, worker=cast.kerensa, reason="")
    restrict(by=cast.talan, person=case.child, named=[*named, cast.kerensa], reason="Her worker.")
    allocate_referral(by=cast.morwenna, referral=Referral.objects.get(), worker=cast.kerensa, reason="")
    assert signed_in(cast.kerensa).get(f"/referrals/{case.pk}/").status_code == 200
    assert signed_in(cast.cador).get(f"/referrals/{case.pk}/").status_code == 404


def test_what_went_through_a_strategy_discussion_still_waits_for_its_worker(cast: Cast) -> None:
    case = Referral.objects.get(screening=stories.decided(cast, "strategy_discussion").screening)
    [row] = case.strategydiscussions.all()
    hold(cast.morwenna, row, "assessment")
    assert to_allocate(cast.morwenna) == [f"/referrals/{case.pk}/allocate/"]
    assert signed_in(cast.morwenna).get(f"/referrals/{case.pk}/").status_code == 200
