"""What the unit does beside screening: it writes to referrers, is consulted, and hands over its shift."""

from datetime import timedelta
from typing import Any

from casework import clock
from children.models import Person
from referrals.models import Consultation, Contact, FeedbackEmail, Handover, ReferrerFeedback
from referrals.services import (
    accept_handovers,
    finish_handover,
    give_handovers,
    prepare_handover,
    record_consultation,
    send_email,
    write_email,
    write_letter,
)
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


def asked(**more: Any) -> Any:
    """What a school asked, and was advised."""
    return {
        "asked_at": clock.now(),
        "source": "2A",
        "asker_name": "Mrs Oliver",
        "asker_agency": "Mousehole Primary School",
        "family_named": True,
        "question": "A pupil comes without a coat. Is that for you?",
        "advice": "Ask her mother what would help, and ring again if nothing changes.",
        "threshold": "2",
        **more,
    }


def consulted(cast: Cast, child: Person | None = None, **more: Any) -> Consultation:
    """Tamsin gives advice; about nobody on record, unless a child is handed in."""
    return record_consultation(by=cast.tamsin, child=child, facts=asked(**more))


def prepared(cast: Cast, child: Person, **more: Any) -> Handover:
    """Tamsin puts a child on the handover to out of hours."""
    told = {
        "risks": "He knows where she sleeps.",
        "must_happen": "Ring Gran at nine; if nobody answers, 999.",
    }
    return prepare_handover(by=cast.tamsin, child=child, **{**told, **more})


def given(cast: Cast, child: Person) -> Handover:
    """Handed over by Tamsin, and not accepted."""
    (row,) = give_handovers(by=cast.tamsin, seen=[prepared(cast, child)])
    return row


def taken(cast: Cast, child: Person) -> Handover:
    """Accepted by Merryn, out of hours."""
    (row,) = accept_handovers(by=cast.merryn, seen=[given(cast, child)], note="Read.")
    return row


def seen_to(cast: Cast, child: Person) -> Handover:
    """And done."""
    return finish_handover(
        by=cast.merryn, handover=taken(cast, child), done_note="Gran answered: all asleep."
    )
