"""The decisions that move a child to another team, and those on twins, as events of a timeline."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.urls import reverse

from casework.models import Decision
from children.contributions import Event
from children.models import Person
from children.newest import OF_DECISIONS, newest
from referrals.models import TransferAnswer, TransferApproval, TwinDecision

#: For each kind of decision: what is fetched with it, its title, and the page it leads to.
MOVES: dict[type[Decision], tuple[str, Callable[[Any], str], Callable[[Any], str]]] = {
    TransferApproval: (
        "copy__transfer__to_team",
        lambda made: f"Transfer to {made.copy.transfer.to_team}: {made.outcome_label.lower()}",
        lambda made: reverse("transfer", args=[made.copy.transfer_id]),
    ),
    TransferAnswer: (
        "copy__transfer__to_team",
        lambda made: f"Transfer answered by {made.copy.transfer.to_team}",
        lambda made: reverse("transfer", args=[made.copy.transfer_id]),
    ),
    TwinDecision: (
        "birth",
        lambda made: "Decided how the work goes on with a twin",
        lambda made: reverse("child", args=[made.birth.person_id]),
    ),
}


def moves(readable: Any, before: datetime | None, limit: int, people: dict[Any, Person]) -> list[Event]:
    """The newest of each kind, about those of the people that may be read. Three queries."""
    events = []
    for model, (related, title, page) in MOVES.items():
        path: str = model.child_path  # type: ignore[attr-defined]
        rows = newest(model, readable, "decided_at", before, limit, path, related, *OF_DECISIONS)
        events += [_event(made, people[made.child.pk], title(made), page(made)) for made in rows]
    return events


def _event(made: Decision, child: Person, title: str, url: str) -> Event:
    return Event(
        at=made.decided_at,
        kind="referral",
        kind_label="Referral",
        title=title,
        child=child,
        by=str(made.decided_by),
        url=url,
        decision=made,
        significant=True,
        key=f"{made._meta.label_lower}/{made.pk}",
    )
