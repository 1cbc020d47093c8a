"""Contacts: one arrival about one or more children, each screened."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from casework.models import Recorded
from casework.templatetags.casework import day_words
from children.models import Person
from children.querysets import PersonQuerySet
from referrals.choices import CAME_AS, Arrival, Channel, FamilyInformed, ReferralSource
from referrals.querysets import ContactQuerySet, ScreeningQuerySet


class Contact(Recorded):
    """One call, form or notification about one or more children, at a date and time.

    Saved before any child is on it, so that nothing typed is lost. What it says takes the
    strictest restriction among its children. `decided_at` is set when every child on it has been
    decided on, which starts the clock for feedback; `finished_at` once feedback is recorded too.
    """

    received_at = models.DateTimeField("received")
    #: Empty on contacts taken down before it was asked.
    arrival = models.CharField(
        "what it is", max_length=20, choices=Arrival.choices, default="", db_default=""
    )
    channel = models.CharField("how it came", max_length=20, choices=Channel.choices)
    source = models.CharField("who it came from", max_length=2, choices=ReferralSource.choices)
    referrer_name = models.CharField(max_length=150, blank=True)
    referrer_agency = models.CharField(max_length=150, blank=True)
    referrer_contact = models.CharField("how to reach the referrer", max_length=200, blank=True)
    account = models.TextField("what was reported")
    immediate_danger = models.BooleanField()
    danger_action = models.TextField("what was done about it", blank=True)
    family_informed = models.CharField(max_length=20, choices=FamilyInformed.choices)
    family_reason = models.TextField("why the family was not told, or not asked", blank=True)
    safe_contact = models.TextField("a safe way and time to reach a victim", blank=True)
    decided_at = models.DateTimeField("last child decided on", null=True, editable=False)
    feedback_due_on = models.DateField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at"]
        indexes = [
            models.Index(fields=["received_at"], condition=Q(finished_at=None), name="contact_unfinished"),
            models.Index(fields=["-received_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(immediate_danger=False) | ~Q(danger_action=""),
                name="contact_danger_is_acted_on",
                violation_error_message="Say what was done about the immediate danger.",
            ),
            models.CheckConstraint(
                condition=~Q(family_informed__in=[FamilyInformed.INFORMED, FamilyInformed.NOT_INFORMED])
                | ~Q(family_reason=""),
                name="contact_says_why_family_not_asked",
                violation_error_message="Say why the family was not told, or not asked.",
            ),
            models.CheckConstraint(
                condition=Q(source=ReferralSource.ANONYMOUS) | ~Q(referrer_name="") | ~Q(referrer_agency=""),
                name="contact_names_its_referrer",
                violation_error_message="Enter the referrer’s name or agency, or choose anonymous.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} received {day_words(self.received_at)}"

    def children(self) -> PersonQuerySet:
        """The children on it; without those put on it in error."""
        return Person.objects.filter(pk__in=self.screenings.values("child"))

    @property
    def reference(self) -> str:
        """What we call it when we write to whoever made it: it names nobody."""
        return f"MARU-{self.pk.hex[:4]}-{self.pk.hex[4:8]}".upper()

    @property
    def abuse_facts(self) -> Any:
        """What the police told of domestic abuse; nothing where it is another kind of contact."""
        return self.domestic_abuse if self.arrival == Arrival.DOMESTIC_ABUSE else None

    @property
    def came_as(self) -> str:
        """What came, in short. It tells who sent it: for those who may read the contact."""
        return str(CAME_AS[self.arrival or self.channel])

    @property
    def came_from(self) -> str:
        """What came and from whom, in a line: for those who may read the contact."""
        if self.arrival == Arrival.ANONYMOUS:
            return self.came_as
        return f"{self.came_as}, {self.referrer_agency or self.referrer_name or self.get_source_display()}"

    @property
    def referrer_words(self) -> str:
        """Who it came from: the name and the agency, as far as they were given."""
        return ", ".join(filter(None, (self.referrer_name, self.referrer_agency)))


class Screening(Recorded):
    """The screening of one child on a contact, due one working day from receipt."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="screenings")
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="screenings")
    child_words = models.TextField("the child’s own words", blank=True)
    due_on = models.DateField()
    decided_at = models.DateTimeField(null=True, editable=False)

    objects = ScreeningQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["due_on"]
        indexes = [models.Index(fields=["due_on"], condition=Q(decided_at=None), name="screening_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "child"],
                condition=Q(struck_out_at=None),
                name="child_once_on_a_contact",
                violation_error_message="This child is on the contact already.",
            )
        ]

    def __str__(self) -> str:
        return f"Screening of {self.child}"

    @property
    def received_at(self) -> datetime:
        """When the clock started."""
        return self.contact.received_at
