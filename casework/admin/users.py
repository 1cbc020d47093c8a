"""Users and teams in the admin site. Roles end, users are deactivated; nothing is deleted."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import Field as ModelField
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.forms import Field as FormField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils.text import capfirst

from casework import clock, security_log
from casework.admin.base import HouseAdmin, shows
from casework.admin.forms import (
    MembershipForm,
    NewUserForm,
    PasswordForm,
    RoleForm,
    UserForm,
)
from casework.admin.history import entries_of
from casework.models import RoleHeld, SecurityEventKind, TeamMembership, User
from casework.pages import save_once
from casework.roles import Role
from casework.staff import refuse_own, set_password

# Roles are not Django's groups, and no Django permission opens anything.
admin.site.unregister(Group)


class KeptAdmin(HouseAdmin):
    """What system administrators keep: they add and change, and see who changed what."""

    viewers = (Role.SYSTEM_ADMINISTRATOR,)
    intro = "Nothing here is deleted: it ends, and the history keeps it."

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request)

    def get_urls(self) -> list[URLPattern]:
        return [
            self.route("", self.changelist_view, "changelist"),
            self.route("add/", self.add_view, "add"),
            self.route("<int:object_id>/change/", self.kept_view, "change"),
            self.route("<int:object_id>/history/", self.kept_history, "history"),
        ]

    def kept_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return self.change_view(request, str(object_id))

    def formfield_for_dbfield(self, db_field: ModelField, request: Any, **kwargs: Any) -> FormField | None:
        """The model's own field: Django's admin would hang its own widgets and pop-ups on it."""
        return db_field.formfield(**{**kwargs, "widget": None} if "widget" in kwargs else kwargs)

    def _get_obj_does_not_exist_redirect(self, *args: Any) -> HttpResponse:
        raise Http404

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        original = context["original"]
        formsets = [shown.formset for shown in context["inline_admin_formsets"]]
        context |= {
            "title": str(original) if original else f"Add a {self.opts.verbose_name}",
            "caption": capfirst(self.opts.verbose_name) if original else "",
            "forms": [context["adminform"].form, *(form for rows in formsets for form in rows.forms)],
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        messages.success(request, f"{obj} was added.")
        return HttpResponseRedirect(self.address(obj, "change"))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        messages.success(request, f"{obj} was saved.")
        return HttpResponseRedirect(self.address(obj, "change"))

    def address(self, obj: Any, name: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}", args=[obj.pk])

    def kept(self, request: HttpRequest, pk: int) -> Any:
        if not self.has_view_permission(request):
            raise PermissionDenied
        obj = self.model._default_manager.filter(pk=pk).first()
        if obj is None:
            raise Http404
        return obj

    def kept_history(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Who changed what, newest first."""
        obj = self.kept(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": "Who changed what",
            "caption": str(obj),
            "back_url": self.address(obj, "change"),
            "back_label": str(obj),
            "entries": entries_of(self.histories_of(obj)),
        }
        return TemplateResponse(request, "admin/kept_history.html", context)

    def histories_of(self, obj: Any) -> list[QuerySet[Any]]:
        return [obj.history.all()]


class OfUserInline(admin.StackedInline):
    """What a user holds from one date to another. Nobody changes their own."""

    template = "admin/inline.html"
    fk_name = "user"
    extra = 1
    can_delete = False

    def _of_others(self, request: HttpRequest, user: User | None) -> bool:
        return self.has_view_permission(request) and (user is None or user.pk != request.user.pk)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return isinstance(request.user, User) and request.user.has_role(Role.SYSTEM_ADMINISTRATOR)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._of_others(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._of_others(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[BaseInlineFormSet]:
        """Rows for a whole working life, and no more: a post may claim any number of them."""
        return super().get_formset(request, obj, **{"max_num": 100, "absolute_max": 200, **kwargs})

    def formfield_for_dbfield(self, db_field: ModelField, request: Any, **kwargs: Any) -> FormField | None:
        return db_field.formfield(**kwargs)


class RoleInline(OfUserInline):
    model = RoleHeld
    form = RoleForm
    verbose_name = "role"
    verbose_name_plural = "Roles"
    ordering = ("ends", "starts")


class MembershipInline(OfUserInline):
    model = TeamMembership
    form = MembershipForm
    verbose_name = "team"
    verbose_name_plural = "Teams"
    ordering = ("ends", "starts")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("team")


def _today(rows: Any) -> list[Any]:
    """Of rows fetched before, those in force today."""
    today = clock.today()
    return [row for row in rows.all() if row.starts <= today and (not row.ends or row.ends >= today)]


@admin.display(description="Roles")
def roles_column(user: User) -> str:
    """The roles held today."""
    return ", ".join(row.get_role_display() for row in _today(user.roles_held))


@admin.display(description="Teams")
def teams_column(user: User) -> str:
    """The teams worked in today."""
    return ", ".join(row.team.name for row in _today(user.team_memberships))


@admin.register(User)
class UserAdmin(KeptAdmin):
    list_display = (
        shows("Name", "full_name"),
        shows("Username", "username"),
        roles_column,
        teams_column,
        shows("May sign in", "is_active"),
    )
    list_filter = ("is_active",)
    search_fields = ("full_name", "username")
    search_help_text = "Name or username"
    inlines = (RoleInline, MembershipInline)

    def get_urls(self) -> list[URLPattern]:
        return [*super().get_urls(), self.route("<int:object_id>/password/", self.password_view, "password")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return User.objects.prefetch_related("roles_held", "team_memberships__team")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        base = UserForm if obj else NewUserForm
        form = super().get_form(request, obj, change, **{**kwargs, "form": base})
        if obj and obj.pk == request.user.pk:
            # Nobody shuts themselves out.
            form.base_fields["is_active"].disabled = True
        return form

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return list((UserForm if obj else NewUserForm).base_fields)

    def save_model(self, request: Any, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change or "is_active" in form.changed_data:
            opened = SecurityEventKind.USER_OPENED if obj.is_active else SecurityEventKind.USER_CLOSED
            security_log.note(opened, user=obj)

    def save_formset(self, request: Any, form: Any, formset: Any, change: bool) -> None:
        if formset.has_changed():
            refuse_own(request.user, form.instance)
        super().save_formset(request, form, formset, change)
        for row in [*formset.new_objects, *(row for row, _ in formset.changed_objects)]:
            security_log.note_span(row)

    def password_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Set somebody's password."""
        user, me = self.kept(request, object_id), cast(User, request.user)
        form = PasswordForm(request.POST or None, user=user)
        if request.method == "POST" and form.is_valid():

            def save() -> str:
                set_password(by=me, user=user, password=form.cleaned_data["password"])
                messages.success(request, f"The new password of {user} is set. Tell them in person.")
                return self.address(user, "change")

            if response := save_once(request, form, save):
                return response
        context = {
            **self.admin_site.each_context(request),
            "form": form,
            "title": "Set a password",
            "caption": str(user),
            "back_url": self.address(user, "change"),
            "back_label": str(user),
            "cancel_url": self.address(user, "change"),
        }
        return TemplateResponse(request, "layouts/form_page.html", context)

    def histories_of(self, obj: Any) -> list[QuerySet[Any]]:
        roles, teams = RoleHeld.history.filter(user_id=obj.pk), TeamMembership.history.filter(user_id=obj.pk)
        return [obj.history.all(), roles, teams]
