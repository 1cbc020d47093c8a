"""A specialist assessment of one child, whatever its kind: its questions are declared in specialist/kinds."""

from typing import Any

from django.db import models
from django.db.models import Q

from assessments.choices import SpecialistOutcome
from assessments.querysets import SpecialistQuerySet
from assessments.specialist import kinds, shape
from casework import clock
from casework.journey import Journey
from casework.models import Decision, Recorded, SignedCopy
from children.models import Person
from children.querysets import ChildRecordQuerySet
from referrals.episode import OfAnEpisode, leaves_at, of_one_episode

#: Said in the place of a carer whose own record is restricted.
HIDDEN_CARER = "a carer whose record is restricted"


class SpecialistAssessment(OfAnEpisode):
    """One assessment of one kind: of the child, or of the care that one carer gives the child.

    One of a kind, and for a carer, is open at a time. Open until a manager agrees with it, or until
    it is stopped. `declared` is the version of the kind when it was started: what the questions were.
    `counts_from` is when its clock started, `clock_key` which clock it is. `review_on` is when it is
    to be made again: the first day set for a priority, or the kind’s own.
    """

    kind = models.CharField(max_length=30)
    declared = models.PositiveSmallIntegerField("version of the questions", default=1)
    carer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    carer_name = models.CharField("carer, not on record", max_length=100, blank=True)
    started_at = models.DateTimeField(default=clock.now)
    counts_from = models.DateTimeField("clock started", default=clock.now)
    clock_key = models.CharField("clock", max_length=40)
    due_on = models.DateField()
    finished_on = models.DateField("agreed on", null=True, blank=True)
    review_on = models.DateField("to be made again", null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_reason = models.TextField(blank=True)

    objects = SpecialistQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(finished_on=None, stopped_at=None), name="specialist_open"
            ),
            models.Index(
                fields=["review_on"], condition=Q(review_on__isnull=False), name="specialist_to_review"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["child", "kind", "carer_name"],
                condition=Q(finished_on=None, stopped_at=None, struck_out_at=None, carer=None),
                name="one_open_specialist_assessment",
                violation_error_message="One of this kind is open already. Go on with that one.",
            ),
            models.UniqueConstraint(
                fields=["child", "kind", "carer"],
                condition=Q(finished_on=None, stopped_at=None, struck_out_at=None, carer__isnull=False),
                name="one_open_specialist_assessment_of_a_carer",
                violation_error_message="One is open for this carer already. Go on with that one.",
            ),
            of_one_episode("specialist_of_one_episode"),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | (~Q(stopped_reason="") & Q(finished_on=None)),
                name="specialist_stopped_for_a_reason",
                violation_error_message="Say why it was stopped; one that was agreed is not stopped.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} of {self.child}"

    @property
    def declaration(self) -> shape.Kind:
        """What its kind asks, and how it adds up."""
        return kinds.KINDS[self.kind]

    @property
    def label(self) -> str:
        return self.declaration.label

    @property
    def is_open(self) -> bool:
        """Neither agreed nor stopped."""
        return self.finished_on is None and self.stopped_at is None

    @property
    def carer_words(self) -> str:
        """Whose care it is about, by a name that may be shown; nothing where it is about the child."""
        if self.carer is None:
            return self.carer_name
        return HIDDEN_CARER if self.carer.restricted else self.carer.name

    @property
    def heading(self) -> str:
        """Its kind, and whose care it is about."""
        return f"{self.label}: {self.carer_words}" if self.carer_words else self.label


class SpecialistSection(Recorded):
    """One section: the unit of saving and of version conflict. What it says stands in its answers."""

    assessment = models.ForeignKey(SpecialistAssessment, on_delete=models.PROTECT, related_name="sections")
    key = models.CharField(max_length=40)
    complete = models.BooleanField(default=False)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.ForeignKey(
        "casework.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ChildRecordQuerySet.as_manager()
    child_path = "assessment__child"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "key"],
                condition=Q(struck_out_at=None),
                name="specialist_section_once",
                violation_error_message="This assessment has that section already.",
            )
        ]

    def __str__(self) -> str:
        section = self.assessment.declaration.section(self.key)
        return section.heading if section else self.key

    @property
    def child(self) -> Person:
        return self.assessment.child


class SpecialistAnswer(Recorded):
    """What was answered to one item: a value that can be added up, and words that say what shows it.

    `dated` is the day that was asked for, or on which something was shared. Of a priority, `target` is
    the grade it is to reach and `review_on` when that is looked at.
    """

    assessment = models.ForeignKey(SpecialistAssessment, on_delete=models.PROTECT, related_name="answers")
    item = models.CharField(max_length=40)
    value = models.CharField("answer", max_length=100, blank=True)
    words = models.TextField("what shows it", blank=True)
    dated = models.DateField("day", null=True, blank=True)
    target = models.PositiveSmallIntegerField("grade to reach", null=True, blank=True)
    review_on = models.DateField("looked at again", null=True, blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "assessment__child"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "item"],
                condition=Q(struck_out_at=None),
                name="specialist_item_once",
                violation_error_message="This is answered already. Open the section again.",
            ),
            models.CheckConstraint(
                condition=Q(target=None, review_on=None) | Q(target__isnull=False, review_on__isnull=False),
                name="priority_has_a_day",
                violation_error_message="A priority has a grade to reach and a day when it is looked at.",
            ),
        ]

    def __str__(self) -> str:
        found = self.assessment.declaration.item(self.item)
        return found[1].label if found else self.item

    @property
    def child(self) -> Person:
        return self.assessment.child


class SpecialistCopy(SignedCopy):
    """A specialist assessment as it was submitted, with what it came to."""

    assessment = models.ForeignKey(SpecialistAssessment, on_delete=models.PROTECT, related_name="copies")

    objects = ChildRecordQuerySet.as_manager()
    child_path = "assessment__child"

    class Meta(SignedCopy.Meta):
        verbose_name_plural = "specialist copies"
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "number"],
                name="specialist_copy_numbered_once",
                violation_error_message="Somebody has just submitted this assessment. Open it again.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessment.label} as submitted, copy {self.number}"

    @property
    def child(self) -> Person:
        return self.assessment.child


class SpecialistDecision(Decision):
    """A manager’s decision on a submitted copy: returned with reasons, or agreed and what is next."""

    stage = "specialist"
    stage_label = "Specialist assessment"
    subject_field = "copy"
    outcomes = SpecialistOutcome
    leads_to: dict[str, str] = {
        **dict.fromkeys(SpecialistOutcome.values, ""),
        SpecialistOutcome.STRATEGY_DISCUSSION: Journey.PASSED_ON,
    }

    copy = models.ForeignKey(SpecialistCopy, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=40, choices=SpecialistOutcome.choices)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "copy__assessment__child"

    class Meta(Decision.Meta):
        constraints: list[Any] = [
            *Decision.Meta.constraints,
            models.UniqueConstraint(
                fields=["copy"],
                condition=Q(supersedes=None),
                name="specialist_copy_decided_once",
                violation_error_message="This copy has been decided on. Replace that decision instead.",
            ),
        ]

    @property
    def child(self) -> Person:
        return self.copy.assessment.child

    def leaves_at(self) -> str:
        return leaves_at(self, self.copy.assessment)
