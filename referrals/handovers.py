"""The shift handover as lists: what a side prepares, was given, works on, and what nobody has accepted."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from casework import clock
from casework.models import User
from casework.timescales import midnight
from children.access import with_readability
from children.models import Person
from referrals.choices import OPEN_HANDOVER, HandoverState
from referrals.models import Handover
from referrals.services.handovers import side_of


@dataclass
class Shift:
    """The handovers of both sides, as one of them sees them."""

    to_give: list[Handover] = field(default_factory=list)
    to_accept: list[Handover] = field(default_factory=list)
    ours: list[Handover] = field(default_factory=list)
    with_them: list[Handover] = field(default_factory=list)
    done: list[Handover] = field(default_factory=list)

    @property
    def read(self) -> list[Person]:
        """The children of whom something is told."""
        rows = [*self.to_give, *self.to_accept, *self.ours, *self.with_them, *self.done]
        return list({row.child.pk: row.child for row in rows if row.child.is_readable}.values())


def is_late(row: Handover) -> bool:
    """Whether nobody has accepted it in time."""
    return row.state == HandoverState.GIVEN and row.due_at is not None and row.due_at < clock.now()


def shift_of(user: User) -> Shift:
    """All that is open between the two sides, and what was done since yesterday. Two queries.

    Of a child whose record the reader may not open, the name alone: restricted, nothing.
    """
    side, found = side_of(user), Shift()
    if side is None:
        return found
    recent = Q(state=HandoverState.DONE, done_at__gte=midnight(clock.today() - timedelta(days=1)))
    rows = Handover.objects.of_sides(user).findable_by(user).filter(Q(state__in=OPEN_HANDOVER) | recent)
    rows = rows.select_related("from_team", "to_team", "given_by", "answered_by", "done_by", "created_by")
    kept = list(rows.order_by("due_at", "entered_at"))
    people = with_readability(user, Person.objects.filter(pk__in={row.child_id for row in kept}))
    children: dict[Any, Any] = {person.pk: person for person in people}
    for row in kept:
        row.child = children[row.child_id]
        row.late = is_late(row)
        _part(found, row, ours=row.to_team_id == side.pk).append(row)
    return found


def _part(shift: Shift, row: Handover, *, ours: bool) -> list[Handover]:
    if row.state == HandoverState.DONE:
        return shift.done
    if row.state in (HandoverState.PREPARED, HandoverState.RETURNED):
        return [] if ours else shift.to_give
    if not ours:
        return shift.with_them
    return shift.to_accept if row.state == HandoverState.GIVEN else shift.ours


@dataclass(frozen=True)
class Unaccepted:
    """How many handovers nobody has accepted, how many of them late, and whether they wait for the reader."""

    count: int
    late: int
    oldest: datetime
    for_us: bool
    by: str


def unaccepted(user: User) -> Unaccepted | None:
    """What the desk says of handovers that wait, to both sides. One query; none for whoever has no side."""
    side = side_of(user)
    if side is None:
        return None
    rows = Handover.objects.given().of_sides(user).findable_by(user).select_related("from_team")
    waiting = list(rows.order_by("given_at"))
    if not waiting:
        return None
    first = waiting[0]
    return Unaccepted(
        count=len(waiting),
        late=sum(map(is_late, waiting)),
        oldest=first.given_at or first.entered_at,
        for_us=any(row.to_team_id == side.pk for row in waiting),
        by=str(first.from_team),
    )
