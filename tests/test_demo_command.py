"""script/demo: from nothing to a first page, keeping what was entered, touching no database but its own."""

import os
import socket
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.db import connection

from tests import source

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="Told once, on SQLite: it starts processes of its own.",
)

Demo = Callable[..., subprocess.Popen[str]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    """Start script/demo on a database in a folder of this test."""
    started: list[subprocess.Popen[str]] = []

    def start(port: int, *options: str) -> subprocess.Popen[str]:
        env = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path / 'demo.sqlite3'}"}
        command = [source.ROOT / "script" / "demo", "--port", str(port), *options]
        process = subprocess.Popen(
            command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=tmp_path
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=30)


def said_until(process: subprocess.Popen[str], words: str) -> str:
    said = ""
    for line in process.stdout or ():
        said += line
        if words in line:
            return said
    pytest.fail(said)


def first_page(port: int) -> str:
    # The last thing it says, it says before it listens; nothing tells us when but asking.
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    with urlopen(f"http://127.0.0.1:{port}/", timeout=30) as response:
        return str(response.read().decode())


def test_it_serves_and_a_second_start_keeps_what_was_entered(demo: Demo, tmp_path: Path) -> None:
    port = free_port()
    first = demo(port, "--short")
    said = said_until(first, "Stop with Ctrl-C")
    assert "MARU screener" in said
    assert "System administrator" in said
    assert "invented people" in first_page(port)
    first.terminate()
    first.wait(timeout=30)

    with sqlite3.connect(tmp_path / "demo.sqlite3") as database:
        database.execute("UPDATE casework_team SET name = 'Renamed by a visitor' WHERE kind = 'maru'")
    said_until(demo(free_port()), "Stop with Ctrl-C")
    with sqlite3.connect(tmp_path / "demo.sqlite3") as database:
        names = [name for (name,) in database.execute("SELECT name FROM casework_team")]
    assert "Renamed by a visitor" in names


def test_it_leaves_a_database_alone_that_is_not_its_own(demo: Demo, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "demo.sqlite3") as database:
        database.execute("CREATE TABLE cases (name TEXT)")
        database.execute("INSERT INTO cases VALUES ('Not ours to touch')")
    refused = demo(free_port(), "--fresh")
    said = said_until(refused, "was not started")
    assert "no demonstration made" in said
    assert refused.wait(timeout=30) == 1
    with sqlite3.connect(tmp_path / "demo.sqlite3") as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master")]
        assert tables == ["cases"]
        assert database.execute("SELECT name FROM cases").fetchall() == [("Not ours to touch",)]


def test_a_taken_port_is_said_before_anything_is_made(demo: Demo, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        said_until(demo(taken), f"Port {taken} cannot be used")
    assert not (tmp_path / "demo.sqlite3").exists()
