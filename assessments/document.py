"""The assessment as a document: what is frozen when it is submitted.

Everything a reader needs stands in it as it was then, headings and names too, so that a copy reads
the same for ever. No address does, and no place of a visit, which may be one.
"""

import json
from datetime import date
from typing import Any

from django.utils import timezone

from assessments.choices import STRUCTURED, SectionKey
from assessments.models import Assessment, AssessmentFactor, DangerStatement, Scale
from assessments.wording import heading_of
from casework.models import User
from casework.models.signed_copy import canonical
from children.models import Person
from referrals.episode import Episode
from referrals.models import Referral

Document = dict[str, Any]


def document_of(assessment: Assessment) -> Document:
    """The assessment as it stands now, in the form in which a signed copy gives it back."""
    document = {
        "child": _child(assessment.child),
        **_episode(assessment.episode),
        "started_on": timezone.localdate(assessment.started_at),
        "due_on": assessment.due_on,
        "sections": _sections(assessment),
        "dangers": _dangers(assessment),
        "scales": _scales(assessment),
        "factors": _factors(assessment),
        "visits": _visits(assessment),
        "contributions": _contributions(assessment),
        "reviews": _reviews(assessment),
        "disagreements": _disagreements(assessment),
        "internal_review_on": internal_review_date(assessment),
        "late_because": assessment.late_because,
    }
    return dict(json.loads(canonical(document)))


def _episode(episode: Episode) -> Document:
    """What the assessment belongs to, under the name of its kind."""
    known = {
        "id": episode.pk,
        "received_on": timezone.localdate(episode.received_at),
        "team": str(episode.team),
    }
    if isinstance(episode, Referral):
        return {"referral": {**known, "primary_need": episode.get_primary_need_display()}}
    return {"early_help": {**known, "lead": episode.lead_words}}


def _child(child: Person) -> Document:
    return {
        "id": child.pk,
        "number": child.number,
        "name": child.name,
        "known_as": child.known_as,
        "date_of_birth": child.date_of_birth,
        "expected_date": child.expected_date,
    }


def _sections(assessment: Assessment) -> list[Document]:
    rows = {row.key: row for row in assessment.sections.select_related("saved_by")}
    return [
        {
            "key": key.value,
            "heading": heading_of(key, early_help=assessment.is_early_help),
            "text": "" if key in STRUCTURED else rows[key].text,
            "saved_by": str(rows[key].saved_by or ""),
            "saved_at": rows[key].saved_at,
        }
        for key in SectionKey
        if key in rows
    ]


def _dangers(assessment: Assessment) -> list[Document]:
    rows = DangerStatement.objects.live().filter(assessment=assessment)
    return [{"id": row.pk, "statement": row.statement, "safety_goal": row.safety_goal} for row in rows]


def _scales(assessment: Assessment) -> list[Document]:
    return [
        {
            "id": row.pk,
            "person": row.person,
            "score": row.score,
            "reason": row.reason,
            "one_higher": row.one_higher,
            "scaled_on": row.scaled_on,
        }
        for row in Scale.objects.live().filter(assessment=assessment)
    ]


def _factors(assessment: Assessment) -> list[Document]:
    rows = AssessmentFactor.objects.live().filter(assessment=assessment)
    return [{"code": row.code, "label": row.get_code_display(), "effect": row.effect} for row in rows]


def _visits(assessment: Assessment) -> list[Document]:
    return [
        {
            "id": visit.pk,
            "visited_at": visit.visited_at,
            "by": str(visit.visited_by),
            "seen": visit.seen,
            "not_seen_reason": visit.not_seen_reason,
            "seen_alone": visit.seen_alone,
            "not_alone_reason": visit.not_alone_reason,
            "words": visit.words,
        }
        for visit in assessment.visits().select_related("visited_by").order_by("visited_at")
    ]


def _contributions(assessment: Assessment) -> list[Document]:
    return [
        {
            "id": row.pk,
            "agency": row.get_agency_display(),
            "name": row.name,
            "asked_on": row.asked_on,
            "times_chased": row.times_chased,
            "chased_on": row.chased_on,
            "received_on": row.received_on,
            "said": row.said,
            "document": row.document.title if row.document else "",
            "nothing_because": row.nothing_because,
            "confidential": row.confidential,
        }
        for row in assessment.contributions.select_related("document")
    ]


def _reviews(assessment: Assessment) -> list[Document]:
    """The manager's reviews that were held."""
    return [
        {
            "id": row.pk,
            "held_on": row.held_on,
            "by": str(row.held_by),
            "looked_at": row.looked_at,
            "direction": row.direction,
        }
        for row in assessment.reviewpoints.filter(held_on__isnull=False).select_related("held_by")
    ]


def _disagreements(assessment: Assessment) -> list[Document]:
    return [
        {
            "id": row.pk,
            "who": row.get_party_display(),
            "name": row.name,
            "told_on": row.told_on,
            "about": row.about,
            "done": row.done,
        }
        for row in assessment.disagreements.all()
    ]


def internal_review_date(assessment: Assessment) -> date | None:
    """The day of the manager's next review, or, with none to come, of the last one held.

    The census calls it the internal review date (AssessmentInternalReviewDate).
    """
    points = list(assessment.reviewpoints.all())
    to_come = [point.due_on for point in points if point.held_on is None]
    held = [point.held_on for point in points if point.held_on]
    return min(to_come) if to_come else max(held, default=None)


def authors_of(assessment: Assessment) -> set[User]:
    """Everybody who wrote in it: who ever saved a section, and who submitted a copy."""
    saved = assessment.sections.model.history.filter(assessment_id=assessment.pk).exclude(saved_by=None)
    submitted = assessment.copies.values_list("signed_by", flat=True)
    return set(User.objects.filter(pk__in={*saved.values_list("saved_by", flat=True), *submitted}))
