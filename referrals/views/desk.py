"""The MARU desk."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from casework import clock
from casework.models import User
from casework.pages import page_of
from referrals.desk import awaiting_feedback, queue, state_of
from referrals.guards import require_front_door
from referrals.models import Contact, ScreeningDecision
from referrals.timescales import SCREENING_DECISION

LISTS = {"waiting": "Waiting", "feedback": "Feedback due", "decided": "Decided today"}


def maru_desk(request: HttpRequest) -> HttpResponse:
    """What came in and waits: the most urgent first, with the clock explained."""
    user: Any = request.user
    require_front_door(user)
    shown = request.GET.get("show", "waiting")
    shown = shown if shown in LISTS else "waiting"
    counts = _counts(user)
    page = page_of(request, _list(user, shown))
    if shown != "decided":
        for contact in page:
            _mark(contact)
    context = {
        "title": "MARU desk",
        "lists": [(key, label, counts[key]) for key, label in LISTS.items()],
        "shown": shown,
        "counts": counts,
        "page": page,
        "clock_words": SCREENING_DECISION.explain(clock.now()),
    }
    return render(request, "referrals/desk.html", context)


def _list(user: User, shown: str) -> Any:
    if shown == "feedback":
        return awaiting_feedback(user)
    return _decided_today(user) if shown == "decided" else queue(user)


def _decided_today(user: User) -> Any:
    decisions = ScreeningDecision.objects.filter(
        decided_at__gte=midnight(clock.today()), screening__contact__in=Contact.objects.readable_by(user)
    )
    return decisions.select_related("screening__child", "screening__contact", "decided_by")


def _mark(contact: Any) -> None:
    """What the row of a contact says besides its own fields."""
    contact.due_on = SCREENING_DECISION.due(contact.received_at)
    contact.states = [(row, *state_of(row)) for row in contact.shown]


def _counts(user: User) -> dict[str, Any]:
    """The figures at the top, in two queries."""
    today = midnight(clock.today())
    unfinished = Q(finished_at=None)
    waiting = unfinished & Q(decided_at=None)
    recent = Contact.objects.filter(unfinished | Q(received_at__gte=today)).readable_by(user)
    counts: dict[str, Any] = recent.aggregate(
        waiting=Count("pk", filter=waiting),
        feedback=Count("pk", filter=unfinished & Q(decided_at__isnull=False)),
        today=Count("pk", filter=Q(received_at__gte=today)),
        late=Count("pk", filter=waiting & Q(received_at__lt=midnight(first_day_in_time(clock.today())))),
        oldest=Min("received_at", filter=waiting),
    )
    return counts | {"decided": _decided_today(user).count()}


def first_day_in_time(today: date) -> date:
    """The earliest day whose contacts are still in time today."""
    day = today
    while SCREENING_DECISION.due(day - timedelta(days=1)) >= today:
        day -= timedelta(days=1)
    return day


def midnight(day: date) -> datetime:
    """The first moment of a day in Cornwall."""
    return datetime.combine(day, time.min, timezone.get_current_timezone())
