"""A contact that joins an open episode: its worker and its manager each acknowledge it."""

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.choices import InvolvementKind
from children.models import Involvement, Person
from children.records import records_of
from referrals.choices import AcknowledgedAs
from referrals.guards import require_acknowledger
from referrals.models import Acknowledgement, Screening
from referrals.outcomes import open_referral_of
from referrals.timescales import ACKNOWLEDGE


@service
def ask_to_acknowledge(*, by: User, screening: Screening) -> list[Acknowledgement]:
    """Ask the worker and the manager of the child's open episode to acknowledge a new contact.

    A referral that nobody is allocated yet has no worker to ask; its manager acknowledges alone.
    """
    referral = open_referral_of(screening)
    if referral is None:
        raise NotNow(f"{screening.child} has no open referral to join. Choose another outcome.")
    worker = allocated_worker(screening.child)
    asked = [AcknowledgedAs.WORKER, AcknowledgedAs.MANAGER] if worker else [AcknowledgedAs.MANAGER]
    rows = []
    for due_from in asked:
        row = Acknowledgement.objects.filter(screening=screening, due_from=due_from).first()
        if row is None or row.stopped_reason:
            row = row or Acknowledgement(screening=screening, due_from=due_from)
            row.referral, row.team, row.stopped_reason = referral, referral.team, ""
            row.worker = worker if due_from == AcknowledgedAs.WORKER else None
            row.asked_at, row.due_on = clock.now(), ACKNOWLEDGE.due(clock.now())
            row.save()
        rows.append(row)
    return rows


@service
def acknowledge(*, by: User, acknowledgement: Acknowledgement, note: str) -> Acknowledgement:
    """Acknowledge a new contact on one's own episode, saying what follows from it."""
    row = Acknowledgement.take(acknowledgement.pk)
    require_acknowledger(by, row)
    if row.acknowledged_at:
        raise NotNow(f"{row.acknowledged_by} has acknowledged this already.")
    if row.stopped_reason:
        raise NotNow(f"This no longer needs to be acknowledged: {row.stopped_reason}")
    if not note.strip():
        raise NotNow("Say what follows from it for the child.")
    row.acknowledged_by, row.acknowledged_at, row.note = by, clock.now(), note
    row.save()
    return row


@service
def stop_acknowledgements(*, by: User, screening: Screening, reason: str) -> None:
    """Ask no longer for what a replaced decision had asked. What was acknowledged stays on the record."""
    for row in Acknowledgement.objects.pending().filter(screening=screening).select_for_update(of=("self",)):
        row.stopped_reason = reason
        row.save()


def allocated_worker(child: Person) -> User | None:
    """The child's allocated worker today."""
    live = Involvement.objects.live().filter(person__in=records_of(child), kind=InvolvementKind.ALLOCATED)
    row = live.select_related("user").first()
    return row.user if row else None
