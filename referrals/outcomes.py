"""Which screening outcomes fit a child: by whether there is an open referral to join."""

from casework.guards import NotNow
from casework.models import OldWork
from casework.templatetags.casework import day_words
from children.records import records_of
from referrals.choices import ACCEPTED, ScreeningOutcome
from referrals.models import Referral, Screening, ScreeningDecision

#: With a referral open, the child has a worker: the contact joins their work, or asks nothing of them.
WITH_OPEN_REFERRAL = frozenset(
    {ScreeningOutcome.JOINS_EPISODE, ScreeningOutcome.ADVICE, ScreeningOutcome.NO_FURTHER_ACTION}
)
WITHOUT_REFERRAL = frozenset(ScreeningOutcome) - {ScreeningOutcome.JOINS_EPISODE}


def open_referral_of(screening: Screening) -> Referral | None:
    """The child's open referral, if there is one."""
    return (
        Referral.objects.open().filter(child__in=records_of(screening.child)).select_related("team").first()
    )


def fitting(referral: Referral | None) -> frozenset[ScreeningOutcome]:
    """The outcomes that fit a child with this open referral, or with none.

    A child has one open referral at a time (census rule 8815). While one is open a new contact
    joins it, or ends in advice or no further action; early help and any new strategy discussion
    are for those who hold the episode to decide, once they have acknowledged the contact.
    """
    return WITH_OPEN_REFERRAL if referral else WITHOUT_REFERRAL


def referral_left(screening: Screening, replaces: ScreeningDecision | None, old_work: str) -> Referral | None:
    """The referral that will be open when the outcome takes effect.

    A replaced decision whose work stops takes its own referral with it. One whose work is kept
    leaves its referral to the new outcome, if that accepts the child too.
    """
    referral = open_referral_of(screening)
    own = referral is not None and replaces is not None and referral.screening_id == screening.pk
    return None if own and old_work == OldWork.STOPPED else referral


def require_fitting(
    screening: Screening, outcome: str, *, replaces: ScreeningDecision | None = None, old_work: str = ""
) -> None:
    """Raises NotNow, with the remedy, when the outcome does not fit what is open for the child."""
    referral = referral_left(screening, replaces, old_work)
    own = referral is not None and replaces is not None and referral.screening_id == screening.pk
    if outcome in (_going_on(replaces) if own else fitting(referral)):
        return
    name = screening.child.name
    if referral is None:
        raise NotNow(f"{name} has no open referral to join. Choose another outcome.")
    if own:
        raise NotNow(
            "The referral that the earlier decision opened would go on. Say that its work stops, or choose"
            " an outcome that goes on with it."
        )
    since = day_words(referral.received_at)
    raise NotNow(
        f"{name} has had an open referral with {referral.team} since {since}."
        " Choose ‘Joins the open episode’: its worker and manager are then told."
    )


def _going_on(replaces: ScreeningDecision | None) -> set[str]:
    """The outcomes that may replace one whose referral goes on: it changes course, or is left as it is."""
    same = {replaces.outcome} if replaces else set()
    return {*ACCEPTED, ScreeningOutcome.ADVICE, ScreeningOutcome.NO_FURTHER_ACTION} - same
