"""Teams in the admin site: added, renamed, closed and opened again, each with its reason; and their rota."""

from typing import Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern

from casework import actor, clock
from casework.admin.base import HouseAdmin, shows
from casework.admin.forms import NewTeamForm, TeamForm
from casework.admin.propose import propose
from casework.admin.users import KeptAdmin
from casework.models import DutyTurn, Team, TeamMembership, User, in_force
from casework.previews import Preview
from casework.roles import Role
from casework.rota import rota_page
from casework.teams import close_team, preview_of_closing, reopen_team


@admin.register(Team)
class TeamAdmin(KeptAdmin):
    intro = "A team that is closed stays on record. Who works in it, and from when, stands with each user."
    list_display = (
        shows("Name", "name"),
        shows("Kind", "kind"),
        shows("Part of", "parent__name"),
        shows("In use", "is_active"),
        shows("Closed", "closed_on"),
    )
    list_select_related = ("parent",)
    list_filter = ("kind", "is_active")

    def get_urls(self) -> list[URLPattern]:
        return [*super().get_urls(), self.route("<int:object_id>/close/", self.close_view, "close")]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        base = TeamForm if obj else NewTeamForm
        return super().get_form(request, obj, change, **{**kwargs, "form": base})

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return list((TeamForm if obj else NewTeamForm).base_fields)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if team := context["original"]:
            people = TeamMembership.objects.filter(in_force(clock.today()), team=team)
            context["people"] = people.select_related("user").order_by("position", "user__full_name")
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        with actor.acting(cast(User, request.user), because=form.cleaned_data["reason"]):
            obj.save()

    def close_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Close a team that holds no work, or open a closed one again."""
        team, me = self.kept(request, object_id), cast(User, request.user)
        opened = team.is_active

        def save(asked: dict[str, Any], reason: str) -> str:
            change = close_team if opened else reopen_team
            change(by=me, team=team, reason=reason)
            messages.success(request, f"{team} is {'closed' if opened else 'open again'}.")
            return self.address(team, "change")

        return propose(
            request,
            preview=lambda asked: preview_of_closing(team) if opened else _of_reopening(team),
            save=save,
            submit_label="Close the team" if opened else "Open it again",
            **self.admin_site.each_context(request),
            title="Close a team" if opened else "Open a team again",
            caption=str(team),
            back_url=self.address(team, "change"),
            back_label=str(team),
        )


def _of_reopening(team: Team) -> Preview:
    return Preview([f"Work could be passed to {team} again, and people put in it, from today."])


@admin.register(DutyTurn)
class DutyTurnAdmin(HouseAdmin):
    """The duty rota of any team: the page its managers have, for administrators."""

    viewers = (Role.SYSTEM_ADMINISTRATOR,)
    called = "Duty rota"

    def get_urls(self) -> list[URLPattern]:
        return [self.route("", self.rota_view, "changelist")]

    def rota_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return rota_page(request, layout="admin/base_site.html", address="admin:casework_dutyturn_changelist")
