"""Decisions of every stage, whole, found through the index: two queries however many stages there are.

The index says which decisions to show; what they say is read from the decisions themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, F, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse

from casework.checks import decision_models
from casework.models import Decision, OldWork
from casework.roles import Role
from children.contributions import Event
from children.models import DecisionEntry, Person
from children.records import records_of


@dataclass(frozen=True)
class Decider:
    full_name: str

    def __str__(self) -> str:
        return self.full_name


@dataclass(frozen=True)
class Neighbour:
    """The decision that one replaces, or by which it was replaced."""

    outcome_label: str
    decided_at: datetime
    decided_by: Decider


@dataclass(frozen=True)
class ShownDecision:
    """A decision as components/decision.html shows it."""

    outcome_label: str
    rationale: str
    known: str
    options_considered: str
    decided_by: Decider
    get_decided_in_role_display: str
    decided_at: datetime
    supersedes: Neighbour | None
    successor: Neighbour | None
    get_old_work_display: str
    old_work_reason: str
    particulars: list[tuple[str, str]]


def shown(entries: Iterable[DecisionEntry]) -> dict[Any, ShownDecision]:
    """The decisions that rows of the index stand for, by their id. One query."""
    by_stage: dict[str, list[Any]] = {}
    for entry in entries:
        by_stage.setdefault(entry.stage, []).append(entry.decision_id)
    models = {model.stage: model for model in decision_models()}
    parts = [_columns(models[stage], keys) for stage, keys in by_stage.items()]
    if not parts:
        return {}
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return {row["pk"]: _shown(models[row["of_stage"]], row) for row in rows}


def latest(child: Person, limit: int) -> list[Event]:
    """The newest decisions about a child, as events of the timeline. Two queries."""
    entries = list(
        DecisionEntry.objects.filter(child__in=records_of(child)).select_related("decided_by")[:limit]
    )
    decisions = shown(entries)
    return [
        Event(
            at=entry.decided_at,
            kind="decision",
            kind_label="Decision",
            title=entry.label,
            child=child,
            by=str(entry.decided_by),
            url=place_of(entry),
            decision=decisions[entry.decision_id],
            significant=True,
        )
        for entry in entries
        if entry.decision_id in decisions
    ]


def place_of(entry: DecisionEntry) -> str:
    """The address of a decision's place on the timeline, which is read back from the moment after it."""
    before = entry.decided_at + timedelta(microseconds=1)
    return f"{reverse('child_timeline', args=[entry.child_id])}?{urlencode({'before': before.isoformat()})}"


TEXTS = (
    "outcome",
    "rationale",
    "known",
    "options_considered",
    "decided_in_role",
    "old_work",
    "old_work_reason",
)
#: How many particular fields a stage's decision may have: a union has the same columns throughout.
PARTICULARS = 3
NEIGHBOURS = ("supersedes", "superseded_by")


def _columns(model: type[Decision], keys: list[Any]) -> Any:
    """The decisions of one stage, in columns that every stage has."""
    # Some columns differ in length from stage to stage: as plain text they can be put together.
    text = {name: Cast(name, TextField()) for name in TEXTS}
    columns = {f"said_{name}": value for name, value in text.items()}
    for side in NEIGHBOURS:
        columns[f"{side}_outcome"] = Cast(f"{side}__outcome", TextField())
        columns[f"{side}_at"] = F(f"{side}__decided_at")
        columns[f"{side}_by"] = F(f"{side}__decided_by__full_name")
    own = [Cast(name, TextField()) for name in model.particular_fields]
    for place in range(PARTICULARS):
        columns[f"own_{place}"] = own[place] if place < len(own) else Value("", TextField())
    rows = model._default_manager.filter(pk__in=keys).order_by()
    return rows.values(
        "pk",
        of_stage=Value(model.stage, CharField()),
        at=F("decided_at"),
        by=F("decided_by__full_name"),
        **columns,
    )


def _shown(model: type[Decision], row: dict[str, Any]) -> ShownDecision:
    said = {name: row[f"said_{name}"] for name in TEXTS}
    return ShownDecision(
        outcome_label=str(model.outcomes(said["outcome"]).label),
        rationale=said["rationale"],
        known=said["known"],
        options_considered=said["options_considered"],
        decided_by=Decider(row["by"]),
        get_decided_in_role_display=str(Role(said["decided_in_role"]).label),
        decided_at=row["at"],
        supersedes=_neighbour(model, row, "supersedes"),
        successor=_neighbour(model, row, "superseded_by"),
        get_old_work_display=str(OldWork(said["old_work"]).label) if said["old_work"] else "",
        old_work_reason=said["old_work_reason"],
        particulars=model.told({name: row[f"own_{n}"] for n, name in enumerate(model.particular_fields)}),
    )


def _neighbour(model: type[Decision], row: dict[str, Any], side: str) -> Neighbour | None:
    outcome = row[f"{side}_outcome"]
    if not outcome:
        return None
    label = str(model.outcomes(outcome).label)
    return Neighbour(label, row[f"{side}_at"], Decider(row[f"{side}_by"]))
