"""SQLite: its online backup copies a consistent state, while others read and write."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from django.db import Error

from cornwall_cs.backup.engines import Database, connected, contents_of
from cornwall_cs.backup.making import sync_folder
from cornwall_cs.backup.manifest import BackupRefused, Contents

#: What may stand beside a database file and belongs to it. Beside another file it would ruin that one.
BESIDE = ("-journal", "-wal", "-shm")


class SQLite:
    name = "SQLite"

    def name_of(self, database: Database) -> str:
        return self._file(database).name

    def _file(self, database: Database) -> Path:
        name = str(database["NAME"])
        if name == ":memory:" or name.startswith("file:"):
            raise BackupRefused("This database stands in memory. Name a file in DATABASE_URL.")
        return Path(name)

    def is_empty(self, database: Database) -> bool:
        file = self._file(database)
        if any(_size(file.with_name(file.name + ending)) for ending in BESIDE):
            return False
        if not _size(file):
            return True
        try:
            with closing(sqlite3.connect(_address(file, "ro"), uri=True)) as source:
                return not source.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        except sqlite3.Error:
            return False

    def copy(self, database: Database, to: Path) -> Contents:
        file = self._file(database)
        if not file.is_file():
            raise BackupRefused(f"There is no database {file}.")
        try:
            with (
                closing(
                    sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True, timeout=20)
                ) as source,
                closing(sqlite3.connect(to)) as target,
            ):
                source.backup(target)
                return self._whole(database, to, target)
        except (sqlite3.Error, Error) as failed:
            raise BackupRefused(f"The database could not be copied: {failed}.") from failed

    def _whole(self, database: Database, copy: Path, target: sqlite3.Connection) -> Contents:
        """What is in the copy, once it is known to be sound and to stand in one file."""
        if fault := _fault_of(target):
            raise BackupRefused(f"The database is damaged: {fault}. Restore the last good archive.")
        target.execute("PRAGMA journal_mode=DELETE")
        target.close()
        with connected({**database, "NAME": str(copy), "OPTIONS": {}}) as connection:
            return contents_of(connection)

    def lay_back(self, database: Database, copy: BinaryIO) -> None:
        file = self._file(database)
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_name(f"{file.name}.partial")
        partial.unlink(missing_ok=True)
        try:
            with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:
                shutil.copyfileobj(copy, written)
                written.flush()
                os.fsync(written.fileno())
            with closing(sqlite3.connect(partial)) as laid:
                if fault := _fault_of(laid):
                    raise BackupRefused(f"The copy in this archive is damaged: {fault}. Use another archive.")
            self._put_aside(file)
            partial.rename(file)
            sync_folder(file.parent)
        finally:
            partial.unlink(missing_ok=True)

    def _put_aside(self, file: Path) -> None:
        """Rename what stands there, with what belongs to it: nothing is lost until somebody removes it."""
        number = 1
        while file.with_name(f"{file.name}.replaced-{number}").exists():
            number += 1
        for ending in ("", *BESIDE):
            old = file.with_name(file.name + ending)
            if _size(old):
                old.rename(file.with_name(f"{file.name}.replaced-{number}{ending}"))
            else:
                old.unlink(missing_ok=True)


def _fault_of(database: sqlite3.Connection) -> str:
    """What SQLite finds wrong with a database, or nothing."""
    try:
        (said,) = database.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as fault:
        return str(fault)
    return "" if said == "ok" else str(said)


def _address(file: Path, mode: str) -> str:
    return f"{file.resolve().as_uri()}?mode={mode}"


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0
