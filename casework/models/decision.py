"""What every decision is, whatever it decides."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from casework import clock
from casework.models.recorded import AppendOnly
from casework.models.user import User
from casework.roles import Role


class OldWork(models.TextChoices):
    """What becomes of the work that a replaced decision had opened."""

    KEPT = "kept", "The work goes on"
    STOPPED = "stopped", "The work stops"
    NONE = "none", "It had opened no work"


#: What a decider chooses between; that there was no work is told by the decision replaced.
OLD_WORK_CHOICES = [(each.value, each.label) for each in (OldWork.KEPT, OldWork.STOPPED)]


class Decision(AppendOnly):
    """One decision: what, why, by whom, as what, when, and what was known.

    Each stage subclasses it with its own outcomes and a foreign key to what is decided on. A
    changed mind is a new decision that names the one it replaces; a decision has one successor
    only. The fields for what was known and which options were considered follow the National
    Decision Model (College of Policing), which Cornwall uses for devolved authority.
    """

    #: Which stage of the journey this decides; the key of the pathway and the authority table.
    stage: ClassVar[str]
    #: What the stage is called where decisions are listed.
    stage_label: ClassVar[str]
    #: The field that holds what is decided on.
    subject_field: ClassVar[str]
    outcomes: ClassVar[type[models.TextChoices]]
    #: Where on the journey each outcome leaves the child: a casework.journey.Journey value, or
    #: nothing where the child stays where they were.
    leads_to: ClassVar[dict[str, str]]

    #: What a stage's decision says besides, shown wherever it is: its own fields, each with a label.
    particular_fields: ClassVar[dict[str, str]] = {}

    outcome = models.CharField(max_length=40)
    rationale = models.TextField()
    known = models.TextField("what was known", blank=True)
    options_considered = models.TextField(blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_in_role = models.CharField(max_length=30, choices=Role.choices)
    decided_at = models.DateTimeField(default=clock.now)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    old_work = models.CharField(max_length=10, choices=OldWork.choices, blank=True)
    old_work_reason = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["-decided_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(rationale=""), name="%(app_label)s_%(class)s_says_why"),
            models.CheckConstraint(
                condition=Q(supersedes=None, old_work="") | (Q(supersedes__isnull=False) & ~Q(old_work="")),
                name="%(app_label)s_%(class)s_says_what_becomes_of_old_work",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage_label}: {self.outcome_label}"

    @property
    def outcome_label(self) -> str:
        """The outcome in the words of the practice."""
        return str(self.outcomes(self.outcome).label)

    def leaves_at(self) -> str:
        """Where on the journey this decision leaves the child; nothing where they stay where they were."""
        return self.leads_to[self.outcome]

    @property
    def particulars(self) -> list[tuple[str, str]]:
        """What this decision says besides its reason, each with its label."""
        return self.told({name: getattr(self, name) for name in self.particular_fields})

    @classmethod
    def told(cls, values: Mapping[str, str]) -> list[tuple[str, str]]:
        """Values of the particular fields in words, without those left empty."""
        fields: dict[str, Any] = {field.name: field for field in cls._meta.concrete_fields}
        return [
            (label, dict(fields[name].flatchoices).get(values[name], values[name]))
            for name, label in cls.particular_fields.items()
            if values[name]
        ]

    @property
    def subject(self) -> models.Model:
        """What was decided on."""
        return getattr(self, self.subject_field)

    @property
    def successor(self) -> "Decision | None":
        """The decision that replaced this one, if one did."""
        return getattr(self, "superseded_by", None)
