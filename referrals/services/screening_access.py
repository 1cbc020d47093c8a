"""Who is open to the MARU while a contact is screened: the children on it, and those they live with."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from casework import clock
from casework.guards import NotNow
from casework.models import Team, TeamKind, User, in_force
from casework.roles import Role
from children.choices import InvolvementKind
from children.household import household_of
from children.models import Involvement, Person, Relationship
from children.records import keys_of
from children.services.involvement import involve
from referrals.models import Contact, Screening

#: Who screens a restricted child, in this order, among those named on the record.
SCREENS_RESTRICTED = (Role.MARU_MANAGER, Role.SERVICE_MANAGER, Role.INFORMATION_GOVERNANCE)


def maru_of(user: User) -> Team | None:
    """The MARU: the user's own team, where that is it, so that nothing need be asked."""
    own = next((team for team in user.teams if team.kind == TeamKind.MARU), None)
    return own or Team.objects.filter(kind=TeamKind.MARU, is_active=True).first()


def maru(user: User) -> Team:
    """The MARU. Raises NotNow when there is none."""
    team = maru_of(user)
    if team is None:
        raise NotNow("There is no MARU to screen this. Ask a system administrator to add the team.")
    return team


def named_screeners(children: Collection[UUID], *roles: Role) -> dict[UUID, User]:
    """For each restricted child, who of those named on the record screens a contact about them. One query."""
    order = list(roles or SCREENS_RESTRICTED)
    rows = (
        Involvement.objects.live()
        .filter(in_force(clock.today(), "user__roles_held__"), user__roles_held__role__in=order)
        .filter(person__in=children, kind=InvolvementKind.NAMED, user__is_active=True)
        .annotate(held=F("user__roles_held__role"))
        .select_related("user")
    )
    ranked = sorted(rows, key=lambda row: (order.index(Role(row.held)), row.starts_at))
    return {row.person_id: row.user for row in reversed(ranked) if row.user}


def open_to_maru(*, by: User, child: Person) -> None:
    """Involve the MARU with a child and with everybody who lives with them.

    A restricted record stays open to those named on it only, and says nothing of who lives there.
    """
    people = [child] if child.restricted else [child, *household_of([child])]
    team = maru(by)
    for person in people:
        involve(by=by, person=person, kind=InvolvementKind.SCREENING, team=team)


def leave(contact: Contact, *, at: datetime | None = None) -> None:
    """End the MARU's involvement, now or at a later moment, with those on a finished contact whom no
    other contact needs."""
    children = set(contact.screenings.values_list("child_id", flat=True))
    others = Contact.objects.unfinished().exclude(pk=contact.pk)
    needed = set(Screening.objects.filter(contact__in=others).values_list("child_id", flat=True))
    done = _with_household(children, past=True) - _with_household(needed)
    rows = Involvement.objects.live().filter(kind=InvolvementKind.SCREENING, person__in=done, ends_at=None)
    for row in rows.select_for_update(of=("self",)):
        row.ends_at = at or clock.now()
        row.save()


def opened_to_maru_by(screening: Screening) -> QuerySet[Involvement]:
    """The MARU's involvements that there would not be without this screening.

    Those of the child and of their household that began with it, save of people whom another
    screening of the same contact, or another contact that is open, brings in as well.
    """
    others = Screening.objects.exclude(pk=screening.pk)
    same = others.filter(contact=screening.contact_id)
    still_open = others.filter(contact__in=Contact.objects.unfinished())
    needed = {*same.values_list("child_id", flat=True), *still_open.values_list("child_id", flat=True)}
    brought = _with_household({screening.child_id}, past=True) - _with_household(needed)
    return Involvement.objects.filter(
        kind=InvolvementKind.SCREENING, person__in=brought, starts_at__gte=screening.entered_at
    )


def _with_household(people: Collection[UUID], *, past: bool = False) -> set[UUID]:
    """These people and those they live with; with `past`, those who moved out meanwhile too."""
    whole = keys_of(people)
    rows = Relationship.objects.filter(Q(person__in=whole) | Q(other__in=whole))
    if not past:
        rows = rows.filter(lives_with=True, ends=None)
    return set(people) | {pk for pair in rows.values_list("person_id", "other_id") for pk in pair}
