"""Looking for viruses: a daemon that answers as ClamAV does, over a real socket; and none that answers."""

import logging
import socketserver
import struct
from collections.abc import Iterator
from io import StringIO
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from casework.files.keeping import ScanState, content_of, keep, scan_state
from casework.files.receiving import receive
from casework.files.scanning import NotScanned, scan
from casework.guards import NotNow
from casework.models import FileScan, StoredFile
from children.models import Document
from tests.household import Household, household, signed_in
from tests.papers import KEPT, upload

pytestmark = pytest.mark.django_db

#: What every scanner takes for a virus, by agreement, and no computer is harmed by.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + rb"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Daemon(socketserver.BaseRequestHandler):
    """clamd’s INSTREAM: parts with their length before them, an empty one last, then one answer."""

    def handle(self) -> None:
        assert self._take(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!L", self._take(4))[0]:
            content += self._take(length)
        answer = b"stream: Eicar-Signature FOUND" if EICAR in content else b"stream: OK"
        if b"too long for it" in content:
            answer = b"INSTREAM size limit exceeded. ERROR"
        self.request.sendall(answer + b"\0")

    def _take(self, length: int) -> bytes:
        taken = b""
        while len(taken) < length:
            taken += self.request.recv(length - len(taken))
        return taken


@pytest.fixture
def clamd(settings) -> Iterator[None]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Daemon) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        yield
        server.shutdown()


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def ordered(*options: str) -> str:
    out = StringIO()
    call_command("scan_documents", *options, stdout=out)
    return out.getvalue()


@pytest.mark.usefixtures("clamd")
def test_a_clean_file_is_kept_as_scanned(cast) -> None:
    file = keep(receive(KEPT["pdf"] + b"x" * 200_000, "a.pdf"), by=cast.kerensa)
    assert scan_state(file) is ScanState.CLEAN


@pytest.mark.usefixtures("clamd")
def test_a_file_with_a_virus_is_refused_not_kept_and_noted_without_a_name(cast, home, caplog) -> None:
    with caplog.at_level(logging.WARNING):
        response = signed_in(cast.kerensa).post(
            reverse("document_add", args=[home.amber.pk]),
            {"file": upload("Amber Tregear.txt", EICAR), "kind": "letter", "title": "Amber’s letter",
             "dated-day": "1", "dated-month": "9", "dated-year": "2026"},
        )  # fmt: skip
    (said,) = response.context["form"].errors["file"]
    assert "A virus was found in this file. It was not kept" in said
    assert not StoredFile.objects.exists()
    assert not Document.objects.exists()
    assert "Eicar-Signature" in caplog.text
    assert "Amber" not in caplog.text


@pytest.mark.parametrize("clamd_at", ["", "127.0.0.1:1", "/nowhere/clamd.sock"])
def test_where_nothing_answers_the_file_is_kept_and_shown_as_not_scanned(
    cast, home, settings, clamd_at
) -> None:
    settings.CLAMD = clamd_at
    with pytest.raises(NotScanned):
        scan(b"x")
    client = signed_in(cast.kerensa)
    response = client.post(
        reverse("document_add", args=[home.amber.pk]),
        {"file": upload(), "kind": "letter", "title": "A letter", "dated-day": "1", "dated-month": "9",
         "dated-year": "2026"},
    )  # fmt: skip
    assert "Not scanned for viruses" in client.get(response["Location"]).content.decode()
    listed = client.get(reverse("child_documents", args=[home.amber.pk])).content.decode()
    assert "Not scanned for viruses" in listed
    if clamd_at:
        with pytest.raises(CommandError, match="ClamAV does not answer"):
            ordered()


@pytest.mark.usefixtures("clamd")
def test_an_answer_that_is_none_counts_as_not_scanned() -> None:
    with pytest.raises(NotScanned):
        scan(b"too long for it")


def test_what_was_kept_unscanned_is_scanned_later_and_opens_no_more_if_it_must_not(
    cast, settings, request
) -> None:
    clean, bad = (keep(receive(text, "n.txt"), by=cast.kerensa) for text in (b"A letter.", EICAR))
    request.getfixturevalue("clamd")
    said = ordered()
    assert "2 scanned, 1 with a virus" in said
    assert str(bad.pk) in said
    assert content_of(clean) == b"A letter."
    with pytest.raises(NotNow, match="A virus was found"):
        content_of(bad)
    assert "0 scanned" in ordered()
    assert "2 scanned" in ordered("--again")
    assert FileScan.objects.count() == 4
