"""The work of the MARU on a contact, in the admin site."""

from django.contrib import admin

from casework.admin.base import shows
from referrals.admin.contacts import OnContactAdmin
from referrals.models import (
    FeedbackEmail,
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
