"""Team around the family meetings: those who help early, and the family, round one table."""

from django.db import models
from django.db.models import F, Q

from children.models import Person
from plans.choices import Participation
from referrals.models.early_help import PartOfEarlyHelp


class FamilyMeeting(PartOfEarlyHelp):
    """One meeting of the team around the family: who came, what the family said, what was agreed.

    What is to be done stands as actions in the child’s plan, each with an owner and a date; `agreed` says
    what was agreed in words. The next meeting’s day is set at this one, unless it was the last.
    """

    held_on = models.DateField("when it was held")
    place = models.CharField("where", max_length=200)
    present = models.TextField("who was there")
    apologies = models.TextField("who could not come", blank=True)
    participation = models.CharField("how the child took part", max_length=3, choices=Participation.choices)
    child_view = models.TextField("what the child said or sent", blank=True)
    family_said = models.TextField("what the family said")
    agreed = models.TextField("what was agreed")
    next_on = models.DateField("next meeting", null=True, blank=True)

    class Meta:
        ordering = ["-held_on", "-entered_at"]
        verbose_name = "team around the family meeting"
        constraints = [
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gte=F("held_on")),
                name="next_meeting_is_later",
                violation_error_message="The next meeting is not before this one.",
            ),
            models.CheckConstraint(
                condition=~Q(present="") & ~Q(family_said="") & ~Q(agreed=""),
                name="meeting_is_whole",
                violation_error_message="Enter who was there, what the family said, and what was agreed.",
            ),
        ]

    def __str__(self) -> str:
        return f"Team around the family meeting for {self.child}"

    @property
    def child(self) -> Person:
        return self.early_help.child
