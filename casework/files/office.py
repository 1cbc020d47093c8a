"""Office documents: what lies inside their containers, and whether anything in it would run."""

import zipfile
import zlib
from io import BytesIO

import olefile  # type: ignore[import-untyped]

from casework.files.unwelcome import appears_to_be

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OPEN_XML = "application/vnd.openxmlformats-officedocument"

#: The part of an Open XML package that says what the whole of it is.
_MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"presentationml.presentation.main+xml": "pptx",
}
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
#: The stream that an older document of each kind must have.
_MAIN_STREAMS = {"worddocument": "doc", "workbook": "xls", "book": "xls", "__properties_version1.0": "msg"}
_MACRO_STREAMS = {"_vba_project_cur", "_vba_project", "macros", "vba"}
_MACRO_PARTS = ("vbaproject.bin", "basic/", "scripts/")

MOST_PARTS, MOST_UNPACKED, MOST_READ = 5_000, 500_000_000, 1_000_000
UNPACK = "Unpack it and add the files in it one by one."
DAMAGED = ("a damaged document", "Open it, save it again and add that.")
MACROS = (
    "an Office document with macros, which are programs",
    "Save it without macros, or print it to a PDF, and add that.",
)
#: How a broken or a hostile package makes itself felt.
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


def inside_zip(content: bytes) -> str:
    """The code of the Office document a zip is. Raises Unwelcome for any other, and for macros."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise appears_to_be("an archive made to fill the disk it is unpacked on", UNPACK)
            return _what_zip_is(package, {part.filename for part in parts})
    except BROKEN:
        raise appears_to_be(*DAMAGED) from None


def _what_zip_is(package: zipfile.ZipFile, names: set[str]) -> str:
    lowered = {name.lower() for name in names}
    macros = any(part in name for name in lowered for part in _MACRO_PARTS)
    if "[Content_Types].xml" in names:
        types = _head(package, "[Content_Types].xml")
        if macros or b"macroenabled" in types.lower():
            raise appears_to_be(*MACROS)
        found = next((code for part, code in _MAIN_PARTS.items() if part in types), "")
    else:
        said = _head(package, "mimetype").strip() if "mimetype" in names else b""
        found = _OPEN_DOCUMENTS.get(said, "")
        if found and macros:
            raise appears_to_be(*MACROS)
    if not found:
        raise appears_to_be("an archive", UNPACK)
    return found


def _head(package: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of a part: however much it claims to hold, no more is unpacked."""
    with package.open(name) as part:
        return part.read(MOST_READ)


def inside_ole(content: bytes) -> str:
    """The code of the older Office document or Outlook email. Raises Unwelcome for any other."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as package:
            parts = {name.lower() for path in package.listdir(storages=True) for name in path}
    except Exception:
        raise appears_to_be(*DAMAGED) from None
    if "encryptedpackage" in parts:
        raise appears_to_be("an Office document with a password", "Save it without one and add that.")
    if parts & _MACRO_STREAMS:
        raise appears_to_be(*MACROS)
    found = next((code for stream, code in _MAIN_STREAMS.items() if stream in parts), "")
    if not found:
        raise appears_to_be("a Windows file that is no document", "Print it to a PDF and add that.")
    return found
