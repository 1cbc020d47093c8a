"""The MARU's queue: contacts not yet finished, with the children on each and how far they are."""

from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from casework.models import User
from referrals.choices import ScreeningOutcome
from referrals.models import Contact, Screening, ScreeningRecommendation


def marked(screenings: QuerySet[Screening]) -> QuerySet[Screening]:
    """The screenings, each marked with its newest recommendation and who made it."""
    newest = ScreeningRecommendation.objects.filter(screening=OuterRef("pk")).order_by("-recommended_at")
    return screenings.annotate(
        recommended=Subquery(newest.values("outcome")[:1]),
        recommended_by=Subquery(newest.values("recommended_by__full_name")[:1]),
        recommender=Subquery(newest.values("recommended_by")[:1]),
    )


def with_children(user: User, contacts: QuerySet[Contact]) -> QuerySet[Contact]:
    """The contacts, each with the children on it that the user may read, as `shown`."""
    rows = marked(Screening.objects.readable_by(user)).select_related("child")
    return contacts.prefetch_related(
        Prefetch("screenings", rows.order_by("child__date_of_birth", "child__given_name"), to_attr="shown")
    )


def queue(user: User) -> QuerySet[Contact]:
    """Contacts with a child to decide on, or with no child yet: the most urgent first."""
    waiting = Contact.objects.unfinished().filter(decided_at=None).readable_by(user)
    return with_children(user, waiting.by_urgency())


def awaiting_feedback(user: User) -> QuerySet[Contact]:
    """Contacts on which all is decided and the referrer is not yet told, the longest due first."""
    waiting = Contact.objects.awaiting_feedback().readable_by(user)
    return with_children(user, waiting.order_by("feedback_due_on", "received_at"))


def state_of(screening: Any) -> tuple[str, str]:
    """How far a marked screening is, in words and a colour."""
    if screening.decided_at:
        return "Decided", "green"
    if screening.recommended:
        return f"Recommended: {ScreeningOutcome(screening.recommended).label}", "blue"
    return "To recommend", "yellow"
