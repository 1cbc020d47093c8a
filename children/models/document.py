"""Documents on a child’s record, and their versions."""

from datetime import datetime, time
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from casework import clock
from casework.models import AppendOnly, Recorded, StoredFile, User
from children.choices import DocumentKind
from children.models.person import Person
from children.querysets import ChildRecordQuerySet


class Document(Recorded):
    """A paper, a picture or a recording on one child’s record.

    One that concerns brothers and sisters is on the record of each, so that what is said of it is
    each child’s own. `third_party` warns that somebody gave it in confidence: whoever shares the
    record looks at it first. `ask_child_first` says that the child made it and is asked before their
    parents are shown it. What it holds stands in its versions. `stands_at` is the start of the
    day it is dated, by which the timeline sorts it.
    """

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField("what it is", max_length=20, choices=DocumentKind.choices)
    title = models.CharField("what it is called", max_length=150)
    dated = models.DateField("date on the document")
    stands_at = models.DateTimeField(editable=False)
    from_whom = models.CharField("from whom", max_length=150, blank=True)
    description = models.TextField("what it says that matters", blank=True)
    third_party = models.BooleanField("given in confidence by a third party", default=False)
    significant = models.BooleanField("significant in the child’s story", default=False)
    ask_child_first = models.BooleanField(
        "the child is asked before parents are shown it", default=False, db_default=False
    )

    objects = ChildRecordQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["-dated", "-entered_at"]
        indexes = [
            models.Index(fields=["child", "-dated", "-entered_at"]),
            models.Index(fields=["child", "-stands_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="document_has_a_title",
                violation_error_message="Say what the document is called.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.stands_at = timezone.make_aware(datetime.combine(self.dated, time.min))
        super().save(*args, **kwargs)


class DocumentVersion(AppendOnly):
    """A document as it came in, and each time it came in anew. Older versions stay readable."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField("why there is a new version", max_length=300, blank=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "document__child"

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="document_version_numbered_once"),
            models.CheckConstraint(
                condition=Q(number=1, reason="") | (Q(number__gt=1) & ~Q(reason="")),
                name="new_document_version_says_why",
                violation_error_message="Say why there is a new version.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}, version {self.number}"

    @property
    def child(self) -> Person:
        return self.document.child
