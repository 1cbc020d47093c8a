"""What the form’s site writes: forms sent, drafts of forms, and how often an address asks."""

import uuid

from django.db import models

from casework import clock


class SealedForm(models.Model):
    """A form as it was sent, sealed for the record. It goes when the record has taken it in.

    Neither the site that put it here nor the database can say whom it is about.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sent_at = models.DateTimeField(default=clock.now)
    sealed = models.BinaryField()

    class Meta:
        ordering = ["sent_at"]

    def __str__(self) -> str:
        return f"Form sent {self.sent_at:%d.%m.%Y %H:%M}"


class DraftPart(models.Model):
    """A part of a form that somebody is writing: its answers, or one of its files.

    Sealed under a token that only the writer has, and kept under a mark worked out from that token.
    """

    mark = models.CharField(primary_key=True, max_length=64)
    sealed = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return "Part of a draft"


class Tally(models.Model):
    """How often something was asked for in ten minutes. By whom is a keyed digest, gone the next night."""

    mark = models.CharField(primary_key=True, max_length=64)
    count = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"Asked {self.count} times"
