"""What may be done with management oversight that was recorded in error."""

from typing import Any

from casework.guards import NotNow
from casework.models import User
from casework.roles import MANAGING
from children.decisions import enter_in_index
from children.models import Person
from children.struck_out import InError, a_manager, copied
from referrals.models import Referral
from supervision.asked import can_do
from supervision.models import OversightAction, OversightDecision, OversightNote


def author_or_manager(user: User, note: OversightNote) -> bool:
    """Whoever wrote it, or a manager of the work: oversight is not the worker's to take away."""
    return note.created_by_id == user.pk or (user.has_role(*MANAGING) and a_manager(user, note))


def note_to(note: OversightNote, child: Person, *, by: User) -> OversightNote:
    """The note with its decisions, by whoever took them when they did, and the actions they ask for."""
    copy: OversightNote = copied(note, child, by=by)
    made: dict[object, OversightDecision] = {}
    for decision in note.decisions.order_by("decided_at", "pk"):
        replaced = made.get(decision.supersedes_id)
        made[decision.pk] = copied(decision, child, by=by, note=copy, supersedes=replaced)
        enter_in_index(made[decision.pk])
        for action in decision.actions.order_by("due_on", "pk"):
            if action.done_at is None and not can_do(action.owner, child):
                raise NotNow(f"{action.owner} cannot open {child}’s record to do what they were asked.")
            copied(action, child, by=by, decision=made[decision.pk])
    return copy


def also_goes(record: Any) -> list[OversightNote]:
    """Oversight of an episode begun in error, with what it asked for: the work should not have been."""
    if not isinstance(record, Referral):
        return []
    notes = OversightNote.objects.filter(child=record.child, looked_at__gte=record.opened_at)
    if record.closed_on:
        notes = notes.filter(looked_at__date__lte=record.closed_on)
    return list(notes)


RULES = {
    OversightNote: InError(may=author_or_manager, copy_to=note_to),
    OversightAction: InError(
        instead="An action goes with the note that asks for it. Replace the decision, or strike the note out."
    ),
}
