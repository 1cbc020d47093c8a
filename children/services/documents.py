"""Documents: adding one to a record, putting right what is said of it, and adding a new version."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from casework import clock
from casework.files.keeping import keep
from casework.files.receiving import Received
from casework.guards import NotNow
from casework.models import StoredFile, User
from casework.services import service
from children.access import require_writer
from children.models import Document, DocumentVersion, Person

#: What may be said of a document.
DETAILS = (
    "kind",
    "title",
    "dated",
    "from_whom",
    "description",
    "third_party",
    "significant",
    "ask_child_first",
)


@service
def add_document(
    *,
    by: User,
    children: Sequence[Person],
    received: Received,
    kind: str,
    title: str,
    dated: date,
    from_whom: str = "",
    description: str = "",
    third_party: bool = False,
    significant: bool = False,
    ask_child_first: bool = False,
) -> list[Document]:
    """Put a document on the record of each child it is about, from one file sent once.

    Refused whole where there is one child on whose record the user may not write.
    """
    if not children:
        raise NotNow("Choose at least one child.")
    for child in children:
        require_writer(by, child)
    _refuse_to_come(dated)
    file = keep(received, by=by)
    said = {
        "kind": kind,
        "title": title.strip(),
        "dated": dated,
        "from_whom": from_whom,
        "description": description,
        "third_party": third_party,
        "significant": significant,
        "ask_child_first": ask_child_first,
    }
    return [_with_first_version(by, file, Document(child=child, **said)) for child in children]


@service
def file_document(
    *, by: User, child: Person, file: StoredFile, kind: str, title: str, dated: date, from_whom: str
) -> Document:
    """Put on a child’s record a file that is in the store already: one that came with an online form."""
    require_writer(by, child)
    _refuse_to_come(dated)
    said = {"kind": kind, "title": title, "dated": dated, "from_whom": from_whom}
    return _with_first_version(by, file, Document(child=child, **said))


@service
def correct_document(*, by: User, document: Document, version: int, **details: Any) -> Document:
    """Put right what is said of a document; what it holds stays. A stale save is refused."""
    document = Document.take(document.pk, version=version)
    require_writer(by, document.child)
    unknown = set(details) - set(DETAILS)
    if unknown:
        raise ValueError(f"Not details of a document: {', '.join(sorted(unknown))}.")
    for name, value in details.items():
        setattr(document, name, value)
    _refuse_to_come(document.dated)
    document.save()
    return document


@service
def add_version(*, by: User, document: Document, received: Received, reason: str) -> DocumentVersion:
    """Add a new version: an answer that came later, a signed copy, a better scan. The older ones stay."""
    if not reason.strip():
        raise NotNow("Say why there is a new version.")
    document = Document.take(document.pk)
    require_writer(by, document.child)
    newest = document.versions.order_by("-number").values_list("number", flat=True).first() or 0
    return DocumentVersion.objects.create(
        document=document,
        number=newest + 1,
        file=keep(received, by=by),
        reason=reason.strip(),
        added_by=by,
    )


def _with_first_version(by: User, file: StoredFile, document: Document) -> Document:
    document.save()
    DocumentVersion.objects.create(document=document, number=1, file=file, added_by=by)
    return document


def _refuse_to_come(dated: date) -> None:
    if dated > clock.today():
        raise NotNow("The date on the document is still to come. Check it.")
