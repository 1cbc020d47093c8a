"""The test database: where it stands, how it is made, and how it is put back after a test that commits.

Tables and reference data are made once for all workers, and copied for each. Django would flush
every table after a test that commits, and send post_migrate. Here rows are remembered once and laid
back by SQL, which takes a fraction of that time and leaves them as they were.
"""

import shutil
import zlib
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from fcntl import LOCK_EX, flock
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, models, transaction

from casework import clock, triggers

#: By table: the columns, and the rows.
Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]

#: Before anything that a test tells.
LONG_AGO = datetime(2024, 1, 8, 9, 0, tzinfo=UTC)

#: Values that one statement takes on either engine.
AT_ONCE = 900

Made = TypeVar("Made")

_remembered: Rows = {}
_floors = count(10_000, 10_000)
_made: dict[Hashable, tuple[Any, Rows]] = {}


def place(folder: Path) -> None:
    """Give this run a database of its own, so that runs side by side do not meet."""
    database = settings.DATABASES["default"]
    # Nothing here outlives the run, so no commit need wait for the disk.
    if "sqlite3" in database["ENGINE"]:
        database["TEST"]["NAME"] = str(folder / "test.sqlite3")
        database["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
        return
    checkout = zlib.crc32(str(settings.BASE_DIR).encode())
    database.setdefault("TEST", {})["NAME"] = f"test_{database['NAME']}_{checkout:08x}"
    database["OPTIONS"]["options"] += " -c synchronous_commit=off"


@contextmanager
def standing(shared: Path, worker: str, *, migrate: bool) -> Iterator[None]:
    """The database of one worker, for as long as it works; of a run without workers, the only one."""
    connection.settings_dict["TEST"]["MIGRATE"] = migrate
    connection.settings_dict["NAME"] = whole = connection.creation._get_test_db_name()
    in_use = shared / f"in use by {worker or 'everybody'}"
    with _alone(shared):
        if not list(shared.glob("in use by *")):
            _make()
        in_use.touch()
        if worker:
            connection.settings_dict["NAME"] = _copy_for(worker, Path(shared))
    remember()
    yield
    connection.close()
    with _alone(shared):
        in_use.unlink()
        others = list(shared.glob("in use by *"))
        for name in {connection.settings_dict["NAME"], *([] if others else [whole])}:
            _drop(name)


@contextmanager
def _alone(shared: Path) -> Iterator[None]:
    """One worker at a time."""
    with (shared / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        yield


def _make() -> None:
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    with clock.at(LONG_AGO):
        call_command("load_reference_data", verbosity=0)
    connection.close()


def _copy_for(worker: str, shared: Path) -> str:
    """A copy of the database, made for one worker. An SQLite file has a folder to itself, so that a test
    may take the folder away under a server without taking it from the other workers."""
    if connection.vendor == "sqlite":
        folder = shared / f"database of {worker}"
        folder.mkdir()
        return str(shutil.copy(connection.settings_dict["NAME"], folder))
    connection.creation.clone_test_db(worker, verbosity=0)
    return str(connection.creation.get_test_db_clone_settings(worker)["NAME"])


def _drop(name: str) -> None:
    if connection.vendor == "sqlite":
        Path(name).unlink()
        return
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)} WITH (FORCE)")


def tables(of: list[type[models.Model]] | None = None) -> dict[str, list[str]]:
    """Tables with the columns that can be written: of these models, or every one of ours and of Django’s."""
    return {
        model._meta.db_table: [
            field.column for field in model._meta.local_concrete_fields if not field.generated
        ]
        for model in of or apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def rows_of(tables: dict[str, list[str]]) -> Rows:
    """What stands in these tables now."""
    quote, found = connection.ops.quote_name, {}
    with connection.cursor() as cursor:
        for table, columns in tables.items():
            cursor.execute(f"SELECT {', '.join(map(quote, columns))} FROM {quote(table)}")
            if rows := cursor.fetchall():
                found[table] = (columns, rows)
    return found


def rows_since(before: Rows) -> Rows:
    """What stands in the database now and did not before."""
    found = {}
    for table, (columns, rows) in rows_of(tables()).items():
        known = set(before[table][1]) if table in before else set()
        if new := [row for row in rows if row not in known]:
            found[table] = (columns, new)
    return found


def lay(rows: Rows) -> None:
    """Write rows as they were, all or none; what stands under the same key becomes them."""
    quote = connection.ops.quote_name
    keys = {
        model._meta.db_table: model._meta.pk.column for model in apps.get_models(include_auto_created=True)
    }
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, each) in rows.items():
            others = [quote(column) for column in columns if column != keys[table]]
            changed = ", ".join(f"{column} = excluded.{column}" for column in others)
            row = f"({', '.join(['%s'] * len(columns))})"
            for some in _in_portions(each, AT_ONCE // len(columns)):
                cursor.execute(
                    f"INSERT INTO {quote(table)} ({', '.join(map(quote, columns))}) "
                    f"VALUES {', '.join([row] * len(some))} "
                    f"ON CONFLICT ({quote(keys[table])}) DO UPDATE SET {changed}",
                    [value for values in some for value in values],
                )


def _in_portions(rows: list[tuple[Any, ...]], size: int) -> Iterator[list[tuple[Any, ...]]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def once(name: Hashable, make: Callable[[], Made]) -> Made:
    """What was made the first time it was asked for; every other time its rows are laid back.

    For what is made alike, on nothing but the reference data, by many tests of one worker.
    """
    if name in _made:
        lay(_made[name][1])
    else:
        before = rows_of(tables())
        _made[name] = make(), rows_since(before)
    made: Made = _made[name][0]
    return made


def remember() -> None:
    """Note what stands in the database now."""
    _remembered.clear()
    _remembered.update(rows_of(tables()))


def put_back() -> None:
    """Empty every table, and lay back what was remembered."""
    quote = connection.ops.quote_name
    with transaction.atomic(), _nothing_refused():
        with connection.cursor() as cursor:
            for table in tables():
                cursor.execute(f"DELETE FROM {quote(table)}")
            _number_on(cursor)
        lay(_remembered)


@contextmanager
def _nothing_refused() -> Iterator[None]:
    """Without the triggers. To take them off and put them on again takes PostgreSQL a quarter of a second,
    and every other worker’s statements are planned afresh; there they are passed over instead."""
    if connection.vendor == "sqlite":
        with triggers.lifted():
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")


def _number_on(cursor: Any) -> None:
    """Rows to come are numbered above all that may be laid back, though a test began the numbers anew."""
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT setval(format('%%I.%%I', schemaname, sequencename)::regclass, %s) FROM pg_sequences",
            [next(_floors)],
        )
