"""What may be done with contacts, screenings and referrals that were recorded in error."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from casework import clock
from casework.models import User
from casework.roles import SCREENING, Role
from casework.templatetags.casework import day_words
from children.access import may_write
from children.choices import InvolvementKind
from children.models import Involvement, Person
from children.struck_out import InError, a_manager, author_or_worker, copied, never
from referrals import early_help_in_error
from referrals.choices import WITH_THEM
from referrals.models import (
    Acknowledgement,
    Consultation,
    Contact,
    DomesticAbuseNotification,
    FeedbackEmail,
    Handover,
    Hold,
    PartnerCheck,
    Referral,
    ReferrerFeedback,
    Screening,
    Transfer,
)
from referrals.services.contacts import put_on_instead
from referrals.services.screening_access import opened_to_maru_by
from referrals.timescales import FEEDBACK

#: What an episode involves people by.
OF_AN_EPISODE = (
    InvolvementKind.ALLOCATED,
    InvolvementKind.CO_WORKING,
    InvolvementKind.RECEIVING,
    InvolvementKind.COVER,
)


def screening_manager(user: User, screening: Screening) -> bool:
    """A MARU manager, or a manager of the work that came of it."""
    return user.has_role(Role.MARU_MANAGER) or a_manager(user, screening)


def not_by_others(user: User, screening: Screening) -> str:
    """Contacts are received by the MARU: who does not screen cannot put a child on one."""
    if user.has_role(*SCREENING):
        return ""
    return "The MARU puts the right child on the contact. Strike this out, and tell a MARU manager who it is."


def may_put_on(user: User, child: Person) -> bool:
    """Any child one may know of: a contact is how the MARU comes to be involved with them."""
    return may_write(user, child) or Person.objects.findable_by(user).filter(pk=child.pk).exists()


def what_it_brought(screening: Screening) -> Iterable[Any]:
    """The MARU's involvement; and, with the last child on a contact, what its referrer was told."""
    yield from opened_to_maru_by(screening)
    if not screening.contact.screenings.exclude(pk=screening.pk).exists():
        yield from screening.contact.feedback.all()
        yield from screening.contact.emails.all()


def adviser_or_worker(user: User, record: Any) -> bool:
    """Whoever wrote it or works with the child, and a MARU manager."""
    return user.has_role(Role.MARU_MANAGER) or author_or_worker(user, record)


def consultation_about(row: Consultation, child: Person, *, by: User) -> Consultation:
    """On the other record it stands by itself: the contact it became stays with the first."""
    copy: Consultation = copied(row, child, by=by, contact=None)
    return copy


def opened_to_the_other_side(row: Handover) -> Iterable[Any]:
    """What let the other side read the record, where it is still with them."""
    if row.state not in WITH_THEM:
        return []
    theirs = {"kind": InvolvementKind.HANDOVER, "team": row.to_team, "starts_at__gte": row.given_at}
    return Involvement.objects.filter(person=row.child, **theirs)


def those_involved_by(referral: Referral) -> Iterable[Any]:
    """Who was involved with the child while this episode was open, and only by it."""
    during = Q(starts_at__gte=referral.opened_at)
    if referral.closed_on:
        during &= Q(starts_at__date__lte=referral.closed_on)
    return Involvement.objects.filter(during, person=referral.child, kind__in=OF_AN_EPISODE)


def left_behind(screening: Screening) -> list[str]:
    """What to see to: contacts that joined the episode, and visits, which stay on the child's record."""
    return [*_joined_meanwhile(screening), *_visited_meanwhile(screening)]


def _visited_meanwhile(screening: Screening) -> list[str]:
    first = screening.referrals.order_by("opened_at").first()
    number = first.child.visits.filter(visited_at__gte=first.opened_at).count() if first else 0
    if not number:
        return []
    visits = "1 visit that was" if number == 1 else f"{number} visits that were"
    return [
        f"{visits} made since would stay on this record. File on the right child first what belongs there."
    ]


def _joined_meanwhile(screening: Screening) -> list[str]:
    asked = Acknowledgement.objects.filter(referral__screening=screening).exclude(screening=screening)
    contacts = {row.screening.contact for row in asked.select_related("screening__contact")}
    return [
        f"The contact of {day_words(contact.received_at)} joined this episode. Decide it anew afterwards:"
        " it would otherwise lead nowhere."
        for contact in sorted(contacts, key=lambda each: each.received_at)
    ]


def put_contact_right(screening: Screening, by: User) -> None:
    """The contact is as if the child had never been on it.

    Where no child is left on it, somebody rang about a child who is yet to be identified: it is
    back in the queue. Where all the others are decided on, the referrer is now to be told.
    """
    contact = Contact.take(screening.contact_id)
    left = Screening.objects.filter(contact=contact)
    if not left.exists():
        contact.decided_at = contact.feedback_due_on = contact.finished_at = None
        contact.save()
    elif contact.decided_at is None and not left.filter(decided_at=None).exists():
        contact.decided_at = clock.now()
        contact.feedback_due_on = FEEDBACK.due(clock.now())
        contact.save()


RULES = {
    **early_help_in_error.RULES,
    Transfer: InError(instead="Withdraw the transfer, and say why. What was decided on it stays."),
    Contact: InError(
        instead="A contact is what came in, and stays. Correct what it says, or strike out the screening of a"
        " child who was put on it in error."
    ),
    DomesticAbuseNotification: InError(
        instead="What the police told stays with the contact. Correct the contact."
    ),
    ReferrerFeedback: InError(
        instead="What a referrer was told goes with the contact. Record what they were told afterwards too."
    ),
    FeedbackEmail: InError(
        instead="An e-mail to a referrer stays with the contact. Tell them what was wrong, and record that."
    ),
    Consultation: InError(may=adviser_or_worker, copy_to=consultation_about),
    Handover: InError(
        may=adviser_or_worker,
        goes_too=opened_to_the_other_side,
        why_not_refiled=never("Strike this out, and hand the right child over: the other side must be told."),
    ),
    Hold: InError(instead="Who has a contact in hand puts it down, or somebody takes it over."),
    PartnerCheck: InError(
        instead="What a partner was asked stays with the contact. Correct the answer, or record that it is no"
        " longer needed."
    ),
    Screening: InError(
        may=screening_manager,
        why_not_refiled=not_by_others,
        may_receive=may_put_on,
        goes_too=what_it_brought,
        cautions=left_behind,
        lock=lambda screening: Contact.take(screening.contact_id),
        afterwards=put_contact_right,
        copy_to=lambda screening, child, by: put_on_instead(by=by, screening=screening, child=child),
    ),
    Referral: InError(
        instead="A referral follows from its screening and is struck out with it. Open the screening and"
        " strike that out.",
        goes_too=those_involved_by,
    ),
    Acknowledgement: InError(
        instead="An acknowledgement follows from the decision on a new contact and goes with its screening."
    ),
}
