"""Restricting a record: only those named on it may know of the person."""

from collections.abc import Collection

from casework import actor, clock, notices
from casework.guards import NotNow, NotYours
from casework.models import User
from casework.roles import MANAGING, Role
from casework.services import service
from children.access import may_read, may_write
from children.choices import InvolvementKind
from children.models import Involvement, Person
from children.records import records_of
from children.services.involvement import involve


def may_restrict(user: User, person: Person) -> bool:
    """Whether the user may restrict this record, or lift the restriction.

    Information governance, and managers involved with the person; for a restricted record each of
    them only when named on it.
    """
    if not user.has_role(*MANAGING, Role.INFORMATION_GOVERNANCE):
        return False
    if person.restricted:
        return may_read(user, person)
    return user.has_role(Role.INFORMATION_GOVERNANCE) or may_write(user, person)


@service
def restrict(*, by: User, person: Person, named: Collection[User], reason: str) -> Person:
    """Restrict a record to those named on it, or change who is named.

    At least two are named, one of them a custodian from information governance, so that the record
    is never left to one person nor without somebody who answers for it. Nobody else's involvement
    opens the record while it is restricted; it counts again once the restriction is lifted.
    """
    person = Person.take(person.pk)
    _refuse_others(by, person)
    names = set(named)
    if len(names) < 2:
        raise NotNow("Name at least two people, so that the record is never left to one.")
    if not any(user.has_role(Role.INFORMATION_GOVERNANCE) for user in names):
        raise NotNow("Name somebody from information governance: the custodian of the record.")
    strangers = sorted(str(user) for user in names if not (user.is_active and user.sees_cases))
    if strangers:
        raise NotNow(f"{', '.join(strangers)} cannot open records about children. Name somebody else.")
    with actor.acting(by, because=reason):
        for record in _whole(person):
            _end_named(record, besides=names)
            for user in sorted(names, key=str):
                involve(by=by, person=record, kind=InvolvementKind.NAMED, user=user, reason=reason)
            if not record.restricted:
                record.restricted = True
                record.save()
            notices.forget(record.pk, besides=names)
    return person


@service
def lift_restriction(*, by: User, person: Person, reason: str) -> Person:
    """Lift the restriction: the record opens again to those involved. Who was named stays in the history."""
    person = Person.take(person.pk)
    if not person.restricted:
        raise NotNow("This record is not restricted.")
    _refuse_others(by, person)
    with actor.acting(by, because=reason):
        for record in _whole(person):
            _end_named(record)
            record.restricted = False
            record.save()
    return person


def _whole(person: Person) -> list[Person]:
    """The locked person, and every record merged into theirs: all are as restricted as one."""
    others = Person.objects.filter(pk__in=records_of(person)).exclude(pk=person.pk)
    return [person, *others.select_for_update(of=("self",))]


def _refuse_others(by: User, person: Person) -> None:
    if not may_restrict(by, person):
        raise NotYours("Information governance or a manager involved with the child does this. Ask them.")


def _end_named(person: Person, *, besides: Collection[User] = ()) -> None:
    rows = Involvement.objects.live().filter(person=person, kind=InvolvementKind.NAMED, ends_at=None)
    for row in rows.select_for_update(of=("self",)):
        if row.user not in besides:
            row.ends_at = clock.now()
            row.save()
