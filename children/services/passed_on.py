"""Passing work on, accepting it, and completing it by a decision."""

from datetime import datetime
from uuid import UUID

from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import Decision, Team, User
from casework.services import service
from casework.timescales import Timescale
from children.choices import InvolvementKind, PassedOnKind, PassedOnOutcome
from children.decisions import record_decision
from children.models import Involvement, PassedOn, PassedOnDecision, Person
from children.services.involvement import end_involvement, involve
from children.timescales import (
    ACCEPT_PASSED_ON,
    COMPLETE_EARLY_HELP,
    INITIAL_CONFERENCE,
    STRATEGY_DISCUSSION,
)

CLOCKS: dict[str, Timescale] = {
    PassedOnKind.EARLY_HELP: ACCEPT_PASSED_ON,
    PassedOnKind.STRATEGY_DISCUSSION: STRATEGY_DISCUSSION,
    PassedOnKind.CONFERENCE: INITIAL_CONFERENCE,
}


def clock_words(work: PassedOn) -> str:
    """The clock that is running on passed-on work, explained."""
    if work.kind == PassedOnKind.EARLY_HELP and work.accepted_at:
        return COMPLETE_EARLY_HELP.explain(work.accepted_at)
    return CLOCKS[work.kind].explain(work.counts_from or work.passed_on_at)


@service
def pass_on(
    *,
    by: User,
    child: Person,
    kind: PassedOnKind,
    to_team: Team,
    decision: Decision,
    episode: UUID | None = None,
    counts_from: datetime | None = None,
) -> PassedOn:
    """Pass work on: it is on the team's list until accepted, then on the accepter's until decided.

    Its clock counts from now, or from `counts_from` where it started before.
    """
    work = PassedOn.objects.create(
        child=child,
        kind=kind,
        to_team=to_team,
        why=decision.rationale,
        opened_by=decision.pk,
        episode=episode,
        passed_on_at=clock.now(),
        counts_from=counts_from,
        due_on=CLOCKS[kind].due(counts_from or clock.now()),
    )
    involve(by=by, person=child, kind=InvolvementKind.RECEIVING, team=to_team)
    return work


@service
def accept(*, by: User, passed_on: PassedOn, version: int) -> PassedOn:
    """Accept work passed on to a team one manages. It is then on one's own list.

    Early help then has a clock of its own to be completed by; a conference keeps the one it has,
    which does not wait for anybody to accept it.
    """
    work = PassedOn.take(passed_on.pk, version=version)
    if work.to_team_id not in by.managed_team_ids:
        raise NotYours(f"A manager of {work.to_team} accepts this.")
    if work.accepted_by or work.ended_at:
        raise NotNow(f"{work.accepted_by or 'Somebody'} has accepted this already.")
    work.accepted_by, work.accepted_at = by, clock.now()
    if work.kind == PassedOnKind.EARLY_HELP:
        work.due_on = COMPLETE_EARLY_HELP.due(work.accepted_at)
    work.save()
    # Whoever accepts it works on it: their own involvement, which outlives a change of team.
    involve(by=by, person=work.child, kind=InvolvementKind.CO_WORKING, user=by)
    return work


@service
def complete(
    *,
    by: User,
    passed_on: PassedOn,
    outcome: PassedOnOutcome,
    rationale: str,
    known: str = "",
    options_considered: str = "",
    primary_need: str = "",
    closure_reason: str = "",
    receiving_team: Team | None = None,
) -> PassedOnDecision:
    """Complete accepted work by a decision: it goes to assessment, or it ends, and why.

    Where going to assessment opens a referral, its primary need and receiving team are given;
    where ending it leaves nothing open on its referral, the census closure reason is.
    """
    work = PassedOn.take(passed_on.pk)
    if work.accepted_by is None:
        raise NotNow("Accept this work first, so that it is clear who has it.")
    if work.accepted_by_id != by.pk and work.to_team_id not in by.managed_team_ids:
        raise NotYours(f"{work.accepted_by} has accepted this; they or their manager complete it.")
    if outcome == PassedOnOutcome.TO_EARLY_HELP and work.kind != PassedOnKind.EARLY_HELP:
        raise NotNow("Early help begins from what was passed on to the hub. Decide otherwise on this.")
    _end(work, by=by)
    return record_decision(
        PassedOnDecision,
        by=by,
        subject=work,
        outcome=outcome,
        rationale=rationale,
        known=known,
        options_considered=options_considered,
        primary_need=primary_need,
        closure_reason=closure_reason,
        receiving_team=receiving_team,
    )


@service
def stop_passed_on(*, by: User, opened_by: UUID, reason: str) -> None:
    """Stop the open work that a replaced decision had passed on."""
    for work in PassedOn.objects.select_for_update(of=("self",)).filter(opened_by=opened_by, ended_at=None):
        work.stopped_reason = reason
        _end(work, by=by)


@service
def stop_work_of_episode(*, by: User, episode: UUID, reason: str) -> None:
    """Stop what is passed on and open on a referral, because the child has died."""
    for work in PassedOn.objects.select_for_update(of=("self",)).filter(episode=episode, ended_at=None):
        work.stopped_reason = reason
        _end(work, by=by)


def _end(work: PassedOn, *, by: User) -> None:
    if work.ended_at:
        raise NotNow("This work has ended already.")
    work.ended_at = clock.now()
    work.save()
    if not _awaits_a_worker(work):
        end_involvement(by=by, person=work.child, kind=InvolvementKind.RECEIVING, team=work.to_team)
    if work.accepted_by:
        end_involvement(by=by, person=work.child, kind=InvolvementKind.CO_WORKING, user=work.accepted_by)


def _awaits_a_worker(work: PassedOn) -> bool:
    """Whether the team also received the episode the work belongs to, and nobody has it yet."""
    workers = Involvement.objects.live().filter(person=work.child, kind=InvolvementKind.ALLOCATED)
    return work.episode is not None and not workers.exists()
