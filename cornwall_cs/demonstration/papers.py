"""Invented papers: letters as PDF, drawings as PNG, a photograph as JPEG. Made anew, the same each time."""

import textwrap
from collections.abc import Sequence
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFilter

#: A4 in points, and where writing begins.
WIDE, HIGH, LEFT, TOP, LEADING = 595, 842, 64, 770, 16
SEED = 908
SKY, SEA, GRASS, SAND, INK = "#9cc4de", "#3f7896", "#7a9a5b", "#d9c79c", "#33333d"


def letter(heading: str, *pages: str) -> bytes:
    """A PDF of one page or more: a heading, then paragraphs."""
    leaves = [_leaf(heading if not number else "", text) for number, text in enumerate(pages)]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(leaves)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(leaves)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, leaf in enumerate(leaves):
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDE} {HIGH}]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>".encode()
        )
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(leaf), leaf))
    return _bound(parts)


def _leaf(heading: str, text: str) -> bytes:
    """What stands on one page, line by line."""
    lines: list[tuple[int, str]] = [(15, heading), (11, "")] if heading else []
    for paragraph in text.split("\n"):
        lines += [(11, line) for line in textwrap.wrap(paragraph, 88) or [""]]
    written = [f"BT {LEFT} {TOP} Td {LEADING} TL"]
    for size, line in lines:
        safe = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        written.append(f"/F1 {size} Tf ({safe}) Tj T*")
    return "\n".join([*written, "ET"]).encode("cp1252")


def _bound(parts: Sequence[bytes]) -> bytes:
    """The parts of a PDF, numbered, with the table by which they are found."""
    out, places = BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, part in enumerate(parts, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, table))
    return out.getvalue()


def drawing() -> bytes:
    """A child's drawing: a house with a small person in the door, and a larger one outside the fence."""
    paper = Image.new("RGB", (900, 640), "#fffdf5")
    pen = ImageDraw.Draw(paper)
    pen.line([(30, 560), (870, 552)], fill=GRASS, width=14)
    pen.polygon([(170, 300), (340, 160), (510, 300)], outline="#b5473c", width=8)
    pen.rectangle([190, 300, 490, 556], outline=INK, width=7)
    for corner in ((225, 340), (395, 340)):
        pen.rectangle([corner, (corner[0] + 60, corner[1] + 60)], outline=SEA, width=6)
    pen.rectangle([305, 430, 375, 556], outline=INK, width=6)
    _figure(pen, 340, 470, 16)
    for post in range(560, 700, 28):
        pen.line([(post, 470), (post, 556)], fill="#8a6d4b", width=7)
    pen.line([(556, 500), (690, 500)], fill="#8a6d4b", width=7)
    _figure(pen, 790, 360, 40)
    pen.ellipse([700, 40, 790, 130], outline="#e0a92f", width=9)
    return _saved(paper, "PNG")


def _figure(pen: ImageDraw.ImageDraw, across: int, top: int, head: int) -> None:
    """A person as a child draws one; its mouth is a straight line."""
    pen.ellipse([across - head, top, across + head, top + 2 * head], outline=INK, width=5)
    pen.line(
        [(across - head // 2, top + head * 1.4), (across + head // 2, top + head * 1.4)], fill=INK, width=3
    )
    neck, hip = top + 2 * head, top + 4 * head
    pen.line([(across, neck), (across, hip)], fill=INK, width=5)
    for side in (-1, 1):
        pen.line([(across, neck + head // 2), (across + side * head, neck + head)], fill=INK, width=5)
        pen.line([(across, hip), (across + side * head, hip + head)], fill=INK, width=5)


def photograph() -> bytes:
    """A photograph of a beach on a dull day, as a telephone takes it."""
    seen = Image.new("RGB", (1200, 900), SKY)
    pen = ImageDraw.Draw(seen)
    pen.rectangle([0, 380, 1200, 610], fill=SEA)
    pen.polygon([(0, 900), (0, 640), (1200, 560), (1200, 900)], fill=SAND)
    pen.polygon([(760, 385), (900, 250), (1080, 230), (1200, 300), (1200, 400)], fill=GRASS)
    grains = Random(SEED)  # noqa: S311 - to be repeatable is the point
    for _ in range(9000):
        across, down = grains.randrange(1200), grains.randrange(400, 900)
        pen.point((across, down), fill=grains.choice([SEA, SAND, "#ffffff", GRASS]))
    return _saved(seen.filter(ImageFilter.GaussianBlur(2)), "JPEG")


def _saved(picture: Image.Image, form: str) -> bytes:
    out = BytesIO()
    picture.save(out, form)
    return out.getvalue()
