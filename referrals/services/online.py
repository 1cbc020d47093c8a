"""Forms sent online: taken in once each as a contact, and the children on them said to be whom they are."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError

from casework import clock
from casework.files.keeping import keep
from casework.files.receiving import receive
from casework.files.unwelcome import Unwelcome
from casework.guards import NotNow
from casework.models import StoredFile, User
from casework.services import service
from casework.timescales import local_date
from children.choices import DocumentKind
from children.models import Person
from children.services.documents import file_document
from inbox.models import SealedForm
from inbox.sealing import NotOpened, unpacked, unseal
from referrals import online
from referrals.choices import Arrival, Channel
from referrals.guards import require_front_door, require_work_on
from referrals.models import ChildMatch, Contact, OnlineFile, OnlineForm, Screening
from referrals.services.contacts import add_child

logger = logging.getLogger(__name__)

#: What leaves a form where it is.
NOT_TAKEN = (NotOpened, online.NotAForm, NotNow, ValidationError, DatabaseError, OSError)


@dataclass(frozen=True)
class TakenIn:
    """What came of one look into the inbox: the contacts made, and how many forms are left there."""

    contacts: list[Contact]
    left: int


def take_in_waiting(*, by: User | None) -> TakenIn:
    """Take in every form that waits, the oldest first, each by itself.

    A form that cannot be opened or taken in is left where it is, and the others are taken in all the
    same. It goes from the inbox only after its contact is on the record; where the machine stops between
    the two, the next look finds it taken in already and only clears it away.
    """
    contacts, left = [], 0
    for key in list(SealedForm.objects.values_list("pk", flat=True)):
        try:
            contact = _take_in_one(key, by)
        except NOT_TAKEN as wrong:
            left += 1
            logger.exception("Form %s was not taken in: %s", key, type(wrong).__name__)
            continue
        if contact:
            contacts.append(contact)
        SealedForm.objects.filter(pk=key).delete()
    return TakenIn(contacts, left)


def _take_in_one(key: UUID, by: User | None) -> Contact | None:
    sealed = SealedForm.objects.filter(pk=key).values_list("sealed", flat=True).first()
    if sealed is None or OnlineForm.objects.filter(inbox_key=key).exists():
        return None
    words, files = unpacked(unseal(bytes(sealed), settings.INBOX_PRIVATE_KEYS))
    return take_in_form(by=by, key=key, words=words, files=files)


@service
def take_in_form(*, by: User | None, key: UUID, words: dict[str, Any], files: Sequence[bytes]) -> Contact:
    """Make a contact of a form: received when it was sent, in its sender’s words, with no child on it yet.

    Who the children are is for a screener to say. Each file is judged and scanned again here; one that
    is not kept is named with the reason. By nobody where the timer takes it in.
    """
    if by is not None:
        require_front_door(by)
    children = online.children_of(words)
    sent_at = min(online.sent_at(words), clock.now())
    contact = Contact(
        arrival=Arrival.REFERRAL, channel=Channel.ONLINE, received_at=sent_at, **online.contact_facts(words)
    )
    contact.full_clean(validate_unique=False)
    contact.save()
    form = OnlineForm.objects.create(
        contact=contact,
        inbox_key=key,
        reference=online.reference_of(words),
        sent_at=sent_at,
        taken_in_by=by,
        words=words,
        children_named=len(children),
    )
    for number, (label, content) in enumerate(online.labels_of(words, list(files)), start=1):
        _keep_file(form, number, label, content, by)
    return contact


def _keep_file(form: OnlineForm, number: int, label: str, content: bytes, by: User | None) -> None:
    kept: StoredFile | None = None
    refused = ""
    try:
        kept = keep(receive(content, label), by=by)
    except Unwelcome as unwelcome:
        refused = unwelcome.message
    OnlineFile.objects.create(form=form, number=number, label=label, file=kept, refused=refused)


@service
def match_child(
    *,
    by: User,
    form: OnlineForm,
    number: int,
    child: Person,
    child_words: str,
    files: Sequence[OnlineFile] = (),
) -> Screening:
    """Say which child one of those named on a form is: they are put on the contact, with what they said.

    The files chosen go on the child’s record as documents, with what scanning found.
    """
    contact = Contact.take(form.contact_id)
    require_work_on(by, contact)
    _refuse_twice(form, number)
    screening = add_child(by=by, contact=contact, child=child, child_words=child_words)
    ChildMatch.objects.create(form=form, number=number, screening=screening, matched_by=by)
    for each in files:
        if each.form_id != form.pk or each.file is None:
            raise NotNow("Choose files that came with this form and were kept.")
        file_document(
            by=by,
            child=child,
            file=each.file,
            kind=DocumentKind.LETTER,
            title=each.label,
            dated=local_date(form.sent_at),
            from_whom=contact.referrer_agency or contact.referrer_name,
        )
    return screening


@service
def leave_out(*, by: User, form: OnlineForm, number: int, reason: str) -> ChildMatch:
    """Say that one of those named on a form is not put on the contact, and why: an adult, or named twice."""
    contact = Contact.take(form.contact_id)
    require_work_on(by, contact)
    _refuse_twice(form, number)
    if not reason.strip():
        raise NotNow("Say why this child is not added.")
    return ChildMatch.objects.create(form=form, number=number, reason=reason.strip(), matched_by=by)


def _refuse_twice(form: OnlineForm, number: int) -> None:
    if not 1 <= number <= form.children_named:
        raise NotNow("The form names no such child.")
    if ChildMatch.objects.filter(form=form, number=number).exists():
        raise NotNow("Somebody has said already who this child is. Open the contact again.")
