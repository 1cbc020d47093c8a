"""A draft: what somebody typed and has not saved yet. No part of the record."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from casework import clock
from casework.models.submission import Submission
from casework.models.user import User


class DraftQuerySet(models.QuerySet["Draft"]):
    def waiting(self) -> "DraftQuerySet":
        """Those whose form was not sent since: a copy kept a moment too late is none."""
        sent = Submission.objects.filter(token=OuterRef("pk"))
        return self.filter(~Exists(sent))


class Draft(models.Model):
    """What one person typed into one opened form, kept until they save the form or discard it.

    Its key is the form's own one-time mark, so that two forms side by side never mix. It opens for
    its owner alone, at the path where it was written and nowhere else, and the page there asks again
    whether they may. `subject` is the person the page is about, if it is about one; `opened` is the
    opened copy of the page that wrote here last. Not on the record: it has no history, and may be deleted.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="drafts")
    path = models.TextField()
    route = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    subject = models.UUIDField(null=True, blank=True)
    opened = models.UUIDField()
    data = models.JSONField()
    saved_at = models.DateTimeField(default=clock.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at"]
        indexes = [models.Index(fields=["owner", "-saved_at"], name="drafts_of_owner")]

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        """Where the form opens with what was typed in it."""
        return f"{self.path}{'&' if '?' in self.path else '?'}draft={self.pk}"

    @property
    def saved_words(self) -> str:
        """When it was kept: 10:42, and the day where that is not today."""
        at = timezone.localtime(self.saved_at)
        day = "" if at.date() == clock.today() else f", {at:%a} {at.day} {at:%b %Y}"
        return f"{at:%H:%M}{day}"
