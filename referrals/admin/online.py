"""Forms that were sent online, in the admin site."""

from typing import Any

from django.contrib import admin

from casework.admin.base import shows
from referrals.admin.contacts import OnContactAdmin
from referrals.models import ChildMatch, Contact, OnlineFile, OnlineForm


@admin.register(OnlineForm)
class OnlineFormAdmin(OnContactAdmin):
    columns = (
        shows("Reference", "reference"),
        shows("Sent", "sent_at"),
        shows("Taken in", "taken_in_at"),
        shows("By", "taken_in_by__full_name"),
    )
    related_columns = ("contact", "taken_in_by")


class OnFormAdmin(OnContactAdmin):
    """What hangs on a form that was sent online."""

    contact = "form__contact__"

    def contact_of(self, record: Any) -> Contact:
        contact: Contact = record.form.contact
        return contact


@admin.register(OnlineFile)
class OnlineFileAdmin(OnFormAdmin):
    columns = (shows("Reference", "form__reference"), shows("Number", "number"), shows("Refused", "refused"))
    related_columns = ("form__contact", "file")


@admin.register(ChildMatch)
class ChildMatchAdmin(OnFormAdmin):
    columns = (
        shows("Reference", "form__reference"),
        shows("Which child", "number"),
        shows("By", "matched_by__full_name"),
        shows("When", "matched_at"),
    )
    related_columns = ("form__contact", "matched_by")
