"""The plan as submitted, and the manager's decision on it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from casework.journey import Journey
from casework.models import Decision, SignedCopy
from children.models import Person
from children.querysets import ChildRecordQuerySet
from plans.choices import PlanOutcome
from plans.models.plan import Plan
from referrals.episode import leaves_at


class PlanCopy(SignedCopy):
    """A version of the plan as it was submitted for approval. The newest approved one is in force."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="copies")

    objects = ChildRecordQuerySet.as_manager()
    child_path = "plan__child"

    class Meta(SignedCopy.Meta):
        verbose_name_plural = "plan copies"
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_copy_numbered_once")]

    def __str__(self) -> str:
        return f"Plan as submitted, version {self.number}"

    @property
    def child(self) -> Person:
        return self.plan.child


class PlanDecision(Decision):
    """A manager's decision on a submitted version: approved, or returned with reasons."""

    stage = "plan"
    stage_label = "Plan"
    subject_field = "copy"
    outcomes = PlanOutcome
    leads_to: ClassVar[dict[str, str]] = {PlanOutcome.APPROVED: Journey.REVIEW, PlanOutcome.RETURNED: ""}

    copy = models.ForeignKey(PlanCopy, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=40, choices=PlanOutcome.choices)

    child_path = "copy__plan__child"

    class Meta(Decision.Meta):
        constraints = [
            *Decision.Meta.constraints,
            models.UniqueConstraint(
                fields=["copy"], condition=Q(supersedes=None), name="plan_copy_decided_once"
            ),
        ]

    @property
    def child(self) -> Person:
        return self.copy.plan.child

    def leaves_at(self) -> str:
        return leaves_at(self, self.copy.plan)
