"""The assessment and its state, a copy as it was signed, and all assessments of a child."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assessments.alongside import alongside_of
from assessments.document import document_of
from assessments.guards import may_decide, may_review
from assessments.models import Assessment, AssessmentCopy
from assessments.reading import facts_of, parts_of
from assessments.services.reviewing import is_late
from assessments.states import changed_since, copies_of, copies_of_each, tasks_of, words_of
from assessments.still_holds import questions_about
from assessments.timescales import clock_of, seen_words
from assessments.views.specialist.reading import rows_for
from children.access import open_person, open_record, works_with
from children.pages import child_context
from children.records import records_of
from referrals.episode import with_episode

RELATED = with_episode()


def assessment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where the assessment is: its sections for whoever writes it, what it says for everybody else."""
    shown: Assessment = open_record(request, Assessment, pk, *RELATED)
    copies = copies_of(shown)
    newest = copies[0] if copies else None
    with_manager = bool(newest and newest.standing is None)
    may_edit = shown.is_open and not with_manager and works_with(request.user, shown.child)
    returned = newest if newest and newest.standing and shown.is_open else None
    visits = list(shown.visits().select_related("visited_by"))
    context = {
        **child_context(request, shown.child),
        **clocks(shown),
        "title": "Assessment",
        "assessment": shown,
        "state": words_of(shown, newest),
        "copies": copies,
        "newest": newest,
        "with_manager": with_manager,
        "may_edit": may_edit,
        "may_work": shown.stopped_at is None and works_with(request.user, shown.child),
        "may_review": shown.is_open and may_review(request.user, shown.child),
        "alongside": alongside_of(shown, newest),
        "late": is_late(shown),
        "may_decide": bool(newest) and shown.episode.is_open and may_decide(request.user, shown),
        "returned": returned,
        "visits": visits,
        "questions": questions_about(shown),
        "child_seen": any(visit.seen for visit in visits),
        "not_seen_reason": not_seen_reason(copies),
    }
    if may_edit:
        context["tasks"] = tasks_of(shown, changed_since(shown, returned))
    else:
        context["parts"] = parts_of(newest.document if newest else document_of(shown))
    return render(request, "assessments/assessment.html", context)


def assessment_copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A copy as it was submitted, from what was signed and nothing else."""
    copy: AssessmentCopy = open_record(request, AssessmentCopy, pk, "assessment__child", "signed_by")
    document = copy.document
    copies = copies_of(copy.assessment)
    context = {
        **child_context(request, copy.child),
        "title": f"Assessment, copy {copy.number}",
        "copy": next(each for each in copies if each.pk == copy.pk),
        "copies": copies,
        "facts": facts_of(document),
        "parts": parts_of(document),
    }
    return render(request, "assessments/copy.html", context)


def child_assessments(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every assessment of a child, newest first, with its copies and decisions."""
    child = open_person(request, pk)
    shown = list(Assessment.objects.filter(child__in=records_of(child)).select_related(*RELATED))
    copies = copies_of_each(shown)
    rows = [_row(each, copies[each.pk]) for each in shown]
    context = {**child_context(request, child), "title": "Assessments", "rows": rows}
    context["specialist"] = rows_for(child)
    return render(request, "assessments/child_assessments.html", context)


def _row(shown: Assessment, copies: list[AssessmentCopy]) -> dict[str, Any]:
    return {
        "assessment": shown,
        "state": words_of(shown, copies[0] if copies else None),
        "copies": copies,
        "not_seen_reason": not_seen_reason(copies),
        # A child has one open assessment at most, so this is asked once.
        **(clocks(shown) if shown.is_open else {}),
    }


def clocks(shown: Assessment) -> dict[str, str]:
    """The rules behind the two due dates, in words."""
    return {
        "due_rule": clock_of(shown).explain(shown.counts_from),
        "seen_rule": seen_words(shown),
    }


def not_seen_reason(copies: list[Any]) -> str:
    """Why the assessment was signed off with the child not seen, if it was."""
    standing = copies[0].standing if copies else None
    return standing.not_seen_reason if standing else ""
