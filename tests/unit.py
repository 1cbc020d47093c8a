"""What the unit does beside screening: it writes to referrers, is consulted, and hands over its shift."""

from datetime import timedelta
from typing import Any

from referrals.models import Contact, FeedbackEmail, ReferrerFeedback
from referrals.services import send_email, write_email, write_letter
from tests.cast import Cast

#: When nobody knows any more whether an e-mail went.
LATER = timedelta(minutes=6)
BODY = "Thank you. A social worker will ring you. Our reference is on this e-mail."


def emailed(cast: Cast, contact: Contact, **more: Any) -> FeedbackEmail:
    """An e-mail to the referrer, written and sent."""
    told = {"audience": "professional", "to_name": "PC Hosking", "to_address": "pc@police.example"}
    email = write_email(by=cast.tamsin, contact=contact, **{**told, "body": BODY, **more})
    send_email(by=cast.tamsin, email=email)
    return FeedbackEmail.objects.get(pk=email.pk)


def posted(cast: Cast, contact: Contact, **more: Any) -> ReferrerFeedback:
    """A letter to the referrer."""
    told = {"audience": "professional", "to_name": "Mrs Oliver", "address": "The School\nNancledra"}
    told["body"] = "Amber will be assessed. Thank you for ringing."
    return write_letter(by=cast.tamsin, contact=contact, **{**told, **more})
