"""The visits to one child, read once for all the parts of a page that tell of them."""

from dataclasses import dataclass

from children.models import Person, Visit
from children.records import records_of


@dataclass(frozen=True)
class LastSeen:
    """The last visit at which the child was seen, and the last at which they were seen alone."""

    visit: Visit
    alone: Visit | None


def visits_of(child: Person) -> list[Visit]:
    """The visits to a child, newest first; asked once for as long as the same object is asked about."""
    known: list[Visit] | None = child.__dict__.get("_visits")
    if known is None:
        rows = (
            Visit.objects.filter(child__in=records_of(child))
            .select_related("visited_by")
            .order_by("-visited_at", "pk")
        )
        known = child.__dict__["_visits"] = list(rows)
        for visit in known:
            visit.child = child
    return known


def last_seen(child: Person) -> LastSeen | None:
    """When we last saw the child, and saw them alone. A visit at which nobody was seen does not count."""
    seen = [visit for visit in visits_of(child) if visit.seen]
    if not seen:
        return None
    return LastSeen(seen[0], next((visit for visit in seen if visit.seen_alone), None))
