"""Receiving: the contact first, then the children on it."""

from datetime import datetime
from typing import Any, NotRequired, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.utils import timezone

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.roles import Role
from casework.services import service
from children.life_choices import ChangeKind
from children.models import Person, Relationship
from children.records import records_of
from children.services import family
from children.services.life.changed import Happening, life_has_changed
from referrals.choices import Arrival
from referrals.guards import require_front_door
from referrals.models import Contact, DomesticAbuseNotification, Screening
from referrals.services.screening_access import named_screeners, open_to_maru
from referrals.timescales import SCREENING_DECISION

EARLIEST_YEAR = 1990


class ContactFacts(TypedDict):
    """What is recorded of a contact."""

    arrival: str
    received_at: datetime
    channel: str
    source: str
    account: str
    immediate_danger: bool
    family_informed: str
    referrer_name: NotRequired[str]
    referrer_agency: NotRequired[str]
    referrer_contact: NotRequired[str]
    danger_action: NotRequired[str]
    family_reason: NotRequired[str]
    safe_contact: NotRequired[str]


class DomesticAbuseFacts(TypedDict):
    """What the police tell with a domestic abuse notification."""

    incident_number: str
    happened_at: datetime
    child_present: str
    risk: str
    marac: bool
    dash_score: NotRequired[int | None]


@service
def record_contact(
    *, by: User, domestic_abuse: DomesticAbuseFacts | None = None, **facts: Unpack[ContactFacts]
) -> Contact:
    """Record that a call, a form or a notification came in. The children on it follow.

    The clock counts from receipt, so a notification may be entered late, with the time it came; it
    cannot have come later than now. A police domestic abuse notification comes with its facts.
    """
    require_front_door(by)
    contact = Contact(**facts)
    refuse_what_is_wrong(contact)
    contact.save()
    _keep_abuse_facts(contact, domestic_abuse)
    return contact


@service
def update_contact(
    *,
    by: User,
    contact: Contact,
    version: int,
    domestic_abuse: DomesticAbuseFacts | None = None,
    **facts: Unpack[ContactFacts],
) -> Contact:
    """Correct what was recorded of a contact. A stale save is refused.

    When it came is fixed once a child on it has been decided on: the decision counted from it, and
    a referral is dated by it.
    """
    require_front_door(by)
    contact = Contact.take(contact.pk, version=version)
    moved = facts["received_at"] != contact.received_at
    if moved and contact.screenings.exclude(decided_at=None).exists():
        raise NotNow("A child on this contact has been decided on, so the time it came stays as it is.")
    for field, value in facts.items():
        setattr(contact, field, value)
    refuse_what_is_wrong(contact)
    contact.save()
    _keep_abuse_facts(contact, domestic_abuse)
    if moved:
        for screening in contact.screenings.select_for_update(of=("self",)):
            screening.due_on = SCREENING_DECISION.due(contact.received_at)
            screening.save()
    return contact


def _keep_abuse_facts(contact: Contact, told: DomesticAbuseFacts | None) -> None:
    """Write what the police told. A contact corrected to another kind keeps it, unshown."""
    if contact.arrival != Arrival.DOMESTIC_ABUSE:
        return
    if told is None:
        raise NotNow("Enter what the police told: a domestic abuse notification comes with its facts.")
    if told["happened_at"] > contact.received_at:
        raise NotNow("The police told of it after it happened. Check both dates and times.")
    row = DomesticAbuseNotification.objects.filter(contact=contact).first()
    row = row or DomesticAbuseNotification(contact=contact)
    for field, value in told.items():
        setattr(row, field, value)
    try:
        row.full_clean()
    except ValidationError as wrong:
        raise NotNow("The notification cannot be saved as it stands.", reasons=wrong.messages) from wrong
    row.save()


def refuse_what_is_wrong(contact: Contact) -> None:
    """Raises NotNow for a contact that cannot be as it is written."""
    if contact.received_at > clock.now():
        raise NotNow("The contact cannot have come later than now. Check the date and the time.")
    if timezone.localtime(contact.received_at).year < EARLIEST_YEAR:
        raise NotNow(f"The contact cannot have come before {EARLIEST_YEAR}. Check the year.")
    try:
        contact.full_clean(validate_unique=False)
    except ValidationError as wrong:
        raise NotNow("The contact cannot be saved as it stands.", reasons=wrong.messages) from wrong


@service
def add_child(*, by: User, contact: Contact, child: Person, child_words: str = "") -> Screening:
    """Put a child on a contact: their screening, due one working day from when it came.

    The MARU is then involved with the child and with those who live with them, until every child
    is decided on and the referrer is told. A restricted child is screened by a MARU manager named
    on the record, and by nobody else. Source: Working Together, chapter 3.
    """
    require_front_door(by)
    return put_on(
        by=by,
        contact=Contact.take(contact.pk),
        child=Person.take(child.standing_id),
        child_words=child_words,
    )


def put_on(*, by: User, contact: Contact, child: Person, child_words: str = "") -> Screening:
    """Put a locked child on a locked contact, whoever receives it."""
    if contact.finished_at:
        raise NotNow("The screening of this contact is finished. Record a new contact for this child.")
    if contact.screenings.filter(child__in=records_of(child)).exists():
        raise NotNow(f"{child} is on this contact already.")
    _refuse_adult(child, contact)
    if child.restricted and not named_screeners([child.pk], Role.MARU_MANAGER):
        raise NotNow(
            "No MARU manager is named on this restricted record. Ask information governance to name one,"
            " then add the child."
        )
    screening = Screening.objects.create(
        contact=contact,
        child=child,
        child_words=child_words,
        due_on=SCREENING_DECISION.due(contact.received_at),
    )
    if contact.decided_at:
        contact.decided_at = contact.feedback_due_on = None
        contact.save()
    open_to_maru(by=by, child=child)
    life_has_changed([child], Happening(ChangeKind.CONTACT, contact.received_at, contact), by=by)
    return screening


@service
def put_on_instead(*, by: User, screening: Screening, child: Person) -> Screening:
    """Put the right child on a contact in the place of one put on it in error.

    Nothing is decided about them, whatever was decided about the other, and their clock runs from
    when the contact came: so it shows as late, where it is. A finished contact is open again.
    """
    contact = Contact.take(screening.contact_id)
    if contact.finished_at:
        contact.finished_at = None
        contact.save()
    return add_child(by=by, contact=contact, child=child, child_words=screening.child_words)


@service
def add_relative(
    *,
    by: User,
    contact: Contact,
    child: Person,
    other: Person | None = None,
    **who: Any,
) -> Relationship:
    """Record who somebody is to a child on a contact. Who lives with the child is screened with them.

    `who` is what they are to the child and, for somebody not yet on record, who they are.
    """
    require_front_door(by)
    if other:
        row = family.relate(by=by, person=child, other=other, **who)
    else:
        row = family.add_relative(by=by, person=child, **who)
    if Contact.take(contact.pk).finished_at is None:
        open_to_maru(by=by, child=child)
    return row


def _refuse_adult(child: Person, contact: Contact) -> None:
    age = child.age_on(timezone.localdate(contact.received_at))
    if age is not None and age >= 18:
        raise NotNow(f"{child} was {age} when the contact came. Add an adult as family of a child instead.")
