"""Two records of one person, in the admin site."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from casework.admin.base import shows
from children.admin.base import DecisionAdmin, RecordAdmin
from children.models import Merge, MergeDecision


@admin.register(Merge)
class MergeAdmin(RecordAdmin):
    """Pairs of records: who proposed them, and what became of it. Only where both may be known of."""

    columns = (
        shows("Other record", "merged__number"),
        shows("Proposed by", "created_by__full_name"),
        shows("Decided", "decided_at"),
        shows("Merged", "merged_at"),
        shows("Undone", "undone_at"),
    )
    related_columns = ("merged", "created_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        known = Merge.objects.findable_by(request.user)
        return super().get_queryset(request).filter(pk__in=known.values("pk"))

    def page_url(self, record: Any) -> str:
        return reverse("merge", args=[record.pk])


@admin.register(MergeDecision)
class MergeDecisionAdmin(DecisionAdmin):
    """Whether two records are of one person. Only where both may be known of."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        known = Merge.objects.findable_by(request.user)
        return super().get_queryset(request).filter(merge__in=known.values("pk"))
