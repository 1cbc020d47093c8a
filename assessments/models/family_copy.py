"""What the family is given of a signed assessment, and when each of them had it."""

from django.db import models
from django.db.models import Q

from assessments.choices import ForWhom, SharedHow
from assessments.models.sign_off import AssessmentCopy
from casework import clock
from casework.models import Recorded
from children.models import Person
from children.querysets import ChildRecordQuerySet


class FamilyCopy(Recorded):
    """The parents’ copy, or the child’s, of an assessment as it was signed off.

    The parents’ has sections of the signed copy, each chosen; the child’s is a text of its own, in
    words for that child. One of each kind for a signed copy.
    """

    copy = models.ForeignKey(AssessmentCopy, on_delete=models.PROTECT, related_name="family_copies")
    kind = models.CharField("for whom", max_length=10, choices=ForWhom.choices)
    sections = models.JSONField(default=list, blank=True)
    text = models.TextField("what it says", blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "copy__assessment__child"

    class Meta:
        verbose_name_plural = "family copies"
        ordering = ["kind", "entered_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["copy", "kind"],
                condition=Q(struck_out_at=None),
                name="family_copy_once",
                violation_error_message="Somebody has just prepared this copy. Open the assessment again.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="child") | ~Q(text=""),
                name="childs_copy_says_something",
                violation_error_message="Write what the child is told.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def child(self) -> Person:
        return self.copy.child


class CopyShared(Recorded):
    """That somebody was given a family copy: who, when, by whom and how, and what they said to it."""

    family_copy = models.ForeignKey(FamilyCopy, on_delete=models.PROTECT, related_name="shared")
    shared_on = models.DateField(default=clock.today)
    shared_with = models.CharField("with whom", max_length=150)
    how = models.CharField(max_length=20, choices=SharedHow.choices)
    shared_by = models.ForeignKey("casework.User", on_delete=models.PROTECT, related_name="+")
    response = models.TextField("what they said to it", blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "family_copy__copy__assessment__child"

    class Meta:
        verbose_name_plural = "copies shared"
        ordering = ["shared_on", "entered_at"]

    def __str__(self) -> str:
        return f"{self.family_copy} shared with {self.shared_with}"

    @property
    def child(self) -> Person:
        return self.family_copy.child
