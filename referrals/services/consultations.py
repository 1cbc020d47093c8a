"""Advice given by the Multi-Agency Advice Team, and what becomes of it."""

from datetime import datetime
from typing import Any, TypedDict

from django.core.exceptions import ValidationError

from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import User
from casework.services import service
from children.access import may_write
from children.models import Person
from referrals.guards import require_front_door
from referrals.models import Consultation, Contact
from referrals.services.contacts import add_child, record_contact


class ConsultationFacts(TypedDict):
    """What is recorded of a consultation."""

    asked_at: datetime
    source: str
    asker_name: str
    asker_agency: str
    family_named: bool
    question: str
    advice: str
    threshold: str


@service
def record_consultation(*, by: User, child: Person | None = None, facts: ConsultationFacts) -> Consultation:
    """Record that somebody asked for advice, and what they were advised. It opens nothing.

    Neither the family nor whoever asks need be named. Source: Working Together, chapter 1: anybody may
    talk a worry through before they decide whether to refer.
    """
    require_front_door(by)
    row = Consultation(adviser=by, child=child, **facts)
    _refuse_what_is_wrong(row)
    row.save()
    return row


@service
def correct_consultation(
    *, by: User, consultation: Consultation, version: int, facts: ConsultationFacts
) -> Consultation:
    """Correct what was recorded: by the adviser, or by whoever screens and works with the child."""
    require_corrector(by, consultation)
    row = Consultation.take(consultation.pk, version=version)
    for name, value in facts.items():
        setattr(row, name, value)
    _refuse_what_is_wrong(row)
    row.save()
    return row


@service
def say_whom(*, by: User, consultation: Consultation, child: Person) -> Consultation:
    """Say which child on record a consultation is about. Once: a wrong child is struck out."""
    require_front_door(by)
    row = Consultation.take(consultation.pk)
    if row.child_id:
        raise NotNow("It is said already which child this is about.")
    if not Person.objects.findable_by(by).filter(pk=child.pk).exists():
        raise NotNow("Choose a child from the search.")
    row.child = child
    _refuse_what_is_wrong(row)
    row.save()
    return row


@service
def turn_into_contact(*, by: User, consultation: Consultation, **facts: Any) -> Contact:
    """Make a contact of a consultation that turns out to be one: its clock runs from when it became one.

    The child it names is put on the contact. Both say which the other is.
    """
    row = Consultation.take(consultation.pk)
    if row.contact_id:
        raise NotNow("This consultation has become a contact already. Open it and go on there.")
    contact = record_contact(by=by, **facts)
    row.contact = contact
    row.save()
    if row.child:
        add_child(by=by, contact=contact, child=row.child)
    return contact


def require_corrector(user: User, row: Consultation) -> None:
    """Raises NotYours for all but its adviser and, about a child, those who screen and work with them."""
    require_front_door(user)
    if row.adviser_id != user.pk and row.child and not may_write(user, row.child):
        raise NotYours("Whoever gave the advice corrects it, or those who work with the child.")


def _refuse_what_is_wrong(row: Consultation) -> None:
    if row.asked_at > clock.now():
        raise NotNow("They cannot have asked later than now. Check the date and the time.")
    try:
        row.full_clean(validate_unique=False)
    except ValidationError as wrong:
        raise NotNow("The consultation cannot be saved as it stands.", reasons=wrong.messages) from wrong
