"""What assessments put on the map of a child: the present of each section, and what was added since."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from assessments.choices import MapKind, SectionKey
from assessments.models import AssessmentSection, DangerStatement, MapEntry, Scale
from assessments.picture import assessments_of
from casework.prepared import ask
from casework.templatetags.casework import date_words
from children.mapping import SAFETY, Number, Placed
from children.models import Person
from children.records import of_each, records_of, records_with

#: The sections of the map that are one text.
TEXTS = (
    SectionKey.HARM,
    SectionKey.COMPLICATING,
    SectionKey.STRENGTHS,
    SectionKey.SAFETY,
    SectionKey.NEXT_STEPS,
)


def placed_on_map(child: Person) -> list[Placed]:
    """Each section as the newest assessment that has it says it, then what was added since. Three queries.

    A new assessment that has not come to a section yet does not hide what is known.
    """
    known = {row.pk: row for row in assessments_of(child)}
    found = [*_texts(known), *_dangers(known)]
    return found + [_of_entry(entry) for entry in standing_on_map(child)]


def standing_on_map(child: Person) -> list[MapEntry]:
    """What was added to the map since, holds, and stands in none of the child's assessments. One query."""
    return [entry for entry in _entries_of(child) if entry.kind != MapKind.SCALES]


def _entries_of(child: Person) -> list[MapEntry]:
    """The entries that hold and stand in none of the child's assessments, fetched once for a page."""
    known = {row.pk for row in assessments_of(child)}
    return [entry for entry in of_each([child], _unended) if entry.taken_into_id not in known]


def _unended(keys: Collection[UUID]) -> QuerySet[MapEntry]:
    rows = MapEntry.objects.filter(child__in=records_with(keys), ended_at=None)
    return rows.select_related("created_by")


def entries_for(section: AssessmentSection) -> QuerySet[MapEntry]:
    """What was added to the map for a section and no assessment has taken over."""
    whose = records_of(section.child)
    rows = MapEntry.objects.standing().filter(child__in=whose, kind=section.key)
    return rows.select_related("created_by")


def numbers_said(child: Person) -> list[Number]:
    """Where each person put the child's safety, in assessments and between them. Two queries."""
    keys = [row.pk for row in assessments_of(child)]
    found = [
        Number(
            SAFETY, row.person, row.score, row.scaled_on, row.reason, row.one_higher,
            "Assessment", reverse("assessment", args=[row.assessment_id]),
        )
        for row in ask(_scales, keys)
    ]  # fmt: skip
    return found + [
        Number(SAFETY, row.person, row.score or 0, row.since, row.text, row.one_higher, "Between assessments")
        for row in _entries_of(child)
        if row.kind == MapKind.SCALES
    ]


def _scales(assessments: Collection[UUID]) -> QuerySet[Scale]:
    return Scale.objects.live().filter(assessment__in=assessments)


def live_dangers(assessments: Collection[UUID]) -> QuerySet[DangerStatement]:
    """The danger statements of these assessments that nobody took out."""
    return DangerStatement.objects.live().filter(assessment__in=assessments)


def _texts(known: dict[Any, Any]) -> list[Placed]:
    rows = AssessmentSection.objects.filter(assessment__in=known, key__in=TEXTS).exclude(text="")
    newest: dict[str, AssessmentSection] = {}
    order = list(known)
    for row in sorted(rows, key=lambda row: order.index(row.assessment_id)):
        newest.setdefault(row.key, row)
    return [
        Placed(key, newest[key].text, *_source(known[newest[key].assessment_id]))
        for key in TEXTS
        if key in newest
    ]


def _dangers(known: dict[Any, Any]) -> list[Placed]:
    rows = ask(live_dangers, list(known))
    having = {row.assessment_id for row in rows}
    newest = next((pk for pk in known if pk in having), None)
    return [
        Placed(MapKind.DANGER, row.statement, *_source(known[newest]), goal=row.safety_goal)
        for row in rows
        if row.assessment_id == newest
    ]


def _source(assessment: Any) -> tuple[str, str]:
    words = (
        f"signed off {date_words(assessment.finished_on)}"
        if assessment.finished_on
        else "being written, not yet signed off"
    )
    return f"Assessment, {words}", reverse("assessment", args=[assessment.pk])


def _of_entry(entry: MapEntry) -> Placed:
    source = f"Added by {entry.created_by}, since {date_words(entry.since)}"
    url = reverse("record_history", args=["assessments.mapentry", entry.pk])
    return Placed(entry.kind, entry.text, source, url, goal=entry.safety_goal, entry=entry)
