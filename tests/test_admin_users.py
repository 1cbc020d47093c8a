"""The admin site for system administrators: users, roles and teams, and no child's name anywhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework import clock
from casework.guards import NotYours
from casework.models import RoleHeld, Team, TeamMembership, User
from casework.roles import Role
from casework.staff import refuse_own
from children.admin.base import RecordAdmin, address_of
from tests import stories
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")

USERS = "/admin/casework/user/"


@pytest.fixture
def sysadmin(cast: Cast, client: Client) -> Client:
    client.force_login(cast.piran)
    return client


def page_of(user: User, name: str = "change") -> str:
    return reverse(f"admin:casework_user_{name}", args=[user.pk])


def day(name: str, value: Any) -> dict[str, str]:
    if value is None:
        return {f"{name}-day": "", f"{name}-month": "", f"{name}-year": ""}
    return {f"{name}-day": str(value.day), f"{name}-month": str(value.month), f"{name}-year": str(value.year)}


def filled(client: Client, page: str) -> dict[str, str]:
    """What a browser would send if nothing on the page were touched."""
    answer = client.get(page)
    sent: dict[str, str] = {}
    for form in answer.context["forms"]:
        for field in form:
            value = field.value()
            if field.field.widget.__class__.__name__ == "PartsWidget":
                sent |= day(field.html_name, value() if callable(value) else value)
            elif value not in (None, False):
                sent[field.html_name] = "on" if value is True else str(value() if callable(value) else value)
    for inline in answer.context["inline_admin_formsets"]:
        management = inline.formset.management_form
        sent |= {management.add_prefix(name): str(value) for name, value in management.initial.items()}
    return {name: value for name, value in sent.items() if "__prefix__" not in name}


def new_person(**fields: str) -> dict[str, str]:
    told = {
        "username": "mylor.kent",
        "full_name": "Mylor Kent",
        "email": "mylor@example.org",
        "new_password": "harbour-kettle-granite",
    }
    return {**told, **fields}


def test_a_user_is_added_with_a_role_and_a_team_and_can_sign_in(
    sysadmin: Client, cast: Cast, client: Client
) -> None:
    sent = filled(sysadmin, f"{USERS}add/") | new_person()
    sent |= {"roles_held-0-role": "social_worker", "team_memberships-0-position": "member"}
    sent["team_memberships-0-team"] = str(cast.team("penwith").pk)
    answer = sysadmin.post(f"{USERS}add/", sent)
    mylor = User.objects.get(username="mylor.kent")
    assert answer.headers["Location"] == page_of(mylor)
    assert mylor.roles == {Role.SOCIAL_WORKER}
    assert mylor.team_ids == {cast.team("penwith").pk}
    assert RoleHeld.history.get(user_id=mylor.pk).history_user == cast.piran
    assert Client().login(username="mylor.kent", password="harbour-kettle-granite")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"full_name": ""}, "Enter full name"),
        ({"username": "kerensa"}, "Somebody already signs in with this name"),
        ({"new_password": "password1234"}, "too common"),
        ({"new_password": "short"}, "at least 12 characters"),
    ],
    ids=str,
)
def test_what_is_wrong_with_a_new_user_is_said_and_nothing_is_saved(
    sysadmin: Client, wrong: dict[str, str], said: str
) -> None:
    before = User.objects.count()
    answer = sysadmin.post(f"{USERS}add/", filled(sysadmin, f"{USERS}add/") | new_person(**wrong))
    assert said in answer.content.decode()
    assert 'class="govuk-error-summary"' in answer.content.decode()
    assert User.objects.count() == before


def test_a_role_ends_and_stays_on_record(sysadmin: Client, cast: Cast) -> None:
    sent = filled(sysadmin, page_of(cast.denzel))
    sent |= day("roles_held-0-ends", clock.today() - timedelta(days=1))
    assert sysadmin.post(page_of(cast.denzel), sent).status_code == 302
    held = RoleHeld.objects.get(user=cast.denzel)
    assert held.ends == clock.today() - timedelta(days=1)
    assert cast.denzel.roles == set()


@pytest.mark.parametrize("name", ["role", "starts"])
def test_a_role_on_record_never_becomes_another(sysadmin: Client, cast: Cast, name: str) -> None:
    before = RoleHeld.objects.get(user=cast.denzel)
    sent = filled(sysadmin, page_of(cast.denzel)) | {"roles_held-0-role": "senior_leader"}
    sent |= day("roles_held-0-starts", clock.today())
    sysadmin.post(page_of(cast.denzel), sent)
    assert getattr(RoleHeld.objects.get(pk=before.pk), name) == getattr(before, name)


def test_a_role_that_has_ended_is_not_revived(sysadmin: Client, cast: Cast) -> None:
    held = RoleHeld.objects.get(user=cast.denzel)
    held.ends = clock.today() - timedelta(days=10)
    held.save()
    sent = filled(sysadmin, page_of(cast.denzel)) | day("roles_held-0-ends", None)
    sysadmin.post(page_of(cast.denzel), sent)
    assert RoleHeld.objects.get(pk=held.pk).ends == clock.today() - timedelta(days=10)


def test_a_role_is_held_once_at_a_time(sysadmin: Client, cast: Cast) -> None:
    sent = filled(sysadmin, page_of(cast.denzel)) | {"roles_held-1-role": "social_worker"}
    answer = sysadmin.post(page_of(cast.denzel), sent)
    assert "holds that role already" in answer.content.decode()
    assert RoleHeld.objects.filter(user=cast.denzel).count() == 1


def test_nobody_changes_their_own_roles_or_teams_or_shuts_themselves_out(
    sysadmin: Client, cast: Cast
) -> None:
    shown = sysadmin.get(page_of(cast.piran)).content.decode()
    assert "Nobody changes their own" in shown
    sent = {
        "username": "piran",
        "full_name": "Piran Jewell",
        "roles_held-TOTAL_FORMS": "2",
        "roles_held-INITIAL_FORMS": "1",
        "roles_held-0-id": str(RoleHeld.objects.get(user=cast.piran).pk),
        "roles_held-0-user": str(cast.piran.pk),
        "roles_held-1-user": str(cast.piran.pk),
        "roles_held-1-role": "senior_leader",
        "team_memberships-TOTAL_FORMS": "1",
        "team_memberships-INITIAL_FORMS": "0",
        "team_memberships-0-team": str(cast.team("penwith").pk),
        "team_memberships-0-position": "manager",
    }
    sent |= day("roles_held-1-starts", clock.today()) | day("team_memberships-0-starts", clock.today())
    sysadmin.post(page_of(cast.piran), sent)
    assert cast.piran.roles == {Role.SYSTEM_ADMINISTRATOR}
    assert cast.piran.team_ids == set()
    assert cast.piran.is_active


def test_the_rule_stands_by_itself_too(cast: Cast) -> None:
    refuse_own(cast.piran, cast.denzel)
    with pytest.raises(NotYours, match="Ask another system administrator"):
        refuse_own(cast.piran, cast.piran)


def test_somebody_who_leaves_is_deactivated_and_can_no_longer_sign_in(sysadmin: Client, cast: Cast) -> None:
    sent = filled(sysadmin, page_of(cast.denzel))
    del sent["is_active"]
    sysadmin.post(page_of(cast.denzel), sent)
    assert not cast.denzel.is_active
    assert User.history.filter(id=cast.denzel.pk).first().history_user == cast.piran


def test_nothing_is_deleted(sysadmin: Client, cast: Cast) -> None:
    for model in (User, Team):
        found = admin.site._registry[model]
        assert not found.has_delete_permission(None)
        assert not [url for url in found.get_urls() if "delete" in (url.name or "")]
    assert sysadmin.post(f"{USERS}{cast.denzel.pk}/delete/", {"post": "yes"}).status_code == 404
    sysadmin.post(USERS, {"action": "delete_selected", "_selected_action": str(cast.denzel.pk)})
    assert User.objects.filter(username="denzel").exists()


def test_a_password_is_set_and_the_history_says_by_whom_but_not_what(sysadmin: Client, cast: Cast) -> None:
    answer = sysadmin.post(page_of(cast.denzel, "password"), {"password": "harbour-kettle-granite"})
    assert answer.headers["Location"] == page_of(cast.denzel)
    assert Client().login(username="denzel", password="harbour-kettle-granite")
    shown = sysadmin.get(page_of(cast.denzel, "history")).content.decode()
    assert "A new password was set" in shown
    assert "Piran Jewell" in shown
    assert cast.denzel.password not in shown
    answer = sysadmin.post(page_of(cast.denzel, "password"), {"password": "short"})
    assert "at least 12 characters" in answer.content.decode()


def test_the_history_of_a_user_has_their_roles_and_teams(sysadmin: Client, cast: Cast) -> None:
    sent = filled(sysadmin, page_of(cast.denzel)) | {"roles_held-1-role": "rights_advocate"}
    sysadmin.post(page_of(cast.denzel), sent)
    entries = sysadmin.get(page_of(cast.denzel, "history")).context["entries"]
    newest = next(entry for entry in entries if entry.by == "Piran Jewell")
    assert ("Role", "", "Children’s rights advocate") in [
        (c.field, c.before, c.after) for c in newest.changes
    ]
    assert {"User", "Role held", "Team membership"} <= {entry.what for entry in entries}


def test_teams_are_kept_and_their_history_shown(sysadmin: Client, cast: Cast) -> None:
    page = reverse("admin:casework_team_change", args=[cast.team("penwith").pk])
    sysadmin.post(page, filled(sysadmin, page) | {"name": "West Penwith team", "reason": "As it is called."})
    assert Team.objects.get(key="penwith").name == "West Penwith team"
    shown = sysadmin.get(reverse("admin:casework_team_history", args=[cast.team("penwith").pk]))
    assert "West Penwith team" in shown.content.decode()


def test_the_admin_keeps_no_log_beside_the_history(sysadmin: Client, cast: Cast) -> None:
    sysadmin.post(page_of(cast.denzel), filled(sysadmin, page_of(cast.denzel)) | {"full_name": "D Carne"})
    assert not LogEntry.objects.exists()


def test_an_administrator_finds_no_childs_name_anywhere(sysadmin: Client, cast: Cast) -> None:
    child = stories.assessment(cast).child
    for model, found in admin.site._registry.items():
        label = f"{model._meta.app_label}_{model._meta.model_name}"
        answer = sysadmin.get(reverse(f"admin:{label}_changelist"))
        assert answer.status_code == (403 if isinstance(found, RecordAdmin) else 200), model
        assert "Tregear" not in answer.content.decode(), model
    for page in (address_of(child), reverse("admin:children_person_history", args=[child.pk])):
        assert sysadmin.get(page).status_code == 403
    assert sysadmin.get(reverse("child", args=[child.pk])).status_code == 404
    index = sysadmin.get("/admin/").content.decode()
    assert "Tregear" not in index
    assert "Visits" not in index
    assert "Open children" not in index


def test_leaders_see_by_what_rules_the_work_is_done_and_keep_no_users(client: Client, cast: Cast) -> None:
    client.force_login(cast.rosenwyn)
    for name in ("authority", "bankholiday", "localtimescale", "locallabel"):
        assert client.get(f"/admin/casework/{name}/").status_code == 200
    for page in (USERS, f"{USERS}add/", page_of(cast.denzel), page_of(cast.denzel, "history")):
        assert client.get(page).status_code == 403
        assert client.post(page).status_code == 403
    for page in (page_of(cast.denzel, "password"), "/admin/casework/team/"):
        assert client.get(page).status_code == 403


@pytest.mark.parametrize("name", ["kerensa", "morwenna", "mabyn", "gerens"])
def test_others_are_not_let_in(client: Client, cast: Cast, name: str) -> None:
    client.force_login(getattr(cast, name))
    for page in ("/admin/", USERS, "/admin/children/person/", "/admin/overview/open/plan/"):
        assert client.get(page).status_code == 403


def test_there_is_one_sign_in(client: Client, db: None) -> None:
    for page in ("/admin/", "/admin/login/", "/admin/children/person/"):
        assert client.get(page).headers["Location"].startswith(reverse("sign_in"))


def test_the_list_of_users_costs_the_same_for_few_and_for_many(sysadmin: Client, cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            sysadmin.get(USERS, {"q": "Visiting"})
        return len(queries)

    def visiting(number: int) -> None:
        user = User.objects.create_user(f"visiting{number}", full_name=f"Visiting {number}")
        RoleHeld.objects.create(user=user, role=Role.LAWYER)
        TeamMembership.objects.create(user=user, team=cast.team("penwith"))

    visiting(0)
    cost()
    first = cost()
    for number in range(1, 50):
        visiting(number)
    assert cost() == first <= 12
