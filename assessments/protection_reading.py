"""What pages about protection read: siblings held together, who may decide, how far things are."""

from typing import Any

from django.db.models import Q

from assessments.models import Enquiry, StrategyDiscussion
from casework.authority import outcomes_open_to
from casework.guards import NotYours
from casework.models import Act, User
from casework.templatetags.casework import day_words, moment_words
from children.access import may_write
from children.household import household_of
from children.models import Person
from referrals.models import Referral


def require_decider(user: User, child: Person, stage: str) -> None:
    """Raises NotYours for whoever may decide nothing at this stage, or only reads the record."""
    if not may_write(user, child) or not outcomes_open_to(user, Act.DECIDE, stage):
        raise NotYours("A manager of the child’s worker decides on this. Ask them.")


def may_decide(user: User, child: Person, stage: str) -> bool:
    """Whether the user could decide on it."""
    try:
        require_decider(user, child, stage)
    except NotYours:
        return False
    return True


def held_beside(user: User, row: StrategyDiscussion) -> Any:
    """The open referrals of children on the same contact or in the same home that the user writes about."""
    home = household_of([row.child])
    near = [*home, *household_of([row.child, *home])]
    together = Q(child__in=near) | Q(screening__contact=row.referral.screening.contact_id)
    writable = Person.objects.writable_by(user)
    cases = Referral.objects.open().filter(together, child__in=writable.values("pk"))
    return cases.exclude(child=row.child).select_related("child").distinct()


def to_complete_beside(user: User, row: StrategyDiscussion) -> Any:
    """Discussions of brothers and sisters held together with this one, whose record is not complete."""
    rows = StrategyDiscussion.objects.to_complete().filter(together=row.together).exclude(pk=row.pk)
    return rows.filter(child__in=Person.objects.writable_by(user).values("pk")).select_related("child")


def strategy_state(row: StrategyDiscussion) -> tuple[str, str]:
    """Where a discussion is, and the colour that repeats it."""
    if row.stopped_at:
        return f"Stopped on {day_words(row.stopped_at)}", "grey"
    if row.held_at is None:
        return "To be held", "red"
    if row.decided_at is None:
        return "Held, to be decided", "yellow"
    if row.completed_at is None:
        return "Decided, record not complete", "yellow"
    return "Decided", "green"


def enquiry_state(row: Enquiry) -> tuple[str, str]:
    """Where an enquiry is, and the colour that repeats it."""
    if row.stopped_at:
        return f"Stopped on {day_words(row.stopped_at)}", "grey"
    if row.ended_on:
        return f"Ended on {day_words(row.ended_on)}", "green"
    if row.submitted_at:
        return f"With the manager since {moment_words(row.submitted_at)}", "purple"
    return "Being carried out", "blue"
