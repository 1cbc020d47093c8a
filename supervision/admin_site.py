"""The admin site: the leaders' overview, every record to read, and for administrators users and teams."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.views.decorators.cache import never_cache

from casework.guards import NotYours
from casework.roles import Role
from supervision.overview import overview_for
from supervision.overview_pages import PAGES

#: What the records of each app are called on the index.
TITLES = {
    "children": "People",
    "referrals": "Contacts, screening and referrals",
    "assessments": "Assessments",
    "plans": "Plans and reviews",
    "supervision": "Oversight",
    "casework": "Staff and rules",
}


class LeadersSite(admin.AdminSite):
    """Django's admin with its doors counted: an index, the overview's lists, and each model's own pages.

    What Django's admin offers beside these (another sign-in, passwords, lookups for pop-ups, jumps
    by content type, a log of recent actions) is not here.
    """

    site_title = site_header = settings.SERVICE_NAME
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_staff)

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Callable[..., Any]:
        """The door of every page here. LoginRequiredMiddleware stands before it."""

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not self.has_permission(request):
                raise NotYours(
                    "The admin site is for senior leaders, system administrators and information governance."
                )
            # Pop-ups and choosing by another key would turn lists into answers about hidden fields.
            if {IS_POPUP_VAR, TO_FIELD_VAR} & (request.GET.keys() | request.POST.keys()):
                raise Http404
            return view(request, *args, **kwargs)

        return update_wrapper(never_cache(inner), view)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own = [path(address, self.admin_view(view), name=name) for address, view, name in PAGES]
        models = [
            path(f"{model._meta.app_label}/{model._meta.model_name}/", include(model_admin.urls))
            for model, model_admin in self._registry.items()
        ]
        login = path("login/", self.login, name="login")
        return [path("", self.admin_view(self.index), name="index"), login, *own, *models]

    @login_not_required
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """There is one sign-in, for everybody."""
        return redirect_to_login(reverse("admin:index"))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {"has_permission": self.has_permission(request)}

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The overview for senior leaders; the lists that the user's roles open."""
        leads = request.user.has_role(Role.SENIOR_LEADER)
        context = {
            **self.each_context(request),
            "title": "Leaders’ overview" if leads else "Admin site",
            "overview": overview_for(request.user) if leads else None,
            "groups": self.groups(request),
        }
        return TemplateResponse(request, "admin/index.html", context)

    def groups(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The lists the user may open, app by app in the order of the journey."""
        found: dict[str, list[dict[str, str]]] = {label: [] for label in TITLES}
        for model, model_admin in self._registry.items():
            if model_admin.has_view_permission(request):
                address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
                found[model._meta.app_label].append({"words": model_admin.list_title, "url": address})
        return [{"title": TITLES[label], "lists": lists} for label, lists in found.items() if lists]
