"""What backup and restore refuse, each with its reason, and with nothing written."""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from casework import clock
from cornwall_cs.backup import BackupRefused, check, make, restore
from cornwall_cs.backup.engines import connected, engine_of
from cornwall_cs.backup.postgresql import surroundings
from tests.elsewhere import Place, every_file, here

EmptyPlace = Callable[[], Place]
LETTER = b"Dear Mrs Tregear, " * 4000
SQLITE = "django.db.backends.sqlite3"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "letter").write_bytes(LETTER)
    return folder


@pytest.fixture
def archive(transactional_db: None, store: Path, tmp_path: Path) -> Path:
    return make(database=here(), store=store, to=tmp_path / "record.tar", at=clock.now())[0]


def written_again(archive: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The archive with its members changed by somebody who mends the checksum of the manifest too."""
    with tarfile.open(archive) as tar:
        members = {each.name: tar.extractfile(each).read() for each in tar.getmembers()}
    change(members)
    members["manifest.sha256"] = hashlib.sha256(members["manifest.json"]).hexdigest().encode()
    with tarfile.open(archive, "w") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return archive


def manifest_saying(**said: Any) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"] = json.dumps({**json.loads(members["manifest.json"]), **said}).encode()

    return change


def later_migration(members: dict[str, bytes]) -> None:
    said = json.loads(members["manifest.json"])
    said["contents"]["migrations"].append("children.0999_from_the_future")
    members["manifest.json"] = json.dumps(said).encode()


def out_of_its_folder(members: dict[str, bytes]) -> None:
    said, outside = json.loads(members["manifest.json"]), "documents/../../outside"
    members[outside] = members.pop("documents/letter")
    said["members"][outside] = said["members"].pop("documents/letter")
    members["manifest.json"] = json.dumps(said).encode()


def no_database(members: dict[str, bytes]) -> None:
    said, junk = json.loads(members["manifest.json"]), b"Minutes of the meeting\n" * 1000
    members["database"] = junk
    said["members"]["database"] = {"sha256": hashlib.sha256(junk).hexdigest(), "size": len(junk)}
    members["manifest.json"] = json.dumps(said).encode()


def cut_short(archive: Path) -> None:
    os.truncate(archive, archive.stat().st_size * 2 // 3)


def one_letter_changed(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes().replace(b"Tregear", b"Tremain", 1))


def one_count_changed(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes().replace(b'"casework_team": ', b'"casework_team":1', 1))


def not_an_archive(archive: Path) -> None:
    archive.write_bytes(b"Minutes of the meeting\n" * 100)


UNFIT: dict[str, tuple[Callable[[Path], object], str]] = {
    "cut short": (cut_short, "not whole|damaged"),
    "a letter changed": (one_letter_changed, "documents/letter in this archive is damaged"),
    "a count changed": (one_count_changed, "manifest of this archive is damaged"),
    "something else": (not_an_archive, "is no archive of ours"),
    "gone": (lambda archive: archive.unlink(), "There is no archive"),
    "a member missing": (
        lambda archive: written_again(archive, lambda members: members.pop("documents/letter") and None),
        "does not hold the files its manifest names",
    ),
    "a path that leads out": (lambda archive: written_again(archive, out_of_its_folder), "is damaged"),
    "a copy that is no database": (
        lambda archive: written_again(archive, no_database),
        "copy in this archive is damaged|PostgreSQL took none of it",
    ),
    "a newer release": (
        lambda archive: written_again(archive, manifest_saying(version="99.0.0")),
        "made by release 99.0.0, which is newer",
    ),
    "a newer schema": (lambda archive: written_again(archive, later_migration), "newer than this one"),
    "a newer format": (lambda archive: written_again(archive, manifest_saying(format=2)), "newer than this"),
    "an unreadable manifest": (
        lambda archive: written_again(archive, manifest_saying(members=[])),
        "cannot be read",
    ),
}


@pytest.mark.parametrize("why", UNFIT)
def test_an_archive_that_is_not_sound_writes_nothing(
    archive: Path, empty_place: EmptyPlace, why: str
) -> None:
    spoil, reason = UNFIT[why]
    assert check(archive)
    spoil(archive)
    database, folder = empty_place()
    with pytest.raises(BackupRefused, match=reason):
        restore(archive=archive, database=database, store=folder)
    assert engine_of(database).is_empty(database)
    assert not folder.exists()
    assert not list(archive.parent.rglob("*.partial"))


def test_an_archive_of_the_other_engine_is_refused(archive: Path, tmp_path: Path) -> None:
    other = {
        **here(),
        "ENGINE": "django.db.backends.postgresql" if connection.vendor == "sqlite" else SQLITE,
        "NAME": str(tmp_path / "other"),
    }
    with pytest.raises(BackupRefused, match="goes back into the engine it came from"):
        restore(archive=archive, database=other, store=tmp_path / "elsewhere")
    assert not (tmp_path / "other").exists()


def test_a_database_that_is_not_empty_is_refused(
    archive: Path, empty_place: EmptyPlace, tmp_path: Path
) -> None:
    """One table of somebody else’s is enough, and so is naming another database than this."""
    database, folder = empty_place()
    if connection.vendor == "sqlite":
        Path(database["NAME"]).parent.mkdir(parents=True)
    with connected(database) as other, other.cursor() as cursor:
        cursor.execute("CREATE TABLE cases (name TEXT)")
    for named in ("", "another"):
        with pytest.raises(BackupRefused, match=r"is not empty.*--overwrite-database"):
            restore(archive=archive, database=database, store=folder, overwrite_database=named)
    with connected(database) as other, other.cursor() as cursor:
        assert other.introspection.table_names(cursor) == ["cases"]
    assert not folder.exists()


def test_a_store_that_is_not_empty_is_refused(archive: Path, empty_place: EmptyPlace) -> None:
    database, folder = empty_place()
    folder.mkdir(parents=True)
    (folder / "theirs").write_text("theirs")
    with pytest.raises(BackupRefused, match=r"is not empty.*--overwrite-documents"):
        restore(archive=archive, database=database, store=folder)
    assert every_file(folder) == {"theirs": b"theirs"}
    assert engine_of(database).is_empty(database)


def test_an_archive_is_never_written_over(archive: Path, store: Path) -> None:
    before = archive.read_bytes()
    with pytest.raises(BackupRefused, match="is there already"):
        make(database=here(), store=store, to=archive, at=clock.now())
    assert archive.read_bytes() == before


def test_a_backup_that_fails_leaves_nothing_under_its_name(
    transactional_db: None, store: Path, tmp_path: Path
) -> None:
    if connection.vendor == "sqlite":
        missing = {**here(), "NAME": str(tmp_path / "not there.sqlite3")}
    else:
        missing = {**here(), "NAME": "not_there"}
    folder = tmp_path / "archives"
    folder.mkdir()
    with pytest.raises(BackupRefused, match=r"There is no database|could not be copied"):
        make(database=missing, store=store, to=folder, at=clock.now())
    assert not list(folder.iterdir())
    with pytest.raises(BackupRefused, match="There is no folder"):
        make(database=here(), store=store, to=folder / "nor this" / "record.tar", at=clock.now())


def test_the_command_says_it_in_a_sentence(transactional_db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"Nothing was restored\. There is no archive"):
        call_command("restore", str(tmp_path / "nowhere.tar"))


def test_without_postgresqls_programs_it_says_what_to_install(
    transactional_db: None, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL’s own programs are asked for on PostgreSQL.")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupRefused, match="apt-get install postgresql-client"):
        make(database=here(), store=store, to=tmp_path, at=clock.now())


def test_the_password_is_in_no_command_line() -> None:
    """PostgreSQL’s programs read it from the environment, which other users of the machine cannot list."""
    database = {"ENGINE": "django.db.backends.postgresql", "NAME": "record", "PASSWORD": "granite"}
    given = surroundings({**database, "OPTIONS": {"sslmode": "verify-full"}})
    assert (given["PGDATABASE"], given["PGPASSWORD"], given["PGSSLMODE"]) == (
        "record",
        "granite",
        "verify-full",
    )


def test_what_may_not_be_read_or_written_is_said(
    archive: Path, store: Path, empty_place: EmptyPlace, tmp_path: Path
) -> None:
    """A folder in the place of a file stands for every place that the system keeps one out of."""
    database, folder = empty_place()
    with pytest.raises(BackupRefused, match="could not be read"):
        restore(archive=tmp_path, database=database, store=folder)
    with pytest.raises(BackupRefused, match="could not be looked into"):
        restore(archive=archive, database=database, store=store / "letter")
    with pytest.raises(BackupRefused, match=r"could not be written|There is no folder"):
        make(database=here(), store=store, to=archive / "inside.tar", at=clock.now())
    assert engine_of(database).is_empty(database)
