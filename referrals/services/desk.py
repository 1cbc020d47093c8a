"""How the unit shares out a contact: how urgent it is, and who has it in hand."""

from uuid import UUID

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from casework.templatetags.casework import moment_words
from referrals.choices import Rating
from referrals.guards import require_work_on
from referrals.models import Contact, Hold, Triage


@service
def triage(*, by: User, contact: Contact, rating: str, rationale: str) -> Triage:
    """Say how urgent a contact is, and why. It may be rated anew as more is learned.

    The rating orders the desk and sets how soon partners are asked to answer. It moves no statutory
    clock: every contact is decided on within one working day.
    """
    require_work_on(by, contact)
    contact = Contact.take(contact.pk)
    if contact.decided_at:
        raise NotNow("Every child on this contact has been decided on. There is nothing left to rate.")
    if rating not in Rating.values:
        raise NotNow("Choose how urgent the contact is.")
    if not rationale.strip():
        raise NotNow("Say why: nothing is rated without its reason.")
    return Triage.objects.create(contact=contact, rating=rating, rationale=rationale, triaged_by=by)


@service
def pick_up(*, by: User, contact: Contact, seen: UUID | None = None, reason: str = "") -> Hold:
    """Take a contact in hand, so that nobody else begins on it.

    `seen` is the hold that stood on the page, if there was one. Two who press at once do not both
    get it: the second is told who was first. A contact is taken over from somebody with a reason.
    """
    require_work_on(by, contact)
    contact = Contact.take(contact.pk)
    if contact.finished_at:
        raise NotNow("This contact is finished: there is nothing left to pick up.")
    held = contact.holds.now().select_related("holder").first()
    if held and held.holder_id == by.pk:
        return held
    if held and held.pk != seen:
        raise NotNow(
            f"{held.holder} picked this up {moment_words(held.since)}. Ask them, or open it and take it over."
        )
    if held and not reason.strip():
        raise NotNow(f"Say why you take this over from {held.holder}.")
    if held:
        _end(held)
    return Hold.objects.create(contact=contact, holder=by, since=clock.now(), reason=reason if held else "")


@service
def put_down(*, by: User, contact: Contact) -> None:
    """Let go of a contact: it is anybody's again. Nothing happens where somebody else has it by now."""
    require_work_on(by, contact)
    held = Contact.take(contact.pk).holds.now().filter(holder=by).first()
    if held:
        _end(held)


def let_go(contact: Contact, by: User | None = None) -> None:
    """End the hold on a contact, inside a service: whoever's it is or, with `by`, if it is theirs."""
    for held in contact.holds.now():
        if by is None or held.holder_id == by.pk:
            _end(held)


def _end(held: Hold) -> None:
    held = Hold.take(held.pk)
    held.until = clock.now()
    held.save()
