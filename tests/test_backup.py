"""The drill: the record is backed up while people write, laid back in an empty place, and is the same."""

import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import DatabaseError, connection

from casework import clock
from casework.models import User
from children.models import Person, Visit
from children.services.involvement import allocate
from children.services.visits import record_visit
from cornwall_cs.backup import check, make, restore
from cornwall_cs.backup.engines import connected
from cornwall_cs.management.commands.restore import DIFFERS
from tests import source, stories
from tests.cast import Cast
from tests.elsewhere import Place, every_file, every_row, here, surroundings

pytestmark = pytest.mark.django_db(transaction=True)

EmptyPlace = Callable[[], Place]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A document store with a letter, a picture and an empty file in it."""
    folder = tmp_path / "documents"
    (folder / "7f" / "a1").mkdir(parents=True)
    (folder / "7f" / "a1" / "7fa1c03e").write_bytes(bytes(range(256)) * 5000)
    (folder / "7f" / "a1" / "7fa1ffff").write_bytes(b"")
    (folder / "b0").write_text("Dear Mrs Tregear, we’ll ring before we come.")
    return folder


def manage(*command: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, "manage.py", *map(str, command)]
    return subprocess.run(
        asked, cwd=source.ROOT, env=env, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.usefixtures("monday")
def test_every_row_and_every_file_comes_back(
    cast: Cast, store: Path, empty_place: EmptyPlace, tmp_path: Path
) -> None:
    """As the person does it who runs the server: one command there, one command elsewhere."""
    stories.reviewed(cast)
    stories.overseen(cast)
    archives = tmp_path / "archives"
    archives.mkdir()
    half = store / "7f" / "a1" / "7fa1aaaa.part"
    half.write_bytes(b"Only half of it has arr")

    done = manage("backup", archives, **surroundings(here(), DOCUMENT_STORE=str(store)))
    assert done.returncode == 0, done.stderr
    (archive,) = archives.iterdir()
    assert "3 documents" in done.stdout
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600

    database, folder = empty_place()
    done = manage("restore", archive, **surroundings(database, DOCUMENT_STORE=str(folder)))
    assert done.returncode == 0, done.stderr
    assert every_row(database) == every_row(here())
    assert sum(map(len, every_row(database).values())) > 1000
    half.unlink()
    assert every_file(folder) == every_file(store)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")} == {0o600, 0o700}


@pytest.mark.usefixtures("monday")
def test_what_is_restored_is_kept_as_before(
    cast: Cast, store: Path, empty_place: EmptyPlace, tmp_path: Path
) -> None:
    """The triggers come back with the tables: nobody alters a decision in the restored record either."""
    stories.decided(cast, "advice")
    database, folder = empty_place()
    archive, _ = make(database=here(), store=store, to=tmp_path, at=clock.now())
    restore(archive=archive, database=database, store=folder)
    with connected(database) as other, other.cursor() as cursor:
        cursor.execute("SELECT rationale FROM referrals_screeningdecision")
        assert "Agreed." in cursor.fetchone()[0]
        for change in ("UPDATE referrals_screeningdecision SET rationale = 'x'", "DELETE FROM casework_user"):
            with pytest.raises(DatabaseError, match="is refused"):
                cursor.execute(change)


def pair(by: User, children: list[Person], account: str) -> None:
    """One visit to two children: two rows, or none."""
    answers = {"seen": True, "seen_alone": True}
    record_visit(
        by=by,
        visited_at=clock.now() - timedelta(minutes=5),
        place="Home",
        present="Mother",
        account=account,
        children=[{"child": child, **answers} for child in children],
    )


def test_a_backup_taken_while_people_write_is_whole(
    cast: Cast, empty_place: EmptyPlace, tmp_path: Path
) -> None:
    """Each state it holds is one that was: both children’s visit or neither, and the letter it names."""
    children = [stories.child(cast.tamsin, given_name=name) for name in ("Amber", "Jowan")]
    for child in children:
        allocate(by=cast.morwenna, person=child, worker=cast.kerensa, reason="One worker for both.")
    store, worker, stop, begun = tmp_path / "documents", cast.kerensa, Event(), Event()
    store.mkdir()

    def write() -> None:
        try:
            for number in range(10_000):
                (store / f"letter-{number}").write_text(f"letter {number}")
                pair(worker, children, f"letter-{number}")
                begun.set()
                if stop.is_set():
                    return
        finally:
            connection.close()

    writing = Thread(target=write)
    writing.start()
    begun.wait(30)
    archives = [
        make(database=here(), store=store, to=tmp_path / f"{n}.tar", at=clock.now()) for n in range(4)
    ]
    stop.set()
    writing.join()

    sizes = [manifest.contents.tables["children_visit"] for _, manifest in archives]
    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[0], "it was written in while it was copied"
    assert Visit.objects.count() >= sizes[-1]
    database, folder = empty_place()
    restore(archive=archives[-1][0], database=database, store=folder)
    with connected(database) as other, other.cursor() as cursor:
        cursor.execute("SELECT account, COUNT(*) FROM children_visit GROUP BY account")
        visits = Counter(dict(cursor.fetchall()))
    assert set(visits.values()) == {2}
    assert visits.keys() <= every_file(folder).keys()


def test_what_is_overwritten_must_be_named(
    cast: Cast, store: Path, empty_place: EmptyPlace, tmp_path: Path
) -> None:
    """An archive goes over a record that is in use only for whoever names both; documents are set aside."""
    archive, _ = make(database=here(), store=store, to=tmp_path, at=clock.now())
    database, folder = empty_place()
    restore(archive=archive, database=database, store=folder)
    with connected(database) as other, other.cursor() as cursor:
        cursor.execute("UPDATE casework_team SET name = 'Renamed since' WHERE key = 'maru'")
    (folder / "written since").write_text("kept aside")
    name = Path(database["NAME"]).name
    restore(
        archive=archive,
        database=database,
        store=folder,
        overwrite_database=name,
        overwrite_documents=str(folder),
    )
    assert every_row(database) == every_row(here())
    assert every_file(folder) == every_file(store)
    assert (folder.parent / "documents.replaced-1" / "written since").read_text() == "kept aside"


def test_a_restored_record_that_differs_is_said_to(
    cast: Cast, store: Path, empty_place: EmptyPlace, tmp_path: Path
) -> None:
    """What the archive counts is compared with what stands, so a fault in restoring is not served."""
    from cornwall_cs.backup.manifest import RestoredDiffers
    from cornwall_cs.backup.restoring import look_through

    archive, manifest = make(database=here(), store=store, to=tmp_path, at=clock.now())
    database, folder = empty_place()
    restore(archive=archive, database=database, store=folder)
    assert look_through(manifest, database, folder) is not None
    with connected(database) as other, other.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('x', 'y', '2026-11-23 09:40:00+00')")
        on = ' ON "casework_user"' if connection.vendor == "postgresql" else ""
        cursor.execute(f'DROP TRIGGER "keep_casework_user_delete"{on}')
    (folder / "b0").write_text("Dear Mrs Tregear, we’ll never come.")
    with pytest.raises(RestoredDiffers) as told:
        look_through(manifest, database, folder)
    for wrong in ("django_session has 1 rows instead of 0", "triggers", "documents/b0 differs"):
        assert wrong in str(told.value)
    assert DIFFERS == 3
    assert check(archive) == manifest
