"""The transfer of a child from one team to another: what is handed over, who agrees to it, who takes it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from casework import clock
from casework.models import Decision, Recorded, SignedCopy, Team
from children.models import Person
from referrals.choices import (
    OPEN_TRANSFER,
    TransferAnswerOutcome,
    TransferApprovalOutcome,
    TransferState,
)
from referrals.models.referral import Referral
from referrals.querysets import TransferQuerySet

#: The parts of a transfer summary, with their labels, in the order in which they are read.
SUMMARY = {
    "why_involved": "Why we are involved",
    "plan_and_goals": "The plan and its goals",
    "last_seen": "Last seen, and in their words",
    "due_next": "Due in the next 20 working days",
    "open_actions": "What is open, and with whom",
    "who_must_know": "Who is round the child, and who must know",
}


class Transfer(Recorded):
    """A child on the way from one team to another.

    Written by the worker or a manager, sent by a manager of the team that has the child, and
    accepted or returned by a manager of the team that is asked. Until it is accepted nothing moves.
    Brothers and sisters each have their own; `together` is the same for those proposed in one go.
    """

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="transfers")
    together = models.UUIDField()
    from_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    handover_on = models.DateField("when the new team has the child")
    state = models.CharField(
        max_length=20, choices=TransferState.choices, default=TransferState.WRITING, editable=False
    )
    why_involved = models.TextField(SUMMARY["why_involved"], blank=True)
    plan_and_goals = models.TextField(SUMMARY["plan_and_goals"], blank=True)
    last_seen = models.TextField(SUMMARY["last_seen"], blank=True)
    due_next = models.TextField(SUMMARY["due_next"], blank=True)
    open_actions = models.TextField(SUMMARY["open_actions"], blank=True)
    who_must_know = models.TextField(SUMMARY["who_must_know"], blank=True)
    proposed_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    answer_due_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField("accepted or withdrawn", null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    objects = TransferQuerySet.as_manager()
    child_path = "referral__child"

    class Meta:
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(state__in=[state.value for state in OPEN_TRANSFER]),
                name="one_open_transfer",
                violation_error_message="A transfer of this child is open already.",
            ),
            models.CheckConstraint(condition=~Q(from_team=F("to_team")), name="transfer_is_to_another_team"),
            models.CheckConstraint(
                condition=~Q(why=""),
                name="transfer_says_why",
                violation_error_message="Say why the child is transferred.",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_reason=""),
                name="transfer_withdrawn_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="with_team") | Q(sent_at__isnull=False, answer_due_on__isnull=False),
                name="transfer_sent_has_a_clock",
            ),
        ]

    def __str__(self) -> str:
        return f"Transfer of {self.child} to {self.to_team}"

    @property
    def child(self) -> Person:
        return self.referral.child

    @property
    def is_open(self) -> bool:
        """Neither accepted nor withdrawn."""
        return self.state in OPEN_TRANSFER

    @property
    def summary(self) -> list[tuple[str, str]]:
        """The parts of the summary, each with its label."""
        return [(label, getattr(self, name)) for name, label in SUMMARY.items()]


class TransferCopy(SignedCopy):
    """The transfer summary as it stood when it was proposed."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="copies")

    child_path = "transfer__referral__child"

    class Meta(SignedCopy.Meta):
        verbose_name_plural = "transfer copies"
        constraints = [
            models.UniqueConstraint(fields=["transfer", "number"], name="transfer_copy_numbered_once")
        ]

    def __str__(self) -> str:
        return f"Summary {self.number} of {self.transfer}"

    @property
    def child(self) -> Person:
        return self.transfer.child


class _OfCopy(Decision):
    """A decision on a transfer as it was proposed."""

    subject_field = "copy"
    child_path = "copy__transfer__referral__child"

    class Meta(Decision.Meta):
        abstract = True

    @property
    def child(self) -> Person:
        copy: TransferCopy = self.copy  # type: ignore[attr-defined]
        return copy.child


class TransferApproval(_OfCopy):
    """The sending manager's decision: it goes to the receiving team, or back to be changed."""

    stage = "transfer_approval"
    stage_label = "Transfer, by the sending team"
    outcomes = TransferApprovalOutcome
    leads_to: ClassVar[dict[str, str]] = dict.fromkeys(TransferApprovalOutcome.values, "")

    copy = models.ForeignKey(TransferCopy, on_delete=models.PROTECT, related_name="approvals")
    outcome = models.CharField(max_length=40, choices=TransferApprovalOutcome.choices)

    class Meta(_OfCopy.Meta):
        constraints = [
            *Decision.Meta.constraints,
            models.UniqueConstraint(
                fields=["copy"], condition=Q(supersedes=None), name="transfer_approved_once"
            ),
        ]


class TransferAnswer(_OfCopy):
    """The receiving manager's decision: their team takes the child on, or returns it with reasons."""

    stage = "transfer"
    stage_label = "Transfer"
    outcomes = TransferAnswerOutcome
    leads_to: ClassVar[dict[str, str]] = dict.fromkeys(TransferAnswerOutcome.values, "")

    copy = models.ForeignKey(TransferCopy, on_delete=models.PROTECT, related_name="answers")
    outcome = models.CharField(max_length=40, choices=TransferAnswerOutcome.choices)

    class Meta(_OfCopy.Meta):
        constraints = [
            *Decision.Meta.constraints,
            models.UniqueConstraint(
                fields=["copy"], condition=Q(supersedes=None), name="transfer_answered_once"
            ),
        ]
