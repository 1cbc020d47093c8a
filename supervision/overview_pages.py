"""The lists behind the leaders' overview: whom, at what stage, held by whom, since when. Never content."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from casework.journey import Journey
from casework.pages import page_of
from casework.roles import Role
from casework.templatetags.casework import day_words
from children.models import Person
from children.summaries import summarised
from supervision.overview import OPEN_STAGES, decided_in_week, open_children, week_of
from supervision.waiting import AWAITING, OVERDUE, Kind

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Row:
    """One line: the child as a list knows them, and what the list adds."""

    child: Person
    stage: str
    moment: Any = None
    what: str = ""
    by: str = ""


def for_leaders(view: View) -> View:
    """Only senior leaders have an overview."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_role(Role.SENIOR_LEADER):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@for_leaders
def open_children_list(request: HttpRequest, stage: str) -> HttpResponse:
    """The children open at one stage."""
    if stage not in OPEN_STAGES:
        raise Http404
    page = page_of(request, open_children(request.user).filter(stage=stage))
    rows = [Row(child, Journey(stage).label) for child in page]
    return _list(request, page, rows, title=f"{Journey(stage).label}: open children")


@for_leaders
def awaiting_list(request: HttpRequest, kind: str) -> HttpResponse:
    """What awaits a manager's decision, the longest first."""
    chosen = _chosen(AWAITING, kind)
    return _waiting_list(
        request, chosen, title=f"Awaiting a decision: {_inside(chosen.label)}", since="Waiting since"
    )


@for_leaders
def overdue_list(request: HttpRequest, kind: str) -> HttpResponse:
    """What is past its date, the latest first."""
    chosen = _chosen(OVERDUE, kind)
    return _waiting_list(request, chosen, title=f"Overdue: {_inside(chosen.label)}", since="Was due")


@for_leaders
def decided_list(request: HttpRequest, week: str) -> HttpResponse:
    """What was decided in the week of a date, newest first: outcome and decider, the reason on the record."""
    try:
        monday = week_of(date.fromisoformat(week))
    except ValueError:
        raise Http404 from None
    entries = decided_in_week(request.user, monday).select_related("decided_by")
    page = page_of(request, entries)
    people = _people(entry.child_id for entry in page)
    rows = [
        Row(child, Journey(child.stage).label, entry.decided_at, entry.label, str(entry.decided_by))
        for entry in page
        if (child := people.get(entry.child_id))
    ]
    weeks = {
        "Week before": reverse("admin:decided", args=[(monday - timedelta(days=7)).isoformat()]),
        "Week after": reverse("admin:decided", args=[(monday + timedelta(days=7)).isoformat()]),
    }
    title = f"Decided in the week of {day_words(monday)}"
    return _list(request, page, rows, title=title, since="Decided", what="Decision", weeks=weeks)


def _inside(label: str) -> str:
    """A label inside a sentence."""
    return label[:1].lower() + label[1:]


def _chosen(kinds: Sequence[Kind], key: str) -> Kind:
    for kind in kinds:
        if kind.key == key:
            return kind
    raise Http404


def _waiting_list(request: HttpRequest, kind: Kind, *, title: str, since: str) -> HttpResponse:
    page = page_of(request, kind.known_to(request.user).values_list(kind.child, "moment"))
    people = _people(child for child, _ in page)
    rows = [
        Row(child, Journey(child.stage).label, moment) for pk, moment in page if (child := people.get(pk))
    ]
    return _list(request, page, rows, title=title, since=since)


def _people(keys: Any) -> dict[Any, Person]:
    """The people on one page of a list, with stage and holder."""
    return {child.pk: child for child in summarised(Person.objects.filter(pk__in=list(keys)))}


def _list(request: HttpRequest, page: Page | QuerySet, rows: list[Row], **context: Any) -> HttpResponse:
    back = {"back_url": reverse("admin:index"), "back_label": "Leaders’ overview"}
    return render(request, "admin/children.html", {"page": page, "rows": rows, **back, **context})


#: Address, view and name of each list, for the admin site.
PAGES: Sequence[tuple[str, View, str]] = (
    ("overview/open/<slug:stage>/", open_children_list, "open_children"),
    ("overview/awaiting/<slug:kind>/", awaiting_list, "awaiting"),
    ("overview/overdue/<slug:kind>/", overdue_list, "overdue"),
    ("overview/decided/<str:week>/", decided_list, "decided"),
)
