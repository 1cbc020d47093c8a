"""Consultations: somebody asked the Multi-Agency Advice Team, and nothing came of it but advice."""

from django.db import models
from django.db.models import Q

from casework.models import Recorded, User
from casework.templatetags.casework import day_words
from children.models import Person
from referrals.choices import ReferralSource, ThresholdLevel
from referrals.models.contact import Contact
from referrals.querysets import ConsultationQuerySet


class Consultation(Recorded):
    """Advice given to somebody who asked, which is no contact and opens nothing.

    The family may stay unnamed, and so may whoever asks. Where a child is named who is on record, it
    stands on their record, for those who may read that. One that worries becomes a contact later,
    and says which.
    """

    asked_at = models.DateTimeField("when they asked")
    source = models.CharField("who asked", max_length=2, choices=ReferralSource.choices)
    asker_name = models.CharField("their name", max_length=150, blank=True)
    asker_agency = models.CharField("their agency", max_length=150, blank=True)
    family_named = models.BooleanField("whether the family was named")
    child = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="consultations"
    )
    question = models.TextField("what they asked")
    advice = models.TextField("the advice given")
    threshold = models.CharField("level of need", max_length=1, choices=ThresholdLevel.choices)
    adviser = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    contact = models.OneToOneField(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="consultation"
    )

    objects = ConsultationQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["-asked_at"], name="consultation_asked")]
        constraints = [
            models.CheckConstraint(
                condition=Q(child=None) | Q(family_named=True),
                name="consultation_about_a_child_names_them",
                violation_error_message="The family was not named, so it is about no child on record.",
            ),
            models.CheckConstraint(
                condition=~Q(question="") & ~Q(advice=""), name="consultation_says_what_was_advised"
            ),
        ]

    def __str__(self) -> str:
        return f"Consultation of {day_words(self.asked_at)}"

    @property
    def asker_words(self) -> str:
        """Who asked: the name and the agency or, where neither was given, the kind of source."""
        return ", ".join(filter(None, (self.asker_name, self.asker_agency))) or self.get_source_display()
