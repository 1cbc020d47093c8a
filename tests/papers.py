"""Real files of every kind that is kept, and of some that are not, made here and now."""

import struct
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from casework.files.office import OLE
from cornwall_cs.demonstration.papers import letter

WORDS = "Kit has not been in school since Tuesday, his uncle told the office."
OFFICE = "application/vnd.openxmlformats-officedocument"


def picture(form: str, **more) -> bytes:
    out = BytesIO()
    Image.effect_noise((300, 200), 40).convert("RGB").save(out, form, **more)
    return out.getvalue()


def zipped(**parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def open_xml(main: str, **more: str) -> bytes:
    types = f'<Types><Override PartName="/x" ContentType="{OFFICE}.{main}.main+xml"/></Types>'
    return zipped(**{"[Content_Types].xml": types, "x/document.xml": f"<d>{WORDS}</d>"}, **more)


def open_document(kind: str, **more: str) -> bytes:
    return zipped(mimetype=f"application/vnd.oasis.opendocument.{kind}", **{"content.xml": WORDS}, **more)


def ole(*streams: str) -> bytes:
    """An older Office file with these empty streams: a header, its table, and its directory."""
    head = OLE + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    entries = [_entry("Root Entry", 5, child=1)]
    entries += [
        _entry(name, 2, right=n + 1 if n < len(streams) else None) for n, name in enumerate(streams, 1)
    ]
    return head + table + b"".join(entries).ljust(512, b"\0") + bytes(512)


def _entry(name: str, kind: int, *, child: int | None = None, right: int | None = None) -> bytes:
    none, written = 0xFFFFFFFF, name.encode("utf-16-le")
    linked = (none, none if right is None else right, none if child is None else child)
    entry = written.ljust(64, b"\0") + struct.pack("<HBB", len(written) + 2, kind, 1)
    entry += struct.pack("<III", *linked) + bytes(16 + 4 + 16)
    return entry + struct.pack("<IQ", 0xFFFFFFFE, 0)


def email() -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "office@school.example", "kerensa@cornwall.example"
    message["Subject"], message["Date"] = "Kit’s attendance", "Mon, 16 Nov 2026 09:12:00 +0000"
    message.set_content(WORDS)
    return message.as_bytes()


def wav() -> bytes:
    sound = bytes(800)
    return b"RIFF" + struct.pack("<I", 36 + len(sound)) + b"WAVEfmt " + bytes(20) + b"data" + sound


def mp4(brand: bytes, track: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + bytes(12) + b"\0\0\0\x20hdlr" + bytes(8) + track + bytes(12)


#: By the code of their kind: one real file of each that is kept.
KEPT = {
    "pdf": letter("Penhallow Academy", WORDS, "Second page."),
    **{form.lower(): picture(form) for form in ("JPEG", "PNG", "GIF", "WEBP", "TIFF")},
    "docx": open_xml("wordprocessingml.document"),
    "xlsx": open_xml("spreadsheetml.sheet"),
    "pptx": open_xml("presentationml.presentation"),
    "odt": open_document("text"),
    "ods": open_document("spreadsheet"),
    "doc": ole("WordDocument", "1Table"),
    "xls": ole("Workbook"),
    "msg": ole("__properties_version1.0"),
    "rtf": rb"{\rtf1\ansi " + WORDS.encode() + b"}",
    "eml": email(),
    "txt": f"{WORDS}\nHe said: “I am not going back there.”\n".encode(),
    "m4a": mp4(b"M4A ", b"soun"),
    "mp3": b"ID3\x03" + bytes(200),
    "wav": wav(),
}


def upload(name: str = "letter.pdf", content: bytes = KEPT["pdf"]) -> SimpleUploadedFile:
    """A file as a form sends it."""
    return SimpleUploadedFile(name, content)


@dataclass
class Chosen:
    """A file chosen on a page, that may be sent again: each sending reads it from its beginning."""

    name: str = "note.txt"
    content: bytes = KEPT["txt"]
    content_type: str = "text/plain"

    def read(self) -> bytes:
        return self.content
