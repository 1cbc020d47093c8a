"""The store: files outside the web’s reach, each encrypted, under a name that nobody could guess.

A file lies under settings.DOCUMENT_STORE in folders of its name's first letters, readable to the
application alone. It is written whole before the row that points to it is committed: a file without
a row harms nobody, a row without its file would lose a record. Encryption is Fernet, which is
authenticated: a file altered on disk is refused, never shown. The first of settings.DOCUMENT_KEYS
encrypts; each of them reads.
"""

import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NAME = re.compile(r"[0-9a-f]{64}")
NO_KEYS = (
    "DOCUMENT_KEYS is missing. Documents are encrypted: without a key none can be kept or read. "
    "See docs/how-to/keep-documents.md."
)
BAD_KEY = "DOCUMENT_KEYS holds something that is no key. See docs/how-to/keep-documents.md."


class NotReadable(Exception):
    """The file is not there, or cannot be decrypted with the keys at hand."""


def keys() -> MultiFernet:
    """The keys, the current one first. Raises ImproperlyConfigured without any."""
    if not settings.DOCUMENT_KEYS:
        raise ImproperlyConfigured(NO_KEYS)
    try:
        return MultiFernet([Fernet(key) for key in settings.DOCUMENT_KEYS])
    except ValueError:
        raise ImproperlyConfigured(BAD_KEY) from None


def keep(content: bytes) -> str:
    """Write a file to the store, to the disk itself, and say under what name."""
    name = secrets.token_hex(32)
    _write(_place(name), keys().encrypt(content))
    return name


def read(name: str) -> bytes:
    """What a file holds. Raises NotReadable where it is missing, altered, or under a key not at hand."""
    try:
        return keys().decrypt(_place(name).read_bytes())
    except (OSError, InvalidToken):
        raise NotReadable(name) from None


def renew(name: str) -> None:
    """Encrypt a file anew, with the current key. Raises NotReadable."""
    try:
        renewed = keys().rotate(_place(name).read_bytes())
    except (OSError, InvalidToken):
        raise NotReadable(name) from None
    _write(_place(name), renewed)


def names() -> Iterator[str]:
    """Every name in the store."""
    for path in sorted(_root().glob("??/??/*")):
        if NAME.fullmatch(path.name):
            yield path.name


def throw_away(name: str) -> None:
    """Take a file out of the store: for the demonstration's invented documents, and for no others."""
    _place(name).unlink(missing_ok=True)


def _root() -> Path:
    return Path(settings.DOCUMENT_STORE)


def _place(name: str) -> Path:
    if not NAME.fullmatch(name):
        raise ValueError("That is no name of a stored file.")
    return _root() / name[:2] / name[2:4] / name


def _write(place: Path, content: bytes) -> None:
    """Whole or not at all: beside its place first, then moved there."""
    for folder in (_root(), place.parent.parent, place.parent):
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=folder == _root(), exist_ok=True)
            _to_disk(folder.parent)
    beside = place.with_name(f"{place.name}.{secrets.token_hex(4)}.part")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(place)
    _to_disk(place.parent)


def _to_disk(folder: Path) -> None:
    """Make sure that what a folder lists outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
