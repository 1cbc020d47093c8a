"""Files kept and read again: the row and the file together, and what scanning found."""

import hashlib
import logging
from enum import StrEnum

from casework.files import store
from casework.files.kinds import KINDS, Kind
from casework.files.receiving import Received
from casework.files.scanning import Found
from casework.guards import NotNow
from casework.models import FileScan, StoredFile, User

logger = logging.getLogger(__name__)

LOST = "This file cannot be read. Tell the service desk; it can be brought back from a backup."
INFECTED = "A virus was found in this file after it was kept. It does not open. Tell the IT service desk."


class ScanState(StrEnum):
    """What is known of viruses in a file."""

    UNSCANNED = "unscanned"
    CLEAN = "clean"
    INFECTED = "infected"


def keep(received: Received, *, by: User | None) -> StoredFile:
    """Store a file and write its row, in the caller's transaction: the file is on the disk before the row."""
    file = StoredFile.objects.create(
        name=store.keep(received.content),
        kind=received.kind.code,
        label=received.label,
        size=len(received.content),
        sha256=received.sha256,
        pages=received.pages,
        uploaded_by=by,
    )
    if received.scan:
        note_scan(file, received.scan)
    return file


def note_scan(file: StoredFile, found: Found) -> FileScan:
    """Write down that a file was looked at, and what was found."""
    return FileScan.objects.create(file=file, virus=found.virus[:200])


def content_of(file: StoredFile) -> bytes:
    """What a file holds, for somebody who may read it.

    Raises NotNow for a file in which a virus was found, and for one that is lost or is not what was kept.
    """
    if scan_state(file) is ScanState.INFECTED:
        raise NotNow(INFECTED)
    problem, content = examine(file)
    if problem:
        logger.error("Stored file %s: %s", file.pk, problem)
        raise NotNow(LOST)
    return content


def examine(file: StoredFile) -> tuple[str, bytes]:
    """What is wrong with a file in the store, if anything, and what it holds."""
    try:
        content = store.read(file.name)
    except store.NotReadable:
        return "missing, altered, or under a key that is not at hand", b""
    if hashlib.sha256(content).hexdigest() != file.sha256:
        return "not what was kept", b""
    return "", content


def scan_state(file: StoredFile) -> ScanState:
    """By the newest scan. Uses scans fetched beforehand, where they were."""
    newest = max(file.scans.all(), key=lambda scan: scan.at, default=None)
    if newest is None:
        return ScanState.UNSCANNED
    return ScanState.INFECTED if newest.virus else ScanState.CLEAN


def kind_of_file(file: StoredFile) -> Kind:
    return KINDS[file.kind]
