"""How the unit works on a contact: how urgent it is, who has it in hand, and what partners were asked."""

from django.db import models
from django.db.models import Q

from casework import clock
from casework.models import AppendOnly, Recorded, User
from referrals.choices import CheckResult, Partner, Rating, SharingBasis
from referrals.models.contact import Contact
from referrals.querysets import HoldQuerySet, PartnerCheckQuerySet


class Triage(AppendOnly):
    """How urgent a contact is on reading it, and why. A later one stands beside the earlier."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="triages")
    rating = models.CharField("how urgent", max_length=10, choices=Rating.choices)
    rationale = models.TextField("why")
    triaged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    triaged_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-triaged_at"]
        constraints = [models.CheckConstraint(condition=~Q(rationale=""), name="triage_says_why")]

    def __str__(self) -> str:
        return f"Triaged {self.rating}"

    @property
    def colour(self) -> str:
        return Rating(self.rating).colour


class Hold(Recorded):
    """That somebody has a contact in hand. One at a time; who takes it over says why."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="holds")
    holder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    reason = models.TextField("why it was taken over", blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["contact"], condition=Q(until=None), name="one_holder_of_a_contact"
            )
        ]

    def __str__(self) -> str:
        return f"In the hands of {self.holder}"


class PartnerCheck(Recorded):
    """What one partner was asked about a contact, what was shared with them, and what they answered.

    Due by the rating of the contact when it was asked; without a rating, as green. Times are those of
    the asking and of the answering, not of the entry.
    """

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="checks")
    partner = models.CharField("who is asked", max_length=20, choices=Partner.choices)
    asked_at = models.DateTimeField("when they were asked")
    rating = models.CharField(max_length=10, choices=Rating.choices)
    due_at = models.DateTimeField("answer due")
    question = models.TextField("what they were asked, and about whom")
    shared = models.TextField("what was shared with them")
    basis = models.CharField("on what basis", max_length=20, choices=SharingBasis.choices)
    basis_reason = models.TextField("why without agreement", blank=True)
    answered_at = models.DateTimeField("when they answered", null=True, blank=True)
    answered_by = models.CharField("who answered", max_length=150, blank=True)
    result = models.CharField("the answer", max_length=20, choices=CheckResult.choices, blank=True)
    answer = models.TextField("what they said", blank=True)

    objects = PartnerCheckQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at"]
        indexes = [models.Index(fields=["due_at"], condition=Q(answered_at=None), name="check_out")]
        constraints = [
            models.CheckConstraint(
                condition=Q(basis=SharingBasis.AGREED) | ~Q(basis_reason=""),
                name="check_says_why_without_agreement",
                violation_error_message="Say why it was shared without agreement.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, result="", answer="")
                | (Q(answered_at__isnull=False) & ~Q(result="") & ~Q(answer="")),
                name="check_is_answered_whole",
                violation_error_message="Enter when they answered, and what they said.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answered_at__gte=models.F("asked_at")),
                name="check_is_answered_after_it_was_asked",
                violation_error_message="They cannot have answered before they were asked.",
            ),
        ]

    def __str__(self) -> str:
        return f"Check with {self.get_partner_display()}"

    @property
    def colour(self) -> str:
        return Rating(self.rating).colour

    @property
    def is_late(self) -> bool:
        """Whether the answer is still out after it was due."""
        return self.answered_at is None and self.due_at < clock.now()

    @property
    def came_late(self) -> bool:
        """Whether the answer came after the last child on the contact was decided on."""
        decided = self.contact.decided_at
        return bool(decided and self.answered_at and self.answered_at > decided)
