"""How each engine copies its database whole while people write in it, and lays a copy back."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import ConnectionHandler

from casework import triggers
from cornwall_cs.backup.manifest import BackupRefused, Contents

Database = Mapping[str, Any]


class Engine(Protocol):
    """What backup and restore ask of an engine. `database` is an entry of settings.DATABASES."""

    name: str

    def name_of(self, database: Database) -> str:
        """What a person calls the database."""

    def is_empty(self, database: Database) -> bool:
        """Whether it has no table, or is not there at all."""

    def copy(self, database: Database, to: Path) -> Contents:
        """Write a consistent copy into a file, and say what is in that copy."""

    def lay_back(self, database: Database, copy: BinaryIO) -> None:
        """Put a copy where the database stands, in place of whatever does: all of it or nothing."""


def engine_of(database: Database) -> Engine:
    """The engine of a database."""
    from cornwall_cs.backup.postgresql import PostgreSQL
    from cornwall_cs.backup.sqlite import SQLite

    engines: dict[str, Engine] = {
        "django.db.backends.sqlite3": SQLite(),
        "django.db.backends.postgresql": PostgreSQL(),
    }
    if database["ENGINE"] not in engines:
        raise BackupRefused(f"Backup knows SQLite and PostgreSQL, not {database['ENGINE']}.")
    return engines[database["ENGINE"]]


@contextmanager
def connected(database: Database) -> Iterator[BaseDatabaseWrapper]:
    """A connection of one's own to a database, closed afterwards."""
    connection = ConnectionHandler({"default": dict(database)})["default"]
    try:
        yield connection
    finally:
        connection.close()


def contents_of(connection: BaseDatabaseWrapper) -> Contents:
    """What a database holds, as the open transaction sees it."""
    tables = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            tables[table] = cursor.fetchone()[0]
    applied = MigrationRecorder(connection).applied_migrations()
    migrations = sorted(f"{app}.{name}" for app, name in applied)
    return Contents(tables, migrations, sorted(triggers.present(connection)))
