"""Other databases than the one of the tests: empty ones to restore into, and how a program finds them."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from cornwall_cs.backup.engines import Database, connected
from tests import source

Place = tuple[Database, Path]


def here() -> dict[str, Any]:
    """The database of the tests, as settings name one."""
    return {**connection.settings_dict, "OPTIONS": dict(connection.settings_dict["OPTIONS"])}


def address_of(database: Database) -> str:
    """What DATABASE_URL says to name it."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    return os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{database['NAME']}"


def surroundings(database: Database, **more: str) -> dict[str, str]:
    """The environment of a program that works on a database."""
    own = {"DATABASE_URL": address_of(database), "PYTHONPATH": str(source.ROOT)}
    return {**os.environ, **own, **more}


@pytest.fixture
def empty_place(tmp_path: Path) -> Iterator[Callable[[], Place]]:
    """Make an empty database and name a folder for its documents; the databases go with the test."""
    made: list[str] = []

    def make() -> Place:
        folder = tmp_path / f"elsewhere-{len(made)}"
        made.append(f"{here()['NAME']}_{len(made)}")
        if connection.vendor == "sqlite":
            return {**here(), "NAME": str(folder / "record.sqlite3")}, folder / "documents"
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{made[-1]}"')
            cursor.execute(f'CREATE DATABASE "{made[-1]}"')
        return {**here(), "NAME": made[-1]}, folder / "documents"

    yield make
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for name in made:
                cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    shutil.rmtree(tmp_path, ignore_errors=True)


def every_row(database: Database) -> dict[str, Counter[tuple[Any, ...]]]:
    """Every row of every table, whatever the order they come in."""
    found = {}
    with connected(database) as other, other.cursor() as cursor:
        for table in other.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {other.ops.quote_name(table)}")
            found[table] = Counter(cursor.fetchall())
    return found


def every_file(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, byte for byte."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
