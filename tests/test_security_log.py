"""The security log: what happened to accounts, kept for good, and read by system administrators only."""

import getpass
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework import actor, clock, security_log
from casework.models import RoleHeld, SecurityEvent, SecurityEventKind
from casework.roles import Role
from tests.cast import PASSWORD, Cast
from tests.test_admin_users import USERS, day, filled, new_person, page_of

pytestmark = pytest.mark.usefixtures("monday")
Kind = SecurityEventKind
LOG = "/admin/casework/securityevent/"


@pytest.fixture
def sysadmin(cast: Cast, client: Client) -> Client:
    client.force_login(cast.piran)
    return client


def newest(number: int = 1) -> list[SecurityEvent]:
    return list(SecurityEvent.objects.order_by("-at", "-pk").filter(at=clock.now()))[:number]


def only(kind: str) -> SecurityEvent:
    return SecurityEvent.objects.get(kind=kind, at=clock.now())


def signs_in(name: str, password: str) -> Client:
    browser = Client()
    browser.post(reverse("sign_in"), {"username": name, "password": password}, REMOTE_ADDR="198.51.100.7")
    return browser


def test_signing_in_failing_and_signing_out_are_noted(cast: Cast) -> None:
    user = cast.kerensa
    user.set_password(PASSWORD)
    user.save()
    signs_in("kerensa", "wrong")
    browser = signs_in("kerensa", PASSWORD)
    browser.post(reverse("sign_out"), REMOTE_ADDR="198.51.100.7")
    for kind, by in ((Kind.SIGN_IN_FAILED, None), (Kind.SIGNED_IN, user), (Kind.SIGNED_OUT, user)):
        event = only(kind)
        assert (event.user, event.by, event.address) == (user, by, "198.51.100.7")
        assert len(event.reference) == 8


def test_a_password_typed_as_the_username_is_not_kept(cast: Cast) -> None:
    for _ in range(2):
        signs_in(PASSWORD, "kerensa")
    signs_in("another", "kerensa")
    marks = [event.unknown_name for event in SecurityEvent.objects.filter(kind=Kind.SIGN_IN_FAILED)]
    assert len(marks) == 3
    assert len(set(marks)) == 2
    assert PASSWORD not in str([vars(event) for event in SecurityEvent.objects.all()])


def test_being_held_back_is_noted_once_for_each_wait(cast: Cast) -> None:
    for _ in range(9):
        signs_in("kerensa", "wrong")
    assert only(Kind.HELD).detail == "Until 09:42"
    assert SecurityEvent.objects.filter(kind=Kind.SIGN_IN_FAILED).count() == 5


def test_an_account_with_its_role_and_team_is_noted_when_it_is_made(sysadmin: Client, cast: Cast) -> None:
    sent = filled(sysadmin, f"{USERS}add/") | new_person()
    sent |= {"roles_held-0-role": "social_worker", "team_memberships-0-position": "member"}
    sent["team_memberships-0-team"] = str(cast.team("penwith").pk)
    sysadmin.post(f"{USERS}add/", sent)
    assert only(Kind.USER_OPENED).user.username == "mylor.kent"
    assert only(Kind.ROLE_GIVEN).detail == "Social worker, from 23 November 2026"
    assert only(Kind.TEAM_CHANGED).detail == "Penwith team, member, from 23 November 2026"
    assert {event.by for event in newest(3)} == {cast.piran}


def test_a_role_ended_and_an_account_closed_are_noted(sysadmin: Client, cast: Cast) -> None:
    sent = filled(sysadmin, page_of(cast.denzel)) | day("roles_held-0-ends", clock.today())
    del sent["is_active"]
    sysadmin.post(page_of(cast.denzel), sent)
    assert only(Kind.USER_CLOSED).user == cast.denzel
    assert only(Kind.ROLE_ENDED).detail == "Social worker, from 8 January 2024 to 23 November 2026"
    sent = filled(sysadmin, page_of(cast.denzel)) | {"is_active": "on"}
    sysadmin.post(page_of(cast.denzel), sent)
    assert only(Kind.USER_OPENED).user == cast.denzel


def test_a_change_of_name_alone_is_for_the_history(sysadmin: Client, cast: Cast) -> None:
    sysadmin.post(page_of(cast.denzel), filled(sysadmin, page_of(cast.denzel)) | {"full_name": "D Carne"})
    assert cast.denzel.full_name == "D Carne"
    assert not newest()


def test_a_password_set_by_somebody_else_is_noted_with_who_did_it(sysadmin: Client, cast: Cast) -> None:
    sysadmin.post(page_of(cast.denzel, "password"), {"password": "harbour-kettle-granite"})
    event = only(Kind.PASSWORD_SET)
    assert (event.user, event.by) == (cast.denzel, cast.piran)


def test_whoever_is_taken_on_outside_the_admin_site_is_noted_too(cast: Cast) -> None:
    opened = SecurityEvent.objects.filter(kind=Kind.USER_OPENED)
    assert set(opened.values_list("user", flat=True)) == {user.pk for user in cast.staff.values()}
    given = SecurityEvent.objects.filter(kind=Kind.ROLE_GIVEN).count()
    assert given == RoleHeld.objects.filter(ends=None).count()


def test_the_first_administrator_is_noted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getpass", lambda prompt: PASSWORD)
    call_command("create_administrator", "sidwell", "Sidwell Hendy", stdout=StringIO())
    noted = {(event.kind, str(event.user), event.detail) for event in newest(9)}
    assert noted == {
        (Kind.USER_OPENED, "Sidwell Hendy", ""),
        (Kind.ROLE_GIVEN, "Sidwell Hendy", "System administrator, from 23 November 2026"),
    }


def test_an_export_is_noted_in_the_name_of_whoever_acts(cast: Cast) -> None:
    with actor.acting(cast.mabyn):
        security_log.note(Kind.EXPORTED, detail="Open children, 412 rows")
    event = only(Kind.EXPORTED)
    assert (event.by, event.user, event.detail) == (cast.mabyn, None, "Open children, 412 rows")


def test_what_is_noted_stays(cast: Cast) -> None:
    event = security_log.note(Kind.EXPORTED, by=cast.mabyn)
    for wrong in (event.save, event.delete, SecurityEvent.objects.all().delete):
        with pytest.raises(TypeError):
            wrong()


def test_an_administrator_reads_it_and_finds_what_they_look_for(sysadmin: Client, cast: Cast) -> None:
    signs_in("kerensa", "wrong")
    signs_in("nobody at all", "wrong")
    shown = sysadmin.get(LOG).content.decode()
    assert "Unknown name, mark" in shown
    assert "198.51.100.7" in shown
    mine = sysadmin.get(LOG, {"q": "trembath"}).content.decode()
    assert "Sign-in failed" in mine
    assert "Denzel Carne" not in mine
    kind = sysadmin.get(LOG, {"kind__exact": "role_given", "q": "trembath"})
    assert kind.context["cl"].result_count == 1
    lately = sysadmin.get(LOG, {"since": "1"})
    assert lately.context["cl"].result_count == 2
    assert sysadmin.get(LOG, {"since": "nonsense"}).status_code == 200
    # Only the filters on the page.
    assert sysadmin.get(LOG, {"user__password__startswith": "a"}).status_code in {302, 400}


@pytest.mark.parametrize("name", ["kerensa", "morwenna", "rosenwyn", "talan"])
def test_nobody_else_reads_it(client: Client, cast: Cast, name: str) -> None:
    client.force_login(getattr(cast, name))
    assert client.get(LOG).status_code == 403


def test_nothing_in_it_can_be_changed_from_the_admin_site(sysadmin: Client, cast: Cast) -> None:
    event = security_log.note(Kind.EXPORTED, by=cast.mabyn)
    for page in ("add/", f"{event.pk}/change/", f"{event.pk}/delete/"):
        assert sysadmin.get(f"{LOG}{page}").status_code == 404
    sysadmin.post(LOG, {"action": "delete_selected", "_selected_action": str(event.pk)})
    assert SecurityEvent.objects.filter(pk=event.pk).exists()


def test_the_log_is_paged_and_costs_the_same_for_few_and_for_many(sysadmin: Client, cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            sysadmin.get(LOG, {"q": "Mabyn"})
        return len(queries)

    cost()
    first = cost()
    for number in range(60):
        security_log.note(Kind.EXPORTED, by=cast.mabyn, user=cast.denzel, detail=f"{number} rows")
    assert cost() == first <= 12
    assert "Next" in sysadmin.get(LOG).content.decode()
    assert Role.DATA_ANALYST in cast.mabyn.roles
