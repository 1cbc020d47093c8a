"""What of section 47 stands about some children, fetched once for the parts of a page that show it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, CharField, OuterRef, Q, Subquery

from assessments.models import Enquiry, ProtectiveOrder, StrategyDiscussion
from casework import clock
from children.choices import InvolvementKind
from children.models import Involvement, Person
from children.records import of_each, records_with


def discussions_of(*children: Person) -> list[Any]:
    """Strategy discussions to hold, to decide or to complete. One query, as for each of these."""
    return of_each(children, _discussions_about)


def enquiries_of(*children: Person) -> list[Any]:
    """Enquiries that run, or that ended in a conference whose date is not known."""
    return of_each(children, _enquiries_about)


def orders_of(*children: Person) -> list[Any]:
    """Protective orders in force."""
    return of_each(children, _orders_about)


def _discussions_about(keys: Collection[UUID]) -> Any:
    return discussions().filter(child__in=records_with(keys))


def _enquiries_about(keys: Collection[UUID]) -> Any:
    return enquiries().filter(child__in=records_with(keys))


def _orders_about(keys: Collection[UUID]) -> Any:
    return orders().filter(child__in=records_with(keys))


def discussions() -> Any:
    open_or_unfinished = Q(decided_at=None) | Q(held_at__isnull=False, completed_at=None)
    return _rows(StrategyDiscussion).filter(open_or_unfinished, stopped_at=None)


def enquiries() -> Any:
    undated = Q(conference_not_required=False, conference_on=None)
    rows = _rows(Enquiry).filter(Q(ended_on=None) | undated, stopped_at=None)
    return rows.select_related("submitted_by", "lead")


def orders() -> Any:
    team = _involved().filter(kind=InvolvementKind.RECEIVING)
    rows = ProtectiveOrder.objects.in_force(clock.now()).annotate(**_workers())
    return rows.annotate(team_id=Subquery(team.values("team")[:1])).select_related("child", "created_by")


def _rows(model: Any) -> Any:
    return model.objects.annotate(**_workers()).select_related("child", "referral__team")


def _workers() -> dict[str, Any]:
    """`worker_id` and `worker_name`: the child’s allocated worker, if there is one."""
    rows = _involved().filter(kind=InvolvementKind.ALLOCATED)
    return {
        "worker_id": Subquery(rows.values("user")[:1], output_field=BigIntegerField()),
        "worker_name": Subquery(rows.values("user__full_name")[:1], output_field=CharField()),
    }


def _involved() -> Any:
    return Involvement.objects.live().filter(person__stands_as=OuterRef("child__stands_as"))
