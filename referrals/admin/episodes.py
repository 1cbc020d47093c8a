"""Screening, referrals and transfers in the admin site."""

from typing import Any

from django.contrib import admin
from django.urls import reverse

from casework.admin.base import shows
from children.admin.base import DecisionAdmin, RecordAdmin, SignedCopyAdmin
from referrals.models import (
    Acknowledgement,
    Referral,
    ReferralClosure,
    Screening,
    ScreeningDecision,
    ScreeningRecommendation,
    Transfer,
    TransferAnswer,
    TransferApproval,
    TransferCopy,
    TwinDecision,
)


@admin.register(Screening)
class ScreeningAdmin(RecordAdmin):
    columns = (shows("Received", "received_at"), shows("Due", "due_on"), shows("Decided", "decided_at"))
    related_columns = ("contact",)
    with_holder = True

    def page_url(self, record: Any) -> str:
        return reverse("screening", args=[record.pk])


@admin.register(ScreeningRecommendation)
class ScreeningRecommendationAdmin(RecordAdmin):
    columns = (
        shows("Recommended", "outcome"),
        shows("By", "recommended_by__full_name"),
        shows("When", "recommended_at"),
    )
    related_columns = ("recommended_by",)
    list_filter = ("outcome",)


@admin.register(ScreeningDecision, ReferralClosure, TransferApproval, TransferAnswer, TwinDecision)
class ReferralsDecisionAdmin(DecisionAdmin):
    pass


@admin.register(Acknowledgement)
class AcknowledgementAdmin(RecordAdmin):
    columns = (
        shows("From", "due_from"),
        shows("Team", "team__name"),
        shows("Due", "due_on"),
        shows("Acknowledged", "acknowledged_at"),
    )
    related_columns = ("team",)


@admin.register(Referral)
class ReferralAdmin(RecordAdmin):
    columns = (
        shows("Received", "received_at"),
        shows("Team", "team__name"),
        shows("Closed", "closed_on"),
    )
    related_columns = ("team",)
    with_holder = True

    def page_url(self, record: Any) -> str:
        return reverse("referral", args=[record.pk])


@admin.register(Transfer)
class TransferAdmin(RecordAdmin):
    columns = (
        shows("From", "from_team__name"),
        shows("To", "to_team__name"),
        shows("State", "state"),
        shows("Answer by", "answer_due_on"),
    )
    related_columns = ("from_team", "to_team")
    list_filter = ("state",)

    def page_url(self, record: Any) -> str:
        return reverse("transfer", args=[record.pk])


@admin.register(TransferCopy)
class TransferCopyAdmin(SignedCopyAdmin):
    pass
