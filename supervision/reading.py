"""Oversight as it is read: decisions with what became of the actions they asked for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch
from django.urls import reverse
from django.utils.text import Truncator

from casework.models import User
from casework.roles import MANAGING
from children.models import Person
from children.records import of_each, records_with
from supervision.models import OversightAction, OversightDecision, OversightNote


def short(text: str) -> str:
    """What was written, cut to a line: the whole stands on the page it leads to."""
    return Truncator(text).chars(160)


@dataclass(frozen=True)
class ShownAction:
    """An action for components/action.html."""

    what: str
    owner: str
    due: date
    done_at: datetime | None
    state_label: str
    state_colour: str
    last_word: str
    url: str


@dataclass(frozen=True)
class ShownDecision:
    decision: OversightDecision
    actions: list[ShownAction]


def decisions_of(notes: Sequence[OversightNote], user: User, *, writes: bool) -> list[ShownDecision]:
    """The decisions of some notes, oldest first, each with its actions. Two queries."""
    asked = OversightAction.objects.select_related("owner").order_by("due_on", "pk")
    rows = OversightDecision.objects.filter(note__in=notes).order_by("decided_at", "pk")
    rows = rows.select_related("decided_by", "supersedes", "superseded_by__decided_by")
    manages = writes and user.has_role(*MANAGING)
    return [
        ShownDecision(row, [shown(each, manages or each.owner_id == user.pk) for each in row.actions.all()])
        for row in rows.prefetch_related(Prefetch("actions", asked))
    ]


def outstanding_of_each(children: Collection[Person]) -> list[OversightAction]:
    """The open actions about several children. One query, and none for who was asked about before."""
    return of_each(children, _outstanding)


def _outstanding(keys: Collection[UUID]) -> Any:
    related = ("owner", "decision__note__child", "decision__decided_by")
    rows = OversightAction.objects.outstanding().filter(decision__note__child__in=records_with(keys))
    rows = rows.annotate(child_id=F("decision__note__child_id"))
    return rows.select_related(*related).order_by("due_on", "pk")


def shown(action: OversightAction, may_close: bool) -> ShownAction:
    """One action in words; it leads to recording it as done for who may."""
    is_open = not (action.done_at or action.stopped_at)
    return ShownAction(
        what=action.what,
        owner=str(action.owner),
        due=action.due_on,
        # A stopped action is due no longer either.
        done_at=action.done_at,
        state_label="" if is_open else "Done" if action.done_at else "Stopped",
        state_colour="green" if action.done_at else "grey",
        last_word=action.done_note or action.stopped_reason,
        url=reverse("oversight_action_done", args=[action.pk]) if is_open and may_close else "",
    )
