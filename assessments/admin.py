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
    Contribution,
    CopyShared,
    DangerStatement,
    Disagreement,
    FamilyCopy,
    ReviewPoint,
    Scale,
)
from casework.admin.base import shows
from children.admin.base import DecisionAdmin, RecordAdmin, SignedCopyAdmin


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


@admin.register(Contribution)
class ContributionAdmin(RecordAdmin):
    columns = (
        shows("Asked", "asked_on"),
        shows("Needed by", "needed_by"),
        shows("Received", "received_on"),
        shows("Kind of agency", "agency"),
    )
    list_filter = ("agency",)

    def page_url(self, record: Any) -> str:
        return reverse("assessment_contributions", args=[record.assessment_id])


@admin.register(ReviewPoint)
class ReviewPointAdmin(RecordAdmin):
    columns = (shows("Number", "number"), shows("Due", "due_on"), shows("Held", "held_on"))

    def page_url(self, record: Any) -> str:
        return reverse("assessment", args=[record.assessment_id])


@admin.register(Disagreement)
class DisagreementAdmin(RecordAdmin):
    columns = (shows("Said", "told_on"), shows("Who disagrees", "party"))
    list_filter = ("party",)

    def page_url(self, record: Any) -> str:
        return reverse("assessment", args=[record.assessment_id])


@admin.register(FamilyCopy)
class FamilyCopyAdmin(RecordAdmin):
    columns = (shows("For whom", "kind"), shows("Prepared", "entered_at"))

    def page_url(self, record: Any) -> str:
        return reverse("family_copy", args=[record.pk])


@admin.register(CopyShared)
class CopySharedAdmin(RecordAdmin):
    columns = (shows("Shared", "shared_on"), shows("How", "how"))

    def page_url(self, record: Any) -> str:
        return reverse("family_copy", args=[record.family_copy_id])
