"""Case notes: what happened between visits."""

from django.db import models
from django.db.models import Q

from casework.models import Recorded
from casework.templatetags.casework import date_words
from children.choices import NoteKind
from children.models.person import Person
from children.querysets import NoteQuerySet


def note_title(kind: str, with_whom: str) -> str:
    """What a note is called in lists: its kind, and with whom."""
    label = str(NoteKind(kind).label)
    return f"{label}: {with_whom}" if with_whom else label


class CaseNote(Recorded):
    """Something that happened about a child. Brothers and sisters it concerns each have a record of it.

    What happened (`account`) is kept apart from what the worker makes of it (`opinion`), because the
    child, their parents and a court may read both. What other people told in confidence, or what is
    about them, stands in `third_party` alone, so that a copy for the family can leave it out.
    `significance` is why the event matters; a note without it is not marked significant. Copies
    written together carry the same `written_together`.
    """

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField("what it was", max_length=20, choices=NoteKind.choices)
    happened_at = models.DateTimeField("when")
    with_whom = models.CharField("with whom", max_length=200, blank=True)
    account = models.TextField("what happened")
    opinion = models.TextField("what the worker makes of it", blank=True)
    third_party = models.TextField("third-party information", blank=True)
    private_account = models.TextField("about this child only", blank=True)
    significance = models.CharField("why it is significant", max_length=300, blank=True)
    written_together = models.UUIDField(null=True, blank=True, editable=False)
    corrected_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = NoteQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["-happened_at"]
        indexes = [models.Index(fields=["child", "-happened_at"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(account=""),
                name="note_says_what_happened",
                violation_error_message="Say what happened.",
            ),
            models.UniqueConstraint(
                fields=["written_together", "child"],
                name="note_once_on_each_record",
                violation_error_message="Choose each child once.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {date_words(self.happened_at)}"

    @property
    def title(self) -> str:
        """What it was, and with whom."""
        return note_title(self.kind, self.with_whom)

    @property
    def significant(self) -> bool:
        """Whether it belongs among the significant events of the child's life."""
        return bool(self.significance)

    @property
    def written_later(self) -> bool:
        """Whether it was written down on a later day than it happened: both are shown then."""
        return date_words(self.happened_at) != date_words(self.entered_at)
