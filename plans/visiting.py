"""When a child is next to be visited under a plan: only being seen resets the clock."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from casework.timescales import local_date
from children.models import Person, Visit
from children.records import records_of
from plans.models import Plan
from plans.timescales import visit_clock


@dataclass(frozen=True)
class NextVisit:
    """The day by which the child is to be seen again, and the sum behind it."""

    due: date
    rule: str


def visit_due(plan: Plan, counted: datetime | None) -> NextVisit | None:
    """The next visit of a plan in force, from when the child was last seen, if they were since it started.

    Of a plan that holds no more, or does not yet hold, nothing; nor of a child who has died. Of a child
    born under the plan it counts from the birth.
    """
    child = plan.child
    if not plan.is_open or plan.starts_on is None or child.has_died:
        return None
    born = child.date_of_birth or date.min
    begins = max(plan.starts_on, born)
    seen = counted is not None and local_date(counted) >= begins
    start = local_date(counted) if seen and counted else begins
    rule = visit_clock(plan.visit_every_weeks, seen=seen)
    if begins == born and not seen:
        rule = replace(rule, counts_from="the birth, the child not being seen since")
    return NextVisit(rule.due(start), rule.explain(start))


def next_visit(plan: Plan, child: Person) -> NextVisit | None:
    """The next visit, asked of the record. An unborn child is not seen: every visit counts."""
    visits = Visit.objects.filter(child__in=records_of(child))
    last = (visits if child.is_unborn else visits.filter(seen=True)).order_by("-visited_at").first()
    return visit_due(plan, last.visited_at if last else None)
