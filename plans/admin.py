"""Plans and reviews in the admin site."""

from typing import Any

from django.contrib import admin
from django.urls import reverse

from casework.admin.base import shows
from children.admin.base import DecisionAdmin, RecordAdmin, SignedCopyAdmin
from plans.models import (
    Action,
    ActionProgress,
    FamilyMeeting,
    Goal,
    GoalReview,
    Plan,
    PlanCopy,
    PlanDecision,
    Review,
    ReviewCopy,
    ReviewDecision,
)


@admin.register(Plan)
class PlanAdmin(RecordAdmin):
    columns = (
        shows("Kind", "kind"),
        shows("Approval due", "approval_due_on"),
        shows("Started", "starts_on"),
        shows("Ended", "ended_on"),
    )
    with_holder = True
    list_filter = ("kind",)

    def page_url(self, record: Any) -> str:
        return reverse("plan", args=[record.pk])


@admin.register(Goal)
class GoalAdmin(RecordAdmin):
    columns = (shows("Recorded", "entered_at"), shows("Taken out", "removed_at"))
    opened_columns = (shows("Worry", "worry"), shows("Goal", "goal"))


@admin.register(Action)
class ActionAdmin(RecordAdmin):
    columns = (
        shows("Due", "due_on"),
        shows("State", "state"),
        shows("Taken out", "removed_at"),
        shows("Owner among staff", "owner_user__full_name"),
    )
    opened_columns = (shows("Action", "what"),)
    related_columns = ("owner_user",)
    list_filter = ("state",)


@admin.register(FamilyMeeting)
class FamilyMeetingAdmin(RecordAdmin):
    columns = (shows("Held", "held_on"), shows("Next", "next_on"))

    def page_url(self, record: Any) -> str:
        return reverse("family_meeting", args=[record.pk])


@admin.register(ActionProgress)
class ActionProgressAdmin(RecordAdmin):
    columns = (shows("When", "happened_on"), shows("State", "state"))
    opened_columns = (shows("What happened", "text"),)


@admin.register(PlanCopy)
class PlanCopyAdmin(SignedCopyAdmin):
    def page_url(self, record: Any) -> str:
        return reverse("plan_copy", args=[record.pk])


@admin.register(Review)
class ReviewAdmin(RecordAdmin):
    columns = (
        shows("Review", "number"),
        shows("Due", "due_on"),
        shows("Held", "held_on"),
        shows("Decided", "decided_at"),
    )
    with_holder = True

    def page_url(self, record: Any) -> str:
        return reverse("review", args=[record.pk])


@admin.register(GoalReview)
class GoalReviewAdmin(RecordAdmin):
    columns = (shows("Review", "review__number"), shows("Recorded", "entered_at"))
    opened_columns = (shows("From 0 to 10", "score"), shows("What shows it", "evidence"))


@admin.register(ReviewCopy)
class ReviewCopyAdmin(SignedCopyAdmin):
    def page_url(self, record: Any) -> str:
        return reverse("review", args=[record.review_id])


@admin.register(PlanDecision, ReviewDecision)
class PlansDecisionAdmin(DecisionAdmin):
    pass
