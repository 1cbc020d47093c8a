"""Telling the referrer: said, written as a letter, or sent by e-mail; and kept word for word."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.core.mail import send_mail

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from referrals.choices import Audience, FeedbackMethod, MailState
from referrals.feedback_texts import email_subject, whole_email, whole_letter
from referrals.guards import require_front_door
from referrals.models import Contact, FeedbackEmail, ReferrerFeedback
from referrals.named_in import details_in
from referrals.services.screening_access import leave

log = logging.getLogger(__name__)

#: After so long, an e-mail of which nobody knows whether it went may be sent anew.
NOT_KNOWN_AFTER = timedelta(minutes=5)
#: So long the unit still reads what a letter closed, to print it and put it in its envelope.
LETTER_IS_PRINTED_WITHIN = timedelta(hours=1)


@service
def record_feedback(
    *, by: User, contact: Contact, given_at: datetime, method: str, text: str, given_to: str = ""
) -> ReferrerFeedback:
    """Record what the referrer was told of the outcome, or why they could not be told.

    It waits until every child is decided on, and ends the screening: the MARU's involvement with
    the family ends with it, unless another contact needs it. Source: Working Together, chapter 3.
    """
    contact = _decided(by, contact)
    if given_at > clock.now() or given_at < contact.received_at:
        raise NotNow("The referrer was told after the contact came and not later than now. Check the date.")
    if not text.strip() or (method != FeedbackMethod.NOT_POSSIBLE and not given_to.strip()):
        raise NotNow("Enter who was told and what they were told, or why it was not possible.")
    return _told(contact, given_at=given_at, method=method, given_to=given_to, text=text)


@service
def write_letter(
    *, by: User, contact: Contact, audience: str, to_name: str, address: str, body: str
) -> ReferrerFeedback:
    """Keep a letter to the referrer as it is printed and posted; with it they count as told.

    What goes to a member of the public names nobody: they are thanked, and no more. The MARU's
    involvement with the family ends an hour later, once the letter is printed.
    """
    contact = _decided(by, contact)
    if not (to_name.strip() and address.strip() and body.strip()):
        raise NotNow("Enter who the letter is to, where it goes and what it says.")
    if audience == Audience.PUBLIC:
        refuse_details(contact, body, "A letter to a member of the public names nobody")
    return _told(
        contact,
        given_at=clock.now(),
        method=FeedbackMethod.LETTER,
        given_to=to_name,
        audience=audience,
        sent_to=address,
        text=whole_letter(contact, to_name, body, by),
    )


@service
def write_email(
    *, by: User, contact: Contact, audience: str, to_name: str, to_address: str, body: str
) -> FeedbackEmail:
    """Keep an e-mail to the referrer that is about to be sent; send_email sends it.

    It names no child and no relative, whoever it goes to: plain e-mail can be read on its way.
    While one is being sent there is no second; one of which nobody knows whether it went, because
    the service stopped in that moment, counts as not sent after five minutes.
    """
    contact = _decided(by, contact)
    if not (to_name.strip() and to_address.strip() and body.strip()):
        raise NotNow("Enter who the e-mail is to, its address and what it says.")
    refuse_details(contact, body, "An e-mail names nobody: give the reference instead")
    waiting = contact.emails.filter(state=MailState.WAITING).first()
    if waiting and waiting.entered_at > clock.now() - NOT_KNOWN_AFTER:
        raise NotNow("An e-mail about this contact is being sent now. Look again in five minutes.")
    if waiting:
        _settle(waiting, MailState.FAILED)
    return FeedbackEmail.objects.create(
        contact=contact, audience=audience, to_name=to_name, to_address=to_address, body=body
    )


def send_email(*, by: User, email: FeedbackEmail) -> bool:
    """Send an e-mail that was written, outside any transaction, and keep what came of it.

    Whether it went. The log says that it could not be sent, and nothing of what it says or to whom.
    """
    text = whole_email(email.contact, email.body, by)
    try:
        send_mail(email_subject(email.contact), text, None, [email.to_address])
    except (SMTPException, OSError, ValueError) as failed:
        log.error("The feedback e-mail %s could not be sent: %s", email.pk, type(failed).__name__)
        settle_email(by=by, email=email, went=False)
        return False
    settle_email(by=by, email=email, went=True, text=text)
    return True


@service
def settle_email(*, by: User, email: FeedbackEmail, went: bool, text: str = "") -> None:
    """Keep that an e-mail went, and so what the referrer was told; or that it could not be sent."""
    contact = Contact.take(email.contact_id)
    row = FeedbackEmail.take(email.pk)
    if row.state == MailState.SENT:
        return
    _settle(row, MailState.SENT if went else MailState.FAILED)
    if went:
        _told(
            contact,
            given_at=clock.now(),
            method=FeedbackMethod.SENT_HERE,
            given_to=row.to_name,
            audience=row.audience,
            sent_to=row.to_address,
            text=text,
        )


def refuse_details(contact: Contact, body: str, rule: str) -> None:
    """Raises NotNow, saying which, where a text holds a detail of the family."""
    found = details_in(body, contact)
    if found:
        raise NotNow(f"{rule}. Take out: {'; '.join(found)}.")


def _decided(by: User, contact: Contact) -> Contact:
    require_front_door(by)
    contact = Contact.take(contact.pk)
    if contact.decided_at is None:
        raise NotNow("Decide on every child first: the feedback is what was decided.")
    return contact


def _settle(email: FeedbackEmail, state: MailState) -> None:
    email.state = state
    email.save()


def _told(contact: Contact, **facts: object) -> ReferrerFeedback:
    """Keep what was told, on a locked contact; the first time, the screening ends."""
    feedback = ReferrerFeedback.objects.create(contact=contact, **facts)
    if contact.finished_at is None:
        contact.finished_at = clock.now()
        contact.save()
        letter = feedback.method == FeedbackMethod.LETTER and feedback.sent_to
        leave(contact, at=clock.now() + LETTER_IS_PRINTED_WITHIN if letter else None)
    return feedback
