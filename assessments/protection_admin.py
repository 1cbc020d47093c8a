"""Strategy discussions, section 47 enquiries and protective orders in the admin site."""

from typing import Any

from django.contrib import admin
from django.urls import reverse

from assessments.models import (
    Enquiry,
    EnquiryCheck,
    EnquiryDecision,
    EvidenceInterview,
    MedicalExamination,
    ProtectiveOrder,
    StrategyDecision,
    StrategyDiscussion,
    StrategyParticipant,
)
from casework.admin.base import shows
from children.admin.base import DecisionAdmin, RecordAdmin


@admin.register(StrategyDiscussion)
class StrategyDiscussionAdmin(RecordAdmin):
    columns = (
        shows("Asked for", "asked_at"),
        shows("Due", "due_on"),
        shows("Held", "held_at"),
        shows("Decided", "decided_at"),
        shows("Record complete", "completed_at"),
    )
    with_holder = True

    def page_url(self, record: Any) -> str:
        return reverse("strategy", args=[record.pk])


@admin.register(StrategyParticipant)
class StrategyParticipantAdmin(RecordAdmin):
    columns = (shows("Agency", "agency"), shows("How", "took_part"), shows("Taken out", "removed_at"))
    opened_columns = (shows("Who", "name"), shows("What they knew", "knew"))
    list_filter = ("agency",)


@admin.register(Enquiry)
class EnquiryAdmin(RecordAdmin):
    columns = (
        shows("Started", "started_on"),
        shows("Conference due", "conference_due_on"),
        shows("Submitted", "submitted_at"),
        shows("Ended", "ended_on"),
        shows("Conference", "conference_on"),
    )
    with_holder = True

    def page_url(self, record: Any) -> str:
        return reverse("enquiry", args=[record.pk])


@admin.register(MedicalExamination)
class MedicalExaminationAdmin(RecordAdmin):
    columns = (shows("When", "examined_on"),)
    opened_columns = (shows("Where", "place"), shows("By whom", "examined_by"))


@admin.register(EvidenceInterview)
class EvidenceInterviewAdmin(RecordAdmin):
    columns = (shows("When", "interviewed_on"),)
    opened_columns = (shows("Where", "place"), shows("Who interviewed", "interviewers"))


@admin.register(EnquiryCheck)
class EnquiryCheckAdmin(RecordAdmin):
    columns = (shows("Agency", "agency"), shows("Asked", "asked_on"), shows("Answered", "answered_on"))
    list_filter = ("agency",)


@admin.register(ProtectiveOrder)
class ProtectiveOrderAdmin(RecordAdmin):
    columns = (
        shows("Kind", "kind"),
        shows("Began", "taken_at"),
        shows("Runs out", "runs_out_at"),
        shows("Ended", "ended_at"),
    )
    list_filter = ("kind",)
    with_holder = True

    def page_url(self, record: Any) -> str:
        return reverse("order", args=[record.pk])


@admin.register(StrategyDecision)
class StrategyDecisionAdmin(DecisionAdmin):
    pass


@admin.register(EnquiryDecision)
class EnquiryDecisionAdmin(DecisionAdmin):
    pass
