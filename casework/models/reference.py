"""Dated reference data: bank holidays, local timescales, the authority table."""

from django.db import models
from django.db.models import Q

from casework import clock
from casework.models.recorded import Recorded
from casework.roles import Role


class BankHoliday(Recorded):
    """A bank holiday in England. Working days leave it out, unless it was withdrawn."""

    date = models.DateField(unique=True)
    name = models.CharField(max_length=100)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.name}, {self.date:%d %B %Y}"


class LocalTimescale(Recorded):
    """The council's own figure for a timescale that has no national one, from a date."""

    key = models.CharField(max_length=60)
    amount = models.PositiveSmallIntegerField()
    effective_from = models.DateField()
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "effective_from"], name="one_local_timescale_a_day"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="local_timescale_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.amount} from {self.effective_from}"


class LocalLabel(Recorded):
    """The council's own words for something that is no statutory code, from a date."""

    key = models.CharField(max_length=60)
    words = models.CharField(max_length=60)
    effective_from = models.DateField()
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "effective_from"], name="one_local_label_a_day"),
            models.CheckConstraint(condition=~Q(words=""), name="local_label_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.words} from {self.effective_from}"


class Act(models.TextChoices):
    RECOMMEND = "recommend", "Recommend"
    DECIDE = "decide", "Decide"


class Authority(Recorded):
    """That a role may recommend or decide an outcome of a stage, from one date to another.

    A delegation is a row with an end. The practice reason stands in `reason`. A row that was
    withdrawn before it began never was in force.
    """

    role = models.CharField(max_length=30, choices=Role.choices)
    stage = models.CharField(max_length=30)
    outcome = models.CharField(max_length=40)
    act = models.CharField(max_length=10, choices=Act.choices)
    starts = models.DateField(default=clock.today)
    ends = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name_plural = "authorities"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=models.F("starts")),
                name="authority_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["role", "stage", "outcome", "act", "starts"], name="one_authority_row_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} may {self.act} {self.stage}: {self.outcome}"
