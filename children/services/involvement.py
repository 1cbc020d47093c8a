"""Who is involved with a person: the only thing access reads."""

from datetime import timedelta

from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import Team, User
from casework.roles import OPENS_WITH_REASON
from casework.services import service
from children.choices import MUTUAL, InvolvementKind, RelationshipKind
from children.models import Involvement, Person, Relationship
from children.telling import tell_about, workers_of

#: How long a stated reason opens a record.
STATED_REASON_LASTS = timedelta(hours=24)


@service
def involve(
    *,
    by: User,
    person: Person,
    kind: InvolvementKind,
    user: User | None = None,
    team: Team | None = None,
    reason: str = "",
) -> Involvement:
    """Record that a user or a team is involved with a person. One that already holds is returned."""
    live = (
        Involvement.objects.live()
        .filter(person=person, kind=kind, user=user, team=team, ends_at=None)
        .first()
    )
    return live or Involvement.objects.create(person=person, kind=kind, user=user, team=team, reason=reason)


@service
def end_involvement(
    *, by: User, person: Person, kind: InvolvementKind, user: User | None = None, team: Team | None = None
) -> None:
    """End every involvement of a kind with a person; of one user or team, where they are named."""
    rows = Involvement.objects.live().filter(person=person, kind=kind, ends_at=None)
    if user:
        rows = rows.filter(user=user)
    if team:
        rows = rows.filter(team=team)
    for row in rows.select_related("user").select_for_update(of=("self",)):
        row.ends_at = clock.now()
        row.save()
        if row.kind == InvolvementKind.ALLOCATED and row.user:
            follow_family(by=by, worker=row.user)


@service
def follow_family(*, by: User, worker: User) -> None:
    """Involve a worker with the grown-ups of the children allocated to them, and with no others.

    Called when a child is allocated or no longer is, and when the family network changes: who works
    with a child keeps the parents' records right too.
    """
    children = Involvement.objects.live().filter(user=worker, kind=InvolvementKind.ALLOCATED)
    present = Relationship.objects.filter(ends=None).exclude(kind__in=[*MUTUAL, RelationshipKind.FRIEND])
    grown_ups = Person.objects.filter(
        pk__in=present.filter(person__in=children.values("person")).values("other"), restricted=False
    )
    now = Involvement.objects.live().filter(user=worker, kind=InvolvementKind.FAMILY, ends_at=None)
    for row in now.exclude(person__in=grown_ups).select_for_update(of=("self",)):
        row.ends_at = clock.now()
        row.save()
    for person in grown_ups.exclude(pk__in=now.values("person")):
        Involvement.objects.create(person=person, user=worker, kind=InvolvementKind.FAMILY)


@service
def allocate(*, by: User, person: Person, worker: User, reason: str) -> Involvement:
    """Give a child an allocated worker, ending the allocation of the one before.

    The worker, and so their managers, read the child's record and those of the grown-ups round the
    child. Raises NotNow when the worker has the child already.
    """
    before = (
        Involvement.objects.live().filter(person=person, kind=InvolvementKind.ALLOCATED, ends_at=None).first()
    )
    if before and before.user_id == worker.pk:
        raise NotNow(f"{worker} is the allocated worker already. Choose somebody else.")
    end_involvement(by=by, person=person, kind=InvolvementKind.ALLOCATED)
    allocated = Involvement.objects.create(
        person=person, user=worker, kind=InvolvementKind.ALLOCATED, reason=reason
    )
    follow_family(by=by, worker=worker)
    tell_about(person, [worker], "Allocated to you")
    return allocated


@service
def state_reason(*, by: User, person: Person, reason: str) -> Involvement:
    """Open a record one is not involved with, for 24 hours, to read only, for a stated reason.

    Those involved see that it was opened and why. Raises NotYours when no role held reads such
    records, or the record is restricted.
    """
    if person.restricted or not by.has_role(*OPENS_WITH_REASON):
        raise NotYours("Your role opens only the records of people you are involved with. Ask their worker.")
    tell_about(person, workers_of(person), f"{by} opened the record, and said why")
    return Involvement.objects.create(
        person=person,
        user=by,
        kind=InvolvementKind.STATED_REASON,
        reason=reason,
        ends_at=clock.now() + STATED_REASON_LASTS,
    )
