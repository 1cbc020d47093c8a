"""What keeps a referral from closing, and what a team holds."""

from casework import clock
from casework.contributions import gather
from casework.models import Team, User
from casework.previews import counted
from children.choices import InvolvementKind
from children.models import PassedOn
from children.services.involvement import end_involvement
from children.services.passed_on import stop_work_of_episode
from referrals.choices import WITH_THEM, TransferState
from referrals.models import Acknowledgement, EarlyHelp, Handover, Referral, Transfer


def everything_open(referral: Referral) -> list[str]:
    """All that is open on a referral, in words, asked of every app."""
    return gather("open_work", "open_work", referral)


def kinds_open(referral: Referral) -> list[str]:
    """The kinds of work that are open on a referral, asked of every app: assessment, plan."""
    kinds: list[str] = gather("open_work", "open_kinds", referral)
    return kinds


def open_work(referral: Referral) -> list[str]:
    """New contacts that nobody has acknowledged, and work passed on that has not ended."""
    asked = Acknowledgement.objects.pending().filter(referral=referral).select_related("worker", "team")
    waiting = [
        f"A new contact waits to be acknowledged by {row.worker or f'a manager of {row.team}'}."
        for row in asked
    ]
    passed_on = PassedOn.objects.filter(episode=referral.pk, ended_at=None).select_related("to_team")
    moving = Transfer.objects.open().filter(referral=referral).select_related("to_team")
    return [
        *waiting,
        *(f"{work.get_kind_display()} is open with {work.to_team}." for work in passed_on),
        *(f"A transfer to {transfer.to_team} is open." for transfer in moving),
    ]


def end_after_death(referral: Referral, *, by: User, reason: str) -> list[str]:
    """Ask nobody any longer to acknowledge, to accept or to take on a child who has died."""
    for row in Acknowledgement.objects.pending().filter(referral=referral).select_for_update(of=("self",)):
        row.stopped_reason = reason
        row.save()
    stop_work_of_episode(by=by, episode=referral.pk, reason=reason)
    for transfer in Transfer.objects.open().filter(referral=referral):
        open_one = Transfer.take(transfer.pk)
        end_transfer(open_one, by=by, state=TransferState.WITHDRAWN, reason=reason)
    return []


def end_transfer(row: Transfer, *, by: User, state: TransferState, reason: str = "") -> Transfer:
    """End a locked transfer, and what the other team could read because of it."""
    row.state, row.ended_at, row.withdrawn_reason = state, clock.now(), reason
    row.save()
    end_involvement(by=by, person=row.child, kind=InvolvementKind.TRANSFER, team=row.to_team)
    return row


def held_by_team(team: Team) -> list[str]:
    """What a team holds, in numbers: referrals, early help, acknowledgements yet to be given, and what the
    other shift handed to it."""
    referrals = Referral.objects.open().filter(team=team).count()
    asked = Acknowledgement.objects.pending().filter(team=team, worker=None).count()
    early_help = EarlyHelp.objects.open().filter(team=team).count()
    handed = Handover.objects.filter(to_team=team, state__in=WITH_THEM).count()
    parts = [
        (early_help, "open episode of early help", "open episodes of early help"),
        (handed, "shift handover that is not done", "shift handovers that are not done"),
        (referrals, "open referral", "open referrals"),
        (asked, "new contact to acknowledge", "new contacts to acknowledge"),
    ]
    return [f"{counted(number, one, many)}." for number, one, many in parts if number]
