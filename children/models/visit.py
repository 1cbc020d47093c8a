"""Visits, and the child's words in them."""

from django.db import models
from django.db.models import Q

from casework.models import Recorded, User
from children.choices import WarningKind
from children.models.person import Person
from children.models.written import written_late
from children.querysets import ChildRecordQuerySet, WarningQuerySet
from children.seeing_choices import Bedroom, MissedReason


class Visit(Recorded):
    """A visit to a child. Siblings visited together each have their own record of it.

    A visit counts as seeing the child only when `seen`. Whether alone, or why not, is asked every
    time a child is seen. `words` are the child's own, as they said them; what was seen of the child
    stands in `observed`, and of one too young to speak that is what there is.
    """

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="visits")
    visited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    visited_at = models.DateTimeField("when")
    place = models.CharField("where", max_length=150)
    present = models.CharField("who else was there", max_length=300, blank=True)
    seen = models.BooleanField()
    not_seen_reason = models.TextField("why the child was not seen, and what was done", blank=True)
    seen_alone = models.BooleanField(null=True)
    not_alone_reason = models.TextField("why the child was not seen alone", blank=True)
    words = models.TextField("the child’s words", blank=True)
    observed = models.TextField("what was observed", blank=True, default="", db_default="")
    bedroom = models.CharField(
        "was the bedroom seen", max_length=20, choices=Bedroom.choices, blank=True, default="", db_default=""
    )
    account = models.TextField("what happened")
    private_account = models.TextField("about this child only", blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["-visited_at"]
        indexes = [models.Index(fields=["child", "-visited_at"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(account=""),
                name="visit_has_an_account",
                violation_error_message="Say what happened.",
            ),
            models.CheckConstraint(
                condition=Q(seen=True, seen_alone__isnull=False) | Q(seen=False, seen_alone__isnull=True),
                name="visit_seen_says_whether_alone",
                violation_error_message="Say whether the child was seen alone.",
            ),
            models.CheckConstraint(
                condition=Q(seen=True) | ~Q(not_seen_reason=""),
                name="visit_not_seen_says_why",
                violation_error_message="Say why the child was not seen and what was done.",
            ),
            models.CheckConstraint(
                condition=Q(seen=False) | Q(seen_alone=True) | ~Q(not_alone_reason=""),
                name="visit_not_alone_says_why",
                violation_error_message="Say why the child was not seen alone.",
            ),
        ]

    def __str__(self) -> str:
        return f"Visit to {self.child}"

    @property
    def written_late(self) -> str:
        """When it was written, where that was a later day than the visit."""
        return written_late(self.visited_at, self.entered_at)


class MissedVisit(Recorded):
    """A visit to a child that did not happen: why, and what was done about it.

    It is no visit: nobody was seen and no contact was made, so no clock looks at it.
    """

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="missed_visits")
    planned_for = models.DateTimeField("when it should have been")
    reason = models.CharField("why it did not happen", max_length=20, choices=MissedReason.choices)
    explanation = models.TextField("more about why", blank=True)
    done_about_it = models.TextField("what was done about it")

    objects = ChildRecordQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["-planned_for"]
        verbose_name = "visit that did not happen"
        verbose_name_plural = "visits that did not happen"
        indexes = [models.Index(fields=["child", "-planned_for"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(done_about_it=""),
                name="missed_visit_says_what_was_done",
                violation_error_message="Say what was done about it.",
            ),
        ]

    def __str__(self) -> str:
        return f"Visit to {self.child} that did not happen"

    @property
    def written_late(self) -> str:
        """When it was written, where that was a later day."""
        return written_late(self.planned_for, self.entered_at)


class Warning(Recorded):
    """Something everybody must know before they act, shown on every page of the person.

    Where somebody must not be told something, it says from whom it is kept (`kept_from`), what (`text`),
    why, who decided it and since when.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="warnings")
    kind = models.CharField(max_length=20, choices=WarningKind.choices)
    text = models.CharField(max_length=300)
    kept_from = models.CharField(
        "who must not be told", max_length=150, blank=True, default="", db_default=""
    )
    why = models.CharField("why", max_length=300, blank=True, default="", db_default="")
    decided_by = models.CharField("who decided it", max_length=150, blank=True, default="", db_default="")
    starts = models.DateField("since when", null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.CharField(max_length=300, blank=True)

    objects = WarningQuerySet.as_manager()
    child_path = "person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | ~Q(ended_reason=""), name="warning_ends_with_a_reason"
            )
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The warning in one sentence; of what somebody must not be told, who and what."""
        return f"{self.kept_from}: {self.text}" if self.kept_from else self.text

    @property
    def child(self) -> Person:
        return self.person
