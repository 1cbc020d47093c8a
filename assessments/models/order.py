"""Orders that protect a child at once: police protection, and emergency protection orders."""

from django.db import models
from django.db.models import Q

from assessments.protection_choices import OrderKind
from assessments.querysets_protection import OrderQuerySet
from casework import clock
from casework.models import Recorded
from casework.templatetags.casework import day_words, moment_words
from children.models import Person


class ProtectiveOrder(Recorded):
    """Police protection, 72 hours at most, or an emergency protection order, 8 days and once 7 more.

    Source: Children Act 1989, sections 44 to 46. `runs_out_at` is kept when the clock starts.
    """

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="protective_orders")
    kind = models.CharField(max_length=30, choices=OrderKind.choices)
    taken_at = models.DateTimeField("when it began")
    taken_by = models.CharField("by whom", max_length=200)
    why = models.TextField()
    where = models.CharField("where the child is", max_length=200)
    runs_out_at = models.DateTimeField()
    extended_on = models.DateField("when the court extended it", null=True, blank=True)
    extended_days = models.PositiveSmallIntegerField("by how many days", null=True, blank=True)
    extended_why = models.TextField("why it was extended", blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.TextField("how it ended, and where the child is now", blank=True)

    objects = OrderQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["-taken_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(why=""), name="order_says_why", violation_error_message="Say why it was taken."
            ),
            models.CheckConstraint(
                condition=Q(extended_days=None)
                | Q(kind=OrderKind.EMERGENCY_PROTECTION, extended_days__gte=1, extended_days__lte=7),
                name="order_extended_by_seven_days_at_most",
                violation_error_message="An emergency protection order is extended by 7 days at most.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_why="") | (Q(ended_at__isnull=False) & ~Q(ended_why="")),
                name="order_ends_with_words",
                violation_error_message="Say how it ended, and where the child is now.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {day_words(self.taken_at)}"

    @property
    def is_in_force(self) -> bool:
        now = clock.now()
        return self.runs_out_at > now and (self.ended_at is None or self.ended_at > now)

    @property
    def bar_words(self) -> str:
        """What the identity bar says while it is in force."""
        return f"{self.get_kind_display()} until {moment_words(self.runs_out_at)}"
