"""Early help: an episode of help by agreement, its consents, advice, and the decisions on it."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from casework import clock
from casework.journey import Journey
from casework.models import Decision, Recorded, Team, User
from casework.templatetags.casework import day_words
from casework.timescales import local_date
from children.models import PassedOn, Person
from children.querysets import ChildRecordQuerySet
from children.records import records_of
from referrals.early_help_choices import (
    ENDS_EARLY_HELP,
    Adviser,
    CameFrom,
    ConsentAnswer,
    ConsentHow,
    EarlyHelpOutcome,
    Ending,
)
from referrals.models.contact import Screening
from referrals.models.referral import Referral
from referrals.querysets_early_help import EarlyHelpQuerySet


def _score(words: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(words, null=True, blank=True)


def _from_to(before: int | None, after: int | None) -> str:
    """4 of 10 at the beginning, 7 at the end."""
    said = [f"{before} of 10 at the beginning"] if before is not None else []
    return ", ".join([*said, *([f"{after} at the end"] if after is not None else [])])


class EarlyHelp(Recorded):
    """One episode of early help for one child, from the request to its end; beside any referral.

    It waits for the hub's triage until accepted. It goes on by the family's agreement (Working
    Together, chapter 3, early help), and is led by a practitioner who is often not the council's: then
    `worker` is who records for them here. The scores are the outcome scale, from 0 to 10.
    """

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="early_help_episodes")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    came_from = models.CharField("how it came", max_length=20, choices=CameFrom.choices)
    asked_at = models.DateTimeField("when the hub was asked")
    asked_by = models.CharField("who asked", max_length=150, blank=True)
    asked_by_agency = models.CharField("their role or agency", max_length=150, blank=True)
    asked_by_contact = models.CharField("how to reach them", max_length=200, blank=True)
    story = models.TextField("what has happened so far")
    family_view = models.TextField("the family’s own view", blank=True)
    child_view = models.TextField("the child’s own view", blank=True)
    screening = models.ForeignKey(
        Screening, on_delete=models.PROTECT, null=True, blank=True, related_name="early_help_episodes"
    )
    stepped_down = models.ForeignKey(
        Referral, on_delete=models.PROTECT, null=True, blank=True, related_name="early_help_episodes"
    )
    passed_on = models.ForeignKey(
        PassedOn, on_delete=models.PROTECT, null=True, blank=True, related_name="early_help_episodes"
    )
    triage_due_on = models.DateField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    consent_due_on = models.DateField(null=True, blank=True)
    meeting_due_on = models.DateField("next team around the family meeting", null=True, blank=True)
    worker = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    lead_name = models.CharField("lead practitioner", max_length=150, blank=True)
    lead_role = models.CharField("their role", max_length=150, blank=True)
    lead_agency = models.CharField("their agency", max_length=150, blank=True)
    lead_contact = models.CharField("how to reach the lead practitioner", max_length=200, blank=True)
    family_before = _score("the family’s number at the beginning")
    practitioner_before = _score("the practitioner’s number at the beginning")
    family_after = _score("the family’s number at the end")
    practitioner_after = _score("the practitioner’s number at the end")
    stepped_up = models.ForeignKey(
        Screening, on_delete=models.PROTECT, null=True, blank=True, related_name="stepped_up_from"
    )
    ended_on = models.DateField(null=True, blank=True)
    ending = models.CharField("why it ended", max_length=20, choices=Ending.choices, blank=True)

    objects = EarlyHelpQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = verbose_name_plural = "early help"
        constraints = [
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(ended_on=None, struck_out_at=None),
                name="one_open_early_help",
                violation_error_message="This child has open early help already. Go on with that.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ending="") | (Q(ended_on__isnull=False) & ~Q(ending="")),
                name="early_help_ends_with_a_reason",
            ),
            models.CheckConstraint(condition=~Q(story=""), name="early_help_has_a_story"),
            *(
                models.CheckConstraint(
                    condition=Q(**{name: None}) | Q(**{f"{name}__lte": 10}),
                    name=f"early_help_{name}_0_to_10",
                    violation_error_message="Give a number from 0 to 10.",
                )
                for name in ("family_before", "practitioner_before", "family_after", "practitioner_after")
            ),
        ]

    def __str__(self) -> str:
        return f"Early help of {day_words(self.asked_at)}"

    @property
    def is_open(self) -> bool:
        """Not ended."""
        return self.ended_on is None

    @property
    def received_at(self) -> datetime:
        """When the request came: what an episode's clocks may count from."""
        return self.asked_at

    @property
    def family_scale(self) -> str:
        """The family’s number, from the beginning to the end."""
        return _from_to(self.family_before, self.family_after)

    @property
    def practitioner_scale(self) -> str:
        """The practitioner’s number, from the beginning to the end."""
        return _from_to(self.practitioner_before, self.practitioner_after)

    @property
    def lead_words(self) -> str:
        """The lead practitioner with role and agency, as far as they are named."""
        return ", ".join(filter(None, (self.lead_name, self.lead_role, self.lead_agency)))


class PartOfEarlyHelp(Recorded):
    """The base of what is recorded on an episode of early help."""

    early_help = models.ForeignKey(EarlyHelp, on_delete=models.PROTECT, related_name="%(class)ss")

    objects = ChildRecordQuerySet.as_manager()
    child_path = "early_help__child"

    class Meta:
        abstract = True

    @property
    def child(self) -> Person:
        return self.early_help.child


class EarlyHelpConsent(PartOfEarlyHelp):
    """Whether the family agreed to early help: who said so, when, how, and what had been explained.

    The newest one holds. What an agreement rests on is what was explained, so that is never left out
    (data protection law asks that it be informed).
    """

    answer = models.CharField(max_length=20, choices=ConsentAnswer.choices)
    asked_of = models.CharField("who was asked", max_length=150)
    asked_on = models.DateField("when", default=clock.today)
    how = models.CharField(max_length=20, choices=ConsentHow.choices)
    explained = models.TextField("what was explained, and what they said")

    class Meta:
        ordering = ["-asked_on", "-entered_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(asked_of="") & ~Q(explained=""),
                name="consent_says_who_and_to_what",
                violation_error_message="Enter who was asked, and what was explained.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_answer_display()}: {self.asked_of}"


class EarlyHelpConsultation(PartOfEarlyHelp):
    """What a specialist was asked about a child helped early, their advice, and what will be done."""

    consulted_on = models.DateField("when", default=clock.today)
    profession = models.CharField("whose advice", max_length=20, choices=Adviser.choices)
    adviser = models.CharField("who advised", max_length=150)
    question = models.TextField("what was asked")
    advice = models.TextField("what they advised")
    will_do = models.TextField("what will be done about it")

    class Meta:
        ordering = ["-consulted_on", "-entered_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(question="") & ~Q(advice="") & ~Q(will_do=""),
                name="consultation_is_whole",
                violation_error_message="Enter the question, the advice, and what will be done.",
            )
        ]

    def __str__(self) -> str:
        return f"Consultation with {self.adviser}"


class EarlyHelpDecision(Decision):
    """The hub manager's decision on early help: it begins or not, is stepped up, or closes.

    `ending` is why it ended, where it does.
    """

    stage = "early_help"
    stage_label = "Early help"
    subject_field = "early_help"
    outcomes = EarlyHelpOutcome
    leads_to: ClassVar[dict[str, str]] = {
        EarlyHelpOutcome.ACCEPTED: Journey.EARLY_HELP,
        EarlyHelpOutcome.NOT_ACCEPTED: Journey.CLOSED,
        # The contact it makes is screened like any; until then the help goes on.
        EarlyHelpOutcome.STEP_UP: "",
        EarlyHelpOutcome.CLOSED: Journey.CLOSED,
    }
    particular_fields: ClassVar[dict[str, str]] = {"ending": "Why it ended"}

    early_help = models.ForeignKey(EarlyHelp, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=40, choices=EarlyHelpOutcome.choices)
    ending = models.CharField(max_length=20, choices=Ending.choices, blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "early_help__child"

    class Meta(Decision.Meta):
        constraints = [
            *Decision.Meta.constraints,
            models.CheckConstraint(
                condition=(Q(outcome__in=sorted(ENDS_EARLY_HELP)) & ~Q(ending=""))
                | (~Q(outcome__in=sorted(ENDS_EARLY_HELP)) & Q(ending="")),
                name="early_help_decided_with_its_ending",
                violation_error_message="Choose why early help ends, for an outcome that ends it.",
            ),
        ]

    @property
    def child(self) -> Person:
        return self.early_help.child

    def leaves_at(self) -> str:
        return place_in_early_help(self.child, self.decided_at, place=super().leaves_at())


def place_in_early_help(child: Person, at: datetime, *, place: str) -> str:
    """Where early help leaves a child on the journey: where social work has them, if it was open then."""
    return "" if referrals_open_at(child, at).exists() else place


def referrals_open_at(child: Person, at: datetime) -> Any:
    """The referral of a child that was open at a moment, at most one."""
    opened = Referral.objects.filter(child__in=records_of(child), opened_at__lte=at, stopped_at=None)
    return opened.filter(Q(closed_on=None) | Q(closed_on__gt=local_date(at)))
