"""Receiving a file: everything that is asked of it before it may be kept."""

import hashlib
import logging
from dataclasses import dataclass, field

from django.conf import settings

from casework.files.kinds import Kind, kind_of
from casework.files.names import label_of
from casework.files.preview import pages_of
from casework.files.scanning import Found, scan_if_possible
from casework.files.unwelcome import Unwelcome

logger = logging.getLogger(__name__)

MEGABYTE = 1_000_000
EMPTY = "This file is empty. Check that it is the one you meant, and choose it again."
INFECTED = (
    "A virus was found in this file. It was not kept. Do not open it or pass it on, and tell the IT service"
    " desk how it came to you."
)


@dataclass(frozen=True)
class Received:
    """A file that may be kept. `pages` is how many of it can be previewed; `scan` is None if unscanned."""

    # Neither is said in a fault that is reported.
    content: bytes = field(repr=False)
    kind: Kind
    label: str = field(repr=False)
    sha256: str
    pages: int
    scan: Found | None


def receive(content: bytes, name: str, *, size: int | None = None) -> Received:
    """Judge a file. Raises Unwelcome, with a message for whoever sent it.

    `size` is what was sent, where more was sent than was taken in.
    """
    refuse_size(len(content) if size is None else size)
    kind = kind_of(content)
    scanned = scan_if_possible(content)
    if scanned and scanned.virus:
        logger.warning("A file was refused: %s found by ClamAV", scanned.virus)
        raise Unwelcome(INFECTED)
    return Received(
        content=content,
        kind=kind,
        label=label_of(name),
        sha256=hashlib.sha256(content).hexdigest(),
        pages=pages_of(content, kind),
        scan=scanned,
    )


def refuse_size(size: int) -> None:
    """Raises Unwelcome for a file that is empty or larger than settings.DOCUMENT_MEGABYTES."""
    if not size:
        raise Unwelcome(EMPTY)
    if size > most_bytes():
        raise Unwelcome(
            f"This file is {size / MEGABYTE:.1f} MB. The most that can be kept is"
            f" {settings.DOCUMENT_MEGABYTES} MB. Save it smaller, or in parts, and add that."
        )


def most_bytes() -> int:
    return int(settings.DOCUMENT_MEGABYTES) * MEGABYTE
