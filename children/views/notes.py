"""Case notes: writing, reading, correcting."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import get_text_list

from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.pages import form_page, page_of, save_once
from children import notes as reads
from children.access import open_person, open_record, require_writer
from children.forms.notes import CorrectNoteForm, NoteForm, NotesFilter
from children.forms.searching import SearchRecordForm
from children.models import CaseNote
from children.pages import child_context
from children.services import notes

FORM_PAGE = "children/form_page.html"
#: The address of a copy for the child or the family carries this.
FOR_FAMILY = "family"


def child_notes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The notes on a child's record, newest first, by what was asked for."""
    child = open_person(request, pk)
    asked = NotesFilter(request.GET, authors=reads.authors_of(child))
    page = page_of(request, reads.notes_of(child, asked.wanted))
    others = reads.others_of(request.user, page.object_list)
    context = {
        **child_context(request, child),
        **_copy(request),
        "title": "Notes",
        "page": page,
        "rows": [(note, others.get(note.written_together, [])) for note in page],
        "filter": asked,
        "form": asked,
        "words_form": SearchRecordForm(),
    }
    return render(request, "children/notes.html", context)


def note_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a note about a child, and about the brothers and sisters whom the user may write about."""
    child = open_person(request, pk)
    require_writer(request.user, child)
    context = child_context(request, child)
    siblings = reads.siblings_to_write_about(request.user, context["family"])
    form = NoteForm(typed(request), child=child, siblings=siblings)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = notes.record_note(by=request.user, **form.note_answers())
            names = get_text_list([each.child.called for each in made], "and")
            messages.success(request, f"The note is on the record of {names}.")
            return reverse("child", args=[pk])

        if response := save_once(request, form, save):
            return response
    return form_page(
        request,
        form,
        title="Write a note",
        template=FORM_PAGE,
        cancel_url=reverse("child", args=[pk]),
        **context,
    )


def note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One note as it stands on one child's record."""
    made = open_record(request, CaseNote, pk, "child", "created_by")
    others = reads.others_of(request.user, [made])
    context = {
        **child_context(request, made.child),
        **_copy(request),
        "title": made.title,
        "caption": "Case note",
        "note": made,
        "others": others.get(made.written_together, []),
        "may_correct": reads.may_correct(request.user, made),
    }
    return render(request, "children/note.html", context)


def note_correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a note right on this child's record, and say why."""
    made = open_record(request, CaseNote, pk, "child", "created_by")
    reads.require_corrector(request.user, made)

    def build(data: Any, on: CaseNote) -> CorrectNoteForm:
        standing = {name: getattr(on, name) for name in (*notes.CORRECTABLE, "version")}
        return CorrectNoteForm(data, child=made.child, author=str(made.created_by), initial=standing)

    form = build(typed(request), made)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            notes.correct_note(by=request.user, note=made, **form.correction)
            return reverse("note", args=[pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return form_page(
        request,
        form,
        title="Correct the note",
        template="children/note_correct.html",
        cancel_url=reverse("note", args=[pk]),
        note=made,
        others=reads.others_of(request.user, [made]).get(made.written_together, []),
        **child_context(request, made.child),
    )


def _copy(request: HttpRequest) -> dict[str, bool]:
    """Whether the page is a copy for the child or the family, which leaves third-party information out."""
    return {"for_family": request.GET.get("copy") == FOR_FAMILY}
