"""What is known of a file in the store: never the file itself, never where it came from by its name."""

from django.db import models
from django.db.models import Q

from casework import clock
from casework.models.recorded import AppendOnly
from casework.models.user import User


class StoredFile(AppendOnly):
    """One file, received once. The records it belongs to point at it.

    `name` is what it is called in the store, by nothing that anybody could guess. `label` is what it
    was called where it came from: shown, and never trusted. `pages` is how many of it can be
    previewed. Nobody uploaded what came with a form that was taken in by itself.
    """

    name = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=10)
    label = models.CharField("name of the file", max_length=150)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField(default=0)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_holds_something"),
        ]

    def __str__(self) -> str:
        return self.label


class FileScan(AppendOnly):
    """That ClamAV looked at a file, and what it found. The newest counts."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="scans")
    at = models.DateTimeField(default=clock.now)
    virus = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.virus or "No virus found"
