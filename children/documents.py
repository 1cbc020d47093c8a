"""Documents as they are read: the list of a child’s, and one with its versions."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from casework.files.keeping import ScanState, content_of, kind_of_file, scan_state
from casework.files.kinds import Kind, as_text
from casework.guards import NotNow
from children.choices import DocumentKind
from children.models import Document, DocumentVersion, Person
from children.records import records_of

#: No more of a text is shown on the page; the rest is read in the file.
MOST_TEXT = 20_000
SCAN_WORDS = {
    ScanState.UNSCANNED: ("Not scanned for viruses", "yellow"),
    ScanState.CLEAN: ("No virus found", "green"),
    ScanState.INFECTED: ("Virus found", "red"),
}


@dataclass(frozen=True)
class Shown:
    """A version as the pages show it."""

    version: DocumentVersion
    newest: bool

    @property
    def kind(self) -> Kind:
        return kind_of_file(self.version.file)

    @property
    def size(self) -> str:
        return size_words(self.version.file.size)

    @property
    def scan(self) -> tuple[str, str]:
        """Whether it was scanned, in words, and their colour."""
        return SCAN_WORDS[scan_state(self.version.file)]

    @property
    def opens(self) -> bool:
        return scan_state(self.version.file) is not ScanState.INFECTED


def size_words(size: int) -> str:
    """2.4 MB, 340 KB."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(size // 1000, 1)} KB"


def with_versions(documents: QuerySet[Any]) -> QuerySet[Any]:
    """The documents with their versions, files and scans: three statements however many there are."""
    versions = DocumentVersion.objects.select_related("file", "added_by").prefetch_related("file__scans")
    return documents.prefetch_related(Prefetch("versions", versions.order_by("-number")))


def documents_of(child: Person, *, kind: str = "", words: str = "") -> QuerySet[Any]:
    """A child’s documents, newest first, of one kind and with these words in the title if asked."""
    found = with_versions(Document.objects.filter(child__in=records_of(child)))
    if kind in DocumentKind.values:
        found = found.filter(kind=kind)
    for word in words.split()[:6]:
        found = found.filter(title__icontains=word)
    return found


def shown(document: Document) -> list[Shown]:
    """Its versions, newest first."""
    return [Shown(each, newest=not place) for place, each in enumerate(document.versions.all())]


def text_of(chosen: Shown) -> tuple[str, bool]:
    """What a text file says, as much as is shown, and whether there is more."""
    if chosen.kind.shown_as != "text":
        return "", False
    try:
        text = as_text(content_of(chosen.version.file)) or ""
    except NotNow as refused:
        return refused.message, False
    return text[:MOST_TEXT], len(text) > MOST_TEXT
