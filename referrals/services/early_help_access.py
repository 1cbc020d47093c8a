"""Who is involved with a child by early help, beside whoever is so by a referral."""

from casework.models import User
from casework.services import service
from children.choices import InvolvementKind
from children.models import Involvement, PassedOn, Person
from children.records import records_of
from children.services.involvement import allocate, end_involvement, involve
from referrals.models import EarlyHelp, Referral


@service
def hold_early_help(*, by: User, child: Person) -> None:
    """Keep the hub and its worker involved while early help is open, whatever else begins or ends.

    The worker is the child’s allocated worker; while social work has the child, a co-worker beside the
    one it allocates. The hub is involved as a team, for its managers and duty worker.
    """
    early_help = (
        EarlyHelp.objects.open().filter(child__in=records_of(child)).select_related("team", "worker").first()
    )
    if early_help is None:
        return
    involve(by=by, person=child, kind=InvolvementKind.RECEIVING, team=early_help.team)
    worker = early_help.worker
    if worker is None:
        return
    if Referral.objects.open().filter(child__in=records_of(child)).exists():
        end_involvement(by=by, person=child, kind=InvolvementKind.ALLOCATED, user=worker)
        involve(by=by, person=child, kind=InvolvementKind.CO_WORKING, user=worker)
    elif not _live(child, InvolvementKind.ALLOCATED).filter(user=worker).exists():
        end_involvement(by=by, person=child, kind=InvolvementKind.CO_WORKING, user=worker)
        allocate(by=by, person=child, worker=worker, reason="Early help")


@service
def leave_early_help(*, by: User, early_help: EarlyHelp) -> None:
    """End what early help involved people by, and nothing that a referral or other work still needs."""
    child = early_help.child
    waiting = PassedOn.objects.filter(child__in=records_of(child), ended_at=None)
    if not waiting.filter(to_team=early_help.team).exists():
        end_involvement(by=by, person=child, kind=InvolvementKind.RECEIVING, team=early_help.team)
    if early_help.worker:
        release(by=by, child=child, worker=early_help.worker)
    referred = Referral.objects.open().filter(child__in=records_of(child)).exists()
    accepters = waiting.filter(accepted_by__isnull=False).values("accepted_by")
    rows = _live(child, InvolvementKind.CO_WORKING).exclude(user__in=accepters).select_related("user")
    for row in rows:
        if row.user and (not referred or early_help.team_id in row.user.team_ids):
            end_involvement(by=by, person=child, kind=InvolvementKind.CO_WORKING, user=row.user)


def release(*, by: User, child: Person, worker: User) -> None:
    """End a worker’s own part in early help."""
    for kind in (InvolvementKind.ALLOCATED, InvolvementKind.CO_WORKING):
        end_involvement(by=by, person=child, kind=kind, user=worker)


def _live(child: Person, kind: InvolvementKind):  # type: ignore[no-untyped-def]
    return Involvement.objects.live().filter(person__in=records_of(child), kind=kind, ends_at=None)
