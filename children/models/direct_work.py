"""Direct work: what a child said and made when somebody sat down with them for it."""

from datetime import date

from django.db import models
from django.db.models import Q

from casework.models import Recorded, User
from casework.timescales import local_date
from children.choices import DocumentKind
from children.models.document import Document
from children.models.person import Person
from children.models.written import written_late
from children.querysets import ChildRecordQuerySet
from children.seeing_choices import ASK_FIRST_WORDS, PicturePermission, ShownTo, Tool


class DirectWork(Recorded):
    """A session with one child: three houses, a drawing, a baby watched.

    `words` are the child's, as they said them, and nobody else's; what the worker makes of it stands in
    `told_us`. A picture of what the child made is a document on the child's record, kept only where the
    child was asked and did not say no. `shown_to` says whether parents are shown it only once the child
    was asked. It counts as hearing the child, never as the visit a plan asks for: that is a Visit.
    """

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="direct_work")
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField("when")
    tool = models.CharField("what was used", max_length=20, choices=Tool.choices)
    words = models.TextField("the child’s words", blank=True)
    present = models.CharField("who else was there", max_length=300, blank=True)
    told_us = models.TextField("what it told us", blank=True)
    shown_to = models.CharField("who may see it", max_length=20, choices=ShownTo.choices)
    picture = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="direct_work", null=True, blank=True
    )
    permission = models.CharField(
        "may a picture be kept", max_length=20, choices=PicturePermission.choices, blank=True
    )
    permission_words = models.CharField("what the child said to that", max_length=300, blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["-done_at"]
        verbose_name_plural = "pieces of direct work"
        indexes = [models.Index(fields=["child", "-done_at"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="", told_us=""),
                name="direct_work_says_something",
                violation_error_message="Write what the child said, or what it told us.",
            ),
            models.CheckConstraint(
                condition=Q(picture=None)
                | Q(permission__in=[PicturePermission.YES, PicturePermission.TOO_YOUNG]),
                name="direct_work_picture_was_allowed",
                violation_error_message="Ask the child whether the picture may be kept.",
            ),
        ]

    def __str__(self) -> str:
        return f"Direct work with {self.child}"

    @property
    def done_on(self) -> date:
        """The day of it in Cornwall."""
        return local_date(self.done_at)

    @property
    def ask_first(self) -> bool:
        """Whether the child is asked before parents are shown it."""
        return self.shown_to == ShownTo.ASK_FIRST

    @property
    def mark(self) -> str:
        """The mark it carries wherever it is shown, or nothing."""
        return ASK_FIRST_WORDS if self.ask_first else ""

    @property
    def written_late(self) -> str:
        """When it was written, where that was a later day."""
        return written_late(self.done_at, self.entered_at)

    @property
    def kind_of_picture(self) -> DocumentKind:
        """What the picture is filed as."""
        return DocumentKind.PHOTOGRAPH if self.tool == Tool.OBSERVATION else DocumentKind.DRAWING
