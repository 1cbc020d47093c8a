"""What somebody is told has happened."""

import uuid

from django.db import models

from casework import clock
from casework.models.user import User


class Notice(models.Model):
    """That something happened which concerns a user: what, where to read it, and whether they have.

    Not the record: the record is where `path` leads. `words` name no child and no family, so that a notice
    outlives no right to know of them; `subject` is the id of the person it is about, whom the page names to
    whoever may know of them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="notices")
    subject = models.UUIDField(null=True)
    words = models.CharField(max_length=200)
    path = models.CharField(max_length=300)
    at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["user", "-at"]),
            models.Index(fields=["user"], condition=models.Q(read_at=None), name="casework_notice_unread"),
        ]

    def __str__(self) -> str:
        return self.words
