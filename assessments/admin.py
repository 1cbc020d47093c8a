"""Assessments in the admin site."""

from typing import Any

from django.contrib import admin
from django.urls import reverse

from assessments.models import (
    Assessment,
    AssessmentCopy,
    AssessmentDecision,
    AssessmentFactor,
    AssessmentSection,
    DangerStatement,
    Scale,
)
from assessments.protection_admin import EnquiryAdmin, ProtectiveOrderAdmin, StrategyDiscussionAdmin
from casework.admin.base import shows
from children.admin.base import DecisionAdmin, RecordAdmin, SignedCopyAdmin

#: Registered from a file of their own.
OF_PROTECTION = (StrategyDiscussionAdmin, EnquiryAdmin, ProtectiveOrderAdmin)


@admin.register(Assessment)
class AssessmentAdmin(RecordAdmin):
    columns = (
        shows("Started", "started_at"),
        shows("Due", "due_on"),
        shows("Signed off", "finished_on"),
        shows("Stopped", "stopped_at"),
    )
    with_holder = True

    def page_url(self, record: Any) -> str:
        return reverse("assessment", args=[record.pk])


@admin.register(AssessmentSection)
class AssessmentSectionAdmin(RecordAdmin):
    columns = (
        shows("Section", "key"),
        shows("Complete", "complete"),
        shows("Saved", "saved_at"),
        shows("By", "saved_by__full_name"),
    )
    related_columns = ("saved_by",)
    list_filter = ("key",)


class SectionRowAdmin(RecordAdmin):
    """Rows of a structured section: what they say is content, so a list says only that there is one."""

    columns = (shows("Recorded", "entered_at"), shows("Taken out", "removed_at"))


@admin.register(DangerStatement)
class DangerStatementAdmin(SectionRowAdmin):
    opened_columns = (shows("Danger statement", "statement"), shows("Safety goal", "safety_goal"))


@admin.register(AssessmentFactor)
class AssessmentFactorAdmin(SectionRowAdmin):
    opened_columns = (shows("Factor", "code"),)


@admin.register(Scale)
class ScaleAdmin(SectionRowAdmin):
    opened_columns = (shows("Who", "person"), shows("From 0 to 10", "score"), shows("Why", "reason"))


@admin.register(AssessmentCopy)
class AssessmentCopyAdmin(SignedCopyAdmin):
    def page_url(self, record: Any) -> str:
        return reverse("assessment_copy", args=[record.pk])


@admin.register(AssessmentDecision)
class AssessmentDecisionAdmin(DecisionAdmin):
    pass
