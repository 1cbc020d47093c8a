"""What specialist assessments put on the timeline, and the texts that a search of the record reads."""

from datetime import datetime
from typing import Any

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from assessments.choices import SpecialistOutcome
from assessments.models import SpecialistAnswer, SpecialistAssessment, SpecialistCopy, SpecialistDecision
from assessments.specialist.kinds import KINDS
from children.contributions import Event
from children.finding import DECISION, Texts
from children.models import Person

TITLES = {"started": "started", "stopped": "stopped", "submitted": "submitted", "decided": "decided"}


def specialist_events(people: Any, before: datetime | None, limit: int) -> list[Event]:
    """The newest of starting, stopping, submitting and deciding, newest first. One query."""
    mine, hung = SpecialistAssessment.objects.filter(child__in=people), {"assessment__child__in": people}
    stopped, copies = mine.filter(stopped_at__isnull=False), SpecialistCopy.objects.filter(**hung)
    decisions = SpecialistDecision.objects.filter(copy__assessment__child__in=people)
    parts = [
        _shape(mine, "started", "started_at", "created_by__full_name", Value("")),
        _shape(stopped, "stopped", "stopped_at", None, F("stopped_reason")),
        _shape(copies, "submitted", "signed_at", "signed_by__full_name", Value(""), "assessment__"),
        _shape(
            decisions, "decided", "decided_at", "decided_by__full_name", F("rationale"), "copy__assessment__"
        ),
    ]
    if before is not None:
        parts = [part.filter(moment__lt=before) for part in parts]
    rows = list(parts[0].union(*parts[1:], all=True).order_by("-moment")[:limit])
    return [_event(row) for row in rows]


def _shape(rows: Any, what: str, at: str, by: str | None, text: Any, path: str = "") -> Any:
    """Rows of one shape, so that one question asks for all four."""
    child = f"{path}child__"
    plain = TextField()
    outcome = F("outcome") if what == "decided" else Value("")
    about = {name: F(f"{child}{name}") for name in ("given_name", "family_name")}
    return (
        rows.order_by()
        .annotate(moment=F(at))
        .values(
            "moment",
            what=Value(what, plain),
            row=F("pk"),
            whose=F(f"{path}child_id"),
            of_kind=F(f"{path}kind"),
            page=F("pk") if what in {"started", "stopped"} else F(f"{path}pk"),
            who=Cast(F(by) if by else Value(""), plain),
            said=Cast(text, plain),
            outcome_of=Cast(outcome, plain),
            **{f"of_{name}": value for name, value in about.items()},
        )
    )


def _event(row: dict[str, Any]) -> Event:
    child = Person(pk=row["whose"], given_name=row["of_given_name"], family_name=row["of_family_name"])
    title = f"{KINDS[row['of_kind']].label}: {TITLES[row['what']]}"
    if row["outcome_of"]:
        title = f"{KINDS[row['of_kind']].label}: {SpecialistOutcome(row['outcome_of']).label}"
    return Event(
        at=row["moment"],
        kind="assessment",
        kind_label="Assessment",
        title=title,
        child=child,
        by=row["who"] or "",
        text=row["said"],
        url=reverse("specialist", args=[row["page"]]),
        significant=row["what"] == "decided",
        key=f"assessments.specialist.{row['what']}/{row['row']}",
    )


def specialist_texts(whole: Any) -> list[Texts]:
    """The answers, the decisions and why one was stopped, for the search inside a record."""
    answers = SpecialistAnswer.objects.filter(assessment__child__in=whole).exclude(words="")
    which = Concat("assessment__kind", Value("/"), "item", output_field=TextField())
    return [
        Texts(
            "Specialist assessment", answers, "entered_at", ("words",), ("specialist", "assessment_id"),
            title=_item_title, code=which,
        ),
        Texts(
            "Specialist assessment",
            SpecialistDecision.objects.filter(copy__assessment__child__in=whole), "decided_at",
            DECISION, ("specialist", "copy__assessment_id"), by="decided_by__full_name",
            title=lambda outcome: str(SpecialistOutcome(outcome).label), code="outcome",
        ),
        Texts(
            "Specialist assessment",
            SpecialistAssessment.objects.filter(child__in=whole, stopped_at__isnull=False), "stopped_at",
            ("stopped_reason",), ("specialist", "pk"), title=lambda _: "Specialist assessment stopped",
        ),
    ]  # fmt: skip


def _item_title(code: str) -> str:
    """The kind and the question that an answer stands under."""
    key, _, item = code.partition("/")
    kind = KINDS[key]
    found = kind.item(item)
    return f"{kind.label}: {found[1].label}" if found else kind.label
