"""A child's assessments with all that the parts of a page ask of them, fetched once for the page."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from assessments.models import Assessment, AssessmentCopy, AssessmentDecision, DangerStatement, Scale
from children.models import Person
from children.records import of_each, records_with
from referrals.episode import with_episode


def assessments_of(*children: Person) -> list[Any]:
    """The assessments of some children that were not stopped, each child’s newest first."""
    return of_each(children, _not_stopped)


def _not_stopped(keys: Collection[UUID]) -> QuerySet:
    rows = Assessment.objects.filter(child__in=records_with(keys), stopped_at=None)
    return with_map(with_reasons(rows.with_worker().with_manager_marked().child_seen_marked()))


def with_reasons(rows: Any) -> QuerySet:
    """Each with who sent its newest copy, and the reasons of its newest decision: a return, while open."""
    decisions = AssessmentDecision.objects.filter(copy__assessment=OuterRef("pk")).order_by("-decided_at")
    copies = AssessmentCopy.objects.filter(assessment=OuterRef("pk")).order_by("-number")
    return rows.select_related(*with_episode()).annotate(
        newest_why=Subquery(decisions.values("rationale")[:1]),
        submitted_at=Subquery(copies.values("signed_at")[:1]),
        submitted_by=Subquery(copies.values("signed_by__full_name")[:1]),
    )


def with_map(rows: Any) -> QuerySet:
    """Each with whether it has danger statements or scales, and why it was signed off unseen, if it was."""
    standing = AssessmentDecision.objects.filter(copy__assessment=OuterRef("pk"), superseded_by=None)
    return rows.annotate(
        has_dangers=Exists(DangerStatement.objects.live().filter(assessment=OuterRef("pk"))),
        has_scales=Exists(Scale.objects.live().filter(assessment=OuterRef("pk"))),
        not_seen_reason=Subquery(standing.order_by("-decided_at").values("not_seen_reason")[:1]),
    ).order_by("-started_at")
