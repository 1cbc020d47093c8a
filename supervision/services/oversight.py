"""Management oversight: a note, its decisions, and the actions they ask of named people."""

from collections.abc import Sequence
from datetime import date
from typing import NotRequired, TypedDict

from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import User
from casework.services import service
from children.access import require_writer
from children.decisions import record_decision
from children.models import Person
from children.telling import tell_about
from supervision.asked import can_do, require_owner
from supervision.choices import OversightOutcome
from supervision.models import OversightAction, OversightDecision, OversightNote


class AskedAction(TypedDict):
    """An action as a decision asks for it: what, of whom, by when."""

    what: str
    owner: User
    due_on: date


class MadeDecision(TypedDict):
    """One decision of a note, with the actions it asks for."""

    outcome: OversightOutcome
    decided: str
    rationale: str
    known: NotRequired[str]
    options_considered: NotRequired[str]
    actions: NotRequired[Sequence[AskedAction]]


@service
def add_oversight(
    *, by: User, child: Person, considered: str, decisions: Sequence[MadeDecision]
) -> OversightNote:
    """Record a manager's look at the work with a child, with at least one decision and its reason.

    Oversight leaves something behind on the child's record: what was decided, why, and who does
    what by when. Source: Working Together to Safeguard Children, on supervision and management
    oversight. Raises NotYours for somebody who does not write on this record or may not decide
    this, NotNow where something is missing.
    """
    require_writer(by, child)
    if not considered.strip():
        raise NotNow("Say what was considered.")
    if not decisions:
        raise NotNow("Record at least one decision, with its reason.")
    note = OversightNote.objects.create(child=child, considered=considered)
    for decision in decisions:
        _decide(note, decision, by=by)
    return note


@service
def add_decision(
    *,
    by: User,
    note: OversightNote,
    decision: MadeDecision,
    replaces: OversightDecision | None = None,
    old_work: str = "",
    old_work_reason: str = "",
) -> OversightDecision:
    """Add a decision to one's own note, or replace a decision of any manager's note by another.

    Both decisions stay visible. The actions the replaced one asked for are kept, or stopped and why.
    """
    note = OversightNote.take(note.pk)
    require_writer(by, note.child)
    if replaces is None and note.created_by_id != by.pk:
        raise NotYours(f"This is a note of {note.created_by}. Write a note of your own.")
    return _decide(
        note, decision, by=by, replaces=replaces, old_work=old_work, old_work_reason=old_work_reason
    )


@service
def complete_action(*, by: User, action: OversightAction, note: str) -> OversightAction:
    """Record that an action was done, and what was done: by its owner, or a manager who works with the child.

    Raises NotNow when it is closed already.
    """
    action = OversightAction.take(action.pk)
    require_owner(by, action)
    if action.done_at:
        raise NotNow("This is recorded as done already.")
    if action.stopped_at:
        raise NotNow(f"This was stopped: {action.stopped_reason}")
    if not note.strip():
        raise NotNow("Say what was done.")
    action.done_at = clock.now()
    action.done_note = note
    action.save()
    return action


@service
def stop_actions(*, by: User, decision: OversightDecision, reason: str) -> None:
    """Stop what a replaced decision had asked for and is not done yet, and say why."""
    outstanding = OversightAction.objects.outstanding().filter(decision=decision)
    for action in outstanding.select_for_update(of=("self",)):
        action.stopped_at = clock.now()
        action.stopped_reason = reason
        action.save()


def _decide(
    note: OversightNote,
    made: MadeDecision,
    *,
    by: User,
    replaces: OversightDecision | None = None,
    old_work: str = "",
    old_work_reason: str = "",
) -> OversightDecision:
    if not made["decided"].strip():
        raise NotNow("Say what was decided.")
    decision = record_decision(
        OversightDecision,
        by=by,
        subject=note,
        outcome=made["outcome"],
        rationale=made["rationale"],
        known=made.get("known", ""),
        options_considered=made.get("options_considered", ""),
        decided=made["decided"],
        replaces=replaces,
        old_work=old_work,
        old_work_reason=old_work_reason,
    )
    for asked in made.get("actions", ()):
        _ask(decision, asked)
    return decision


def _ask(decision: OversightDecision, asked: AskedAction) -> None:
    """Put an action on the list of somebody who can open the record, with a date still to come."""
    owner, child = asked["owner"], decision.child
    if not asked["what"].strip():
        raise NotNow("Say what is to be done.")
    if asked["due_on"] < clock.today():
        raise NotNow(f"An action is due today or later. Give {owner} a date that is still to come.")
    if not can_do(owner, child):
        raise NotNow(f"{owner} cannot open the record of {child}. Ask somebody who can.")
    OversightAction.objects.create(decision=decision, what=asked["what"], owner=owner, due_on=asked["due_on"])
    tell_about(child, [owner], "An action from management oversight is yours")
