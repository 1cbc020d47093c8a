"""Early help in the admin site."""

from typing import Any

from django.contrib import admin
from django.urls import reverse

from casework.admin.base import shows
from children.admin.base import DecisionAdmin, RecordAdmin
from referrals.models import EarlyHelp, EarlyHelpConsent, EarlyHelpConsultation, EarlyHelpDecision


@admin.register(EarlyHelp)
class EarlyHelpAdmin(RecordAdmin):
    columns = (
        shows("Asked", "asked_at"),
        shows("Came by", "came_from"),
        shows("Team", "team__name"),
        shows("Ended", "ended_on"),
    )
    related_columns = ("team",)
    list_filter = ("came_from",)
    with_holder = True

    def page_url(self, record: Any) -> str:
        return reverse("early_help", args=[record.pk])


@admin.register(EarlyHelpConsent)
class EarlyHelpConsentAdmin(RecordAdmin):
    columns = (shows("Answer", "answer"), shows("When", "asked_on"))
    list_filter = ("answer",)


@admin.register(EarlyHelpConsultation)
class EarlyHelpConsultationAdmin(RecordAdmin):
    columns = (shows("Whose advice", "profession"), shows("When", "consulted_on"))
    list_filter = ("profession",)


@admin.register(EarlyHelpDecision)
class EarlyHelpDecisionAdmin(DecisionAdmin):
    pass
