"""The decision how the work goes on with the second of two children born of one pregnancy."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from casework.journey import Journey
from casework.models import Decision
from children.models import Birth, Person
from referrals.choices import TwinOutcome


class TwinDecision(Decision):
    """A manager's decision on the twin of a child who has an open referral.

    Brothers and sisters share the contact and never the referral: the twin gets a screening on the
    same contact and a referral of their own, and an assessment or a plan as the manager decides.
    """

    stage = "twin"
    stage_label = "Twin"
    subject_field = "birth"
    outcomes = TwinOutcome
    leads_to: ClassVar[dict[str, str]] = {
        TwinOutcome.ASSESSMENT: Journey.ASSESSMENT,
        TwinOutcome.PLAN: Journey.PLAN,
        TwinOutcome.NONE: "",
    }

    birth = models.ForeignKey(Birth, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=40, choices=TwinOutcome.choices)

    child_path = "birth__person"

    class Meta(Decision.Meta):
        constraints = [
            *Decision.Meta.constraints,
            models.UniqueConstraint(fields=["birth"], condition=Q(supersedes=None), name="twin_decided_once"),
        ]

    @property
    def child(self) -> Person:
        return self.birth.person
