"""Draws one page of a file, in a process of its own that knows nothing and may use little.

Run by preview.py as a script: the file comes in, the number of its pages or a picture of one goes
out. A hostile file can at worst end this process. Nothing of Django or of the record is in it.
"""

import contextlib
import resource
import sys
from io import BytesIO

#: What one page may cost.
SECONDS, MEMORY = 10, 1_500_000_000
#: A page is drawn to fit into this.
WIDE, HIGH = 1200, 1700
#: No more frames of a picture are counted.
MOST_FRAMES = 200


def limit() -> None:
    """Take from this process what it does not need, before it looks at anything."""
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def pages(kind: str, content: bytes) -> int:
    """How many pages a PDF has, or frames a picture."""
    if kind == "pdf":
        return len(_pdf(content))
    with _picture(content) as picture:
        if picture.format != "TIFF":
            return 1
        for frame in range(MOST_FRAMES):
            try:
                picture.seek(frame)
            except EOFError:
                return frame
        return MOST_FRAMES


def page(kind: str, content: bytes, number: int) -> bytes:
    """A page, counted from 1, as a PNG, or as a JPEG where it was a photograph."""
    from PIL import Image

    if kind == "pdf":
        pdf = _pdf(content)
        pdf.init_forms()
        leaf = pdf[number - 1]
        wide, high = leaf.get_size()
        drawn, photograph = leaf.render(scale=min(WIDE / wide, HIGH / high)).to_pil(), False
    else:
        drawn, photograph = _upright(content, number)
    # A new picture carries nothing of what came with the old: no place, no camera, no comment.
    clean = Image.new("RGB", drawn.size, "white")
    clean.paste(drawn, mask=drawn.getchannel("A") if drawn.mode == "RGBA" else None)
    out = BytesIO()
    clean.save(out, "JPEG" if photograph else "PNG", **({"quality": 85} if photograph else {}))
    return out.getvalue()


def _pdf(content: bytes):  # type: ignore[no-untyped-def]  # pypdfium2 says nothing of its types
    import pypdfium2  # type: ignore[import-untyped]

    return pypdfium2.PdfDocument(content)


def _picture(content: bytes):  # type: ignore[no-untyped-def]
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = 100_000_000
    return Image.open(BytesIO(content), formats=["JPEG", "PNG", "GIF", "WEBP", "TIFF"])


def _upright(content: bytes, number: int):  # type: ignore[no-untyped-def]
    """The picture no larger than it is shown, turned as the camera was held."""
    from PIL import ImageOps

    with _picture(content) as picture:
        photograph = picture.format in ("JPEG", "WEBP")
        picture.seek(number - 1)
        picture.draft("RGB", (WIDE, HIGH))
        picture.thumbnail((WIDE, HIGH))
        upright = ImageOps.exif_transpose(picture)
        see_through = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
        return upright.convert("RGBA" if see_through else "RGB"), photograph


if __name__ == "__main__":
    limit()
    asked, kind_of_file, *rest = sys.argv[1:]
    sent = sys.stdin.buffer.read()
    if asked == "pages":
        sys.stdout.write(str(pages(kind_of_file, sent)))
    else:
        sys.stdout.buffer.write(page(kind_of_file, sent, int(rest[0])))
