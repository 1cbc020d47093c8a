"""What a worker says of an entry on a child’s chronology: whether it is significant, and what it meant."""

from django.db import models
from django.db.models import Q

from casework.models import Recorded
from children.models.person import Person
from children.querysets import ChildRecordQuerySet


class ChronologyMark(Recorded):
    """That an entry is significant in a child’s story or is not, in one line why, and what it meant for them.

    The chronology is worked out from the record; this is the only part of it that is written. The entry is
    named by `entry_kind` and `entry_id`, which together are the key of an event on the timeline: whatever app
    keeps it, nothing here points into an app above.
    """

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="chronology_marks")
    entry_kind = models.CharField("what happened", max_length=100, editable=False)
    entry_id = models.UUIDField("which entry", editable=False)
    significant = models.BooleanField("whether it is significant")
    meaning = models.CharField("why it matters", max_length=300, blank=True)
    impact = models.TextField("what it meant for the child", blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["-entered_at"]
        indexes = [models.Index(fields=["entry_id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["child", "entry_kind", "entry_id"],
                condition=Q(struck_out_at=None),
                name="entry_marked_once",
                violation_error_message="Somebody has said whether this is significant already.",
            ),
            models.CheckConstraint(
                condition=Q(significant=False) | ~Q(meaning=""),
                name="significant_entry_says_why",
                violation_error_message="Say in one line why it matters.",
            ),
        ]

    def __str__(self) -> str:
        return "Significant" if self.significant else "Not significant"

    @property
    def entry(self) -> str:
        """The key of the event it is said of."""
        return f"{self.entry_kind}/{self.entry_id}"
