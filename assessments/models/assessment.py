"""An assessment of one child, and its sections."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from assessments.choices import Factor, SectionKey
from assessments.querysets import AssessmentQuerySet, SectionRowQuerySet
from casework import clock
from casework.models import Recorded
from children.models import Person, Visit
from children.querysets import ChildRecordQuerySet
from children.records import records_of
from referrals.episode import OfAnEpisode, of_one_episode


class Assessment(OfAnEpisode):
    """The assessment of one child: the single one of a referral, due in 45 working days, or early help’s.

    One of an episode is open at a time (census rules 8863, 8896). Open until a manager signs it off, or it is
    stopped because the decision that opened it was replaced. While a submitted copy awaits its
    decision nothing in it can be changed.

    `counts_from` is when its clock started: receipt of the referral, or, where the same referral
    had an assessment signed off before, its own start. `see_child_by` is empty for an unborn child;
    of a child born meanwhile it counts from the birth, `see_child_from`.
    """

    started_at = models.DateTimeField(default=clock.now)
    counts_from = models.DateTimeField("clock started", default=clock.now)
    due_on = models.DateField()
    see_child_by = models.DateField(null=True, blank=True)
    see_child_from = models.DateField("born on", null=True, blank=True, editable=False)
    late_because = models.TextField("why it took longer", blank=True, db_default="", default="")
    finished_on = models.DateField("signed off on", null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_reason = models.TextField(blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(finished_on=None, stopped_at=None), name="assessment_open"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(finished_on=None, stopped_at=None, struck_out_at=None),
                name="one_open_assessment",
                violation_error_message="This child has an open assessment already.",
            ),
            models.UniqueConstraint(
                fields=["early_help"],
                condition=Q(finished_on=None, stopped_at=None, struck_out_at=None),
                name="one_open_early_help_assessment",
                violation_error_message="This early help has an open assessment already.",
            ),
            of_one_episode("assessment_of_one_episode"),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | (~Q(stopped_reason="") & Q(finished_on=None)),
                name="assessment_stopped_for_a_reason",
                violation_error_message="Say why the assessment was stopped; one signed off is not stopped.",
            ),
        ]

    def __str__(self) -> str:
        return f"Assessment of {self.child}"

    @property
    def is_open(self) -> bool:
        """Neither signed off nor stopped."""
        return self.finished_on is None and self.stopped_at is None

    def visits(self) -> ChildRecordQuerySet:
        """Visits to the child since the day the assessment started, newest first."""
        since = timezone.localdate(self.started_at)
        return Visit.objects.filter(child__in=records_of(self.child), visited_at__date__gte=since)


class AssessmentSection(Recorded):
    """One section: the unit of saving and of version conflict.

    A structured section keeps its rows in their own tables and its version here.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="sections")
    key = models.CharField(max_length=20, choices=SectionKey.choices)
    text = models.TextField(blank=True)
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
                name="section_once",
                violation_error_message="This assessment has that section already.",
            )
        ]

    def __str__(self) -> str:
        return self.get_key_display()

    @property
    def child(self) -> Person:
        return self.assessment.child


class SectionRow(Recorded):
    """The base of rows in a structured section. A row taken out stays in the record, marked removed."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = SectionRowQuerySet.as_manager()
    child_path = "assessment__child"

    class Meta:
        abstract = True
        ordering = ["position", "entered_at"]

    @property
    def child(self) -> Person:
        return self.assessment.child


class DangerStatement(SectionRow):
    """Who worries, about what, and what it may do to the child; paired with the goal that answers it."""

    statement = models.TextField()
    safety_goal = models.TextField()

    class Meta(SectionRow.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(statement="") & ~Q(safety_goal=""),
                name="danger_has_a_goal",
                violation_error_message="Pair each danger statement with a safety goal.",
            )
        ]

    def __str__(self) -> str:
        return self.statement


class Scale(SectionRow):
    """Where one person puts the child's safety, from 0 to 10, and why."""

    person = models.CharField("who", max_length=100)
    score = models.PositiveSmallIntegerField()
    reason = models.TextField()
    one_higher = models.TextField("what would make it one higher", blank=True)
    scaled_on = models.DateField(default=clock.today)

    class Meta(SectionRow.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(score__lte=10),
                name="scale_0_to_10",
                violation_error_message="Give a number from 0 to 10.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.score}"


class AssessmentFactor(SectionRow):
    """One census factor; beside a factor that is an adult’s, what it does to this child."""

    code = models.CharField(max_length=3, choices=Factor.choices)
    effect = models.TextField("what it does to the child", blank=True, db_default="", default="")

    class Meta(SectionRow.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "code"],
                condition=Q(removed_at=None, struck_out_at=None),
                name="factor_once",
                violation_error_message="Choose each factor once.",
            )
        ]

    def __str__(self) -> str:
        return self.get_code_display()
