"""Work passed on to a stage that is not yet built here: accepted by somebody, completed by a decision."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from casework import clock
from casework.contributions import gather
from casework.journey import Journey
from casework.models import Decision, Recorded, Team, User
from children.choices import PassedOnKind, PassedOnOutcome, PrimaryNeed
from children.models.person import Person
from children.querysets import ChildRecordQuerySet


class PassedOn(Recorded):
    """Work for a child that another team takes over. Nothing vanishes: it stays on a list until decided.

    `episode` is the id of the referral that it keeps open, where there is one; `opened_by` the id of
    the decision that passed it on. `counts_from` is when its clock started, where that was not now.
    """

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="passed_on")
    kind = models.CharField(max_length=30, choices=PassedOnKind.choices)
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    opened_by = models.UUIDField()
    episode = models.UUIDField(null=True, blank=True)
    passed_on_at = models.DateTimeField(default=clock.now)
    counts_from = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField()
    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    stopped_reason = models.TextField(blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["due_on"]
        verbose_name = "work passed on"
        verbose_name_plural = "work passed on"
        constraints = [
            models.CheckConstraint(
                condition=~Q(why=""),
                name="passed_on_for_a_reason",
                violation_error_message="Say why the work is passed on.",
            ),
            models.CheckConstraint(
                condition=Q(accepted_by=None, accepted_at=None)
                | Q(accepted_by__isnull=False, accepted_at__isnull=False),
                name="passed_on_accepted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} for {self.child}"


class PassedOnDecision(Decision):
    """How passed-on work was completed.

    `primary_need` and `receiving_team` are asked where going to assessment opens a referral;
    `closure_reason`, a census code, where ending it leaves nothing open on its referral.
    """

    stage = "passed_on"
    stage_label = "Passed on"
    subject_field = "passed_on"
    outcomes = PassedOnOutcome
    leads_to: ClassVar[dict[str, str]] = {
        PassedOnOutcome.TO_EARLY_HELP: Journey.EARLY_HELP,
        PassedOnOutcome.TO_ASSESSMENT: Journey.ASSESSMENT,
        # Where its end closes a referral, that closing says so; a plan may be going on beside it.
        PassedOnOutcome.ENDED: "",
    }

    passed_on = models.ForeignKey(PassedOn, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=40, choices=PassedOnOutcome.choices)
    primary_need = models.CharField(max_length=2, choices=PrimaryNeed.choices, blank=True)
    receiving_team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closure_reason = models.CharField(max_length=3, blank=True)

    child_path = "passed_on__child"

    class Meta(Decision.Meta):
        constraints = [
            *Decision.Meta.constraints,
            models.UniqueConstraint(
                fields=["passed_on"], condition=Q(supersedes=None), name="passed_on_decided_once"
            ),
        ]

    @property
    def child(self) -> Person:
        return self.passed_on.child

    def leaves_at(self) -> str:
        """Where the outcome says, unless early help begins beside social work that is open."""
        beside = gather("life", "social_work_at", self.child, self.decided_at)
        return "" if self.outcome == PassedOnOutcome.TO_EARLY_HELP and beside else super().leaves_at()
