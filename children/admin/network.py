"""The network round a child, in the admin site."""

from django.contrib import admin

from casework.admin.base import shows
from children.admin.base import RecordAdmin
from children.admin.life import NamesAnother
from children.models import NetworkTie, ParentalResponsibility, Professional, WarningReview


@admin.register(ParentalResponsibility)
class ParentalResponsibilityAdmin(NamesAnother):
    """The list says since when; who has it, and how it arose, where the record is open."""

    another = "holder"
    columns = (shows("From", "starts"), shows("To", "ends"))
    opened_columns = (shows("How it arose", "source"),)


@admin.register(Professional)
class ProfessionalAdmin(RecordAdmin):
    columns = (shows("From", "starts"), shows("To", "ends"))
    opened_columns = (shows("Role", "role"), shows("Name", "name"))


@admin.register(NetworkTie)
class NetworkTieAdmin(RecordAdmin):
    columns = (shows("From", "starts"), shows("To", "ends"))
    opened_columns = (shows("What it is", "kind"), shows("How the tie is", "strength"))


@admin.register(WarningReview)
class WarningReviewAdmin(RecordAdmin):
    columns = (
        shows("Decided", "outcome"),
        shows("When", "reviewed_at"),
        shows("By", "reviewed_by__full_name"),
        shows("Again on", "review_on"),
    )
    related_columns = ("reviewed_by",)
    list_filter = ("outcome",)
