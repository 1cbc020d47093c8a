"""Management oversight of a child: a note, its decisions, and the actions they ask for."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from casework import clock
from casework.models import Decision, Recorded, User
from children.models import Person
from children.querysets import ChildRecordQuerySet
from supervision.choices import OversightOutcome
from supervision.querysets import OversightActionQuerySet


class OversightNote(Recorded):
    """A manager's look at the work with one child: what was considered, and what was decided."""

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="oversight_notes")
    looked_at = models.DateTimeField(default=clock.now)
    considered = models.TextField("what was considered")

    objects = ChildRecordQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["-looked_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(considered=""),
                name="oversight_says_what_was_considered",
                violation_error_message="Say what was considered.",
            ),
        ]

    def __str__(self) -> str:
        return f"Oversight of {self.child}"


class OversightDecision(Decision):
    """One decision in an oversight note: in words, with its reason."""

    stage = "oversight"
    stage_label = "Oversight"
    subject_field = "note"
    outcomes = OversightOutcome
    leads_to: ClassVar[dict[str, str]] = dict.fromkeys(OversightOutcome.values, "")

    particular_fields: ClassVar[dict[str, str]] = {"decided": "What was decided"}

    note = models.ForeignKey(OversightNote, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=40, choices=OversightOutcome.choices)
    decided = models.TextField("what was decided")

    child_path = "note__child"

    class Meta(Decision.Meta):
        constraints = [
            *Decision.Meta.constraints,
            models.CheckConstraint(condition=~Q(decided=""), name="oversight_says_what_was_decided"),
        ]

    @property
    def child(self) -> Person:
        return self.note.child


class OversightAction(Recorded):
    """What a named person will do by a date because of an oversight decision."""

    decision = models.ForeignKey(OversightDecision, on_delete=models.PROTECT, related_name="actions")
    what = models.TextField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_note = models.TextField("what was done", blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_reason = models.TextField(blank=True)

    objects = OversightActionQuerySet.as_manager()
    child_path = "decision__note__child"

    class Meta:
        ordering = ["due_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | ~Q(done_note=""),
                name="oversight_action_done_says_what_was_done",
                violation_error_message="Say what was done.",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | ~Q(stopped_reason=""),
                name="oversight_action_stopped_for_a_reason",
                violation_error_message="Say why the action stops.",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def child(self) -> Person:
        return self.decision.note.child
