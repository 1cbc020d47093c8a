"""What every page of the admin site keeps to: who may look, and that looking is all one can do.

Django's own admin pages that hand out more than a list (lookups by any field, pop-ups, choosing by
another key, a log of its own) are closed here, once, for every model.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, ClassVar

from django.contrib import admin
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst

from casework.models import User
from casework.roles import Role
from casework.templatetags.casework import date_words, moment_words

PAGE = 25


def words_of(value: Any) -> str:
    """A value of a record as one reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return moment_words(value)
    return date_words(value) if isinstance(value, date) else str(value)


def said(record: Any, name: str) -> str:
    """One attribute of a record in words; a code by its label."""
    label = getattr(record, f"get_{name}_display", None)
    return words_of(label() if label else getattr(record, name))


def shows(words: str, path: str) -> Callable[[Any], str]:
    """A column of a list: its heading, and the attribute it shows, across relations by `__`."""
    *steps, last = path.split("__")

    def cell(record: Any) -> str:
        for step in steps:
            record = getattr(record, step, None)
        return said(record, last) if record is not None else ""

    cell.__name__ = path
    return admin.display(cell, description=words)


class HouseAdmin(admin.ModelAdmin):
    """A model in the admin site. `viewers` are the roles that may look at it; nobody deletes."""

    viewers: ClassVar[tuple[Role, ...]] = ()
    #: What the list is called, where the model's own name does not say it.
    called: ClassVar[str] = ""
    #: Whether leaders may take the list out as a file.
    exports: ClassVar[bool] = False
    #: What the list holds, in a sentence under its heading.
    intro: ClassVar[str] = ""

    actions = None
    list_per_page = PAGE
    list_max_show_all = 0
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    sortable_by = ()
    view_on_site = False
    empty_value_display = "–"

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return isinstance(request.user, User) and request.user.has_role(*self.viewers)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @property
    def media(self) -> Media:
        """No script or style of Django's admin: the pages are our own."""
        return Media()

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only the filters on the page. Django would filter by any field, and so answer guesses about it."""
        offered = {getattr(each, "parameter_name", each) for each in self.list_filter}
        return lookup.removesuffix("__exact") in offered

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"title": self.list_title, "intro": self.intro, "may_add": self.has_add_permission(request)}
        if self.may_export(request):
            where = reverse("admin:casework_exportentry_ask", args=[self.opts.label_lower])
            context["export_url"] = f"{where}{_query(request)}"
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def may_export(self, request: HttpRequest) -> bool:
        """Leaders take out what they see listed."""
        leads = isinstance(request.user, User) and request.user.has_role(Role.SENIOR_LEADER)
        return self.exports and leads and self.has_view_permission(request)

    @property
    def list_title(self) -> str:
        return self.called or str(capfirst(self.opts.verbose_name_plural))

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing: the history of the record itself is the only log."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing, as for log_addition."""

    def route(self, address: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
        """One address of this model, behind the site's own door."""
        label = f"{self.opts.app_label}_{self.opts.model_name}_{name}"
        return path(address, self.admin_site.admin_view(view), name=label)


def _query(request: HttpRequest) -> str:
    """What the list is narrowed by, as it stands in the address; which page of it is left out."""
    asked = request.GET.copy()
    asked.pop("p", None)
    return f"?{asked.urlencode()}" if asked else ""


class ReferenceAdmin(HouseAdmin):
    """Dated reference data, to read: by what rules the work is done. A list and no more."""

    viewers: ClassVar[tuple[Role, ...]] = (Role.SENIOR_LEADER, Role.SYSTEM_ADMINISTRATOR)
    list_display_links = None
    exports = True

    def get_urls(self) -> list[URLPattern]:
        return [self.route("", self.changelist_view, "changelist")]
