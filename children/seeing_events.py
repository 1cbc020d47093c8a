"""Direct work, and visits that did not happen, as the timeline tells of them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from casework.templatetags.casework import date_words
from children.contributions import Event
from children.models import DirectWork, MissedVisit, Person
from children.models.written import written_late
from children.seeing_choices import ASK_FIRST_WORDS, MissedReason, ShownTo, Tool

#: Kinds of their own: a visit that did not happen is no contact, so it closes no gap.
KINDS = {"missed_visit": "Visit that did not happen", "direct_work": "Direct work"}


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


def event_of(row: dict[str, Any], child: Person) -> Event:
    """One row as an event. The child's words stand apart from what they told the worker."""
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
        url=reverse(row["what"], args=[row["row"]]),
        key=f"children.{row['what']}/{row['row']}",
        entered_at=row["entered"],
        confided=ShownTo.ASK_FIRST in row["code"].split("/"),
    )


def _moment(text: str) -> datetime:
    """A moment as either engine writes it in text; one without a zone is in UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
