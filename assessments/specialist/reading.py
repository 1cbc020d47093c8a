"""A specialist assessment laid out for reading, and compared with those before it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime

from assessments.document import Document
from assessments.models import SpecialistAssessment, SpecialistCopy
from assessments.reading import Line, Part, Piece, facts_of
from assessments.specialist.document import document_of, results_in
from assessments.specialist.shape import Result
from casework.models import AlteredCopy
from casework.templatetags.casework import day_words

#: So many earlier ones are put beside the present one; those before them are read from the list.
EARLIER = 4


def specialist_parts(document: Document) -> list[Part]:
    """Every section in its order, with what was answered in it."""
    return [
        Part(
            key=section["key"],
            heading=section["heading"],
            pieces=[_piece(answer) for answer in section["answers"]],
            by=section["saved_by"],
            at=parse_datetime(section["saved_at"]) if section["saved_at"] else None,
            empty="Nothing is answered here.",
        )
        for section in document["sections"]
    ]


def _piece(answer: Document) -> Piece:
    on = [day_words(parse_date(answer["dated"]))] if answer["dated"] else []
    chosen = ", ".join([answer["said"], *on] if answer["said"] else on)
    # What was chosen and what shows it read as one; a child’s words stand by themselves.
    said = (
        [chosen, answer["words"]]
        if answer["quotes"]
        else [". ".join(filter(None, [chosen, answer["words"]]))]
    )
    lines = [Line("", text, is_words=answer["quotes"]) for text in said if text]
    if answer["target"]:
        day = day_words(parse_date(answer["review_on"]))
        lines.append(Line("Priority", f"To reach grade {answer['target']}. Looked at again on {day}."))
    return Piece(answer["key"], answer["label"], lines)


def specialist_facts(shown: SpecialistAssessment, document: Document) -> list[tuple[str, str]]:
    """Whose it is and its dates, as they stood then; the carer by the name that may be shown now."""
    facts = facts_of(document)
    if shown.carer_words:
        facts.insert(1, ("About the care of", shown.carer_words))
    return facts


@dataclass(frozen=True)
class Compared:
    """One area: each day with what it came to, oldest first; how it differs from last time, in words."""

    label: str
    cells: list[tuple[str, str]]
    change: str
    colour: str


@dataclass(frozen=True)
class OverTime:
    """Every area of the earlier assessments and of this one, and whether the questions are the same."""

    days: list[str]
    rows: list[Compared]
    same_questions: bool


def over_time(shown: SpecialistAssessment, document: Document) -> OverTime | None:
    """This assessment beside those before it, agreed, of the same kind and carer. One query.

    Nothing for a kind, or an assessment, that adds nothing up.
    """
    results = results_in(document)
    if not results:
        return None
    earlier = _earlier(shown)
    documents = [each for _, each in earlier]
    columns = [{each.key: each for each in results_in(before)} for before in documents]
    on = [day_words(day) for day, _ in earlier]
    days = [*on, day_words(shown.finished_on) if shown.finished_on else "This time"]
    return OverTime(
        days=days,
        rows=[_compared(result, [each.get(result.key) for each in columns], days) for result in results],
        same_questions=all(each["declared"] == document["declared"] for each in documents),
    )


def _earlier(shown: SpecialistAssessment) -> list[tuple[date | None, Document]]:
    """The newest copies of the agreed ones before it, oldest first, each with its day."""
    before = SpecialistAssessment.objects.alike(shown).filter(
        finished_on__isnull=False, started_at__lt=shown.started_at
    )
    copies = SpecialistCopy.objects.filter(assessment__in=before).select_related("assessment")
    found: dict[Any, tuple[date | None, Document]] = {}
    for copy in copies.order_by("-assessment__started_at", "-number")[: EARLIER * 3]:
        if copy.assessment_id in found or len(found) == EARLIER:
            continue
        try:
            found[copy.assessment_id] = (copy.assessment.finished_on, copy.document)
        except AlteredCopy:
            # It says so on its own page, and is compared with nothing.
            continue
    return list(reversed(found.values()))


def _compared(now: Result, before: list[Result | None], days: list[str]) -> Compared:
    change, colour = change_words(now, before[-1] if before else None)
    values = [each.words if each else "Not asked" for each in [*before, now]]
    return Compared(now.label, list(zip(days, values, strict=True)), change, colour)


def change_words(now: Result, before: Result | None) -> tuple[str, str]:
    """How a result differs from the one before it, and the colour that repeats it."""
    if before is None:
        return "First time", "grey"
    if now.value == before.value:
        return "The same", "blue"
    by, worse = abs(now.value - before.value), (now.value > before.value) == now.higher_is_worse
    return (f"Worse by {by}", "red") if worse else (f"Better by {by}", "green")


def newest_document(shown: SpecialistAssessment, copies: list[Any]) -> Document:
    """What is read of it: the newest copy once there is one that holds, else what is written now."""
    if copies and (shown.finished_on or copies[0].standing is None):
        document: Document = copies[0].document
        return document
    return document_of(shown)
