"""The work with a twin: decided by the manager, and opened as the first child's was."""

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.access import require_worker
from children.choices import InvolvementKind
from children.decisions import record_decision
from children.models import Birth, Involvement
from referrals.choices import TwinOutcome
from referrals.guards import require_manager
from referrals.models import Referral, Screening, TwinDecision
from referrals.open_work import kinds_open
from referrals.services.episodes import open_referral


def twins_referral(birth: Birth) -> Referral | None:
    """The open referral of the child whose twin this is."""
    return Referral.objects.open().filter(child=birth.twin_of_id).select_related("team", "child").first()


def require_twins_referral(birth: Birth) -> Referral:
    """That referral. Raises NotNow where there is none."""
    first = twins_referral(birth)
    if birth.twin_of_id is None or first is None:
        raise NotNow("There is no open work with the first child to go on with. Record a contact.")
    return first


@service
def decide_on_twin(
    *,
    by: User,
    birth: Birth,
    outcome: str,
    rationale: str,
    known: str = "",
    options_considered: str = "",
) -> TwinDecision:
    """Decide how the work goes on with a twin: with a referral and work of their own, or with none.

    For a manager of the team that has the first child. The child takes part in the same contact and
    has a referral of their own, dated as the first's: it was one pregnancy that was referred.
    """
    row = Birth.take(birth.pk)
    first = require_twins_referral(row)
    require_worker(by, row.person)
    require_manager(by, first)
    if outcome == TwinOutcome.PLAN and "plan" not in kinds_open(first):
        raise NotNow("The first child has no open plan. Choose an assessment of their own.")
    return record_decision(
        TwinDecision,
        by=by,
        subject=row,
        outcome=outcome,
        rationale=rationale,
        known=known,
        options_considered=options_considered,
    )


@service
def open_twins_referral(*, by: User, birth: Birth) -> Referral:
    """Open the twin's own referral beside the first's: same contact, same date, same team and worker."""
    first = require_twins_referral(birth)
    screening, _ = Screening.objects.get_or_create(
        contact=first.screening.contact,
        child=birth.person,
        defaults={"due_on": first.screening.due_on, "decided_at": clock.now()},
    )
    referral = open_referral(
        by=by,
        screening=screening,
        received_at=first.received_at,
        primary_need=first.primary_need,
        team=first.team,
    )
    _keep_the_worker(referral, by=by)
    return referral


def _keep_the_worker(referral: Referral, *, by: User) -> None:
    """The worker came with the birth: the team holds the child only where nobody is allocated."""
    live = Involvement.objects.live().filter(person=referral.child)
    if live.filter(kind=InvolvementKind.ALLOCATED).exists():
        for row in live.filter(kind=InvolvementKind.RECEIVING, ends_at=None).select_for_update(of=("self",)):
            row.ends_at = clock.now()
            row.save()
