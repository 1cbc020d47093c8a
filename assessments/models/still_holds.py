"""Whether an assessment still holds after something happened: the question, what happened, the answer."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from assessments.choices import StillHoldsOutcome
from assessments.models.assessment import Assessment
from assessments.querysets import StillHoldsQuerySet
from casework import clock
from casework.models import Decision, Recorded
from children.life_choices import ChangeKind
from children.models import Person
from children.querysets import ChildRecordQuerySet


class StillHolds(Recorded):
    """The question whether a child's latest assessment still holds, since something has happened.

    One is open for a child at a time: what happens meanwhile joins it. Where it was answered that the
    child is assessed again, `taken_up_in` is the assessment that takes up what happened.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="still_holds")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="still_holds")
    asked_at = models.DateTimeField("asked", default=clock.now)
    due_on = models.DateField("answer due")
    answered_at = models.DateTimeField("answered", null=True, blank=True)
    taken_up_in = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="takes_up"
    )

    objects = StillHoldsQuerySet.as_manager()
    child_path = "person"

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = "question whether an assessment still holds"
        verbose_name_plural = "questions whether an assessment still holds"
        indexes = [models.Index(fields=["due_on"], condition=Q(answered_at=None), name="still_holds_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(answered_at=None, struck_out_at=None),
                name="asked_once_at_a_time",
                violation_error_message="It is asked already whether this child’s assessment still holds.",
            )
        ]

    def __str__(self) -> str:
        return "Does the assessment still hold?"

    @property
    def child(self) -> Person:
        return self.person


class LifeChange(Recorded):
    """One thing that happened, of which it is asked whether the assessment still holds.

    It names the record that tells of it, and repeats nothing that the record says.
    """

    question = models.ForeignKey(StillHolds, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField("what happened", max_length=20, choices=ChangeKind.choices)
    happened_at = models.DateTimeField("when")
    record_model = models.CharField("kind of record", max_length=60)
    record_id = models.UUIDField("the record")

    objects = ChildRecordQuerySet.as_manager()
    child_path = "question__person"

    class Meta:
        ordering = ["happened_at"]
        verbose_name = "change in a life"
        verbose_name_plural = "changes in a life"
        constraints = [
            models.UniqueConstraint(
                fields=["question", "kind", "record_id"],
                condition=Q(struck_out_at=None),
                name="change_asked_about_once",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def child(self) -> Person:
        return self.question.person


class StillHoldsDecision(Decision):
    """The answer, with its reason: the assessment still holds, or the child is assessed again."""

    stage = "still_holds"
    stage_label = "Does the assessment still hold?"
    subject_field = "question"
    outcomes = StillHoldsOutcome
    leads_to: ClassVar[dict[str, str]] = {StillHoldsOutcome.HOLDS: "", StillHoldsOutcome.REOPEN: ""}

    question = models.ForeignKey(StillHolds, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=40, choices=StillHoldsOutcome.choices)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "question__person"

    class Meta(Decision.Meta):
        constraints = [
            *Decision.Meta.constraints,
            models.UniqueConstraint(
                fields=["question"],
                condition=Q(supersedes=None),
                name="still_holds_answered_once",
                violation_error_message="This was answered already.",
            ),
        ]

    @property
    def child(self) -> Person:
        return self.question.person
