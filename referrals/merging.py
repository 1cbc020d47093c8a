"""What of the front door is open on one record of a person, and keeps it from being merged into another."""

from children.models import Person
from referrals.models import Acknowledgement, EarlyHelp, Referral, Screening


def open_on(person: Person) -> list[str]:
    """Contacts not decided on or not acknowledged, the open referral and early help. Four queries."""
    undecided = Screening.objects.undecided().filter(child=person).count()
    asked = Acknowledgement.objects.pending().filter(screening__child=person).select_related("worker", "team")
    referrals = Referral.objects.open().filter(child=person).select_related("team")
    helped = EarlyHelp.objects.open().filter(child=person).select_related("team")
    return [
        *(["A contact is not decided on."] if undecided else []),
        *(
            f"A new contact waits to be acknowledged by {row.worker or f'a manager of {row.team}'}."
            for row in asked
        ),
        *(f"A referral is open with {row.team}." for row in referrals),
        *(f"Early help is open with {row.team}." for row in helped),
    ]
