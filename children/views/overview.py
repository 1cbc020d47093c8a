"""The child's page, what they said, and the timeline."""

from datetime import date, datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from casework import clock
from children.access import open_person
from children.feed import feed, kinds
from children.models import Person
from children.overview import overview, told_over_the_years
from children.pages import child_context

#: In the address of the child's words, where the oldest are to come first.
OLDEST = "oldest"


def child(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is going on, for whoever opens the record."""
    person = open_person(request, pk)
    if person.pk != pk:
        messages.info(request, "That record was merged into this one, which stands for both.")
        return redirect("child", person.pk)
    context = child_context(request, person)
    shown = overview(request, person, context["family"])
    return render(request, "children/child.html", {**context, **shown, "title": "Overview"})


def child_words(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything the child is recorded as having said over the years, the newest or the oldest first."""
    person = open_person(request, pk)
    oldest_first = request.GET.get("order") == OLDEST
    context = {
        **child_context(request, person),
        "title": f"What {person.called} has told us",
        "years": told_over_the_years(person, oldest_first=oldest_first),
        "oldest_first": oldest_first,
        "oldest": OLDEST,
    }
    return render(request, "children/words.html", context)


def child_timeline(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything recorded about the child, newest first, by kind if asked."""
    person = open_person(request, pk)
    offered = kinds()
    chosen = [kind for kind in request.GET.getlist("kind") if kind in offered]
    before = _moment(request.GET.get("before", ""))
    found = feed(request.user, person, before=before, only=chosen)
    context = {
        **child_context(request, person),
        "title": "Timeline",
        "kinds": [(kind, label, kind in chosen) for kind, label in offered.items()],
        "filtered": bool(chosen),
        "before": before,
        "events": found.events,
        "older": found.older.isoformat() if found.older else "",
        "years": _years(person),
    }
    return render(request, "children/timeline.html", context)


def _moment(text: str) -> datetime | None:
    """The moment in an address, or none where it makes no sense: the newest page then."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


def _years(person: Person) -> list[tuple[int, str]]:
    """The years one can jump to, and the moment from which each is read back."""
    first, last = timezone.localtime(person.entered_at).year, clock.today().year
    turns = {
        year: timezone.make_aware(datetime.combine(date(year + 1, 1, 1), datetime.min.time()))
        for year in range(first, last + 1)
    }
    return [(year, turn.isoformat()) for year, turn in sorted(turns.items(), reverse=True)]
