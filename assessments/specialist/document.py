"""A specialist assessment as a document: its answers in words, and what each section came to.

The results stand in it as they were worked out then, so that a later change of the questions leaves
what was signed, and every comparison with it, as they were. A carer stands in it by reference.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from assessments.document import Document, child_facts, episode_facts
from assessments.models import SpecialistAnswer, SpecialistAssessment
from assessments.specialist.shape import NOTHING, Answer, Answers, Item, Result, Section
from casework.models import User
from casework.models.signed_copy import canonical


def answers_of(assessment: SpecialistAssessment) -> dict[str, Answer]:
    """The answers by item, as they stand now."""
    rows = SpecialistAnswer.objects.filter(assessment=assessment)
    return {row.item: Answer(row.value, row.words, row.dated, row.target, row.review_on) for row in rows}


def document_of(assessment: SpecialistAssessment) -> Document:
    """The assessment as it stands now, in the form in which a signed copy gives it back."""
    kind, answers = assessment.declaration, answers_of(assessment)
    results = kind.results(answers)
    saved = {row.key: row for row in assessment.sections.select_related("saved_by")}
    document = {
        "child": child_facts(assessment.child),
        **episode_facts(assessment.episode),
        "kind": kind.key,
        "heading": kind.label,
        "declared": assessment.declared,
        "about_carer": bool(assessment.carer_words),
        "started_on": timezone.localdate(assessment.started_at),
        "due_on": assessment.due_on,
        "sections": [_section(part, answers, saved.get(part.key)) for part in kind.sections],
        "results": [_result(each) for each in results],
        "says": kind.says(results, answers),
    }
    return dict(json.loads(canonical(document)))


def _section(section: Section, answers: Answers, row: Any) -> Document:
    return {
        "key": section.key,
        "heading": section.heading,
        "answers": [
            _answer(section, item, answers[item.key])
            for item in section.items
            if not answers.get(item.key, NOTHING).is_empty
        ],
        "saved_by": str((row and row.saved_by) or ""),
        "saved_at": row.saved_at if row else None,
    }


def _answer(section: Section, item: Item, answer: Answer) -> Document:
    return {
        "key": item.key,
        "label": item.label,
        "said": section.said(item, answer),
        "words": answer.words,
        "quotes": item.quotes,
        "dated": answer.dated,
        "target": answer.target,
        "review_on": answer.review_on,
    }


def _result(result: Result) -> Document:
    return {
        "key": result.key,
        "label": result.label,
        "value": result.value,
        "words": result.words,
        "higher_is_worse": result.higher_is_worse,
    }


def results_in(document: Document) -> list[Result]:
    """What a document says that each section came to."""
    return [Result(**each) for each in document["results"]]


def authors_of(assessment: SpecialistAssessment) -> set[User]:
    """Everybody who wrote in it: who ever saved a section, and who submitted a copy."""
    saved = assessment.sections.model.history.filter(assessment_id=assessment.pk).exclude(saved_by=None)
    submitted: Sequence[Any] = assessment.copies.values_list("signed_by", flat=True)
    return set(User.objects.filter(pk__in={*saved.values_list("saved_by", flat=True), *submitted}))
