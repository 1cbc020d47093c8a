"""The leaders' overview: what is open, what waits, what is late, what was decided.

Every figure has the list behind it. A figure that can be followed to names leaves out whom the
reader may not know of, so that figure and list agree; returns to the Department count everybody.
Three statements, however many children.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.urls import reverse
from django.utils import timezone

from casework import clock
from casework.journey import Journey
from casework.models import User
from children.models import DecisionEntry, Person
from children.querysets import PersonQuerySet
from children.summaries import summarised
from referrals.models import Screening
from supervision.waiting import AWAITING, OVERDUE, Kind

#: Where an open child can be, in the order of the journey.
OPEN_STAGES = (Journey.SCREENING, Journey.ASSESSMENT, Journey.PLAN, Journey.REVIEW, Journey.PASSED_ON)


@dataclass(frozen=True)
class Figure:
    """One number, what it counts, and the list behind it."""

    label: str
    number: int
    url: str
    note: str = ""


@dataclass(frozen=True)
class Overview:
    stages: list[Figure]
    awaiting: list[Figure]
    overdue: list[Figure]
    decided: list[Figure]
    at: datetime


def overview_for(user: User) -> Overview:
    """Everything on the overview, as this user may follow it."""
    return Overview(_stages(user), *_waiting(user), _decided(user), clock.now())


def open_children(user: User) -> PersonQuerySet:
    """The children with whom there is work, among those the user may know of, with stage and holder.

    Those who only live with a child being screened are involved in the screening, but not open.
    """
    screened = Screening.objects.undecided().filter(child__stands_as=OuterRef("stands_as"))
    people = summarised(Person.objects.findable_by(user).standing()).filter(stage__in=OPEN_STAGES)
    return people.filter(~Q(stage=Journey.SCREENING) | Exists(screened))


def _stages(user: User) -> list[Figure]:
    rows = open_children(user).order_by().values("stage").annotate(number=Count("pk"))
    numbers = {row["stage"]: row["number"] for row in rows}
    return [
        Figure(stage.label, numbers.get(stage, 0), reverse("admin:open_children", args=[stage]))
        for stage in OPEN_STAGES
    ]


def _waiting(user: User) -> tuple[list[Figure], list[Figure]]:
    """What awaits a decision and what is overdue, counted together."""
    counts = [
        kind.known_to(user)
        .order_by()
        .values(counted=Value(f"{name} {kind.key}"))
        .annotate(number=Count("pk"))
        for name, kinds in (("awaiting", AWAITING), ("overdue", OVERDUE))
        for kind in kinds
    ]
    numbers = {row["counted"]: row["number"] for row in counts[0].union(*counts[1:], all=True)}
    return _figures("awaiting", AWAITING, numbers), _figures("overdue", OVERDUE, numbers)


def _figures(name: str, kinds: Sequence[Kind], numbers: dict[str, int]) -> list[Figure]:
    return [
        Figure(kind.label, numbers.get(f"{name} {kind.key}", 0), reverse(f"admin:{name}", args=[kind.key]))
        for kind in kinds
    ]


def week_of(day: date) -> date:
    """The Monday of a week."""
    return day - timedelta(days=day.weekday())


def decided_in_week(user: User, monday: date) -> QuerySet[DecisionEntry]:
    """The decisions of a week about children the user may know of, newest first."""
    first, after = (
        timezone.make_aware(datetime.combine(day, time())) for day in (monday, monday + timedelta(days=7))
    )
    people = Person.objects.findable_by(user)
    return DecisionEntry.objects.filter(
        decided_at__gte=first, decided_at__lt=after, child__in=people.values("pk")
    )


def _decided(user: User) -> list[Figure]:
    """This week, with the whole week before to compare."""
    this_week = week_of(clock.today())
    weeks = [(this_week, "This week so far"), (this_week - timedelta(days=7), "Last week")]
    counts = [
        decided_in_week(user, monday).order_by().values(counted=Value(words)).annotate(number=Count("pk"))
        for monday, words in weeks
    ]
    numbers = {row["counted"]: row["number"] for row in counts[0].union(*counts[1:], all=True)}
    return [
        Figure(words, numbers.get(words, 0), reverse("admin:decided", args=[monday.isoformat()]))
        for monday, words in weeks
    ]
