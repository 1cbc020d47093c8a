"""Triggers that refuse what the record must never suffer, on both engines.

Recorded tables and users refuse DELETE. AppendOnly tables and every history table refuse UPDATE and
DELETE, and TRUNCATE on PostgreSQL. Installed after every migrate, because SQLite drops them when it
rebuilds a table. Whoever owns the tables could still drop the triggers: in production the
application's role must not own them.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from simple_history.models import HistoricalChanges

from casework.models import AppendOnly, Recorded, User

REFUSE_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '% of % is refused: the record is kept', TG_OP, TG_TABLE_NAME; END
$$ LANGUAGE plpgsql
"""


def guarded() -> dict[str, tuple[str, ...]]:
    """Which statements each guarded table refuses."""
    tables: dict[str, tuple[str, ...]] = {}
    for model in apps.get_models():
        if issubclass(model, AppendOnly | HistoricalChanges):
            tables[model._meta.db_table] = ("UPDATE", "DELETE")
        elif issubclass(model, Recorded | User):
            tables[model._meta.db_table] = ("DELETE",)
    return tables


def _name(table: str, statement: str) -> str:
    return f"keep_{table}_{statement.lower()}"


def install(using: str = "default") -> None:
    """Put the triggers on every guarded table that exists. Safe to run again."""
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(REFUSE_FUNCTION)
        for table, statements in guarded().items():
            if table in existing:
                for sql in _create(connection.vendor, table, statements):
                    cursor.execute(sql)


def _create(vendor: str, table: str, statements: tuple[str, ...]) -> list[str]:
    if vendor == "postgresql":
        each_row = [
            f'CREATE OR REPLACE TRIGGER "{_name(table, s)}" BEFORE {s} ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            for s in statements
        ]
        truncate = (
            f'CREATE OR REPLACE TRIGGER "{_name(table, "TRUNCATE")}" BEFORE TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return [*each_row, truncate]
    return [
        f'CREATE TRIGGER IF NOT EXISTS "{_name(table, s)}" BEFORE {s} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{s} of {table} is refused: the record is kept'); END"
        for s in statements
    ]


def remove(using: str = "default") -> None:
    """Take the triggers off: for emptying a test database, and for nothing else."""
    connection = connections[using]
    on_table = connection.vendor == "postgresql"
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, statements in guarded().items():
            if table in existing:
                for statement in (*statements, "TRUNCATE"):
                    target = f' ON "{table}"' if on_table else ""
                    cursor.execute(f'DROP TRIGGER IF EXISTS "{_name(table, statement)}"{target}')


def present(connection: BaseDatabaseWrapper) -> set[str]:
    """The triggers that stand in a database."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall()}


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that its guarded tables should have and do not. PostgreSQL cuts names at 63 signs."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    standing = {name[:63] for name in present(connection)}
    wanted = [
        _name(table, each) for table, refused in guarded().items() if table in tables for each in refused
    ]
    return sorted(name for name in wanted if name[:63] not in standing)


@contextmanager
def lifted(using: str = "default") -> Iterator[None]:
    """Take the triggers off for the length of a with block."""
    remove(using)
    try:
        yield
    finally:
        install(using)


def install_after_migrate(sender: object, using: str, **kwargs: object) -> None:
    """The post_migrate receiver."""
    install(using)
