"""Visits, those that did not happen, and direct work, as the timeline tells of them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db.models import Case, F, TextField, Value, When
from django.db.models.functions import Cast, Concat

from casework.addresses import address_of
from casework.templatetags.casework import date_words
from children.contributions import Event
from children.models import DirectWork, MissedVisit, Person, Visit
from children.models.written import written_late
from children.seeing_choices import ASK_FIRST_WORDS, MissedReason, ShownTo, Tool

#: Three kinds: a visit that did not happen is no contact, so it closes no gap.
KINDS = {"visit": "Visit", "missed_visit": "Visit that did not happen", "direct_work": "Direct work"}


def visit_title(visit: Visit) -> str:
    """Whether the child was seen, how, and where."""
    how = "alone" if visit.seen_alone else "seen" if visit.seen else ""
    return _visit_title(how, visit.place, visit.child)


def _visit_title(how: str, place: str, child: Person) -> str:
    if how:
        return f"Seen{' alone' if how == 'alone' else ', not alone'}: {place}"
    return f"Visit: {place}" if child.is_unborn else f"Not seen: {place}"


def missed_title(planned_for: datetime, reason: str) -> str:
    """Visit on Thu 12 Nov 2026 did not happen: nobody was in."""
    why = str(MissedReason(reason).label)
    return f"Visit on {date_words(planned_for)} did not happen: {why[:1].lower()}{why[1:]}"


def work_title(tool: str, shown_to: str) -> str:
    """What was used, and whether the child is asked before parents are shown it."""
    mark = f" ({ASK_FIRST_WORDS[:1].lower()}{ASK_FIRST_WORDS[1:]})" if shown_to == ShownTo.ASK_FIRST else ""
    return f"Direct work: {str(Tool(tool).label).lower()}{mark}"


def rows_of(people: Any, shape: Callable[..., Any]) -> list[tuple[str, Any]]:
    """The kind and the rows of each, in the shape in which the timeline puts kinds together."""
    text = {"output_field": TextField()}
    written = Cast("entered_at", TextField())
    missed = MissedVisit.objects.filter(child__in=people)
    done = Concat(F("explanation"), Value("\n\nWhat was done about it: "), F("done_about_it"), **text)
    work = DirectWork.objects.filter(child__in=people)
    how = Concat(F("tool"), Value("/"), F("shown_to"), **text)
    return [
        ("visit", _visits(people, shape)),
        (
            "missed_visit",
            shape(
                missed,
                "missed_visit",
                code=F("reason"),
                more=written,
                said=done,
                moment=F("planned_for"),
                whose=F("child_id"),
                who=F("created_by__full_name"),
            ),
        ),
        (
            "direct_work",
            shape(
                work,
                "direct_work",
                code=how,
                more=written,
                said=F("words"),
                why=F("told_us"),
                moment=F("done_at"),
                whose=F("child_id"),
                who=F("done_by__full_name"),
            ),
        ),
    ]


def _visits(people: Any, shape: Callable[..., Any]) -> Any:
    """Visits: what happened, what was observed and what concerns this child only, beside their words."""
    text = {"output_field": TextField()}
    apart = Value("\n\n")
    told = Concat(F("account"), apart, F("observed"), apart, F("private_account"), **text)
    alone, seen = When(seen_alone=True, then=Value("alone")), When(seen=True, then=Value("seen"))
    return shape(
        Visit.objects.filter(child__in=people),
        "visit",
        code=Case(alone, seen, default=Value("")),
        more=F("place"),
        said=told,
        why=F("words"),
        moment=F("visited_at"),
        whose=F("child_id"),
        who=F("visited_by__full_name"),
    )


def visit_event(visit: Visit) -> Event:
    """A visit as an event, with what happened and what concerns this child only."""
    return Event(
        at=visit.visited_at,
        kind="visit",
        kind_label=KINDS["visit"],
        title=visit_title(visit),
        child=visit.child,
        by=", ".join(filter(None, [str(visit.visited_by), visit.written_late])),
        text="\n\n".join(filter(None, [visit.account, visit.observed, visit.private_account])),
        words=visit.words,
        url=address_of("visit", visit.pk),
        key=f"children.visit/{visit.pk}",
        entered_at=visit.entered_at,
    )


def _visit(row: dict[str, Any], child: Person) -> Event:
    return Event(
        at=row["moment"],
        kind="visit",
        kind_label=KINDS["visit"],
        title=_visit_title(row["code"], row["more"], child),
        child=child,
        by=", ".join(filter(None, [row["who"], written_late(row["moment"], row["entered"])])),
        text="\n\n".join(filter(None, row["said"].split("\n\n"))),
        words=row["matters"],
        url=address_of("visit", row["row"]),
        key=f"children.visit/{row['row']}",
        entered_at=row["entered"],
    )


def event_of(row: dict[str, Any], child: Person) -> Event:
    """One row as an event. The child's words stand apart from what they told the worker."""
    if row["what"] == "visit":
        return _visit(row, child)
    missed = row["what"] == "missed_visit"
    title = missed_title(row["moment"], row["code"]) if missed else work_title(*row["code"].split("/"))
    late = written_late(row["moment"], _moment(row["more"]))
    return Event(
        at=row["moment"],
        kind=row["what"],
        kind_label=KINDS[row["what"]],
        title=title,
        child=child,
        by=", ".join(filter(None, [row["who"], late])),
        text=(row["said"] if missed else row["matters"]).strip(),
        words="" if missed else row["said"],
        url=address_of(row["what"], row["row"]),
        key=f"children.{row['what']}/{row['row']}",
        entered_at=row["entered"],
        confided=ShownTo.ASK_FIRST in row["code"].split("/"),
    )


def _moment(text: str) -> datetime:
    """A moment as either engine writes it in text; one without a zone is in UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
