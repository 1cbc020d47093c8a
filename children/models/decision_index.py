"""The decision index: one row for every decision about a child, so that ledgers page fast."""

from django.db import models

from casework.journey import Journey
from casework.models import Team, User
from children.models.person import Person


class DecisionEntry(models.Model):
    """Where to find a decision. Rebuilt by `rebuild_decision_index`; never itself the record.

    `leads_to` is where on the journey the decision left the child: the newest row of a child that
    has one says where they are. Blank: the decision moved them nowhere.
    """

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="decision_entries")
    decision_id = models.UUIDField(unique=True)
    stage = models.CharField(max_length=30)
    outcome = models.CharField(max_length=40)
    label = models.CharField(max_length=120)
    leads_to = models.CharField(max_length=20, choices=Journey.choices, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["-decided_at", "-pk"]
        verbose_name_plural = "decision entries"
        indexes = [models.Index(fields=["child", "-decided_at"]), models.Index(fields=["-decided_at"])]

    def __str__(self) -> str:
        return self.label
