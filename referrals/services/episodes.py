"""The referral: opened, allocated, stopped or closed."""

from datetime import datetime

from django.db.models import QuerySet

from casework import clock
from casework.contributions import gather
from casework.guards import NotNow
from casework.models import Team, User, in_force
from casework.roles import Role
from casework.services import service
from children.choices import InvolvementKind
from children.decisions import record_decision
from children.models import Involvement, PassedOn, Person
from children.records import records_of
from children.services.involvement import allocate, end_involvement, involve
from referrals.choices import AcknowledgedAs, ClosureReason
from referrals.closing import every_reason_for_what_happened
from referrals.guards import require_manager
from referrals.models import Acknowledgement, Referral, ReferralClosure, Screening
from referrals.open_work import everything_open
from referrals.services.early_help_access import hold_early_help


@service
def open_referral(
    *, by: User, screening: Screening | None, received_at: datetime, primary_need: str, team: Team | None
) -> Referral:
    """Open a referral for a child, dated when the contact came, with its receiving team.

    A child has one open referral at a time (census rule 8815). Where a replaced decision of the
    same screening left its own open, that one goes on, under the new need and team.
    """
    if screening is None:
        raise NotNow("No contact about this child is on record. Record one first.")
    if team is None or not primary_need:
        raise NotNow("Choose the primary need and the receiving team: they go with a referral.")
    # Two contacts about one child may be decided at once: the second finds what the first opened.
    Person.take(screening.child_id)
    referral = (
        Referral.objects.open()
        .select_for_update(of=("self",))
        .filter(child__in=records_of(screening.child))
        .first()
    )
    if referral is None:
        referral = Referral(
            child=screening.child,
            screening=screening,
            received_at=received_at,
            source=screening.contact.source,
            opened_at=clock.now(),
        )
    elif referral.screening_id != screening.pk:
        raise NotNow(f"{screening.child} has an open referral already. Choose ‘Joins the open episode’.")
    elif referral.team_id != team.pk:
        end_involvement(by=by, person=screening.child, kind=InvolvementKind.RECEIVING, team=referral.team)
    referral.primary_need, referral.team = primary_need, team
    referral.save()
    involve(by=by, person=screening.child, kind=InvolvementKind.RECEIVING, team=team)
    hold_early_help(by=by, child=screening.child)
    return referral


@service
def stop_referral(*, by: User, referral: Referral, reason: str) -> Referral:
    """Stop a referral whose decision was replaced before any work was done on it.

    Once something was assessed or planned it is closed with a census reason instead.
    """
    referral = _take_open(referral)
    in_the_way = everything_open(referral)
    if gather("open_work", "happened", referral):
        in_the_way.append("Work has been done on it. Keep the work, or close the referral.")
    if in_the_way:
        raise NotNow("The referral that the earlier decision opened cannot be stopped.", reasons=in_the_way)
    referral.stopped_at, referral.stopped_reason = clock.now(), reason
    referral.save()
    _end_involvements(referral, by=by)
    hold_early_help(by=by, child=referral.child)
    return referral


@service
def allocate_referral(
    *, by: User, referral: Referral, worker: User, reason: str, version: int | None = None
) -> Involvement:
    """Allocate a referral to a worker of its team, or to another one, saying why it changes.

    What the worker before had not yet acknowledged is asked of the new one.
    """
    referral = _take_open(referral, version=version)
    require_manager(by, referral)
    if not workers_of(referral.team).filter(pk=worker.pk).exists():
        raise NotNow(f"{worker} is not a social worker in {referral.team}. Choose one who is.")
    live = Involvement.objects.live()
    child = referral.child
    if child.restricted and not live.filter(person=child, user=worker, kind=InvolvementKind.NAMED).exists():
        raise NotNow(f"{worker} is not named on this restricted record. Ask information governance first.")
    if not reason.strip() and live.filter(person=child, kind=InvolvementKind.ALLOCATED).exists():
        raise NotNow("Say why the worker changes.")
    allocated = allocate(by=by, person=child, worker=worker, reason=reason)
    # From now on the worker and their managers read the record; the duty worker no longer does.
    end_involvement(by=by, person=child, kind=InvolvementKind.RECEIVING, team=referral.team)
    waiting = Acknowledgement.objects.pending().filter(referral=referral, due_from=AcknowledgedAs.WORKER)
    for row in waiting.select_for_update(of=("self",)):
        row.worker = worker
        row.save()
    gather("life", "after_allocation", child, by=by)
    hold_early_help(by=by, child=child)
    # So that a page opened before this one is told, should two managers allocate at once.
    referral.save()
    return allocated


def workers_of(team: Team) -> QuerySet[User]:
    """The social workers of a team today: those a referral can be allocated to."""
    holders = User.objects.filter(
        in_force(clock.today(), "roles_held__"), roles_held__role=Role.SOCIAL_WORKER
    )
    return members_of(team).filter(pk__in=holders.values("pk"))


def members_of(team: Team) -> QuerySet[User]:
    """Who works in a team today."""
    members = User.objects.filter(in_force(clock.today(), "team_memberships__"), team_memberships__team=team)
    return members.filter(is_active=True).distinct()


@service
def close_referral(*, by: User, referral: Referral, reason: str, rationale: str) -> ReferralClosure:
    """Close a referral by a decision, with the census reason that what happened allows.

    Refused, naming it, while anything is open on it. The worker's and the team's involvement end.
    Where the child has died, closing for that reason brings the open work to its end with it, once
    everybody who must be told was told.
    """
    referral = _take_open(referral)
    if reason == ClosureReason.RC2 and referral.child.has_died:
        gather("open_work", "end_after_death", referral, by=by, reason=f"The child died. {rationale}".strip())
    still_open = everything_open(referral)
    if still_open:
        raise NotNow("This referral cannot be closed while work on it is open.", reasons=still_open)
    if reason not in every_reason_for_what_happened(referral):
        label = ClosureReason(reason).label if reason in ClosureReason.values else "No reason"
        raise NotNow(f"‘{label}’ cannot be the reason after what happened. Choose one of those offered.")
    closure = record_decision(ReferralClosure, by=by, subject=referral, outcome=reason, rationale=rationale)
    referral.closed_on, referral.closure_reason = clock.today(), reason
    referral.save()
    _end_involvements(referral, by=by)
    hold_early_help(by=by, child=referral.child)
    return closure


def _take_open(referral: Referral, *, version: int | None = None) -> Referral:
    taken = Referral.take(referral.pk, version=version)
    if not taken.is_open:
        raise NotNow("This referral has ended. New work with the child starts with a new contact.")
    return taken


def _end_involvements(referral: Referral, *, by: User) -> None:
    """End what the episode gave: its worker, its team's hold, and co-workers; not those of other work."""
    child = referral.child
    end_involvement(by=by, person=child, kind=InvolvementKind.ALLOCATED)
    end_involvement(by=by, person=child, kind=InvolvementKind.RECEIVING, team=referral.team)
    for row in _co_workers(child):
        end_involvement(by=by, person=child, kind=InvolvementKind.CO_WORKING, user=row.user)


def _co_workers(child: Person) -> QuerySet[Involvement]:
    """Co-workers, without those who accepted other work for the child that is still open."""
    accepters = PassedOn.objects.filter(child=child, ended_at=None, accepted_by__isnull=False)
    rows = Involvement.objects.live().filter(person=child, kind=InvolvementKind.CO_WORKING, ends_at=None)
    return rows.exclude(user__in=accepters.values("accepted_by")).select_related("user")
