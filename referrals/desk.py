"""The MARU's desk: contacts not yet finished, with the children on each, how far they are, and whose."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q, QuerySet, Subquery

from casework.models import User
from referrals.choices import DeskState, Rating, ScreeningOutcome
from referrals.models import Contact, Hold, PartnerCheck, Screening, ScreeningRecommendation


def marked(screenings: QuerySet[Screening]) -> QuerySet[Screening]:
    """The screenings, each marked with its newest recommendation and who made it."""
    newest = ScreeningRecommendation.objects.filter(screening=OuterRef("pk")).order_by("-recommended_at")
    return screenings.annotate(
        recommended=Subquery(newest.values("outcome")[:1]),
        recommended_by=Subquery(newest.values("recommended_by__full_name")[:1]),
        recommender=Subquery(newest.values("recommended_by")[:1]),
    )


def children_shown(user: User) -> Prefetch:
    """What to fetch with contacts: the children on each that the user may read, as `shown`."""
    rows = marked(Screening.objects.readable_by(user)).select_related("child")
    return Prefetch("screenings", rows.order_by("child__date_of_birth", "child__given_name"), to_attr="shown")


def queue(user: User, states: Collection[str]) -> QuerySet[Contact]:
    """Unfinished contacts in these states, each with who has it as `held`: the most pressing first.

    Those whose referrer waits to hear stand by when that is due.
    """
    waiting = Contact.objects.unfinished().readable_by(user).on_the_desk().filter(state__in=list(states))
    ordered = waiting.order_by("feedback_due_on", "received_at")
    if DeskState.FEEDBACK not in states:
        ordered = waiting.most_pressing_first()
    holds = Hold.objects.now().select_related("holder")
    return ordered.prefetch_related(children_shown(user), Prefetch("holds", holds, to_attr="held"))


def counts(user: User, today: datetime, in_time_since: datetime) -> dict[str, Any]:
    """How many are in each state, how many came today, how many are late, and since when. One query."""
    recent = Contact.objects.filter(Q(finished_at=None) | Q(received_at__gte=today)).readable_by(user)
    late = Q(decided_at=None, finished_at=None, received_at__lt=in_time_since)
    found: dict[str, Any] = recent.on_the_desk().aggregate(
        **{state.value: Count("pk", filter=Q(state=state)) for state in DeskState},
        today=Count("pk", filter=Q(received_at__gte=today)),
        late=Count("pk", filter=late),
        oldest=Min("received_at", filter=Q(decided_at=None, finished_at=None)),
    )
    return found


def checks_out(user: User) -> QuerySet[PartnerCheck]:
    """What partners have not answered, on contacts the user may read, each with its children as `shown`."""
    readable = Contact.objects.readable_by(user).filter(pk=OuterRef("contact"))
    rows = PartnerCheck.objects.out().filter(Exists(readable)).order_by("due_at")
    children = Screening.objects.readable_by(user).select_related("child").order_by("child__date_of_birth")
    return rows.select_related("contact", "created_by").prefetch_related(
        Prefetch("contact__screenings", children, to_attr="shown")
    )


def checks_of(contact: Contact) -> list[PartnerCheck]:
    """What partners were asked about a contact, in order; each knows the contact, so that it can say if it
    came late."""
    rows = list(contact.checks.select_related("created_by"))
    for row in rows:
        row.contact = contact
    return rows


COLOURS = {
    DeskState.RECEIVED: "yellow",
    DeskState.TRIAGED: "turquoise",
    DeskState.CHECKS: "purple",
    DeskState.READY: "blue",
    DeskState.FEEDBACK: "grey",
    DeskState.DECIDED: "green",
}


def words_of(contact: Any) -> tuple[tuple[str, str], tuple[str, str] | None]:
    """Where a contact on the desk stands and how urgent it was rated, each in words and a colour."""
    state = DeskState(contact.state)
    rating = Rating(contact.rating) if contact.rating else None
    return (str(state.label), COLOURS[state]), (rating.capitalize(), rating.colour) if rating else None


def state_of(screening: Any) -> tuple[str, str]:
    """How far a marked screening is, in words and a colour."""
    if screening.decided_at:
        return "Decided", "green"
    if screening.recommended:
        return f"Recommended: {ScreeningOutcome(screening.recommended).label}", "blue"
    return "To recommend", "yellow"
