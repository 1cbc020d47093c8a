"""Referrals: the episode, its team and its closing."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from casework.journey import Journey
from casework.models import Decision, Recorded, Team
from casework.templatetags.casework import day_words
from casework.timescales import local_date
from children.choices import PrimaryNeed
from children.models import Person
from referrals.choices import ClosureReason, ReferralSource
from referrals.models.contact import Screening
from referrals.querysets import ReferralQuerySet


class Referral(Recorded):
    """One episode of work for one child, from acceptance to closure. The spine of the census.

    Dated when the contact was received. A child has one open referral at a time (census rule
    8815). A referral is stopped, not closed, when the decision that opened it was replaced before
    any work was done on it.
    """

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="referrals")
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="referrals")
    received_at = models.DateTimeField()
    source = models.CharField(max_length=2, choices=ReferralSource.choices)
    primary_need = models.CharField(max_length=2, choices=PrimaryNeed.choices)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="referrals")
    opened_at = models.DateTimeField()
    closed_on = models.DateField(null=True, blank=True)
    closure_reason = models.CharField(max_length=3, choices=ClosureReason.choices, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_reason = models.TextField(blank=True)

    objects = ReferralQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["-received_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(closed_on=None, stopped_at=None, struck_out_at=None),
                name="one_open_referral",
                violation_error_message="This child has an open referral already. Join it instead.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, closure_reason="")
                | (Q(closed_on__isnull=False) & ~Q(closure_reason="")),
                name="referral_closes_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | (~Q(stopped_reason="") & Q(closed_on=None)),
                name="referral_stopped_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(opened_at__gte=F("received_at")), name="referral_opens_after_receipt"
            ),
        ]

    def __str__(self) -> str:
        return f"Referral of {day_words(self.received_at)}"

    @property
    def is_open(self) -> bool:
        """Neither closed nor stopped."""
        return self.closed_on is None and self.stopped_at is None


class ReferralClosure(Decision):
    """The decision that ended a referral; its outcome is the census closure reason."""

    stage = "closure"
    stage_label = "Closure"
    subject_field = "referral"
    outcomes = ClosureReason
    leads_to: ClassVar[dict[str, str]] = dict.fromkeys(ClosureReason.values, Journey.CLOSED)

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="closures")
    outcome = models.CharField(max_length=40, choices=ClosureReason.choices)

    child_path = "referral__child"

    class Meta(Decision.Meta):
        constraints = [
            *Decision.Meta.constraints,
            models.UniqueConstraint(
                fields=["referral"], condition=Q(supersedes=None), name="referral_closed_once"
            ),
        ]

    @property
    def child(self) -> Person:
        return self.referral.child

    def leaves_at(self) -> str:
        """Not open; in early help, where that was being given beside the referral."""
        given = self.child.early_help_episodes.filter(accepted_at__lte=self.decided_at)
        still = given.filter(Q(ended_on=None) | Q(ended_on__gt=local_date(self.decided_at)))
        return Journey.EARLY_HELP if still.exists() else super().leaves_at()
