"""Finds a PostgreSQL for the tests: the one named, one that answers here, or a throw-away one."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg2

# The port only names the socket file: the throw-away server listens to no network.
PORT = 54329


def _candidates() -> list[str]:
    named = os.environ.get("TEST_DATABASE_URL")
    if named:
        return [named]
    users = list(dict.fromkeys(["postgres", pwd.getpwuid(os.getuid()).pw_name]))
    sockets = [f"postgres://{user}@//var/run/postgresql/postgres" for user in users]
    return [f"postgres://{user}@127.0.0.1:5432/postgres" for user in users] + sockets


def address(url: str) -> str:
    """A Django database address in the form that libpq reads."""
    head, _, folder = url.partition("@")
    if not folder.startswith(("/", ":")):
        return url
    port, _, path = folder.partition("//")
    host, _, name = f"/{path}".rpartition("/")
    return f"{head}@/{name}?host={host}" + (f"&port={port[1:]}" if port else "")


def _may_make_databases(url: str) -> bool:
    with contextlib.suppress(psycopg2.Error):
        connection = psycopg2.connect(address(url), connect_timeout=3)
        with contextlib.closing(connection), connection.cursor() as cursor:
            cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
            return bool(cursor.fetchone()[0])
    return False


def _programs() -> Path | None:
    """The folder of initdb and postgres: the newest Debian keeps, or wherever PATH finds both."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    on_path = [Path(found).parent for found in (shutil.which("initdb"),) if found]
    for folder in [*reversed(debian), *on_path]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


def _unprivileged(folder: Path) -> dict[str, Any]:
    """How to start PostgreSQL, which refuses to run as root, as somebody who owns nothing."""
    if os.getuid():
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            user = pwd.getpwnam(name)
            os.chown(folder, user.pw_uid, user.pw_gid)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": [], "cwd": folder}
    return {}


def _start(programs: Path, folder: Path, somebody: dict[str, Any]) -> subprocess.Popen[bytes]:
    data = folder / "data"
    subprocess.run(
        [programs / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync"],
        check=True,
        capture_output=True,
        **somebody,
    )
    # Speed before safety: nothing here outlives the run.
    settings = ["listen_addresses=", f"unix_socket_directories={folder}", "fsync=off", "full_page_writes=off"]
    return subprocess.Popen(
        [programs / "postgres", "-D", data, "-p", str(PORT), *(part for s in settings for part in ("-c", s))],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **somebody,
    )


@contextmanager
def _throw_away(programs: Path) -> Iterator[str | None]:
    # Under /tmp itself: the path of a socket must be short.
    folder = Path(tempfile.mkdtemp(prefix="record-tests-", dir="/tmp"))
    somebody = _unprivileged(folder)
    server: subprocess.Popen[bytes] | None = None
    try:
        server = _start(programs, folder, somebody)
        url = f"postgres://postgres@:{PORT}/{folder}/postgres"
        for _ in range(100):
            if _may_make_databases(url):
                break
            time.sleep(0.1)
        yield url if _may_make_databases(url) else None
    except (subprocess.CalledProcessError, OSError):
        yield None
    finally:
        if server:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgres() -> Iterator[str | None]:
    """The address of a server to test on, or None where there is none to be had."""
    for url in _candidates():
        if _may_make_databases(url):
            yield url
            return
    programs = None if os.environ.get("TEST_DATABASE_URL") else _programs()
    if programs is None:
        yield None
        return
    with _throw_away(programs) as throw_away:
        yield throw_away
