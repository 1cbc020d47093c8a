"""Two records of one person: that somebody holds them to be one, what was decided, and how it was laid."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from casework.models import Decision, Recorded
from children.choices import MergeOutcome
from children.models.person import Person
from children.querysets import MergeQuerySet


class Merge(Recorded):
    """Two records that may be of one person: `standing` is the one that stands, if it is decided so.

    `choices` says for each part in which the two differ whose answer stands, by the key of the record.
    `laid` keeps what each field of the standing record was and became, so that undoing lays it back;
    `carried` the records that had been merged into the other before, which went along;
    `left` the fields that undoing did not lay back, because somebody has changed them since.
    """

    standing = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    choices = models.JSONField(default=dict, editable=False)
    laid = models.JSONField(default=dict, editable=False)
    carried = models.JSONField(default=list, editable=False)
    left = models.JSONField(default=list, editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    merged_at = models.DateTimeField(null=True, blank=True, editable=False)
    undone_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MergeQuerySet.as_manager()
    child_path = "standing"

    class Meta:
        ordering = ["-entered_at"]
        verbose_name = "two records of one person"
        verbose_name_plural = "two records of one person"
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="merge_proposed_for_a_reason"),
            models.CheckConstraint(condition=~Q(standing=F("merged")), name="merge_of_two_records"),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(merged_at__isnull=False),
                name="merge_undone_after_it_was_made",
            ),
            models.UniqueConstraint(
                fields=["merged"],
                condition=Q(merged_at__isnull=False, undone_at=None, struck_out_at=None),
                name="record_merged_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged.number} and {self.standing.number}"

    @property
    def child(self) -> Person:
        return self.standing

    @property
    def waits(self) -> bool:
        """Nobody has decided yet."""
        return self.decided_at is None

    @property
    def in_force(self) -> bool:
        """The two are one now."""
        return self.merged_at is not None and self.undone_at is None


class MergeDecision(Decision):
    """Whether two records are of one person. Two people, after one person, undoes the merge."""

    stage = "merge"
    stage_label = "Two records"
    subject_field = "merge"
    outcomes = MergeOutcome
    # Where the child is on the journey does not follow from how many records there were.
    leads_to: ClassVar[dict[str, str]] = dict.fromkeys(MergeOutcome.values, "")

    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=40, choices=MergeOutcome.choices)

    child_path = "merge__standing"

    class Meta(Decision.Meta):
        constraints = [
            *Decision.Meta.constraints,
            models.UniqueConstraint(
                fields=["merge"], condition=Q(supersedes=None), name="merge_decided_once"
            ),
        ]

    @property
    def child(self) -> Person:
        found: Any = self.merge.standing
        return found
