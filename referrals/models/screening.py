"""What the screener recommends, what the manager decides, and who must acknowledge it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from casework import clock
from casework.journey import Journey
from casework.models import AppendOnly, Decision, Recorded, Team, User
from casework.roles import Role
from children.choices import PrimaryNeed
from children.models import Person
from referrals.choices import ACCEPTED, AcknowledgedAs, ScreeningOutcome, ThresholdLevel
from referrals.models.contact import Screening
from referrals.querysets import AcknowledgementQuerySet


class ScreeningRecommendation(AppendOnly):
    """What a screener recommends, and why. Kept beside the decision, whatever is decided."""

    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="recommendations")
    outcome = models.CharField(max_length=40, choices=ScreeningOutcome.choices)
    threshold = models.CharField(max_length=1, choices=ThresholdLevel.choices)
    primary_need = models.CharField(max_length=2, choices=PrimaryNeed.choices, blank=True)
    rationale = models.TextField()
    cumulative = models.TextField(
        "why the contacts do not add up to harm", blank=True, default="", db_default=""
    )
    recommended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recommended_in_role = models.CharField(max_length=30, choices=Role.choices)
    recommended_at = models.DateTimeField(default=clock.now)

    child_path = "screening__child"

    class Meta:
        ordering = ["-recommended_at"]
        constraints = [models.CheckConstraint(condition=~Q(rationale=""), name="recommendation_says_why")]

    def __str__(self) -> str:
        return f"Recommended: {self.get_outcome_display()}"

    @property
    def child(self) -> Person:
        return self.screening.child


class ScreeningDecision(Decision):
    """The MARU manager's decision about one child on a contact.

    An accepted referral has a primary need and a receiving team.
    """

    stage = "screening"
    stage_label = "Screening"
    subject_field = "screening"
    outcomes = ScreeningOutcome
    leads_to: ClassVar[dict[str, str]] = {
        ScreeningOutcome.ADVICE: Journey.CLOSED,
        ScreeningOutcome.NO_FURTHER_ACTION: Journey.CLOSED,
        ScreeningOutcome.EARLY_HELP: Journey.PASSED_ON,
        ScreeningOutcome.JOINS_EPISODE: "",
        ScreeningOutcome.ASSESSMENT: Journey.ASSESSMENT,
        ScreeningOutcome.STRATEGY_DISCUSSION: Journey.ASSESSMENT,
    }

    particular_fields: ClassVar[dict[str, str]] = {
        "threshold": "Level of need",
        "primary_need": "Primary need",
        "cumulative": "Why the contacts do not add up to harm",
    }

    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=40, choices=ScreeningOutcome.choices)
    threshold = models.CharField(max_length=1, choices=ThresholdLevel.choices)
    primary_need = models.CharField(max_length=2, choices=PrimaryNeed.choices, blank=True)
    cumulative = models.TextField(
        "why the contacts do not add up to harm", blank=True, default="", db_default=""
    )
    receiving_team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    child_path = "screening__child"

    class Meta(Decision.Meta):
        indexes = [models.Index(fields=["decided_at"], name="screening_decided")]
        constraints = [
            *Decision.Meta.constraints,
            models.UniqueConstraint(
                fields=["screening"], condition=Q(supersedes=None), name="screening_decided_once"
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=sorted(ACCEPTED))
                | (~Q(primary_need="") & Q(receiving_team__isnull=False)),
                name="accepted_referral_has_need_and_team",
                violation_error_message="Choose the primary need and the receiving team.",
            ),
        ]

    @property
    def child(self) -> Person:
        return self.screening.child


class Acknowledgement(Recorded):
    """That the worker, or the manager, of an open episode must know of a new contact about the child."""

    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="acknowledgements")
    referral = models.ForeignKey(
        "referrals.Referral", on_delete=models.PROTECT, related_name="acknowledgements"
    )
    due_from = models.CharField(max_length=10, choices=AcknowledgedAs.choices)
    worker = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    due_on = models.DateField()
    acknowledged_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField("what follows from it", blank=True)
    stopped_reason = models.TextField(blank=True)

    objects = AcknowledgementQuerySet.as_manager()
    child_path = "screening__child"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["screening", "due_from"],
                condition=Q(struck_out_at=None),
                name="one_acknowledgement_from_each",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_by=None, acknowledged_at=None)
                | (Q(acknowledged_by__isnull=False, acknowledged_at__isnull=False) & ~Q(note="")),
                name="acknowledged_by_somebody_who_says_what_follows",
                violation_error_message="Say what follows from it.",
            ),
        ]

    def __str__(self) -> str:
        return f"Acknowledgement by {self.get_due_from_display().lower()}"

    @property
    def child(self) -> Person:
        return self.screening.child
