"""What goes back to whoever made a contact: what they were told, and e-mails on their way to them."""

from django.db import models
from django.db.models import Q

from casework.models import Recorded
from referrals.choices import Audience, FeedbackMethod, MailState
from referrals.models.contact import Contact


class ReferrerFeedback(Recorded):
    """What the referrer was told of the outcome, word for word, or why they could not be told."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="feedback")
    given_at = models.DateTimeField("when")
    method = models.CharField("how", max_length=20, choices=FeedbackMethod.choices)
    given_to = models.CharField("to whom", max_length=150, blank=True)
    #: Empty where it was said, and on feedback recorded before it was asked.
    audience = models.CharField(
        "written for", max_length=20, choices=Audience.choices, blank=True, default="", db_default=""
    )
    sent_to = models.TextField("the address it went to", blank=True, default="", db_default="")
    text = models.TextField("what they were told, or why it was not possible")

    class Meta:
        verbose_name_plural = "referrer feedback"

    def __str__(self) -> str:
        return f"Feedback on {self.contact}"


class FeedbackEmail(Recorded):
    """An e-mail to a referrer: kept before it is sent, so that it is never sent twice.

    One is on its way at a time. It becomes feedback once it has gone; one that could not be sent
    stays, with its text, to be sent anew.
    """

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="emails")
    audience = models.CharField("written for", max_length=20, choices=Audience.choices)
    to_name = models.CharField("to whom", max_length=150)
    to_address = models.EmailField("e-mail address")
    body = models.TextField("what it says")
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING)

    class Meta:
        ordering = ["-entered_at"]
        verbose_name = "feedback e-mail"
        constraints = [
            models.UniqueConstraint(
                fields=["contact"],
                condition=Q(state=MailState.WAITING, struck_out_at=None),
                name="one_feedback_email_on_its_way",
            )
        ]

    def __str__(self) -> str:
        return f"E-mail about {self.contact}"
