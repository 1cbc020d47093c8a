"""Who is involved with a person, and who opened their record."""

from django.db import models
from django.db.models import Q

from casework import clock
from casework.models import AppendOnly, Recorded, Team, User
from children.choices import InvolvementKind
from children.models.person import Person
from children.querysets import InvolvementQuerySet


class Involvement(Recorded):
    """That a user or a team has to do with a person, as what, from when to when.

    Access reads only this. Written by the services that make it so: allocation, screening,
    restriction, a stated reason.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="involvements")
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="involvements"
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="involvements"
    )
    kind = models.CharField(max_length=20, choices=InvolvementKind.choices)
    reason = models.TextField(blank=True)
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True, blank=True)

    objects = InvolvementQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "kind"]), models.Index(fields=["user", "kind"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, team__isnull=True) | Q(user__isnull=True, team__isnull=False),
                name="involvement_of_a_user_or_a_team",
            ),
            models.UniqueConstraint(
                fields=["person", "user", "kind"],
                condition=Q(user__isnull=False, ends_at=None, struck_out_at=None),
                name="user_involved_once_in_a_kind",
                violation_error_message="This person is involved in that way already.",
            ),
            models.UniqueConstraint(
                fields=["person", "team", "kind"],
                condition=Q(team__isnull=False, ends_at=None, struck_out_at=None),
                name="team_involved_once_in_a_kind",
                violation_error_message="This team is involved in that way already.",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(kind=InvolvementKind.ALLOCATED, ends_at=None, struck_out_at=None),
                name="one_allocated_worker",
                violation_error_message="This child already has an allocated worker.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=InvolvementKind.STATED_REASON) | (~Q(reason="") & Q(ends_at__isnull=False)),
                name="stated_reason_is_stated_and_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user or self.team}, {self.get_kind_display().lower()}"

    @property
    def child(self) -> Person:
        return self.person


class AccessEntry(AppendOnly):
    """One opening of a person's record, or one refusal. Shown on the record."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="access_entries")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    page = models.CharField(max_length=100)
    opened = models.BooleanField()
    how = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "access entries"
        indexes = [models.Index(fields=["person", "-at"]), models.Index(fields=["user", "-at"])]

    def __str__(self) -> str:
        return f"{self.user} {'opened' if self.opened else 'was refused'} {self.page}"

    @property
    def child(self) -> Person:
        return self.person
