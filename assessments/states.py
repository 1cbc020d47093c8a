"""How far an assessment is, in words: each section, and the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.urls import reverse

from assessments.changes import marked
from assessments.choices import SIGNED_OFF
from assessments.document import document_of
from assessments.models import Assessment, AssessmentCopy, AssessmentSection
from assessments.wording import heading_of, sections_of
from casework.models import AlteredCopy
from casework.templatetags.casework import day_words, moment_words


@dataclass(frozen=True)
class Task:
    """One line of the task list."""

    heading: str
    url: str
    words: str
    colour: str
    changed: bool
    by: str
    at: datetime | None


def tasks_of(assessment: Assessment, changed: set[str]) -> list[Task]:
    """The sections in their order, each with its state, and who saved it last and when."""
    rows = {row.key: row for row in assessment.sections.select_related("saved_by", "assessment")}
    return [
        _task(rows.get(key) or AssessmentSection(assessment=assessment, key=key), key in changed)
        for key in sections_of(assessment)
    ]


def _task(section: AssessmentSection, changed: bool) -> Task:
    words, colour = ("In progress", "blue") if section.saved_at else ("Not started", "grey")
    if section.complete:
        words, colour = "Complete", "green"
    return Task(
        heading=heading_of(section.key, early_help=section.assessment.is_early_help),
        url=reverse("assessment_section", args=[section.assessment_id, section.key]),
        words=words,
        colour=colour,
        changed=changed,
        by=str(section.saved_by or ""),
        at=section.saved_at,
    )


def changed_since(assessment: Assessment, returned: AssessmentCopy | None) -> set[str]:
    """The sections that say something else than in the copy that was returned."""
    if returned is None:
        return set()
    try:
        earlier = returned.document
    except AlteredCopy:
        # The copy says so on its own page; the writing goes on.
        return set()
    return {part.key for part in marked(document_of(assessment), earlier) if part.is_changed}


def copies_of(assessment: Assessment) -> list[AssessmentCopy]:
    """Every copy of an assessment, as copies_of_each gives them."""
    return copies_of_each([assessment])[assessment.pk]


def copies_of_each(assessments: Sequence[Any], copies: Any = AssessmentCopy) -> dict[UUID, list[Any]]:
    """The copies of each, newest first: with `standing`, the decision that holds, or none yet.

    And with `earlier`, the decisions that were replaced. Two queries however many there are. `copies`
    is their model, which differs between the single assessment and the specialist ones.
    """
    made: Any = copies.decisions.rel.related_model
    related = made.objects.select_related("decided_by", "supersedes", "superseded_by__decided_by")
    decisions = Prefetch("decisions", related.order_by("-decided_at"))
    rows = copies.objects.filter(assessment__in=assessments).select_related("signed_by")
    found: dict[UUID, list[Any]] = {each.pk: [] for each in assessments}
    for copy in rows.prefetch_related(decisions).order_by("-number"):
        # The one in force first: two taken in the same moment are told apart by what replaced what.
        made = sorted(copy.decisions.all(), key=lambda decision: decision.successor is not None)
        copy.standing = made[0] if made else None
        copy.earlier = made[1:]
        found[copy.assessment_id].append(copy)
    return found


def words_of(assessment: Any, newest: Any) -> tuple[str, str]:
    """Where the whole assessment is, and the colour that repeats it."""
    if assessment.stopped_at:
        return f"Stopped on {day_words(assessment.stopped_at)}", "grey"
    if assessment.finished_on:
        return f"Signed off on {day_words(assessment.finished_on)}", "green"
    if newest and newest.standing is None:
        return f"With the manager since {moment_words(newest.signed_at)}", "purple"
    if newest and newest.standing.outcome not in SIGNED_OFF:
        return "Returned", "yellow"
    return "Being written", "blue"
