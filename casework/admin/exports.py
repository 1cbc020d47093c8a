"""Lists as files, for leaders: the reason first, then the file; and the log of what was taken."""

from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse

from casework import clock
from casework.admin.base import HouseAdmin, shows
from casework.admin.propose import ReasonForm
from casework.exports import MOST_ROWS, TIME_TO_FETCH, csv_lines, log_export, may_fetch
from casework.models import ExportEntry, User
from casework.pages import save_once
from casework.roles import Role


class ExportForm(ReasonForm):
    """Why a list leaves the system."""

    submit_label = "Make the file"


@admin.register(ExportEntry)
class ExportEntryAdmin(HouseAdmin):
    viewers = (Role.SYSTEM_ADMINISTRATOR, Role.INFORMATION_GOVERNANCE)
    intro = "Who took which list out of the system as a file, narrowed by what, and why. Written once."
    list_display = (
        shows("When", "at"),
        shows("Who", "by__full_name"),
        shows("List", "list_title"),
        shows("Narrowed by", "filters"),
        shows("Rows", "rows"),
        shows("Why", "reason"),
    )
    list_display_links = None
    list_select_related = ("by",)

    def get_urls(self) -> list[URLPattern]:
        return [
            self.route("", self.changelist_view, "changelist"),
            self.route("of/<str:label>/", export, "ask"),
            self.route("of/<str:label>/<uuid:entry>/", export_ready, "ready"),
            self.route("of/<str:label>/<uuid:entry>/file/", export_file, "file"),
        ]


def export(request: HttpRequest, label: str) -> HttpResponse:
    """Ask why a list is to leave the system, say how much it is, and write that down."""
    listed, user = _list_of(request, label), cast(User, request.user)
    rows, filters, query = listed.changes.result_count, listed.filters, _query(request)
    form = ExportForm(request.POST if request.method == "POST" else None) if 0 < rows <= MOST_ROWS else None
    if form and request.method == "POST" and form.is_valid():

        def save() -> str:
            entry = log_export(
                by=user,
                list_key=label,
                list_title=listed.title,
                filters=filters,
                rows=rows,
                reason=form.cleaned_data["reason"],
                query=query,
            )
            return _address("ready", label, query, entry.pk)

        if response := save_once(request, form, save):
            return response
    context = {"form": form, "rows": rows, "filters": filters, "most": MOST_ROWS, "columns": listed.columns}
    return _page(request, "admin/export.html", listed, title="Export a list", **context)


def export_ready(request: HttpRequest, label: str, entry: UUID) -> HttpResponse:
    """The file can be fetched, by who asked for it and for a short while."""
    listed, query = _list_of(request, label), _query(request)
    row = _entry(request, label, entry)
    url = _address("file", label, query, entry)
    minutes = int(TIME_TO_FETCH.total_seconds() // 60)
    context = {"url": url, "entry": row, "minutes": minutes}
    return _page(request, "admin/export_ready.html", listed, title="The file is ready", **context)


def export_file(request: HttpRequest, label: str, entry: UUID) -> StreamingHttpResponse:
    """The file itself, line by line: the same rows as the list shows this reader now."""
    listed = _list_of(request, label)
    _entry(request, label, entry)
    response = StreamingHttpResponse(
        csv_lines(listed.columns, listed.rows()), content_type="text/csv; charset=utf-8"
    )
    name = f"{label.replace('.', '-')}-{clock.today():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class Listed:
    """One list of the admin site as this reader sees it, narrowed as the address says."""

    def __init__(self, request: HttpRequest, model_admin: HouseAdmin) -> None:
        self.request, self.model_admin = request, model_admin
        self.title = model_admin.list_title
        self.changes: Any = model_admin.get_changelist_instance(request)
        self.cells: list[Any] = list(model_admin.get_list_display(request))

    @property
    def columns(self) -> list[str]:
        return [str(cell.short_description) for cell in self.cells]

    @property
    def filters(self) -> str:
        """What the list is narrowed by, in words. What was searched for may be a name, and is left out."""
        found = ["found by a name or number"] if self.changes.query else []
        for spec in self.changes.filter_specs:
            chosen = [choice["display"] for choice in spec.choices(self.changes) if choice["selected"]]
            if spec.used_parameters and any(spec.used_parameters.values()):
                found += [f"{spec.title}: {each}" for each in chosen]
        return ", ".join(str(words) for words in found)

    def rows(self) -> Iterator[list[str]]:
        """Every row, of all pages of the list, never more than an export holds."""
        for record in self.changes.queryset[:MOST_ROWS].iterator(chunk_size=500):
            yield [str(cell(record) or "") for cell in self.cells]


def _list_of(request: HttpRequest, label: str) -> Listed:
    """The list, for those who may export it. Raises Http404 or PermissionDenied."""
    user = cast(User, request.user)
    if not user.has_role(Role.SENIOR_LEADER):
        raise PermissionDenied
    try:
        model_admin: Any = admin.site._registry.get(apps.get_model(label))
    except (LookupError, ValueError):
        model_admin = None
    if not isinstance(model_admin, HouseAdmin) or not model_admin.exports:
        raise Http404
    if not model_admin.may_export(request):
        raise PermissionDenied
    try:
        return Listed(request, model_admin)
    except IncorrectLookupParameters:
        raise Http404 from None


def _entry(request: HttpRequest, label: str, pk: UUID) -> ExportEntry:
    row = ExportEntry.objects.filter(pk=pk).first()
    if row is None or not may_fetch(cast(User, request.user), row, label, _query(request)):
        raise Http404
    return row


def _query(request: HttpRequest) -> str:
    """What the list is narrowed by, always in one order."""
    return urlencode(sorted((name, value) for name, values in request.GET.lists() for value in values))


def _address(name: str, label: str, query: str, *args: Any) -> str:
    where = reverse(f"admin:casework_exportentry_{name}", args=[label, *args])
    return f"{where}?{query}" if query else where


def _page(request: HttpRequest, template: str, listed: Listed, **context: Any) -> HttpResponse:
    name = listed.model_admin.opts.label_lower.replace(".", "_")
    back = f"{reverse(f'admin:{name}_changelist')}?{_query(request)}"
    frame = {"back_url": back, "back_label": listed.title, "caption": listed.title}
    return TemplateResponse(request, template, {**admin.site.each_context(request), **frame, **context})
