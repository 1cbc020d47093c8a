"""Recording a decision: with authority, once, in the index, and handed off to the next step."""

from collections.abc import Collection
from typing import Any, TypeVar, cast

from django.db import IntegrityError, transaction
from django.utils import timezone

from casework import authority
from casework.guards import NotNow, NotYours
from casework.handoff import handoff, stop_work
from casework.models import Act, Decision, OldWork, TeamMembership, User, in_force
from children.ledger import place_of
from children.models import DecisionEntry, Person
from children.telling import tell_about, workers_of

D = TypeVar("D", bound=Decision)


def record_decision(
    model: type[D],
    *,
    by: User,
    subject: Any,
    outcome: str,
    rationale: str,
    authors: Collection[User] = (),
    replaces: D | None = None,
    old_work: str = "",
    old_work_reason: str = "",
    **fields: Any,
) -> D:
    """Record a decision about a child and open the step that follows, all or nothing.

    Call it from a service that has locked the subject. The decider needs authority for the
    outcome and is not among the authors of what is decided on. A changed mind names the decision it
    replaces and says whether the work that one opened is kept or stopped, and why.

    Raises NotYours without authority or for an author, NotNow when it was decided already.
    """
    role = authority.require(by, Act.DECIDE, model.stage, outcome)
    if by in authors:
        raise NotYours("You wrote this, so somebody else signs it off. Ask another manager.")
    if not rationale.strip():
        raise NotNow("Give the reason for the decision.")
    _refuse_second(model, subject, replaces)
    if replaces is not None and old_work == OldWork.STOPPED:
        stop_work(_opener(replaces), by=by, reason=old_work_reason)
    fields |= {model.subject_field: subject, "outcome": outcome, "rationale": rationale}
    fields |= {"supersedes": replaces, "old_work": old_work, "old_work_reason": old_work_reason}
    decision = _write(model(decided_by=by, decided_in_role=role, **fields))
    entry = enter_in_index(decision)
    child: Person = decision.child  # type: ignore[attr-defined]
    tell_about(child, workers_of(child), entry.label, path=place_of(entry))
    if _opener(decision) is decision:
        handoff(decision, by=by)
    return decision


def _opener(decision: D) -> D:
    """The decision that opened the step: itself, or the one it repeats, keeping the work."""
    before: Any = decision.supersedes
    if before and before.outcome == decision.outcome and decision.old_work == OldWork.KEPT:
        return cast(D, _opener(before))
    return decision


def _refuse_second(model: type[Decision], subject: Any, replaces: Decision | None) -> None:
    made = model._default_manager.filter(**{model.subject_field: subject}).select_related("decided_by")
    if replaces is None:
        first = made.filter(supersedes=None).first() if _decided_once(model) else None
        if first:
            raise NotNow(_already(first))
        return
    if getattr(replaces, f"{model.subject_field}_id") != subject.pk:
        raise NotNow("That decision is about something else.")
    later = made.filter(supersedes=replaces).first()
    if later:
        raise NotNow(f"{_already(later)} That decision has been replaced once; replace the newest one.")


def _decided_once(model: type[Decision]) -> bool:
    """Whether the subject takes one root decision only: most do; an oversight note takes several."""
    return any(getattr(c, "fields", ()) == (model.subject_field,) for c in model._meta.constraints)


def _already(decision: Decision) -> str:
    at = f"{timezone.localtime(decision.decided_at):%H:%M on %d %B %Y}"
    return f"{decision.decided_by} has decided this: {decision.outcome_label}, at {at}."


def _write(decision: D) -> D:
    """Save it; the constraint is what stops a second decider that the check above did not see."""
    try:
        with transaction.atomic():
            decision.save()
    except IntegrityError as clash:
        raise NotNow(
            "Somebody else has just decided this. Open it again to see what they decided."
        ) from clash
    return decision


def enter_in_index(decision: Decision) -> DecisionEntry:
    """Write the decision's row in the index; one that is there is left as it is."""
    entry, _ = DecisionEntry.objects.get_or_create(
        decision_id=decision.pk,
        defaults={
            "child": decision.child,  # type: ignore[attr-defined]
            "stage": decision.stage,
            "outcome": decision.outcome,
            "label": f"{decision.stage_label}: {decision.outcome_label}",
            "leads_to": decision.leaves_at(),
            "decided_by": decision.decided_by,
            "team_id": _team_then(decision),
            "decided_at": decision.decided_at,
        },
    )
    return entry


def _team_then(decision: Decision) -> int | None:
    """The decider's team on the day they decided, so that a rebuilt index says what it said."""
    day = timezone.localdate(decision.decided_at)
    rows = TeamMembership.objects.filter(in_force(day), user=decision.decided_by_id)
    return rows.order_by("team_id").values_list("team_id", flat=True).first()
