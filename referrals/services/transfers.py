"""Transferring a child to another team: written, proposed, sent, accepted or returned, withdrawn."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from casework import clock
from casework.contributions import gather
from casework.guards import NotNow, NotYours
from casework.models import Position, Team, TeamKind, TeamMembership, User, in_force
from casework.services import service
from children.access import require_worker
from children.choices import InvolvementKind
from children.decisions import record_decision
from children.models import Involvement, PassedOn, Person
from children.services.involvement import end_involvement, involve
from referrals.choices import (
    IN_HAND,
    TransferAnswerOutcome,
    TransferApprovalOutcome,
    TransferState,
)
from referrals.guards import require_withdrawer
from referrals.models import (
    Acknowledgement,
    Referral,
    Transfer,
    TransferAnswer,
    TransferApproval,
    TransferCopy,
)
from referrals.models.transfer import SUMMARY
from referrals.open_work import end_transfer
from referrals.timescales import ANSWER_TRANSFER


@service
def draft_transfer(
    *, by: User, referrals: Sequence[Referral], to_team: Team, why: str, handover_on: date
) -> list[Transfer]:
    """Begin the transfer of a child, and of the brothers and sisters given with them, to another team.

    Each gets a summary of their own, drafted from their own record for the writer to mend. Nothing
    moves until a manager of the other team has accepted.
    """
    if not why.strip():
        raise NotNow("Say why the child is transferred.")
    if handover_on < clock.today():
        raise NotNow("The day from which the new team has the child must be today or later.")
    together = uuid.uuid4()
    return [
        _draft(by, referral, together, to_team=to_team, why=why, handover_on=handover_on)
        for referral in referrals
    ]


def _draft(
    by: User, referral: Referral, together: uuid.UUID, *, to_team: Team, why: str, handover_on: date
) -> Transfer:
    case = Referral.take(referral.pk)
    require_worker(by, case.child)
    if not case.is_open:
        raise NotNow("This referral has ended, so there is nothing to transfer.")
    if case.child.has_died:
        raise NotNow("The child has died. The manager decides what happens with the open work.")
    if to_team.kind != TeamKind.SOCIAL_WORK or not to_team.is_active or to_team.pk == case.team_id:
        raise NotNow("Choose another social work team.")
    if Transfer.objects.open().filter(referral=case).exists():
        raise NotNow(f"A transfer of {case.child} is open already. Go on with that one.")
    return Transfer.objects.create(
        referral=case,
        together=together,
        from_team=case.team,
        to_team=to_team,
        why=why,
        handover_on=handover_on,
        proposed_at=clock.now(),
        **drafted_summary(case.child),
    )


def drafted_summary(child: Person) -> dict[str, str]:
    """The parts of a summary as the record tells them, asked of every app."""
    told: dict[str, list[str]] = {name: [] for name in SUMMARY}
    for part, text in gather("handing_over", "parts_for", child, clock.today()):
        told[part].append(text)
    return {part: "\n".join(lines) for part, lines in told.items()}


@service
def save_summary(*, by: User, transfer: Transfer, version: int, parts: Mapping[str, str]) -> Transfer:
    """Mend the summary while it is in hand. What was proposed once stays as it was, in its copy."""
    row = Transfer.take(transfer.pk, version=version)
    _require_in_hand(by, row)
    for name in SUMMARY:
        setattr(row, name, parts[name].strip())
    row.save()
    return row


@service
def propose_transfer(*, by: User, transfer: Transfer, version: int | None = None) -> list[Transfer]:
    """Propose a transfer, with those of the brothers and sisters begun with it: their summaries freeze.

    A worker's goes to the manager of their team, who sends it or returns it; a manager of the team
    sends it by proposing it, and their reason is the reason for the transfer.
    """
    row = Transfer.take(transfer.pk, version=version)
    _require_in_hand(by, row)
    mates = Transfer.objects.filter(together=row.together, state__in=IN_HAND).exclude(pk=row.pk)
    proposed = [row, *(Transfer.take(mate.pk) for mate in mates)]
    for each in proposed:
        _require_in_hand(by, each)
        copy = _freeze(each, by=by)
        if by.managed_team_ids and each.from_team_id in by.managed_team_ids:
            record_decision(
                TransferApproval,
                by=by,
                subject=copy,
                outcome=TransferApprovalOutcome.SENT,
                rationale=each.why,
            )
    return proposed


@service
def decide_transfer(
    *,
    by: User,
    transfer: Transfer,
    outcome: str,
    rationale: str,
    known: str = "",
    options_considered: str = "",
) -> TransferApproval:
    """The sending manager's decision on a proposed transfer: it goes to the other team, or back."""
    row = Transfer.take(transfer.pk)
    if row.from_team_id not in by.managed_team_ids:
        raise NotYours(f"A manager of {row.from_team} decides this. Ask them.")
    if row.state != TransferState.WITH_MANAGER:
        raise NotNow(f"This transfer does not wait for {row.from_team}. Its page says where it is.")
    copy = newest_copy(row)
    return record_decision(
        TransferApproval,
        by=by,
        subject=copy,
        outcome=outcome,
        rationale=rationale,
        known=known,
        options_considered=options_considered,
        authors=[copy.signed_by],
    )


@service
def answer_transfer(
    *,
    by: User,
    transfer: Transfer,
    outcome: str,
    rationale: str,
    known: str = "",
    options_considered: str = "",
) -> TransferAnswer:
    """The receiving manager's decision: the team takes the child on, or returns it with reasons.

    On acceptance the child is the team's; the worker before goes on until the team has allocated
    its own, so that nobody is without a worker between.
    """
    row = Transfer.take(transfer.pk)
    if row.to_team_id not in by.managed_team_ids:
        raise NotYours(f"A manager of {row.to_team} answers this. Ask them.")
    if row.state != TransferState.WITH_TEAM:
        raise NotNow(f"This transfer does not wait for {row.to_team}. Its page says where it is.")
    if outcome == TransferAnswerOutcome.ACCEPTED and row.referral.team_id != row.from_team_id:
        raise NotNow("The child has come to another team meanwhile. Return the transfer.")
    return record_decision(
        TransferAnswer,
        by=by,
        subject=newest_copy(row),
        outcome=outcome,
        rationale=rationale,
        known=known,
        options_considered=options_considered,
    )


@service
def withdraw_transfer(*, by: User, transfer: Transfer, version: int, reason: str) -> Transfer:
    """Withdraw a transfer that is not yet accepted, and say why. The child stays where they are."""
    row = Transfer.take(transfer.pk, version=version)
    require_withdrawer(by, row)
    if not row.is_open:
        raise NotNow("This transfer has ended already.")
    if not reason.strip():
        raise NotNow("Say why the transfer is withdrawn.")
    return end_transfer(row, by=by, state=TransferState.WITHDRAWN, reason=reason)


# The steps that decisions open


@service
def send_to_team(*, by: User, transfer: Transfer) -> Transfer:
    """Put a transfer before the managers of the other team, who may read the record from now on."""
    row = Transfer.take(transfer.pk)
    child = row.child
    if child.restricted and not _somebody_named(child, row.to_team):
        raise NotNow(
            f"Nobody who manages {row.to_team} is named on this restricted record. Ask information"
            " governance first."
        )
    row.state, row.sent_at = TransferState.WITH_TEAM, clock.now()
    row.answer_due_on = ANSWER_TRANSFER.due(row.sent_at)
    row.save()
    involve(by=by, person=child, kind=InvolvementKind.TRANSFER, team=row.to_team)
    return row


@service
def send_back(*, by: User, transfer: Transfer) -> Transfer:
    """Give a transfer back to whoever proposed it, to mend or to withdraw."""
    row = Transfer.take(transfer.pk)
    row.state, row.sent_at, row.answer_due_on = TransferState.RETURNED, None, None
    row.save()
    end_involvement(by=by, person=row.child, kind=InvolvementKind.TRANSFER, team=row.to_team)
    return row


@service
def take_child_on(*, by: User, transfer: Transfer) -> Referral:
    """Move the episode to the other team, with everything open on it. No clock changes.

    The team before holds the child no longer; its worker does until the new team allocates. New
    contacts to be acknowledged by the manager, and work passed on to the team that nobody has
    accepted yet, go with the child.
    """
    row = end_transfer(Transfer.take(transfer.pk), by=by, state=TransferState.ACCEPTED)
    case = Referral.take(row.referral_id)
    case.team = row.to_team
    case.save()
    end_involvement(by=by, person=case.child, kind=InvolvementKind.RECEIVING, team=row.from_team)
    involve(by=by, person=case.child, kind=InvolvementKind.RECEIVING, team=row.to_team)
    waiting = Acknowledgement.objects.pending().filter(referral=case)
    for asked in waiting.select_for_update(of=("self",)):
        asked.team = row.to_team
        asked.save()
    work = PassedOn.objects.filter(episode=case.pk, to_team=row.from_team, accepted_by=None, ended_at=None)
    for each in work.select_for_update(of=("self",)):
        each.to_team = row.to_team
        each.save()
    return case


def newest_copy(transfer: Transfer) -> TransferCopy:
    """The summary as it was last proposed."""
    return transfer.copies.select_related("signed_by").order_by("-number")[0]


def _freeze(row: Transfer, *, by: User) -> TransferCopy:
    row.state = TransferState.WITH_MANAGER
    row.save()
    document = {
        "child": row.child.name,
        "from_team": str(row.from_team),
        "to_team": str(row.to_team),
        "why": row.why,
        "handover_on": row.handover_on,
        "summary": row.summary,
    }
    return TransferCopy.of(document, transfer=row, number=row.copies.count() + 1, signed_by=by)


def _require_in_hand(by: User, row: Transfer) -> None:
    require_worker(by, row.child)
    if row.state not in IN_HAND:
        raise NotNow("This transfer was proposed already. It changes only when it is returned.")


def _somebody_named(child: Person, team: Team) -> bool:
    managers = TeamMembership.objects.filter(
        in_force(clock.today()), team=team, position=Position.MANAGER
    ).values("user")
    live = Involvement.objects.live().filter(person=child, kind=InvolvementKind.NAMED)
    return live.filter(user__in=managers).exists()
