"""Laying an archive back: read whole first, written beside, then put in place and looked through."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from casework import triggers
from cornwall_cs.backup.engines import connected, contents_of, engine_of
from cornwall_cs.backup.making import sync_folder
from cornwall_cs.backup.manifest import (
    DATABASE,
    DOCUMENTS,
    BackupRefused,
    Manifest,
    RestoredDiffers,
    Weighed,
    known_migrations,
)
from cornwall_cs.backup.reading import check, member, opened

ENDING = ".partial"


def restore(
    *,
    archive: Path,
    database: Mapping[str, Any],
    store: Path,
    overwrite_database: str = "",
    overwrite_documents: str = "",
) -> tuple[Manifest, list[str]]:
    """Lay an archive back into an empty database and an empty store, and look through what then stands.

    What is not empty is overwritten only by whoever names it: the database by its name, the store by
    its folder. Gives the manifest, and the migrations this release still has to run. Raises
    BackupRefused when nothing was written, RestoredDiffers when what was written is not right.
    """
    manifest = check(archive)
    engine = engine_of(database)
    if manifest.engine != engine.name:
        raise BackupRefused(
            f"This archive holds a {manifest.engine} database, and DATABASE_URL names a {engine.name} one. "
            "An archive goes back into the engine it came from."
        )
    name = engine.name_of(database)
    if not engine.is_empty(database) and overwrite_database != name:
        raise BackupRefused(
            f"The database {name} is not empty. Name an empty one in DATABASE_URL; or, to lose what is "
            f"in it, add --overwrite-database {name}"
        )
    if _in_use(store) and overwrite_documents != str(store):
        raise BackupRefused(
            f"The document store {store} is not empty. Name an empty folder in DOCUMENT_STORE; or, to put "
            f"what is in it aside, add --overwrite-documents {store}"
        )
    _write(archive, manifest, database, store)
    return manifest, look_through(manifest, database, store)


def _in_use(store: Path) -> bool:
    try:
        return store.exists() and any(store.iterdir())
    except OSError as failed:
        raise BackupRefused(f"The store {store} could not be looked into: {failed.strerror}.") from failed


def _write(archive: Path, manifest: Manifest, database: Mapping[str, Any], store: Path) -> None:
    beside = store.with_name(store.name + ENDING)
    shutil.rmtree(beside, ignore_errors=True)
    try:
        with opened(archive) as tar:
            _write_documents(tar, manifest, beside)
            engine_of(database).lay_back(database, member(tar, DATABASE))
        _put_in_place(beside, store)
    except OSError as failed:
        raise BackupRefused(f"The archive could not be laid back: {failed.strerror}.") from failed
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _put_in_place(beside: Path, store: Path) -> None:
    try:
        if _in_use(store):
            store.rename(_aside(store))
        beside.rename(store)
        sync_folder(store.parent)
    except OSError as failed:
        raise RestoredDiffers(
            f"The database was restored, the documents were not: {failed.strerror}. Do not serve it."
        ) from failed


def _aside(path: Path) -> Path:
    """A name beside it that is free: what is overwritten is kept until somebody removes it."""
    number = 1
    while (free := path.with_name(f"{path.name}.replaced-{number}")).exists():
        number += 1
    return free


def _write_documents(tar: Any, manifest: Manifest, folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True)
    for name in manifest.members:
        if name == DATABASE:
            continue
        path = folder / name.removeprefix(DOCUMENTS)
        for parent in reversed(path.relative_to(folder).parents):
            (folder / parent).mkdir(mode=0o700, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            shutil.copyfileobj(member(tar, name), file)
            file.flush()
            os.fsync(file.fileno())


def look_through(manifest: Manifest, database: Mapping[str, Any], store: Path) -> list[str]:
    """Compare what stands with what the archive says: every table's rows, every trigger, every document.

    Gives the migrations still to run. Raises RestoredDiffers, naming what is not right.
    """
    with connected(database) as connection:
        found, unguarded = contents_of(connection), triggers.missing(connection)
    pending = sorted(known_migrations() - set(found.migrations))
    wrong = [
        f"{table} has {found.tables.get(table, 0)} rows instead of {rows}"
        for table, rows in manifest.contents.tables.items()
        if found.tables.get(table) != rows
    ]
    if found.triggers != manifest.contents.triggers or (unguarded and not pending):
        wrong.append("the triggers that keep the record are not all in place")
    wrong += [
        f"the document {name} differs"
        for name, wanted in manifest.members.items()
        if name != DATABASE and _weigh(store / name.removeprefix(DOCUMENTS)) != wanted
    ]
    if wrong:
        raise RestoredDiffers("It was restored, but: " + "; ".join(wrong) + ". Do not serve it.")
    return pending


def _weigh(path: Path) -> Any:
    if not path.is_file():
        return None
    with path.open("rb") as file:
        weighed = Weighed(file)
        for _ in weighed.blocks():
            pass
    return weighed.member
