"""Whether a child’s contacts, each below the threshold, add up to harm.

Each contact may be below the threshold for social work and all of them together above it: neglect and
domestic abuse are told of in small pieces. How many raise the question is a local figure, with its
reason in docs/adr/0016.
"""

from collections import Counter
from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from casework.guards import NotNow
from children.models import Person
from referrals.choices import ENDED_THERE, ScreeningOutcome
from referrals.models import Contact, Screening, ScreeningDecision

YEAR = timedelta(days=365)
#: As many contacts below the threshold in the 12 months before raise the question.
ENOUGH = 3
#: Early help too: that it was tried, and another contact came, is part of what adds up.
BELOW_THRESHOLD = ENDED_THERE | {ScreeningOutcome.EARLY_HELP}


def below_before(contact: Contact, children: Collection[UUID]) -> Counter[UUID]:
    """How many contacts in the 12 months before this one ended below the threshold, for each child.

    By the key of the record that stands, whichever of the child’s records they came on. One query. It
    counts what was decided about the child themselves, as it stands now: not what was decided about a
    brother or sister, nor a decision that was replaced.
    """
    people = Person.objects.filter(pk__in=children).values("stands_as")
    ended = ScreeningDecision.objects.filter(
        outcome__in=BELOW_THRESHOLD,
        superseded_by=None,
        screening__child__stands_as__in=people,
        screening__struck_out_at=None,
        screening__contact__received_at__lt=contact.received_at,
        screening__contact__received_at__gte=contact.received_at - YEAR,
    ).exclude(screening__contact=contact)
    told = ended.order_by().values_list("screening__child__stands_as", "screening__contact").distinct()
    return Counter(child for child, _ in told)


def why_not_more(screening: Screening, outcome: str, cumulative: str) -> str:
    """What is kept of why the contacts do not add up: nothing where that is no question.

    The child’s fourth contact in 12 months is not ended in advice or without further action as the
    three before were, unless it is said why they do not amount to harm together. Raises NotNow.
    """
    if outcome not in ENDED_THERE:
        return ""
    number = below_before(screening.contact, [screening.child_id])[screening.child.standing_id]
    if number < ENOUGH:
        return ""
    if not cumulative.strip():
        raise NotNow(
            f"{number} contacts about {screening.child} in the 12 months before ended below the threshold."
            " Say why they do not add up to harm, or choose another outcome."
        )
    return cumulative
