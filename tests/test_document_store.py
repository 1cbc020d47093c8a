"""Where documents lie: encrypted, under names nobody guesses, and never a row without its file."""

import stat
from io import StringIO
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from casework.files import store
from casework.files.keeping import content_of, keep
from casework.files.receiving import receive
from casework.guards import NotNow
from casework.models import StoredFile
from children.models import Document, DocumentVersion
from children.services.documents import add_document
from tests import household
from tests.cast import MONDAY, Cast
from tests.papers import KEPT, WORDS

pytestmark = pytest.mark.django_db

TEXT = KEPT["txt"]
OLDER, NEWER = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture(autouse=True)
def empty_store(settings, tmp_path) -> Path:
    settings.DOCUMENT_STORE, settings.DOCUMENT_KEYS = tmp_path / "kept" / "documents", [OLDER]
    return settings.DOCUMENT_STORE


def kept(cast: Cast) -> StoredFile:
    return keep(receive(TEXT, "note.txt"), by=cast.kerensa)


def lying(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def ordered(command: str, *options: str) -> str:
    out = StringIO()
    call_command(command, *options, stdout=out)
    return out.getvalue()


def test_nothing_of_a_file_can_be_read_on_the_disk_nor_told_from_its_name(cast, empty_store) -> None:
    file = kept(cast)
    (path,) = lying(empty_store)
    assert WORDS.encode() not in path.read_bytes()
    assert "note" not in str(path)
    assert path.name == file.name
    assert len(path.name) == 64
    assert kept(cast).name != file.name, "the same file sent again lies apart"
    assert content_of(file) == TEXT


def test_only_the_application_may_look_into_the_store(cast, empty_store) -> None:
    kept(cast)
    (path,) = lying(empty_store)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (empty_store, path.parent.parent, path.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_second_key_still_reads_and_rotating_puts_the_first_away(cast, settings) -> None:
    file = kept(cast)
    settings.DOCUMENT_KEYS = [NEWER, OLDER]
    assert content_of(file) == TEXT
    assert "1 files are under the current key" in ordered("rotate_document_key")
    settings.DOCUMENT_KEYS = [NEWER]
    assert content_of(file) == TEXT
    settings.DOCUMENT_KEYS = [OLDER]
    with pytest.raises(NotNow, match="cannot be read"):
        content_of(file)
    with pytest.raises(CommandError, match="Keep the older keys"):
        ordered("rotate_document_key")


def test_a_file_altered_or_exchanged_on_the_disk_is_not_shown(cast, empty_store) -> None:
    file, other = kept(cast), keep(receive(KEPT["pdf"], "a.pdf"), by=cast.kerensa)
    path, another = (next(empty_store.rglob(name)) for name in (file.name, other.name))
    whole = path.read_bytes()
    path.write_bytes(whole[:60] + bytes([whole[60] ^ 1]) + whole[61:])
    with pytest.raises(NotNow, match="brought back from a backup"):
        content_of(file)
    path.write_bytes(another.read_bytes())
    with pytest.raises(NotNow, match="brought back from a backup"):
        content_of(file)


def test_the_check_names_what_is_lost_and_lists_what_belongs_to_nobody(cast, empty_store) -> None:
    file = kept(cast)
    assert "1 files checked, 0 wrong, 0 without a record" in ordered("check_documents")
    orphan = store.keep(b"An upload that did not end.")
    assert f"{orphan}: belongs to no record" in ordered("check_documents")
    next(empty_store.rglob(file.name)).unlink()
    out = StringIO()
    with pytest.raises(CommandError, match="from a backup"):
        call_command("check_documents", stdout=out)
    assert f"{file.pk} ({file.name}): missing" in out.getvalue()
    assert WORDS not in out.getvalue()


def test_what_fails_after_the_file_was_written_leaves_no_half_record(cast, monday, empty_store) -> None:
    """The file without a row harms nobody, and is listed; the row without a file never is."""
    home = household.household(cast)
    received = receive(TEXT, "note.txt")
    told = {"by": cast.kerensa, "received": received, "kind": "letter", "dated": MONDAY.date()}
    with pytest.raises(Exception, match=r"document_has_a_title|CHECK"):
        add_document(children=[home.amber, home.jory], title=" ", **told)
    assert not StoredFile.objects.exists()
    assert not Document.objects.exists()
    assert len(lying(empty_store)) == 1
    assert "1 without a record" in ordered("check_documents")


def test_a_disk_that_takes_no_more_leaves_no_row(cast, monday, empty_store, settings) -> None:
    home = household.household(cast)
    empty_store.parent.mkdir(parents=True)
    empty_store.write_text("a file stands where the store should be")
    with pytest.raises(OSError, match=r"exist|Not a directory"):
        add_document(
            by=cast.kerensa, children=[home.amber], received=receive(TEXT, "note.txt"), kind="letter",
            title="Note", dated=MONDAY.date(),
        )  # fmt: skip
    assert not StoredFile.objects.exists()
    assert not DocumentVersion.objects.exists()


def test_without_a_key_nothing_starts_and_nothing_is_kept_in_the_clear(settings, empty_store) -> None:
    for keys, words in (([], "DOCUMENT_KEYS is missing"), (["not a key"], "no key")):
        settings.DOCUMENT_KEYS = keys
        assert any(words in found.msg for found in run_checks())
        with pytest.raises(ImproperlyConfigured, match=words):
            store.keep(TEXT)
    assert not lying(empty_store)


@pytest.mark.parametrize("name", ["../../settings.py", "a" * 63, "A" * 64, f"{'a' * 64}/../x", ""])
def test_no_name_leads_out_of_the_store(name: str) -> None:
    with pytest.raises(ValueError, match="no name of a stored file"):
        store.read(name)
