"""Asking partners what they know, and taking down what they say."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.telling import tell_about, workers_of
from referrals.choices import CheckResult, Rating, SharingBasis
from referrals.guards import require_work_on
from referrals.models import Contact, PartnerCheck, ScreeningDecision
from referrals.timescales import CHECKS


@service
def ask_partners(
    *,
    by: User,
    contact: Contact,
    partners: Collection[str],
    asked_at: datetime,
    question: str,
    shared: str,
    basis: str,
    basis_reason: str = "",
) -> list[PartnerCheck]:
    """Ask partners what they know of the people on a contact: one check for each, with its own clock.

    What was shared with them, and on what basis, is kept with it; without agreement it says why. A
    partner whose answer is still out is not asked a second time. Source: Working Together, chapter 1.
    """
    require_work_on(by, contact)
    contact = Contact.take(contact.pk)
    if contact.finished_at:
        raise NotNow("The screening of this contact is finished. Ask about a new contact.")
    if not partners:
        raise NotNow("Choose whom you ask.")
    _refuse_times(contact, asked_at)
    rating = _rating_of(contact)
    return [
        _ask(
            contact=contact,
            partner=partner,
            asked_at=asked_at,
            rating=rating,
            due_at=CHECKS[rating].due_moment(asked_at),
            question=question,
            shared=shared,
            basis=basis,
            basis_reason="" if basis == SharingBasis.AGREED else basis_reason,
        )
        for partner in partners
    ]


@service
def answer_check(
    *,
    by: User,
    check: PartnerCheck,
    version: int,
    result: str,
    answered_at: datetime,
    answer: str,
    answered_by: str = "",
) -> PartnerCheck:
    """Take down a partner's answer, or that they will not share, or that it is no longer needed.

    An answer taken down wrong is corrected the same way; what it said before is in its history.
    Whoever decided on the children before it came is told, to judge whether the decision still holds.
    """
    require_work_on(by, check.contact)
    contact = Contact.take(check.contact_id)
    check = PartnerCheck.take(check.pk, version=version)
    if answered_at > clock.now():
        raise NotNow("They cannot have answered later than now. Check the date and the time.")
    first = check.answered_at is None
    check.result, check.answered_at, check.answer = result, answered_at, answer
    check.answered_by = answered_by
    check.contact = contact
    _refuse_what_is_wrong(check)
    check.save()
    if first and check.came_late and result in {CheckResult.SHARED, CheckResult.REFUSED}:
        _tell_deciders(check)
    return check


def _ask(**facts: Any) -> PartnerCheck:
    check = PartnerCheck(**facts)
    _refuse_what_is_wrong(check)
    if PartnerCheck.objects.out().filter(contact=check.contact, partner=check.partner).exists():
        raise NotNow(
            f"{check.get_partner_display()} has been asked already and has not answered. Record that first."
        )
    check.save()
    return check


def _refuse_times(contact: Contact, asked_at: datetime) -> None:
    if asked_at > clock.now():
        raise NotNow("They cannot have been asked later than now. Check the date and the time.")
    if asked_at < contact.received_at:
        raise NotNow("They cannot have been asked before the contact came. Check the date and the time.")


def _rating_of(contact: Contact) -> str:
    """As the contact stands; one that nobody has rated is asked about as green."""
    newest = contact.triages.order_by("-triaged_at").first()
    return newest.rating if newest else Rating.GREEN


def _refuse_what_is_wrong(check: PartnerCheck) -> None:
    try:
        check.full_clean(validate_unique=False)
    except ValidationError as wrong:
        raise NotNow("The check cannot be saved as it stands.", reasons=wrong.messages) from wrong


def _tell_deciders(check: PartnerCheck) -> None:
    """Those who decided on each child of the contact, and who works with the child by now."""
    made = ScreeningDecision.objects.filter(screening__contact=check.contact, superseded_by=None)
    words = f"{check.get_partner_display()} answered after it was decided. Read whether the decision holds."
    for decision in made.select_related("decided_by", "screening__child"):
        child = decision.screening.child
        page = reverse("screening", args=[decision.screening_id])
        tell_about(child, [decision.decided_by, *workers_of(child)], words, path=page)
