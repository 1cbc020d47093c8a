"""A strategy discussion: who took part, what each knew, and what was decided and why."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from assessments.protection_choices import (
    QUORUM,
    Agency,
    HeldHow,
    StrategyOutcome,
    TookPart,
    YesNo,
)
from assessments.querysets_protection import StrategyQuerySet
from casework import clock
from casework.journey import Journey
from casework.models import Decision, Recorded, Team, User
from casework.templatetags.casework import day_words
from children.models import Person
from children.querysets import ChildRecordQuerySet
from referrals.choices import ClosureReason
from referrals.models import Referral


def _text(words: str = "") -> models.TextField:
    return models.TextField(words or None, blank=True)


def _answer(words: str) -> models.CharField:
    return models.CharField(words, max_length=3, choices=YesNo.choices, blank=True)


class OfAReferral(Recorded):
    """A record of one referral. Its child is kept on it, so that access and lists ask of one column."""

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="%(class)ss", editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="%(class)ss")

    child_path = "child"

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.child = self.referral.child
        super().save(*args, **kwargs)

    @property
    def team(self) -> Team:
        """The team that holds the referral."""
        return self.referral.team


class StrategyDiscussion(OfAReferral):
    """One strategy discussion about one child: asked for, held, decided on, its record completed.

    Held with children’s services, police and health at least (Working Together, chapter 3); without
    one of them it says why. `opened_by` is the decision that asked for it, where one did, and `why`
    its reason. `enquiry` is the section 47 enquiry within which it was held, if one was running.
    What was decided at the table stands in `proposed` until a manager decides.
    """

    opened_by = models.UUIDField(null=True, blank=True)
    why = models.TextField("why it was asked for")
    asked_at = models.DateTimeField(default=clock.now)
    due_on = models.DateField()
    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    enquiry = models.ForeignKey(
        "assessments.Enquiry", on_delete=models.PROTECT, null=True, blank=True, related_name="discussions"
    )
    together = models.UUIDField("held together as", default=uuid.uuid4, editable=False)
    held_at = models.DateTimeField(null=True, blank=True)
    proposed = models.CharField(max_length=40, choices=StrategyOutcome.choices, blank=True)
    proposed_why = _text("why, as it was said at the table")
    chaired_by = models.CharField(max_length=150, blank=True)
    how = models.CharField("how it was held", max_length=20, choices=HeldHow.choices, blank=True)
    not_quorate_reason = _text("why it was held without police, health or children’s services")
    immediate_safety = _text("how the child is safe now")
    medical_needed = _answer("is a medical examination needed?")
    medical_why = _text("about the medical examination")
    interview_needed = _answer("is an achieving best evidence interview needed?")
    interview_why = _text("about the interview")
    kept_from = _text("what is kept from whom, and why")
    nothing_kept = models.BooleanField("nothing is kept from anybody", default=False)
    completed_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_reason = models.TextField(blank=True)

    objects = StrategyQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(decided_at=None, stopped_at=None), name="strategy_open"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(decided_at=None, stopped_at=None, struck_out_at=None),
                name="one_open_strategy_discussion",
                violation_error_message="A strategy discussion about this child is open already.",
            ),
            models.CheckConstraint(
                condition=~Q(why=""),
                name="strategy_discussion_has_a_reason",
                violation_error_message="Say why a strategy discussion is asked for.",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | ~Q(stopped_reason=""),
                name="strategy_discussion_stopped_for_a_reason",
                violation_error_message="Say why the strategy discussion was stopped.",
            ),
        ]

    def __str__(self) -> str:
        return f"Strategy discussion of {day_words(self.held_at or self.asked_at)}"

    @property
    def is_open(self) -> bool:
        """Neither decided nor stopped."""
        return self.decided_at is None and self.stopped_at is None


class StrategyParticipant(Recorded):
    """Somebody who took part in a strategy discussion, or sent word, and what they knew."""

    discussion = models.ForeignKey(StrategyDiscussion, on_delete=models.PROTECT, related_name="participants")
    agency = models.CharField(max_length=20, choices=Agency.choices)
    name = models.CharField(max_length=150, blank=True)
    role = models.CharField("what they do", max_length=150, blank=True)
    took_part = models.CharField(max_length=20, choices=TookPart.choices, default=TookPart.PRESENT)
    knew = _text("what they knew")
    position = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "discussion__child"

    class Meta:
        ordering = ["position", "entered_at"]

    def __str__(self) -> str:
        return self.words

    @property
    def child(self) -> Person:
        return self.discussion.child

    @property
    def words(self) -> str:
        """Name and role as far as they are known, and the agency."""
        return ", ".join(filter(None, (self.name, self.role, self.get_agency_display())))


def missing_from_quorum(agencies: Any) -> list[str]:
    """Which of children’s services, police and health were not there, in words."""
    there = set(agencies)
    return [str(agency.label) for agency in QUORUM if agency not in there]


class StrategyDecision(Decision):
    """A manager's decision at a strategy discussion. `closure_reason` is the census one, if it closes."""

    stage = "strategy"
    stage_label = "Strategy discussion"
    subject_field = "discussion"
    outcomes = StrategyOutcome
    leads_to: ClassVar[dict[str, str]] = {
        StrategyOutcome.SECTION_47_SINGLE: Journey.ASSESSMENT,
        StrategyOutcome.SECTION_47_JOINT: Journey.ASSESSMENT,
        StrategyOutcome.ASSESSMENT: Journey.ASSESSMENT,
        # Where its end closes a referral, that closing says so; a plan may be going on beside it.
        StrategyOutcome.NO_FURTHER_ACTION: "",
        StrategyOutcome.GOES_ON: "",
        StrategyOutcome.CONCLUDE: "",
    }
    particular_fields: ClassVar[dict[str, str]] = {"closure_reason": "Why the referral closes"}

    discussion = models.ForeignKey(StrategyDiscussion, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=40, choices=StrategyOutcome.choices)
    closure_reason = models.CharField(max_length=3, choices=ClosureReason.choices, blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "discussion__child"

    class Meta(Decision.Meta):
        constraints = [
            *Decision.Meta.constraints,
            models.UniqueConstraint(
                fields=["discussion"],
                condition=Q(supersedes=None),
                name="strategy_discussion_decided_once",
                violation_error_message="This was decided already. Replace that decision instead.",
            ),
        ]

    @property
    def child(self) -> Person:
        return self.discussion.child
