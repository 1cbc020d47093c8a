"""What is already known of the children on a contact: earlier contacts, decisions and the family."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q

from casework.models import Decision, User
from children.models import Person
from children.records import Standing, keys_of, records_of, stand_in
from children.relatives import Relative, ties
from referrals.choices import Arrival
from referrals.cumulative import ENOUGH, YEAR
from referrals.models import Contact, Referral, ReferralClosure, Screening, ScreeningDecision

#: How many earlier decisions are shown whole.
LAST_DECISIONS = 3


@dataclass
class Known:
    """What is known of one child apart from the contact at hand."""

    child: Person
    contact: Contact
    contacts: list[Screening] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    family: list[Relative] = field(default_factory=list)

    @property
    def open_referral(self) -> Referral | None:
        return next((row for row in self.referrals if row.is_open), None)

    @property
    def referred_before(self) -> Referral | None:
        """The closed referral that came in those 12 months: accepting the contact would be a re-referral."""
        since = self.contact.received_at - YEAR
        before = (row for row in self.referrals if since <= row.received_at < self.contact.received_at)
        return next((row for row in before if row.closed_on), None)

    @property
    def contacts_and_outcomes(self) -> list[tuple[Screening, str]]:
        """Each contact with what was decided on it before this one came."""
        made = {each.subject.pk: each.outcome_label for each in self.decisions}
        return [(row, made.get(row.pk, "")) for row in self.contacts]

    @property
    def weighs(self) -> bool:
        """Whether what was decided before, and why, is to be read first."""
        return self.referred_before is not None or len(self.contacts) >= ENOUGH

    @property
    def told_of_abuse(self) -> int:
        """How many police domestic abuse notifications came about the child in those 12 months."""
        return sum(row.contact.arrival == Arrival.DOMESTIC_ABUSE for row in self.contacts)

    @property
    def last_decisions(self) -> list[Decision]:
        newest = sorted(self.decisions, key=lambda decision: decision.decided_at, reverse=True)
        return newest[:LAST_DECISIONS]


def known_of(user: User, contact: Contact, children: Sequence[Person]) -> list[Known]:
    """For each child, contacts in the 12 months before, decisions with their reasons, and family.

    Six queries however many the children. Give it children whose record the user may read.
    """
    known = {child.pk: Known(child, contact) for child in children}
    whole, whose = records_of(*children), Standing(children)
    earlier = Screening.objects.filter(
        child__in=whole,
        contact__received_at__lt=contact.received_at,
        contact__received_at__gte=contact.received_at - YEAR,
    ).exclude(contact=contact)
    for screening in earlier.select_related("contact").order_by("-contact__received_at"):
        known[whose[screening.child_id].pk].contacts.append(screening)
    before = Q(decided_at__lt=contact.received_at)
    decisions = ScreeningDecision.objects.filter(before, screening__child__in=whole, superseded_by=None)
    for decision in decisions.exclude(screening__contact=contact).select_related(*_whole("screening")):
        known[whose[decision.screening.child_id].pk].decisions.append(decision)
    closures = ReferralClosure.objects.filter(before, referral__child__in=whole, superseded_by=None)
    for closure in closures.select_related(*_whole("referral")):
        known[whose[closure.referral.child_id].pk].decisions.append(closure)
    referrals = Referral.objects.filter(child__in=whole).select_related("team").order_by("-received_at")
    for referral in referrals:
        known[whose[referral.child_id].pk].referrals.append(referral)
    for key, family in families_of(user, known).items():
        known[key].family = family
    return list(known.values())


def _whole(subject: str) -> tuple[str, ...]:
    """What a decision's card shows."""
    return ("decided_by", "supersedes", "superseded_by", subject)


def families_of(user: User, children: Collection[UUID]) -> dict[UUID, list[Relative]]:
    """Everybody round each child whom the user may know of. Two queries."""
    standing = keys_of(children)
    found: dict[UUID, dict[Any, Relative]] = {standing[key]: {} for key in children}
    for row in stand_in(ties(user, standing)):
        for own, key, other in ((True, row.person_id, row.other), (False, row.other_id, row.person)):
            if key in found and (own or other.pk not in found[key]):
                found[key][other.pk] = Relative(person=other, row=row, own=own)
    return {key: sorted(found[standing[key]].values(), key=_place) for key in children}


def _place(relative: Relative) -> tuple[bool, str, str]:
    """Grown-ups first, then brothers and sisters by age."""
    born = relative.person.date_of_birth or relative.person.expected_date
    return relative.is_sibling, born.isoformat() if born else "", relative.person.name
