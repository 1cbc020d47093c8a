"""That a list left the system as a file: who took it, which rows they asked for, and why."""

from django.db import models
from django.db.models import Q

from casework import clock
from casework.models.recorded import AppendOnly
from casework.models.user import User


class ExportEntry(AppendOnly):
    """One export of a list. Names no child: what was searched for is not kept, only that it was.

    `mark` tells which list with which filters it was asked for, so that it serves for no other.
    """

    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    list_key = models.CharField(max_length=60)
    list_title = models.CharField("list", max_length=100)
    filters = models.TextField(blank=True)
    rows = models.PositiveIntegerField()
    reason = models.TextField()
    mark = models.CharField(max_length=64)

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "exports of lists"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="export_says_why")]

    def __str__(self) -> str:
        return f"{self.list_title}, {self.rows} rows"
