"""Oversight in the admin site."""

from typing import Any

from django.contrib import admin
from django.urls import reverse

from casework.admin.base import shows
from children.admin.base import DecisionAdmin, RecordAdmin
from supervision.models import OversightAction, OversightDecision, OversightNote


@admin.register(OversightNote)
class OversightNoteAdmin(RecordAdmin):
    columns = (shows("When", "looked_at"), shows("By", "created_by__full_name"))
    related_columns = ("created_by",)

    def page_url(self, record: Any) -> str:
        return reverse("oversight", args=[record.pk])


@admin.register(OversightDecision)
class OversightDecisionAdmin(DecisionAdmin):
    pass


@admin.register(OversightAction)
class OversightActionAdmin(RecordAdmin):
    columns = (
        shows("Owner", "owner__full_name"),
        shows("Due", "due_on"),
        shows("Done", "done_at"),
        shows("Stopped", "stopped_at"),
    )
    opened_columns = (shows("Action", "what"),)
    related_columns = ("owner",)
