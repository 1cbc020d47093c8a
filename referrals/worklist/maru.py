"""What waits in the MARU: to identify, to screen, to tell, and partners to remind."""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone

from casework import clock
from casework.asker import Asker
from casework.authority import outcomes_open_to
from casework.models import Act, Team, TeamKind, User
from casework.prepared import ask
from casework.roles import SCREENING, Role
from casework.templatetags.casework import moment_words
from children.contributions import Item
from children.models import Person
from referrals.choices import Rating, ScreeningOutcome
from referrals.desk import checks_out, children_shown
from referrals.front_door import undecided_of_each
from referrals.models import Contact, PartnerCheck, Screening
from referrals.services.screening_access import maru_of, named_screeners

Holder = User | Team


def waiting_in_maru(user: User) -> list[Item]:
    """The queue, to whoever screens it: the MARU or, for a restricted child, a manager named on it."""
    contacts = ask(_waiting, user)
    prefetch_related_objects(contacts, children_shown(user))
    restricted = [row.child_id for contact in contacts for row in contact.shown if row.child.restricted]
    named = named_screeners(restricted) if restricted else {}
    screens = user.has_role(*SCREENING)
    look = screens and (not contacts or contacts[0].some_late)
    late = list(checks_out(user).filter(due_at__lt=clock.now())) if look else []
    team = maru_of(user) if contacts or late else None
    decides = outcomes_open_to(user, Act.DECIDE, "screening") if contacts else set()
    items = []
    for contact in contacts:
        kept = [named.get(row.child_id) for row in contact.shown if row.child.restricted]
        holder = next(filter(None, kept), None) if kept else team
        if holder == user or (holder is not None and holder == team and screens):
            items += _of_contact(contact, holder, user, decides)
    return items + [_to_remind(check, team) for check in late if team]


def _waiting(user: User | Asker) -> Any:
    waiting = Contact.objects.unfinished().readable_by(user)
    if not user.has_role(*SCREENING):
        kept_back = Screening.objects.filter(contact=OuterRef("pk"), child__restricted=True)
        waiting = waiting.filter(Exists(kept_back))
    # Whether any partner is late is asked with the queue, and which they are only where some is.
    overdue = PartnerCheck.objects.out().filter(due_at__lt=clock.now())
    return waiting.annotate(some_late=Exists(overdue)).by_urgency()


def undecided(children: Collection[Person]) -> list[Item]:
    """What is to be screened about these children, whoever is to do it."""
    screenings = undecided_of_each(children)
    if not screenings:
        return []
    team = Team.objects.filter(kind=TeamKind.MARU, is_active=True).first()
    restricted = [row.child_id for row in screenings if row.child.restricted]
    named = named_screeners(restricted) if restricted else {}
    holders = [(row, named.get(row.child_id, team)) for row in screenings]
    return [_to_screen(row, holder) for row, holder in holders if holder]


def _of_contact(contact: Any, holder: Holder, user: User, decides: Collection[str]) -> list[Item]:
    if not contact.shown:
        return [_to_identify(contact, holder)]
    if contact.decided_at:
        return [_to_tell(contact, holder)]
    items = []
    for row in contact.shown:
        row.contact = contact
        if row.decided_at is None and _is_for(user, row, decides):
            items.append(_to_screen(row, holder, why=_from(contact)))
    return items


def _is_for(user: User, row: Any, decides: Collection[str]) -> bool:
    """Whether it is now this user's turn: a recommendation waits for somebody else who may decide so."""
    if not row.recommended:
        return True
    own = row.recommender == user.pk and user.has_role(Role.MARU_MANAGER, Role.SERVICE_MANAGER)
    return row.recommended in decides and not own


def _from(contact: Contact) -> str:
    """What came, from whom and when: for those who may read the contact."""
    return f"{contact.came_from}, received {moment_words(contact.received_at)}"


def when(contact: Contact) -> str:
    """What came and when: for those who may not know from whom."""
    return f"{contact.get_channel_display()} received {moment_words(contact.received_at)}"


def _to_identify(contact: Contact, holder: Holder) -> Item:
    return Item(
        child=None,
        what="Put the children on this contact",
        url=reverse("contact", args=[contact.pk]),
        holder=holder,
        group="do",
        why=_from(contact),
        urgent=contact.immediate_danger,
        waiting_since=contact.received_at,
    )


def _to_screen(row: Any, holder: Holder, why: str = "") -> Item:
    what, page = "Recommend what happens next", "screening_recommend"
    if row.recommended:
        label = ScreeningOutcome(row.recommended).label.lower()
        what, page = f"Decide: {row.recommended_by} recommends {label}", "screening_decide"
    elif isinstance(holder, User):
        # Nobody else is named who could recommend first, and whoever recommends does not decide.
        what, page = "Decide what happens next", "screening_decide"
    return Item(
        child=row.child,
        what=what,
        url=reverse(page, args=[row.pk]),
        holder=holder,
        group="decide" if page == "screening_decide" else "do",
        due=row.due_on,
        why=why or when(row.contact),
        urgent=row.contact.immediate_danger,
        waiting_since=row.contact.received_at,
    )


def _to_tell(contact: Any, holder: Holder) -> Item:
    return Item(
        child=contact.shown[0].child,
        what="Tell the referrer the outcome",
        url=reverse("feedback_add", args=[contact.pk]),
        holder=holder,
        group="due",
        due=contact.feedback_due_on,
        why=f"All is decided. {_from(contact)}",
        waiting_since=contact.decided_at,
    )


def _to_remind(check: Any, holder: Holder) -> Item:
    return Item(
        child=next((row.child for row in check.contact.shown), None),
        what=f"Ask {check.get_partner_display().lower()} again, or record the answer",
        url=reverse("partner_check_answer", args=[check.pk]),
        holder=holder,
        group="due",
        due=timezone.localdate(check.due_at),
        why=f"Asked {moment_words(check.asked_at)}, and no answer yet",
        urgent=check.rating == Rating.RED,
        waiting_since=check.asked_at,
    )
