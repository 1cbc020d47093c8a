"""The security log in the admin site: read by system administrators, changed by nobody."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from casework import clock
from casework.admin.base import ReferenceAdmin, shows
from casework.models import SecurityEvent
from casework.roles import Role


class Since(admin.SimpleListFilter):
    """Events of the last days."""

    title = "when"
    parameter_name = "since"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("1", "Last 24 hours"),
            ("7", "Last 7 days"),
            ("31", "Last 31 days"),
            ("366", "Last 12 months"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        offered = dict(self.lookup_choices)
        if self.value() not in offered:
            return queryset
        return queryset.filter(at__gte=clock.now() - timedelta(days=int(self.value() or 0)))


@admin.display(description="Account")
def account_column(event: SecurityEvent) -> str:
    """Whose account; of a name that is nobody’s, its mark."""
    return str(event.user or (f"Unknown name, mark {event.unknown_name}" if event.unknown_name else ""))


@admin.register(SecurityEvent)
class SecurityEventAdmin(ReferenceAdmin):
    viewers = (Role.SYSTEM_ADMINISTRATOR,)
    called = "Security log"
    intro = (
        "What happened to accounts, and what was taken out of the system. A name that nobody has is shown as"
        " a mark, because people type passwords into the wrong box. Nothing here is about a child."
    )
    list_display = (
        shows("When", "at"),
        shows("What", "kind"),
        account_column,
        shows("By", "by__full_name"),
        shows("Detail", "detail"),
        shows("From address", "address"),
        shows("Reference", "reference"),
    )
    list_select_related = ("user", "by")
    list_filter = ("kind", Since)
    search_fields = ("user__full_name", "user__username", "by__full_name", "by__username")
    search_help_text = "Name or username"
    ordering = ("-at", "-id")
