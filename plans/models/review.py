"""Reviews: what moved on each goal, what the worker proposes, what the manager decides."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from casework.journey import Journey
from casework.models import Decision, Recorded, SignedCopy
from children.models import Person
from children.querysets import ChildRecordQuerySet
from plans.choices import Participation, ReviewOutcome
from plans.models.plan import Goal, Plan
from plans.querysets import ReviewQuerySet
from referrals.episode import leaves_at


class Review(Recorded):
    """A review of a plan, scheduled by the clock from the plan's start or the last review.

    The worker records it and proposes; `decided_at` is set when the manager has decided.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reviews")
    number = models.PositiveSmallIntegerField()
    counts_from = models.DateField()
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    participation = models.CharField(
        "how the child took part", max_length=3, choices=Participation.choices, blank=True
    )
    child_view = models.TextField("the child’s view", blank=True)
    family_view = models.TextField("the family’s view", blank=True)
    proposal = models.CharField(max_length=20, choices=ReviewOutcome.choices, blank=True)
    proposal_reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, editable=False)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_reason = models.TextField(blank=True)

    objects = ReviewQuerySet.as_manager()
    child_path = "plan__child"

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"], condition=Q(struck_out_at=None), name="review_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(decided_at=None, stopped_at=None, struck_out_at=None),
                name="one_review_at_a_time",
                violation_error_message="This plan has a review under way already.",
            ),
            models.CheckConstraint(
                condition=Q(proposal="") | ~Q(proposal_reason=""),
                name="review_proposed_for_a_reason",
                violation_error_message="Say why you propose this.",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | ~Q(stopped_reason=""),
                name="review_stopped_for_a_reason",
                violation_error_message="Say why the review stops.",
            ),
        ]

    def __str__(self) -> str:
        return f"Review {self.number} of {self.plan}"

    @property
    def child(self) -> Person:
        return self.plan.child


class GoalReview(Recorded):
    """What moved on one goal since the last review, with the evidence."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="goal_reviews")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="reviews")
    score = models.PositiveSmallIntegerField("where it is today, from 0 to 10")
    evidence = models.TextField("what shows it")
    not_done = models.TextField("what did not happen, and why", blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "review__plan__child"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "goal"], condition=Q(struck_out_at=None), name="goal_reviewed_once"
            ),
            models.CheckConstraint(
                condition=~Q(evidence=""),
                name="goal_reviewed_with_evidence",
                violation_error_message="Say what shows it.",
            ),
            models.CheckConstraint(
                condition=Q(score__lte=10),
                name="goal_score_0_to_10",
                violation_error_message="Give a number from 0 to 10.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.goal}: {self.score}"

    @property
    def child(self) -> Person:
        return self.review.child


class ReviewCopy(SignedCopy):
    """The review as it was submitted to the manager."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="copies")

    objects = ChildRecordQuerySet.as_manager()
    child_path = "review__plan__child"

    class Meta(SignedCopy.Meta):
        verbose_name_plural = "review copies"
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="review_copy_numbered_once")]

    def __str__(self) -> str:
        return f"Review as submitted, copy {self.number}"

    @property
    def child(self) -> Person:
        return self.review.child


class ReviewDecision(Decision):
    """A manager's decision on a review. `closure_reason` where the outcome ends the referral."""

    stage = "review"
    stage_label = "Review"
    subject_field = "review"
    outcomes = ReviewOutcome
    leads_to: ClassVar[dict[str, str]] = {
        ReviewOutcome.CONTINUE: Journey.REVIEW,
        ReviewOutcome.STEP_UP: Journey.REVIEW,
        ReviewOutcome.STEP_DOWN: Journey.PASSED_ON,
        ReviewOutcome.CLOSE: Journey.CLOSED,
        ReviewOutcome.CONTINUE_EARLY_HELP: Journey.EARLY_HELP,
        ReviewOutcome.END_EARLY_HELP_PLAN: Journey.EARLY_HELP,
    }

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=40, choices=ReviewOutcome.choices)
    closure_reason = models.CharField(max_length=3, blank=True)

    child_path = "review__plan__child"

    class Meta(Decision.Meta):
        constraints = [
            *Decision.Meta.constraints,
            models.UniqueConstraint(
                fields=["review"], condition=Q(supersedes=None), name="review_decided_once"
            ),
        ]

    @property
    def child(self) -> Person:
        return self.review.child

    def leaves_at(self) -> str:
        return leaves_at(self, self.review.plan)
