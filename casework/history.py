"""History rows: who changed what, when, and why, for every Recorded model.

Our own HistoricalRecords because the library's takes the time from the system, lets go of the user
when the user is deleted, and keeps a short change reason.
"""

from functools import cache
from typing import Any

from django.conf import settings
from django.db import models
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from casework import actor, clock


class OneManager(HistoryManager):
    """The library’s, which makes its class once: it would otherwise make one for every row written."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class: Any, class_name: str | None = None) -> Any:
        return super().from_queryset(queryset_class, class_name)


class History(HistoricalRecords):
    """HistoricalRecords on our clock and actor, naming the user for good."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("history_manager", OneManager)
        options.setdefault("history_change_reason_field", models.TextField(blank=True, default="", null=True))
        options.setdefault("get_user", lambda **_: actor.current())
        options.setdefault("inherit", True)
        super().__init__(**options)

    def _get_history_user_fields(self) -> dict[str, models.Field]:
        return {
            "history_user": models.ForeignKey(
                settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
            )
        }

    def fields_included(self, model: type[models.Model]) -> list[models.Field]:
        """What the database works out by itself from the rest is no fact of its own."""
        return [field for field in super().fields_included(model) if not field.generated]

    def get_change_reason_for_object(
        self, instance: models.Model, history_type: str, using: str | None
    ) -> str:
        return actor.reason()

    def create_historical_record(self, instance: Any, history_type: str, using: str | None = None) -> None:
        instance._history_date = clock.now()
        try:
            super().create_historical_record(instance, history_type, using=using)
        finally:
            del instance._history_date
