"""How a plan stands: what its copies and decisions say of it, read once for a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, prefetch_related_objects

from plans.choices import PlanOutcome
from plans.document import Document, plan_document
from plans.models import Plan, PlanCopy, PlanDecision


@dataclass
class Standing:
    """A plan with its copies, newest first, and what was decided on each. Two queries."""

    plan: Plan
    copies: list[PlanCopy]

    @classmethod
    def of(cls, plan: Plan) -> "Standing":
        return cls.of_each([plan])[0]

    @classmethod
    def of_each(cls, plans: Sequence[Plan]) -> list["Standing"]:
        """Those of several plans, at the same two queries."""
        decisions = PlanDecision.objects.select_related("decided_by", "supersedes", "superseded_by")
        copies = PlanCopy.objects.select_related("signed_by").prefetch_related(
            Prefetch("decisions", queryset=decisions)
        )
        prefetch_related_objects(plans, Prefetch("copies", queryset=copies, to_attr="copies_read"))
        return [cls(plan, plan.copies_read) for plan in plans]

    @cached_property
    def in_force(self) -> PlanCopy | None:
        """The version in force."""
        return next((copy for copy in self.copies if outcome_of(copy) == PlanOutcome.APPROVED), None)

    @cached_property
    def waiting(self) -> PlanCopy | None:
        """The version that waits for the manager."""
        return next((copy for copy in self.copies if outcome_of(copy) is None), None)

    @cached_property
    def returned(self) -> PlanDecision | None:
        """The return that the worker has still to answer."""
        newest = self.copies[0] if self.copies else None
        if newest is None or not self.plan.editing or outcome_of(newest) != PlanOutcome.RETURNED:
            return None
        return standing_decision(newest)

    @cached_property
    def document(self) -> Document:
        """What the plan's page shows: what is in force; before that what waits, or is being written."""
        copy = self.in_force or self.waiting
        return copy.document if copy else plan_document(self.plan)

    @property
    def being_written(self) -> bool:
        """Whether the worker has a version in hand."""
        return self.plan.is_open and self.plan.editing and self.waiting is None

    def before(self, copy: PlanCopy) -> PlanCopy | None:
        """What a reader compares a version with: the one returned last, or the one in force."""
        return next((each for each in self.copies if each.number < copy.number), None)

    @property
    def state(self) -> tuple[str, str]:
        """In words, and the colour that repeats them."""
        plan = self.plan
        if plan.stopped_at:
            return "Stopped", "grey"
        if plan.ended_on:
            return "Ended", "grey"
        if self.waiting:
            return "Waiting for approval", "yellow"
        if plan.starts_on:
            return "In force", "green"
        return ("Returned", "orange") if self.returned else ("Being written", "blue")


def standing_decision(copy: PlanCopy) -> PlanDecision | None:
    """The decision on a copy that no later one replaced."""
    return next((decision for decision in copy.decisions.all() if decision.successor is None), None)


def outcome_of(copy: PlanCopy) -> str | None:
    """What was decided on a copy, as it stands; nothing while it waits."""
    decision = standing_decision(copy)
    return decision.outcome if decision else None
