"""Police protection and emergency protection orders: taken, extended once, ended."""

from datetime import date, datetime, timedelta

from assessments.models import ProtectiveOrder
from assessments.protection_choices import OrderKind
from assessments.timescales import ORDER_CLOCKS
from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from casework.templatetags.casework import moment_words
from casework.timescales import midnight
from children.access import require_writer
from children.models import Person
from children.records import records_of

#: Days by which a court may extend an emergency protection order, once (Children Act 1989, section 45).
EXTENSION = 7


@service
def record_order(
    *, by: User, child: Person, kind: str, taken_at: datetime, taken_by: str, why: str, where: str
) -> ProtectiveOrder:
    """Record that a child was taken into police protection, or that a court made an emergency order.

    72 hours or 8 days run from the moment it began (Children Act 1989, sections 46 and 45).
    """
    require_writer(by, child)
    if taken_at > clock.now():
        raise NotNow("It cannot have begun later than now. Check the date and the time.")
    if not why.strip():
        raise NotNow("Say why it was taken.")
    same = ProtectiveOrder.objects.in_force(clock.now()).filter(child__in=records_of(child), kind=kind)
    if same.exists():
        raise NotNow(f"{OrderKind(kind).label} is in force for this child already. End that one first.")
    return ProtectiveOrder.objects.create(
        child=child,
        kind=kind,
        taken_at=taken_at,
        taken_by=taken_by,
        why=why,
        where=where,
        runs_out_at=ORDER_CLOCKS[kind].due_moment(taken_at),
    )


@service
def extend_order(
    *,
    by: User,
    order: ProtectiveOrder,
    version: int,
    extended_on: date,
    extended_days: int,
    extended_why: str,
) -> ProtectiveOrder:
    """Record that the court extended an emergency protection order: once, by 7 days at most."""
    row = ProtectiveOrder.take(order.pk, version=version)
    require_writer(by, row.child)
    if row.kind != OrderKind.EMERGENCY_PROTECTION:
        raise NotNow("Police protection cannot be extended. It ends after 72 hours at the latest.")
    if row.extended_on:
        raise NotNow("The order was extended already, and can be only once.")
    if row.ended_at or midnight(extended_on) > row.runs_out_at:
        raise NotNow(
            f"The order had ended by then. It ran until {moment_words(row.ended_at or row.runs_out_at)}."
        )
    if not 1 <= extended_days <= EXTENSION:
        raise NotNow("The court can extend it by 1 to 7 days.")
    row.extended_on, row.extended_days, row.extended_why = extended_on, extended_days, extended_why
    row.runs_out_at += timedelta(days=extended_days)
    row.save()
    return row


@service
def end_order(
    *, by: User, order: ProtectiveOrder, version: int, ended_at: datetime, ended_why: str
) -> ProtectiveOrder:
    """Record that it ended, how, and where the child is now."""
    row = ProtectiveOrder.take(order.pk, version=version)
    require_writer(by, row.child)
    if row.ended_at:
        raise NotNow("It has ended already.")
    if not ended_why.strip():
        raise NotNow("Say how it ended, and where the child is now.")
    if not row.taken_at <= ended_at <= clock.now():
        raise NotNow("It ended after it began and not later than now. Check the date and the time.")
    row.ended_at, row.ended_why = ended_at, ended_why
    row.save()
    return row
