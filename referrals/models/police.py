"""What the police tell with a domestic abuse notification."""

from django.db import models
from django.db.models import Q

from casework.models import Recorded
from referrals.choices import AbuseRisk, ChildPresent
from referrals.models.contact import Contact

#: The DASH checklist as the police use it has 27 questions.
DASH_QUESTIONS = 27


class DomesticAbuseNotification(Recorded):
    """The facts of a police domestic abuse notification, one for the contact it came as.

    How often the police have told of a child before is never typed: it is counted from the contacts.
    """

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="domestic_abuse")
    incident_number = models.CharField(max_length=50)
    happened_at = models.DateTimeField("when it happened")
    child_present = models.CharField("was a child there", max_length=20, choices=ChildPresent.choices)
    risk = models.CharField("risk, as the police grade it", max_length=10, choices=AbuseRisk.choices)
    dash_score = models.PositiveSmallIntegerField("DASH score", null=True, blank=True)
    marac = models.BooleanField("goes to MARAC")

    class Meta:
        ordering = ["-happened_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dash_score=None) | Q(dash_score__lte=DASH_QUESTIONS),
                name="dash_score_within_the_checklist",
                violation_error_message=f"The DASH score is {DASH_QUESTIONS} or less.",
            ),
        ]

    @property
    def dash_words(self) -> str:
        """The score in words: that none was given is told apart from nought."""
        return "Not given" if self.dash_score is None else f"{self.dash_score} of {DASH_QUESTIONS}"

    def __str__(self) -> str:
        return f"Police domestic abuse notification {self.incident_number}"
