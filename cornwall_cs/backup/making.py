"""Making an archive: the database, the documents, the manifest; read back, and only then given its name."""

import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from cornwall_cs import VERSION
from cornwall_cs.backup.engines import engine_of
from cornwall_cs.backup.manifest import (
    CHECKSUM,
    DATABASE,
    DOCUMENTS,
    FORMAT,
    MANIFEST,
    BackupRefused,
    Manifest,
    Member,
    Weighed,
)
from cornwall_cs.backup.reading import read_through

#: How a document ends while it is being written; it is renamed when it is whole.
UNFINISHED = ".part"


def make(*, database: Mapping[str, Any], store: Path, to: Path, at: datetime) -> tuple[Path, Manifest]:
    """Back up a database and a document store into one archive, while both are in use.

    `to` is the archive to make, or a folder in which it gets a name from the hour. Raises
    BackupRefused, and then nothing stands under that name.
    """
    try:
        target = _free(to / f"record-{at:%Y%m%d-%H%M%S}.tar" if to.is_dir() else to)
        with _scratch(target, "database") as copy, _scratch(target, "tar") as partial:
            contents = engine_of(database).copy(database, copy)
            with partial.open("wb") as file:
                manifest = _write(file, contents=contents, copy=copy, store=store, at=at, database=database)
                file.flush()
                os.fsync(file.fileno())
            read_through(partial)
            partial.rename(target)
        sync_folder(target.parent)
    except OSError as failed:
        raise BackupRefused(f"The archive could not be written: {failed.strerror}.") from failed
    return target, manifest


def _free(target: Path) -> Path:
    """The name of the archive, where there is a folder for it and nothing stands under it."""
    if target.exists():
        raise BackupRefused(f"{target} is there already. Name another file, or a folder.")
    if not target.parent.is_dir():
        raise BackupRefused(f"There is no folder {target.parent}. Make it, or name another.")
    return target


@contextmanager
def _scratch(target: Path, what: str) -> Iterator[Path]:
    """A file beside the archive, readable by nobody else, and gone afterwards unless it was renamed."""
    handle, name = tempfile.mkstemp(prefix=f"{target.name}.{what}.", suffix=".partial", dir=target.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder, as fsync has it keep what is in a file."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(
    file: Any, *, contents: Any, copy: Path, store: Path, at: datetime, database: Mapping[str, Any]
) -> Manifest:
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        members = {DATABASE: _add(archive, DATABASE, copy)}
        for path in _documents(store):
            name = DOCUMENTS + path.relative_to(store).as_posix()
            members[name] = _add(archive, name, path)
        manifest = Manifest(
            format=FORMAT,
            version=VERSION,
            made_at=at.isoformat(timespec="seconds"),
            engine=engine_of(database).name,
            contents=contents,
            members=members,
        )
        text = manifest.as_bytes()
        _add_text(archive, MANIFEST, text)
        _add_text(archive, CHECKSUM, hashlib.sha256(text).hexdigest().encode())
    return manifest


def _documents(store: Path) -> list[Path]:
    """Every document of the store; not what is only now being written, which no row can name yet."""
    found = (path for path in store.rglob("*") if path.suffix != UNFINISHED)
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def _add(archive: tarfile.TarFile, name: str, path: Path) -> Member:
    """Put a file into the archive as it is when it is opened; what it hashes to is found on the way."""
    with path.open("rb") as file:
        info = tarfile.TarInfo(name)
        info.size, info.mode = os.fstat(file.fileno()).st_size, 0o600
        weighed = Weighed(file)
        archive.addfile(info, weighed)  # type: ignore[arg-type]
    return weighed.member


def _add_text(archive: tarfile.TarFile, name: str, text: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(text), 0o600
    archive.addfile(info, io.BytesIO(text))
