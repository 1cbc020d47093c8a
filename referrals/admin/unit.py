"""The work of the MARU on a contact, in the admin site."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest
from django.urls import reverse

from casework.admin.base import shows
from children.admin.base import RecordAdmin
from children.models import Person
from referrals.admin.contacts import OnContactAdmin
from referrals.models import (
    Consultation,
    FeedbackEmail,
    Handover,
    Hold,
    PartnerCheck,
    Triage,
)


@admin.register(Triage)
class TriageAdmin(OnContactAdmin):
    columns = (
        shows("Rated", "rating"),
        shows("By", "triaged_by__full_name"),
        shows("Contact of", "contact__received_at"),
    )
    related_columns = ("contact", "triaged_by")
    list_filter = ("rating",)


@admin.register(Hold)
class HoldAdmin(OnContactAdmin):
    columns = (shows("Whose", "holder__full_name"), shows("Since", "since"), shows("Until", "until"))
    related_columns = ("contact", "holder")


@admin.register(PartnerCheck)
class PartnerCheckAdmin(OnContactAdmin):
    columns = (
        shows("Partner", "partner"),
        shows("Asked", "asked_at"),
        shows("Answer due", "due_at"),
        shows("Answered", "answered_at"),
    )
    list_filter = ("partner", "result")


@admin.register(FeedbackEmail)
class FeedbackEmailAdmin(OnContactAdmin):
    columns = (shows("Written", "entered_at"), shows("State", "state"), shows("By", "created_by__full_name"))
    related_columns = ("contact", "created_by")
    list_filter = ("state",)


@admin.register(Consultation)
class ConsultationAdmin(RecordAdmin):
    intro = "Advice that was asked for about a child on record. About nobody: in the MARU’s own list."
    columns = (shows("Asked", "asked_at"), shows("Advised by", "adviser__full_name"))
    related_columns = ("adviser",)
    list_filter = ("threshold",)

    def open(self, request: HttpRequest, record: Any) -> Person:
        if record.child is None:
            raise Http404
        return super().open(request, record)

    def page_url(self, record: Any) -> str:
        return reverse("consultation", args=[record.pk])


@admin.register(Handover)
class HandoverAdmin(RecordAdmin):
    columns = (
        shows("From", "from_team__name"),
        shows("To", "to_team__name"),
        shows("State", "state"),
        shows("Given", "given_at"),
        shows("Accepted", "answered_at"),
    )
    related_columns = ("from_team", "to_team")
    list_filter = ("state",)

    def page_url(self, record: Any) -> str:
        return reverse("handover", args=[record.pk])
