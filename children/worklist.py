"""Work passed on, on somebody's list: the team's until accepted, then the accepter's until decided.

Those who must be told of a life event, and warnings to be looked at again, on the list of whoever works
with the person. Children who are missing, on the lists of their worker, of the managers and of the MARU, and
the interview once they are back. And, for the
custodian of a restricted record, work that nobody named on it can do.
"""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from casework import clock
from casework.asker import Asker
from casework.authority import in_force_today
from casework.models import Act, Position, User, in_force
from casework.prepared import ask
from casework.roles import MANAGING, Role
from children.choices import InvolvementKind
from children.contributions import Item
from children.models import Involvement, Merge, MissingEpisode, Person
from children.querysets import one_of
from children.records import records_with, standing_keys
from children.waiting import passed_on_open, rows_of, still_to_tell, to_review, waiting

#: Who is asked at all, before the authority table is: the roles that may be given this decision.
DECIDES = (*MANAGING, Role.INFORMATION_GOVERNANCE)


def items_for(user: User, today: date) -> list[Item]:
    """Work to accept, for the managers of the team it was passed to; to complete, for who accepted it;
    who must be told, and which warnings are due for review, for whoever works with the person."""
    return [*waiting(ask(_asked_of, user), user), *_nobody_can_do(user)]


def _asked_of(user: User | Asker) -> Any:
    theirs = Q(accepted_by=user.pk) | Q(accepted_by=None, to_team__in=user.managed_team_ids)
    return rows_of(
        passed_on_open().filter(theirs).readable_by(user),
        still_to_tell().within_reach(user).asked_of(user).readable_by(user),
        to_review().within_reach(user).asked_of(user).readable_by(user),
        MissingEpisode.objects.asked_of(user),
        _one_person(user) if user.has_role(*DECIDES) else None,
    )


def _nobody_can_do(user: User) -> list[Item]:
    """Restricted children whose worker, or whose team's managers, are not named on the record.

    Their work is on no list but this: the custodian names somebody, or has the child allocated anew.
    """
    if not user.has_role(Role.INFORMATION_GOVERNANCE):
        return []
    named = Involvement.objects.live().filter(person=OuterRef("person"), kind=InvolvementKind.NAMED)
    managed = in_force(clock.today(), "user__team_memberships__") & Q(
        user__team_memberships__team=OuterRef("team"), user__team_memberships__position=Position.MANAGER
    )
    worker = Q(kind=InvolvementKind.ALLOCATED) & ~Exists(named.filter(user=OuterRef("user")))
    team = Q(kind=InvolvementKind.RECEIVING) & ~Exists(named.filter(managed))
    restricted = Person.objects.filter(restricted=True).readable_by(user)
    rows = Involvement.objects.live().filter(worker | team, person__in=restricted.values("pk"))
    return [
        Item(
            child=row.person,
            what="Name somebody who can do the work",
            url=reverse("child_restrict", args=[row.person_id]),
            holder=user,
            group="do",
            why=f"{row.user or row.team} has the work and nobody there is named on this restricted record",
            waiting_since=row.starts_at,
        )
        for row in rows.select_related("person", "user", "team")
    ]


def _one_person(user: User | Asker) -> Any:
    """Two records that may be of one person: for information governance, and for managers of the work.

    Not for whoever proposed them: somebody else decides.
    """
    may = Exists(in_force_today(role__in=user.roles, act=Act.DECIDE, stage="merge"))
    rows = Merge.objects.waiting().exclude(created_by=user.pk).findable_by(user).filter(may)
    if user.has_role(Role.INFORMATION_GOVERNANCE):
        return rows
    read = Person.objects.readable_by(user)
    return rows.filter(one_of(read, "standing") | one_of(read, "merged"))


def due_for(children: Collection[Person], today: date) -> list[Item]:
    """Work passed on and open for these children, who must still be told, and warnings to look at again."""
    return waiting(ask(_due_for, standing_keys(children)))


def _due_for(standing: Collection[UUID]) -> Any:
    keys = records_with(standing)
    return rows_of(
        passed_on_open(child__in=keys),
        still_to_tell(person__in=keys).with_holder(),
        to_review(person__in=keys).with_holder(),
        MissingEpisode.objects.asking().filter(person__in=keys).with_holder(),
    )
