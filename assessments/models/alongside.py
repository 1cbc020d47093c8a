"""What is gathered and done while an assessment is made: contributions, review points, disagreement."""

from datetime import date

from django.db import models
from django.db.models import Q

from assessments.choices import AgencyKind, Disagrees
from assessments.models.assessment import Assessment
from assessments.querysets import ContributionQuerySet
from casework import clock
from casework.models import Recorded
from children.models import Document, Person
from children.querysets import ChildRecordQuerySet


class OfAnAssessment(Recorded):
    """The base of what hangs on one assessment, and so on its child."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="%(class)ss")

    objects = ChildRecordQuerySet.as_manager()
    child_path = "assessment__child"

    class Meta:
        abstract = True

    @property
    def child(self) -> Person:
        return self.assessment.child


class Contribution(OfAnAssessment):
    """What one agency was asked to contribute, and what came of it.

    Asked on a day, needed by a day; chased as often as it takes, the newest day kept here and the
    earlier ones in its history. It ends with what they said, in words or as a document of the child,
    or with why nothing came. A confidential one is left out of what the family is given.
    """

    agency = models.CharField("kind of agency", max_length=20, choices=AgencyKind.choices)
    name = models.CharField("who was asked", max_length=150)
    reach = models.CharField("how to reach them", max_length=200, blank=True)
    asked_on = models.DateField(default=clock.today)
    needed_by = models.DateField()
    question = models.TextField("what they were asked", blank=True)
    confidential = models.BooleanField("not for the family to read", default=False)
    times_chased = models.PositiveSmallIntegerField(default=0)
    chased_on = models.DateField("last chased", null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    said = models.TextField("what they said", blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    nothing_because = models.TextField("why nothing was received", blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["needed_by", "entered_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(needed_by__gte=models.F("asked_on")),
                name="contribution_needed_after_asking",
                violation_error_message="They cannot be needed by a day before they were asked.",
            ),
            models.CheckConstraint(
                condition=Q(received_on=None, said="", document=None)
                | (
                    Q(received_on__isnull=False, nothing_because="")
                    & (~Q(said="") | Q(document__isnull=False))
                ),
                name="contribution_received_whole",
                violation_error_message="Enter when it came, and what they said or which document holds it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_agency_display()}, {self.name}"

    @property
    def is_out(self) -> bool:
        """Neither answered nor given up."""
        return self.received_on is None and not self.nothing_because

    @property
    def is_late(self) -> bool:
        return self.is_out and self.needed_by < clock.today()


class ReviewPoint(OfAnAssessment):
    """A day on which the manager looks at an assessment while it is made, and what came of it.

    Set by the local figures when the assessment starts, or by the manager for this child; the census
    takes the next of them as the internal review date.
    """

    number = models.PositiveSmallIntegerField()
    counts_from = models.DateField()
    due_on = models.DateField()
    moved_because = models.TextField(blank=True)
    held_on = models.DateField(null=True, blank=True)
    held_by = models.ForeignKey(
        "casework.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    looked_at = models.TextField(blank=True)
    direction = models.TextField("direction given", blank=True)

    class Meta:
        ordering = ["due_on", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "number"],
                condition=Q(struck_out_at=None),
                name="review_point_numbered_once",
                violation_error_message="Somebody has just set a review of this assessment. Open it again.",
            ),
            models.CheckConstraint(
                condition=Q(held_on=None, held_by=None, looked_at="", direction="")
                | (Q(held_on__isnull=False, held_by__isnull=False) & ~Q(looked_at="") & ~Q(direction="")),
                name="review_point_held_whole",
                violation_error_message="Say what you looked at, and what you ask for.",
            ),
        ]

    def __str__(self) -> str:
        return f"Manager’s review {self.number}"

    def is_late(self, today: date) -> bool:
        return self.held_on is None and self.due_on < today


class Disagreement(OfAnAssessment):
    """Somebody sees it otherwise: who, about what, and what was done about it."""

    party = models.CharField("who disagrees", max_length=20, choices=Disagrees.choices)
    name = models.CharField("their name", max_length=150)
    told_on = models.DateField("when they said so", default=clock.today)
    about = models.TextField("what they disagree with, in their words where you can")
    done = models.TextField("what was done about it")

    class Meta:
        ordering = ["told_on", "entered_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(about="") & ~Q(done="") & ~Q(name=""),
                name="disagreement_is_whole",
                violation_error_message="Say who disagrees, with what, and what was done about it.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_party_display()}, {self.name}"
