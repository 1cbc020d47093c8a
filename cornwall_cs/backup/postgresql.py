"""PostgreSQL: pg_dump copies one snapshot; pg_restore and psql lay it back in one transaction."""

import os
import shutil
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import IO, Any, BinaryIO

from django.db import Error

from cornwall_cs.backup.engines import Database, connected, contents_of
from cornwall_cs.backup.manifest import BackupRefused, Contents

#: Where libpq reads each setting. In the environment, never on a command line that others can list.
SETTINGS = {
    "NAME": "PGDATABASE",
    "USER": "PGUSER",
    "PASSWORD": "PGPASSWORD",
    "HOST": "PGHOST",
    "PORT": "PGPORT",
}
OPTIONS = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}

#: Takes away whatever stands in the schema, extensions aside, and leaves the schema and its grants.
EMPTY = """
SET LOCAL lock_timeout = '10s';
DO $$ DECLARE each record; BEGIN
  FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP TABLE public.%I CASCADE', each.tablename);
  END LOOP;
  FOR each IN SELECT p.oid::regprocedure AS routine FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
    EXECUTE format('DROP ROUTINE %s CASCADE', each.routine);
  END LOOP;
END $$;
"""


class PostgreSQL:
    name = "PostgreSQL"

    def name_of(self, database: Database) -> str:
        return str(database["NAME"])

    def is_empty(self, database: Database) -> bool:
        try:
            with connected(database) as connection, connection.cursor() as cursor:
                return not connection.introspection.table_names(cursor)
        except Error as failed:
            raise BackupRefused(f"The database could not be reached: {failed}") from failed

    def copy(self, database: Database, to: Path) -> Contents:
        program = _program("pg_dump")
        try:
            with connected(database) as connection, connection.cursor() as cursor:
                cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                cursor.execute("SELECT pg_export_snapshot()")
                (snapshot,) = cursor.fetchone()
                contents = contents_of(connection)
                # The same snapshot that was counted, so that the counts are true of the copy.
                command = [program, "--format=custom", "--no-owner", "--no-privileges"]
                _run([*command, f"--snapshot={snapshot}", f"--file={to}"], database)
                return contents
        except Error as failed:
            raise BackupRefused(f"The database could not be copied: {failed}") from failed

    def lay_back(self, database: Database, copy: BinaryIO) -> None:
        """Feed the copy through pg_restore into one transaction of psql, committed when all of it came."""
        read = [_program("pg_restore"), "--no-owner", "--no-privileges", "--file=-"]
        write = [_program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"]
        with tempfile.TemporaryFile() as said:
            reading = _start(read, database, stdout=subprocess.PIPE, stderr=said)
            writing = _start(write, database, stdout=subprocess.DEVNULL, stderr=said)
            feeding = Thread(target=_pour, args=(copy, reading.stdin))
            feeding.start()
            _through(reading, writing)
            feeding.join()
            if reading.returncode or writing.returncode:
                raise BackupRefused(f"PostgreSQL took none of it. It says: {_last_words(said)}")


def _start(command: list[str], database: Database, **streams: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, env=surroundings(database), **streams
    )


def _through(reading: subprocess.Popen[bytes], writing: subprocess.Popen[bytes]) -> None:
    """Pass on what pg_restore gives. COMMIT is said only when it has ended well; else psql rolls back."""
    try:
        with closing(writing.stdin) as script, closing(reading.stdout):  # type: ignore[type-var]
            script.write(b"BEGIN;\n" + EMPTY.encode())
            shutil.copyfileobj(reading.stdout, script)  # type: ignore[misc]
            if reading.wait() == 0:
                script.write(b"\nCOMMIT;\n")
    except BrokenPipeError:
        # psql has given up and says why itself.
        reading.kill()
    reading.wait()
    writing.wait()


def _pour(copy: BinaryIO, into: IO[bytes] | None) -> None:
    try:
        with closing(into) as pipe:  # type: ignore[type-var]
            shutil.copyfileobj(copy, pipe)  # type: ignore[misc]
    except BrokenPipeError:
        return


def surroundings(database: Database) -> dict[str, str]:
    """The environment in which PostgreSQL's programs find the database, its password included."""
    given = {SETTINGS[key]: str(database[key]) for key in SETTINGS if database.get(key)}
    options: dict[str, Any] = database.get("OPTIONS") or {}
    return os.environ | given | {OPTIONS[key]: str(options[key]) for key in OPTIONS if options.get(key)}


def _program(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise BackupRefused(
            f"{name} is not installed here. On Debian: apt-get install postgresql-client, of the server’s "
            "version or a later one."
        )
    return found


def _run(command: list[str], database: Database) -> None:
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(command, env=surroundings(database), stderr=said, check=False)  # noqa: S603
        if done.returncode:
            raise BackupRefused(f"{Path(command[0]).name} failed. It says: {_last_words(said)}")


def _last_words(said: IO[bytes]) -> str:
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines()
    return " ".join(lines[-2:]) or "nothing"
