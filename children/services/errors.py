"""Recorded in error: striking an entry out, and filing it on the right child."""

from typing import Any

from casework import actor, clock
from casework.guards import NotNow
from casework.models import Recorded, User
from casework.services import service
from children.choices import InvolvementKind
from children.history import PUT_RIGHT
from children.models import DecisionEntry, Involvement, Person, RecordedInError
from children.services.involvement import follow_family
from children.struck_out import hanging_on, require_refile, require_strike_out, rule_of

#: What the history of an entry filed on the right child begins with.
FILED_HERE = "Filed here from another record, where it had been entered in error"


@service
def record_in_error(*, by: User, record: Any, reason: str, version: int | None = None) -> RecordedInError:
    """Strike out an entry that should not have been recorded, with all that hangs on it.

    It stays in the database with its history, and from then on only information governance is shown
    it. What its absence would leave wrong is put right: clocks, lists and dates follow. Raises
    NotYours for whoever may not, NotNow with the remedy where something must be done first, and
    StaleRecord when it was changed since `version`.
    """
    taken = _take(record, by=by, reason=reason, version=version)
    return _strike_out(taken, by=by, reason=reason)


@service
def refile(
    *, by: User, record: Any, to_child: Person, reason: str, version: int | None = None
) -> RecordedInError:
    """File an entry on the child it belongs to, and strike it out where it stood.

    The copy says what happened when it happened, and who wrote it; it was entered now, by whoever
    files it, and its history says so. Who files it may write on both records.
    """
    taken = _take(record, by=by, reason=reason, version=version)
    require_refile(by, taken, to_child)
    with actor.acting(by, because=FILED_HERE):
        copy = rule_of(type(taken)).copy_to(taken, to_child, by=by)
    return _strike_out(taken, by=by, reason=reason, refiled_as=copy.pk, refiled_on=to_child)


def _take(record: Any, *, by: User, reason: str, version: int | None) -> Any:
    """The record, locked, for somebody who may strike it out now."""
    rule = rule_of(type(record))
    rule.lock(record)
    taken = type(record).take(record.pk, version=version)
    require_strike_out(by, taken)
    if not reason.strip():
        raise NotNow("Say what is wrong with the entry.")
    in_the_way = rule.refused(taken)
    if in_the_way:
        raise NotNow("This cannot be struck out as it stands.", reasons=in_the_way)
    return taken


def _strike_out(record: Any, *, by: User, reason: str, **refiled: Any) -> RecordedInError:
    everything, now = hanging_on(record), clock.now()
    gone = [row for row in everything if isinstance(row, Recorded)]
    first = None
    for row in gone:
        with actor.acting(by, because=reason):
            row.struck_out_at = now
            row.save()
        trace = RecordedInError.objects.create(
            child=getattr(row, "child", record.child),
            kind=row._meta.label_lower,
            record_id=row.pk,
            reason=reason,
            by=by,
            at=now,
            part_of=first,
            **(refiled if first is None else {}),
        )
        first = first or trace
    # The index is no record: what is left out of it is written again by rebuild_decision_index.
    DecisionEntry.objects.filter(decision_id__in=[row.pk for row in everything]).delete()
    with actor.acting(by, because=PUT_RIGHT):
        _tell_workers(gone, by=by)
        rule_of(type(record)).afterwards(record, by=by)
    assert first is not None  # noqa: S101
    return first


def _tell_workers(gone: list[Any], *, by: User) -> None:
    """Whoever was allocated in error is no longer involved with the child's grown-ups either."""
    for row in gone:
        if isinstance(row, Involvement) and row.kind == InvolvementKind.ALLOCATED and row.user:
            follow_family(by=by, worker=row.user)
