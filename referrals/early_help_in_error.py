"""What may be done with early help that was recorded in error."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from children.choices import InvolvementKind
from children.models import Involvement
from children.struck_out import InError, a_manager, never
from referrals.models import EarlyHelp, EarlyHelpConsent, EarlyHelpConsultation

ELSEWHERE = never(
    "This belongs to one child’s early help. Strike it out, and record it on the right child’s."
)


def in_the_way(early_help: EarlyHelp) -> list[str]:
    """What was passed on goes with what it was passed on by: the decision would otherwise lead nowhere."""
    if early_help.passed_on_id is None:
        return []
    return [
        "It follows from a decision of the MARU or of social work. Strike out what that was made on, or"
        " close it."
    ]


def those_involved_by(early_help: EarlyHelp) -> Iterable[Any]:
    """The hub and its worker, involved with the child while this early help was open."""
    during = Q(starts_at__gte=early_help.entered_at)
    if early_help.ended_on:
        during &= Q(starts_at__date__lte=early_help.ended_on)
    own = Q(kind=InvolvementKind.RECEIVING, team=early_help.team)
    if early_help.worker:
        kinds = (InvolvementKind.ALLOCATED, InvolvementKind.CO_WORKING)
        own |= Q(kind__in=kinds, user=early_help.worker)
    return Involvement.objects.filter(during, own, person=early_help.child)


RULES: dict[type[Any], InError] = {
    EarlyHelp: InError(
        may=a_manager,
        why_not_refiled=never(
            "Early help is given to one child and is not moved to another. Strike it out, and take down the"
            " request for the right child."
        ),
        refused=in_the_way,
        goes_too=those_involved_by,
        refers=("stepped_up", "stepped_down"),
    ),
    EarlyHelpConsent: InError(why_not_refiled=ELSEWHERE),
    EarlyHelpConsultation: InError(why_not_refiled=ELSEWHERE),
}
