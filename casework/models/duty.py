"""The duty rota: who sees to a team's new work, from which moment to which."""

from django.db import models
from django.db.models import Q

from casework.models.recorded import Recorded
from casework.models.user import Team, User


class DutyTurn(Recorded):
    """That somebody is on duty for a team from one moment to another, unless it was called off.

    Whoever is on duty reads the children the team has received until they are allocated. Two people
    may share a turn.
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="duty_turns")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="duty_turns")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["starts_at", "ends_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")),
                name="duty_turn_ends_after_it_starts",
                violation_error_message="A turn cannot end before it starts.",
            ),
        ]
        indexes = [models.Index(fields=["team", "starts_at"], name="duty_turn_by_team")]

    def __str__(self) -> str:
        return f"{self.user} on duty for {self.team}"
