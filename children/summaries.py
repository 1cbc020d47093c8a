"""People in lists: what one line says of each, at one query however many lines.

Marks each person with `stage` (where on the journey), `holder` (the allocated worker, or the
receiving team), `last_seen_at`, `last_seen_by`, `last_seen_alone`, and `changed_at` (the newest
decision).
"""

from django.db.models import Case, CharField, Exists, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from casework.journey import Journey
from children.choices import InvolvementKind
from children.models import DecisionEntry, Involvement, PassedOn, Visit
from children.querysets import PersonQuerySet


def summarised(people: PersonQuerySet) -> PersonQuerySet:
    """The people, each with what one line of a list says of them."""
    live = Involvement.objects.live().filter(person__stands_as=OuterRef("stands_as"))
    decisions = DecisionEntry.objects.filter(child__stands_as=OuterRef("stands_as")).order_by(
        "-decided_at", "-pk"
    )
    left_at = Subquery(decisions.exclude(leads_to="").values("leads_to")[:1])
    seen = Visit.objects.filter(child__stands_as=OuterRef("stands_as"), seen=True).order_by("-visited_at")
    worker = live.filter(kind=InvolvementKind.ALLOCATED).values("user__full_name")[:1]
    teams = live.filter(kind__in=[InvolvementKind.RECEIVING, InvolvementKind.SCREENING])
    # Receiving before screening: who takes the work on, where a new contact is screened meanwhile.
    team = teams.order_by("kind", "-starts_at").values("team__name")[:1]
    return people.annotate(
        left_at=Coalesce(left_at, Value(""), output_field=CharField()),
        being_screened=Exists(live.filter(kind=InvolvementKind.SCREENING)),
        passed_on_open=Exists(PassedOn.objects.filter(child__stands_as=OuterRef("stands_as"), ended_at=None)),
        holder=Coalesce(Subquery(worker), Subquery(team), Value(""), output_field=CharField()),
        last_seen_at=Subquery(seen.values("visited_at")[:1]),
        last_seen_by=Subquery(seen.values("visited_by__full_name")[:1]),
        last_seen_alone=Subquery(seen.values("seen_alone")[:1]),
        changed_at=Subquery(decisions.values("decided_at")[:1]),
    ).annotate(
        # A new contact about a child in an open episode does not take them back to screening.
        stage=Case(
            When(left_at__in=[*_OPEN], then="left_at"),
            # Closing a referral and passing the child on can happen at once: the open work tells.
            When(passed_on_open=True, then=Value(Journey.PASSED_ON.value)),
            When(being_screened=True, then=Value(Journey.SCREENING.value)),
            default=Value(Journey.CLOSED.value),
            output_field=CharField(),
        )
    )


_OPEN = (Journey.ASSESSMENT, Journey.PLAN, Journey.REVIEW, Journey.EARLY_HELP)
