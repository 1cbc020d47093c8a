"""The disk full and the database gone, under a real server: told plainly, with nothing acknowledged lost."""

import contextlib
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest
from django.db import connection

from children.models import Visit
from tests.cast import Cast
from tests.elsewhere import here
from tests.household import household
from tests.killing import Save, visit
from tests.serving import Answer, Server, served, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

#: The form of a visit with so long an account that a disk is soon full of them.
LONG = "Amber told me about the beach, the boat and the dog. " * 150


#: What the system lets SQLite’s log grow to, in bytes: room for a few visits.
ROOM = 500_000


def long_visits(cast: Cast, count: int) -> list[Save]:
    home = household(cast)
    saves = [visit(number, home) for number in range(count)]
    for save in saves:
        save.words = f"{save.words} {LONG}".strip()
        save.answers["account"] = save.words
    return saves


class Kerensa:
    """At her desk, on the form of a visit."""

    def __init__(self, cast: Cast, server: Server, save: Save) -> None:
        self.visitor = signed_in(server, cast.kerensa)
        self._token = self.visitor.token(save.address)
        connection.close()

    def send(self, save: Save) -> Answer:
        return self.visitor.post(save.address, {**self._token, **save.answers})


@contextmanager
def full_disk(server: Server) -> Iterator[None]:
    """The system takes no more from the server, as when the disk has no room."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert cursor.fetchone() == (0, 0, 0), "the log starts empty, so that there is room for a few"
    connection.close()
    for pid in server.workers():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (ROOM, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        for pid in server.workers():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@contextmanager
def gone() -> Iterator[None]:
    """Take the database away under the server, and give it back."""
    if connection.vendor == "sqlite":
        folder = Path(here()["NAME"]).parent
        folder.rename(folder.with_name("unplugged"))
        try:
            yield
        finally:
            folder.with_name("unplugged").rename(folder)
        return
    name = here()["NAME"]
    with elsewhere() as cursor:
        cursor.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        try:
            yield
        finally:
            cursor.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


@contextmanager
def elsewhere() -> Iterator[psycopg2.extensions.cursor]:
    """Another database of the same server."""
    params = {**connection.get_connection_params(), "dbname": "postgres"}
    params.pop("cursor_factory", None)
    other = psycopg2.connect(**params)
    other.autocommit = True
    with contextlib.closing(other), other.cursor() as cursor:
        yield cursor


def says_so(answer: Answer) -> None:
    assert answer.status == 503, answer.page
    assert "The record cannot be reached" in answer.page
    assert answer.headers["Retry-After"] == "60"
    assert "Traceback" not in answer.page
    assert "Error" not in answer.page


def stand_once(saves: list[Save]) -> None:
    """Each is on both children’s records, and nothing else is."""
    accounts = sorted(Visit.objects.values_list("account", flat=True))
    assert accounts == sorted(2 * [save.words for save in saves])


def test_a_full_disk_loses_nothing_that_was_acknowledged(cast: Cast, tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip(
            "PostgreSQL’s disk is another machine’s. What it then says is what is said when it is gone."
        )
    saves = long_visits(cast, 20)
    with served(tmp_path) as server:
        kerensa, acknowledged = Kerensa(cast, server, saves[0]), []
        with full_disk(server):
            for save in saves:
                answer = kerensa.send(save)
                if answer.status != 302:
                    break
                acknowledged.append(save)
            says_so(answer)
            assert LONG[:200] in answer.page
            says_so(kerensa.send(save))
            assert "Amber" in kerensa.visitor.get("/").page, "what stands can still be read"
        assert 0 < len(acknowledged) < len(saves)
        stand_once(acknowledged)
        connection.close()
        assert kerensa.send(save).status == 302
        assert kerensa.send(save).status == 302
        stand_once([*acknowledged, save])


def test_a_lost_database_is_told_and_found_again(cast: Cast, tmp_path: Path) -> None:
    (save,) = long_visits(cast, 1)
    with served(tmp_path) as server:
        kerensa = Kerensa(cast, server, save)
        with gone():
            for _ in range(3):
                says_so(kerensa.visitor.get("/"))
                says_so(kerensa.visitor.get(save.address))
            answer = kerensa.send(save)
            says_so(answer)
            assert LONG[:200] in answer.page
        assert kerensa.visitor.get("/").status == 200
        assert kerensa.send(save).status == 302
    stand_once([save])
    assert "OperationalError" in server.said, "whoever runs the server is told what is wrong"
