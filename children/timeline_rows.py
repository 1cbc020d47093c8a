"""The rows of the record itself that the timeline puts together, each kind in the same shape."""

from collections.abc import Collection
from typing import Any

from django.db.models import Case, F, TextField, Value, When
from django.db.models.functions import Cast, Concat, Trim

from children import missing_events, seeing_events
from children.family_events import rows_of
from children.models import CaseNote, Document, FormerName, LifeEvent, PassedOn, Warning


def rows_wanted(people: Any, wanted: Collection[str]) -> list[Any]:
    """For each kind asked for, its rows in one shape."""
    warnings = Warning.objects.filter(person__in=people)
    names = FormerName.objects.filter(person__in=people)
    events = LifeEvent.objects.filter(person__in=people)
    former = Concat(Trim(Concat("given_name", Value(" "), "family_name")), _also("known_as"))
    happened = {"moment": F("happened_at"), "whose": F("person_id"), "who": F("created_by__full_name")}
    over = Case(When(ended_at=None, then=Value("")), default=Value(" (ended since)"))
    marks = Concat(_marked("significant"), _marked("third_party"), _marked("ask_child_first"))
    entered = {"moment": F("entered_at"), "whose": F("person_id"), "who": F("created_by__full_name")}
    dated = {"moment": F("stands_at"), "whose": F("child_id"), "who": F("from_whom")}
    said = {"said": F("description"), "more": F("title"), **dated}
    offered = [
        ("note", _notes(people)),
        (
            "warning",
            shape(warnings, "warning", code=F("kind"), more=over, said=_said_of_warning(), **entered),
        ),
        ("life_event", shape(names, "name", code=Value(""), more=former, said=F("reason"), **entered)),
        (
            "life_event",
            shape(events, "event", code=F("exactness"), more=F("title"), said=_said_of_event(), **happened),
        ),
        *missing_events.rows_of(people, shape),
        (
            "document",
            shape(Document.objects.filter(child__in=people), "document", code=Concat("kind", marks), **said),
        ),
        *rows_of(people, shape),
        *seeing_events.rows_of(people, shape),
        ("passed_on", _accepted(people)),
    ]
    return [rows for kind, rows in offered if kind in wanted]


def _notes(people: Any) -> Any:
    """Notes. What other people told in confidence stays on the note’s own page."""
    told = Concat("account", Value("\n\n"), "private_account", output_field=TextField())
    noted = {"moment": F("happened_at"), "whose": F("child_id"), "who": F("created_by__full_name")}
    notes = CaseNote.objects.filter(child__in=people)
    return shape(
        notes, "note", code=F("kind"), more=F("with_whom"), said=told, why=F("significance"), **noted
    )


def _accepted(people: Any) -> Any:
    taken: Any = {"moment": F("accepted_at"), "whose": F("child_id"), "who": F("accepted_by__full_name")}
    taken["entered"] = "accepted_at"
    accepted = PassedOn.objects.filter(child__in=people, accepted_at__isnull=False)
    return shape(accepted, "passed_on", code=F("kind"), more=F("to_team__name"), **taken)


def _said_of_event() -> Concat:
    """What happened, what came of it, and what it means for the child."""
    apart = Value("\n\n")
    return Concat("text", apart, "outcome", apart, "impact", output_field=TextField())


def _said_of_warning() -> Case:
    """The warning; of what somebody must not be told, who first."""
    text = {"output_field": TextField()}
    named = Concat(F("kept_from"), Value(": "), F("text"), **text)
    return Case(When(kept_from="", then=F("text")), default=named, **text)


def _also(field: str) -> Case:
    """A known-as name after the full one, where there is one."""
    said = Concat(Value(", known as "), F(field), output_field=TextField())
    nothing = Value("", output_field=TextField())
    return Case(When(**{field: ""}, then=nothing), default=said, output_field=TextField())


def _marked(flag: str) -> Case:
    return Case(When(**{flag: True}, then=Value(f"/{flag}")), default=Value(""), output_field=TextField())


def shape(
    rows: Any,
    what: str,
    *,
    code: Any,
    more: Any,
    said: Any = None,
    why: Any = None,
    row: str = "pk",
    entered: str = "entered_at",
    **columns: Any,
) -> Any:
    text, nothing = {"output_field": TextField()}, Value("")
    return rows.order_by().values(
        what=Value(what, **text),
        code=Cast(code, **text),
        more=Cast(more, **text),
        said=Cast(said if said is not None else nothing, **text),
        matters=Cast(why if why is not None else nothing, **text),
        row=F(row),
        entered=F(entered),
        **columns,
    )
