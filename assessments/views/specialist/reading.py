"""The kinds that can be started, one assessment and what it came to, and a copy as it was signed."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assessments.models import SpecialistAssessment, SpecialistCopy
from assessments.specialist.guards import may_decide_specialist
from assessments.specialist.kinds import KINDS
from assessments.specialist.reading import newest_document, over_time, specialist_facts, specialist_parts
from assessments.states import Task, copies_of_each, words_of
from assessments.timescales import specialist_clock
from children.access import open_person, open_record, works_with
from children.models import Person
from children.pages import child_context
from children.records import records_of
from referrals.episode import with_episode

RELATED = (*with_episode(), "carer", "early_help__worker")


def specialist_kinds(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every kind, what it is for, and whether it can be started for this child; and those there are."""
    child = open_person(request, pk)
    context = {
        **child_context(request, child),
        "title": "Specialist assessments",
        "kinds": [(kind, kind.why_not(child)) for kind in KINDS.values()],
        "rows": rows_for(child),
        "may_start": works_with(request.user, child),
    }
    return render(request, "assessments/specialist/kinds.html", context)


def rows_for(child: Person) -> list[dict[str, Any]]:
    """The specialist assessments of a child, newest first, each with its state and copies. Three queries."""
    found = SpecialistAssessment.objects.filter(child__in=records_of(child)).made_again_marked()
    shown = list(found.select_related(*RELATED))
    copies = copies_of_each(shown, SpecialistCopy)
    return [
        {
            "assessment": each,
            "state": words_of(each, copies[each.pk][0] if copies[each.pk] else None),
            "copies": copies[each.pk],
        }
        for each in shown
    ]


def specialist(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where it is: its sections for whoever writes it, what it says and came to for everybody."""
    shown: SpecialistAssessment = open_record(request, SpecialistAssessment, pk, *RELATED)
    copies = copies_of_each([shown], SpecialistCopy)[shown.pk]
    newest = copies[0] if copies else None
    with_manager = bool(newest and newest.standing is None)
    may_edit = shown.is_open and not with_manager and works_with(request.user, shown.child)
    document = newest_document(shown, copies)
    context = {
        **child_context(request, shown.child),
        "title": shown.heading,
        "assessment": shown,
        "guidance": shown.declaration.guidance,
        "due_rule": specialist_clock(shown).explain(shown.counts_from),
        "state": words_of(shown, newest),
        "copies": copies,
        "newest": newest,
        "with_manager": with_manager,
        "may_edit": may_edit,
        "may_decide": bool(newest) and shown.episode.is_open and may_decide_specialist(request.user, shown),
        "returned": newest if newest and newest.standing and shown.is_open else None,
        "over_time": over_time(shown, document),
        "says": document["says"],
    }
    context |= {"tasks": _tasks(shown)} if may_edit else {"parts": specialist_parts(document)}
    return render(request, "assessments/specialist/specialist.html", context)


def _tasks(shown: SpecialistAssessment) -> list[Task]:
    rows = {row.key: row for row in shown.sections.select_related("saved_by")}
    found = []
    for section in shown.declaration.sections:
        row = rows.get(section.key)
        words, colour = ("In progress", "blue") if row and row.saved_at else ("Not started", "grey")
        if row and row.complete:
            words, colour = "Complete", "green"
        url = reverse("specialist_section", args=[shown.pk, section.key])
        by = str((row and row.saved_by) or "")
        found.append(Task(section.heading, url, words, colour, False, by, row.saved_at if row else None))
    return found


def specialist_copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A copy as it was submitted, from what was signed and nothing else."""
    related = ("assessment__child", "assessment__carer", "signed_by")
    copy: SpecialistCopy = open_record(request, SpecialistCopy, pk, *related)
    document = copy.document
    copies = copies_of_each([copy.assessment], SpecialistCopy)[copy.assessment_id]
    context = {
        **child_context(request, copy.child),
        "title": f"{document['heading']}, copy {copy.number}",
        "copy": next(each for each in copies if each.pk == copy.pk),
        "copies": copies,
        "facts": specialist_facts(copy.assessment, document),
        "says": document["says"],
        "results": document["results"],
        "parts": specialist_parts(document),
    }
    return render(request, "assessments/specialist/copy.html", context)
