"""What a file is, told from what it holds and never from its name; and which kinds are kept."""

import re
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from io import BytesIO

from PIL import Image

from casework.files import office
from casework.files.unwelcome import Unwelcome, appears_to_be

#: More dots than this is no photograph but an attack on whoever opens it.
MOST_PIXELS = 100_000_000
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


@dataclass(frozen=True)
class Kind:
    """A kind of file that is kept. `shown_as` is how a preview is made of it, if one is."""

    code: str
    label: str
    media_type: str
    suffix: str
    shown_as: str = ""


KINDS = {
    kind.code: kind
    for kind in (
        Kind("pdf", "PDF", "application/pdf", ".pdf", "pdf"),
        Kind("jpeg", "JPEG picture", "image/jpeg", ".jpg", "image"),
        Kind("png", "PNG picture", "image/png", ".png", "image"),
        Kind("gif", "GIF picture", "image/gif", ".gif", "image"),
        Kind("webp", "WebP picture", "image/webp", ".webp", "image"),
        Kind("tiff", "TIFF picture", "image/tiff", ".tif", "image"),
        Kind("docx", "Word document", f"{office.OPEN_XML}.wordprocessingml.document", ".docx"),
        Kind("xlsx", "Excel workbook", f"{office.OPEN_XML}.spreadsheetml.sheet", ".xlsx"),
        Kind("pptx", "PowerPoint slides", f"{office.OPEN_XML}.presentationml.presentation", ".pptx"),
        Kind("odt", "OpenDocument text", "application/vnd.oasis.opendocument.text", ".odt"),
        Kind("ods", "OpenDocument spreadsheet", "application/vnd.oasis.opendocument.spreadsheet", ".ods"),
        Kind("doc", "Word document (97 to 2003)", "application/msword", ".doc"),
        Kind("xls", "Excel workbook (97 to 2003)", "application/vnd.ms-excel", ".xls"),
        Kind("msg", "Outlook email", "application/vnd.ms-outlook", ".msg"),
        Kind("rtf", "Rich text", "application/rtf", ".rtf"),
        Kind("eml", "Email", "message/rfc822", ".eml"),
        Kind("txt", "Plain text", "text/plain; charset=utf-8", ".txt", "text"),
        Kind("m4a", "Sound recording (M4A)", "audio/mp4", ".m4a"),
        Kind("mp3", "Sound recording (MP3)", "audio/mpeg", ".mp3"),
        Kind("wav", "Sound recording (WAV)", "audio/wav", ".wav"),
    )
}
#: What these are kept as, by what Pillow calls them.
PICTURES = {"JPEG": "jpeg", "PNG": "png", "GIF": "gif", "WEBP": "webp", "TIFF": "tiff"}

_STARTS = {
    b"%PDF-": "pdf", b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png", b"GIF87a": "gif",
    b"GIF89a": "gif", b"II*\x00": "tiff", b"MM\x00*": "tiff", b"{\\rtf": "rtf", b"ID3": "mp3",
    b"PK\x03\x04": "zip", office.OLE: "ole",
}  # fmt: skip
#: MPEG layer III, with or without a checksum.
_MP3_FRAMES = (b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2")
_REFUSED_STARTS = {
    b"MZ": "a program for Windows",
    b"\x7fELF": "a program",
    b"\xcf\xfa\xed\xfe": "a program for a Mac",
    b"#!": "a script",
    b"L\x00\x00\x00\x01\x14\x02\x00": "a Windows shortcut",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"\x1f\x8b": "a compressed archive",
    b"BZh": "a compressed archive",
    b"\xfd7zXZ": "a compressed archive",
    b"MSCF": "a cabinet archive",
    b"\x1aE\xdf\xa3": "a video",
    b"\x00\x00\x01\xba": "a video",
    b"BM": "a bitmap picture",
}
_REMEDIES = {
    "archive": "Unpack it and add the files in it one by one.",
    "picture": "Save it as a JPEG or PNG and add that.",
    "video": "Videos are not kept here. Ask information governance where they are kept.",
    "web": "Print it to a PDF and add that.",
}
OTHERWISE = (
    "Keep it as a PDF, a picture, a Word or Excel document without macros, plain text, an email or a sound"
    " recording, and add that."
)
_MARKUP = re.compile(r"<\s*(?:!doctype\s+html|html|head|body|script|svg|iframe|object|embed)\b", re.I)
_BRANDS = {b"M4A ", b"M4B "}
_HEIC = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
_TRACKS = re.compile(rb"hdlr.{8}(soun|vide)", re.DOTALL)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def kind_of(content: bytes) -> Kind:
    """The kind of a file, by what it holds. Raises Unwelcome, saying what it appears to be and what to do."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    found = next((code for sign, code in _STARTS.items() if start.startswith(sign)), "")
    if found in PICTURES.values():
        found = _picture(content)
    elif found == "zip":
        found = office.inside_zip(content)
    elif found == "ole":
        found = office.inside_ole(content)
    elif found == "rtf" and b"\\objdata" in content.lower():
        raise appears_to_be("rich text with another file hidden in it", "Print it to a PDF and add that.")
    return KINDS[found or _boxed(content) or _words(content)]


def _picture(content: bytes) -> str:
    """A picture, if Pillow can read its head; its dots are counted, not opened."""
    try:
        with Image.open(BytesIO(content), formats=list(PICTURES)) as picture:
            wide, high, found = *picture.size, PICTURES[str(picture.format)]
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_dots() from None
    except Exception:
        raise appears_to_be("a damaged picture", "Open it, save it again and add that.") from None
    if wide * high > MOST_PIXELS:
        raise _too_many_dots()
    return found


def _too_many_dots() -> Unwelcome:
    return appears_to_be(
        f"a picture of more than {MOST_PIXELS // 10**6} million dots", "Save it smaller and add that."
    )


def _boxed(content: bytes) -> str:
    """What lies in a box of a common shape: WebP, WAV, the family of MP4; or an MP3 without a label."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _picture(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "wav"
    if content[4:8] == b"ftyp":
        return _in_boxes(content)
    return "mp3" if content.startswith(_MP3_FRAMES) else ""


def _in_boxes(content: bytes) -> str:
    """The family of MP4: sound is kept, moving pictures and Apple's still ones are not."""
    brand, tracks = content[8:12], set(_TRACKS.findall(content))
    if brand in _HEIC:
        raise appears_to_be(
            "a HEIC photograph, which most computers here cannot open",
            "Send it again from the phone as a JPEG and add that.",
        )
    if b"vide" not in tracks and (brand in _BRANDS or b"soun" in tracks):
        return "m4a"
    raise appears_to_be("a video", _REMEDIES["video"])


def _words(content: bytes) -> str:
    """Plain text or an email; anything a browser or a computer would run is refused."""
    for start, what in _REFUSED_STARTS.items():
        if content.startswith(start):
            remedy = next((said for word, said in _REMEDIES.items() if word in what), OTHERWISE)
            raise appears_to_be(what, remedy)
    text = as_text(content)
    if text is None or _CONTROL.search(text):
        raise appears_to_be("of a kind that is not known here", OTHERWISE)
    if _is_email(content):
        return "eml"
    if _MARKUP.search(text):
        what = "an SVG drawing" if "<svg" in text.lower() else "a web page"
        raise appears_to_be(what, _REMEDIES["web"])
    if text.lstrip().startswith("<?xml"):
        raise appears_to_be("an XML file", _REMEDIES["web"])
    return "txt"


def as_text(content: bytes) -> str | None:
    """The content as text, if it is: in UTF-8, in UTF-16 that says so, or as older Windows wrote it."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if wide else ["utf-8-sig", "cp1252"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _is_email(content: bytes) -> bool:
    head = BytesHeaderParser().parsebytes(content[:64_000])
    return "From" in head and "Date" in head and ("To" in head or "Subject" in head)
