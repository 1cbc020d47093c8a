"""Documents on a child’s record: the list, one with its versions, and the files themselves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import get_text_list

from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.files.keeping import content_of, kind_of_file
from casework.files.preview import NoPreview, page_picture
from casework.files.serving import attachment, picture
from casework.guards import NotNow
from casework.pages import form_page, page_of, save_once
from casework.templatetags.casework import day_words
from children.access import open_person, open_record, require_writer
from children.choices import DocumentKind
from children.documents import Shown, documents_of, shown, text_of, with_versions
from children.forms.documents import DocumentEditForm, DocumentForm, NewVersionForm
from children.models import Document, DocumentVersion, Person
from children.pages import child_context
from children.services import documents as services

FORM_PAGE = "children/form_page.html"
NO_PREVIEW = "There is no preview of this page. Download the file to read it."


def child_documents(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A child’s documents, newest first; of one kind, or with a word in the title, if asked."""
    child = open_person(request, pk)
    kind, words = request.GET.get("kind", ""), request.GET.get("q", "").replace("\x00", "")[:150]
    page = page_of(request, documents_of(child, kind=kind, words=words))
    context = {
        **child_context(request, child),
        "title": "Documents",
        "page": page,
        "rows": [(each, shown(each)) for each in page],
        "kinds": [(value, label, value == kind) for value, label in DocumentKind.choices],
        "words": words,
        "filtered": bool(words or kind in DocumentKind.values),
    }
    return render(request, "children/documents/list.html", context)


def document(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One document: what is said of it, its versions, and a page of the one asked for."""
    found = open_record(request, Document, pk, "child", "created_by")
    versions = shown(with_versions(Document.objects.filter(pk=pk)).get())
    chosen = _chosen(request, versions)
    text, more = text_of(chosen)
    context = {
        **child_context(request, found.child),
        "title": found.title,
        "caption": f"{found.get_kind_display()}, {day_words(found.dated)}",
        "document": found,
        "versions": versions,
        "chosen": chosen,
        "leaf": page_of(request, range(1, chosen.version.file.pages + 1), per_page=1),
        "text": text,
        "more": more,
        "back_url": reverse("child_documents", args=[found.child_id]),
        "back_label": "Documents",
    }
    return render(request, "children/documents/document.html", context)


def _chosen(request: HttpRequest, versions: list[Shown]) -> Shown:
    """The version that the address asks for, or the newest."""
    asked = request.GET.get("version", "")
    return next((each for each in versions if str(each.version.number) == asked), versions[0])


def document_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a document for a child, and for the brothers and sisters whom the user may write about."""
    child = open_person(request, pk)
    require_writer(request.user, child)
    context = child_context(request, child)
    family = [each.person.pk for each in context["family"] if each.is_sibling]
    siblings = list(Person.objects.writable_by(request.user).filter(pk__in=family)) if family else []
    form = DocumentForm(typed(request), request.FILES or None, child=child, siblings=siblings)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = services.add_document(by=request.user, **form.document_answers())
            names = get_text_list([each.child.called for each in made], "and")
            messages.success(request, f"The document is on the record of {names}.")
            return reverse("document", args=[made[0].pk])

        if response := save_once(request, form, save):
            return response
    cancel = reverse("child_documents", args=[pk])
    return form_page(request, form, title="Add a document", template=FORM_PAGE, cancel_url=cancel, **context)


def document_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put right what is said of a document."""
    found = _to_write(request, pk)

    def build(data: Any, on: Document) -> DocumentEditForm:
        return DocumentEditForm(data, document=on)

    form = build(typed(request), found)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            services.correct_document(
                by=request.user, document=found, version=form.cleaned_data["version"], **form.answers
            )
            return reverse("document", args=[pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return _page(request, found, form, title="Correct the details")


def document_version_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a new version of a document; the older ones stay."""
    found = _to_write(request, pk)
    form = NewVersionForm(typed(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            services.add_version(
                by=request.user,
                document=found,
                received=form.cleaned_data["file"],
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, "The new version is on the record. The older ones stay.")
            return reverse("document", args=[pk])

        if response := save_once(request, form, save):
            return response
    return _page(request, found, form, title="Add a new version")


def document_download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file of a version, to be saved. Never shown by the browser as what it says it is."""
    version = open_record(request, DocumentVersion, pk, "document__child", "file")
    return attachment(content_of(version.file), kind_of_file(version.file), version.file.label)


def document_preview(request: HttpRequest, pk: UUID, page: int) -> HttpResponse:
    """A page of a version as a picture that we drew, made now and kept nowhere."""
    version = open_record(request, DocumentVersion, pk, "document__child", "file")
    if not version.file.pages:
        raise NotNow(NO_PREVIEW)
    if not 1 <= page <= version.file.pages:
        raise Http404
    try:
        drawn, media_type = page_picture(content_of(version.file), kind_of_file(version.file), page)
    except NoPreview:
        raise NotNow(NO_PREVIEW) from None
    return picture(drawn, media_type)


def _to_write(request: HttpRequest, pk: UUID) -> Document:
    found = open_record(request, Document, pk, "child")
    require_writer(request.user, found.child)
    return found


def _page(request: HttpRequest, found: Document, form: Any, **context: Any) -> HttpResponse:
    around = child_context(request, found.child)
    cancel = reverse("document", args=[found.pk])
    return form_page(
        request, form, template=FORM_PAGE, caption=found.title, cancel_url=cancel, **around, **context
    )
