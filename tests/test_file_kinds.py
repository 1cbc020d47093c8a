"""What a file is, told from what it holds: what is kept, what is refused, and what is said of it."""

import struct
import zlib

import pytest

from casework.files import kinds
from casework.files.kinds import KINDS
from casework.files.names import download_name, label_of
from casework.files.receiving import receive
from casework.files.unwelcome import Unwelcome
from cornwall_cs.demonstration.papers import letter
from tests.papers import KEPT, mp4, ole, open_document, open_xml, picture, zipped

PDF = KEPT["pdf"]
WORD, EXCEL = "wordprocessingml.document", "spreadsheetml.sheet"


def refused(content: bytes, name: str = "letter.pdf") -> str:
    with pytest.raises(Unwelcome) as why:
        receive(content, name)
    return why.value.message


def test_the_papers_of_the_tests_are_of_every_kind_that_is_kept() -> None:
    assert set(KEPT) == set(KINDS)


@pytest.mark.parametrize("code", KEPT)
def test_a_file_is_known_by_what_it_holds_whatever_it_is_called(code: str) -> None:
    received = receive(KEPT[code], "anything.exe")
    assert received.kind.code == code
    assert received.content == KEPT[code]
    assert download_name(received.label, received.kind.suffix) == f"anything{KINDS[code].suffix}"


@pytest.mark.parametrize(
    ("content", "what", "remedy"),
    [
        (b"<!DOCTYPE html><html><body>Hello</body></html>", "a web page", "Print it to a PDF"),
        (b"\xef\xbb\xbf \n <HTML>", "a web page", "PDF"),
        (b"Dear all,\n<script>alert(1)</script>", "a web page", "PDF"),
        ("<html>".encode("utf-16"), "a web page", "PDF"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "an SVG drawing", "PDF"),
        (b'<?xml version="1.0"?><invoice/>', "an XML file", "PDF"),
        (b"MZ\x90\x00" + bytes(90), "a program for Windows", "Keep it as a PDF"),
        (b"\x7fELF\x02" + bytes(90), "a program", "PDF"),
        (b"#!/bin/sh\nrm -r ~\n", "a script", "PDF"),
        (zipped(**{"letter.pdf": "x"}), "an archive", "one by one"),
        (b"Rar!\x1a\x07\x00" + bytes(20), "a RAR archive", "one by one"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(20), "a 7-Zip archive", "one by one"),
        (b"\x1f\x8b\x08" + bytes(20), "a compressed archive", "one by one"),
        (open_xml(WORD, **{"word/vbaProject.bin": "x"}), "with macros", "without macros"),
        (open_xml("macroEnabled.main+xml"), "with macros", "without macros"),
        (open_document("text", **{"Basic/Standard/Module1.xml": "x"}), "with macros", "without macros"),
        (ole("WordDocument", "_VBA_PROJECT"), "with macros", "without macros"),
        (ole("EncryptedPackage"), "with a password", "without one"),
        (ole("Something"), "a Windows file that is no document", "PDF"),
        (kinds.office.OLE + bytes(700), "a damaged document", "save it again"),
        (open_xml(WORD)[:-40], "a damaged document", "save it again"),
        (picture("JPEG")[:12] + bytes(20), "a damaged picture", "save it again"),
        (picture("BMP"), "a bitmap picture", "JPEG or PNG"),
        (mp4(b"heic", b"pict"), "a HEIC photograph", "as a JPEG"),
        (mp4(b"isom", b"vide"), "a video", "information governance"),
        (rb"{\rtf1 {\object\objdata 0105000002}}", "hidden in it", "PDF"),
        (bytes(range(256)) * 4, "not known here", "PDF"),
    ],
)  # fmt: skip
def test_what_is_not_kept_is_named_with_what_to_do(content: bytes, what: str, remedy: str) -> None:
    said = refused(content)
    assert said.startswith("This file appears to be ")
    assert what in said
    assert remedy in said


def test_a_file_that_is_two_things_at_once_is_kept_as_its_beginning_or_not_at_all() -> None:
    assert receive(PDF + KEPT["docx"], "a.docx").kind.code == "pdf"
    assert receive(picture("GIF") + b"<script>alert(1)</script>", "a.html").kind.code == "gif"
    assert "a web page" in refused(b"<html>\n%PDF-1.4")
    assert "a damaged picture" in refused(b"GIF89a=1;alert(1);//")


def test_an_archive_that_unpacks_without_end_is_not_unpacked() -> None:
    huge = zipped(**{"[Content_Types].xml": "x", "a": "y"})
    claimed = (2**31).to_bytes(4, "little")
    at = huge.rindex(b"PK\x01\x02") + 24
    assert "fill the disk" in refused(huge[:at] + claimed + huge[at + 4 :])


def test_a_picture_of_endless_dots_is_refused_by_its_head_alone() -> None:
    """50,000 by 50,000 dots in a hundred bytes: 10 gigabytes to whoever opens it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))

    head = struct.pack("!IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(99)))
    assert "more than 100 million dots" in refused(bomb + chunk(b"IEND", b""))
    wide = struct.pack("!IIBBBBB", 12_000, 9_000, 8, 2, 0, 0, 0)
    less = bomb.replace(chunk(b"IHDR", head), chunk(b"IHDR", wide))
    assert "more than 100 million dots" in refused(less + chunk(b"IEND", b""))


def test_an_empty_file_and_one_too_large_are_refused_in_plain_figures(settings) -> None:
    assert "is empty" in refused(b"")
    settings.DOCUMENT_MEGABYTES = 1
    said = refused(b"word " * 260_000)
    assert "1.3 MB" in said
    assert "The most that can be kept is 1 MB" in said


@pytest.mark.parametrize(
    ("sent", "label"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Kerensa\\Letter.docx", "Letter.docx"),
        ("letter\r\nSet-Cookie: a=b.pdf", "letterSet-Cookie a=b.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ('a"b<c>.pdf', "abc.pdf"),
        ("  Tegan’s  letter .pdf", "Tegan’s letter.pdf"),
        ("\x00\u200b", "file"),
        ("...", "file"),
        ("", "file"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("y" * 300, "y" * 120),
    ],
)
def test_the_name_it_came_with_is_a_harmless_label(sent: str, label: str) -> None:
    assert label_of(sent) == label


def test_a_letter_has_its_pages_counted_and_a_broken_one_none() -> None:
    assert receive(letter("Report", *"abc"), "r.pdf").pages == 3
    assert receive(picture("TIFF"), "fax.tif").pages == 1
    assert receive(b"%PDF-1.4 and nothing more", "r.pdf").pages == 0
    assert receive(KEPT["docx"], "r.docx").pages == 0
