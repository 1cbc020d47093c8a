"""Pictures of what a file holds, made while somebody looks and kept nowhere.

The drawing is done by render.py, in a process without the keys, without the settings and with little
memory and time, because the file may have been made to break whatever opens it.
"""

import logging
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from casework.files.kinds import Kind

logger = logging.getLogger(__name__)

RENDERER = Path(__file__).with_name("render.py")
SECONDS = 15
#: No more pages of one file are shown; the rest is read in the file itself.
MOST_PAGES = 100
#: So many at once; whoever comes next waits, or does without.
_turns = BoundedSemaphore(2)


class NoPreview(Exception):
    """No picture could be made: the file is damaged, protected, or asks for too much."""


def pages_of(content: bytes, kind: Kind) -> int:
    """How many pages of a file can be previewed; none if it cannot be."""
    if kind.shown_as not in ("pdf", "image"):
        return 0
    try:
        return min(int(_render(content, "pages", kind)), MOST_PAGES)
    except (NoPreview, ValueError):
        return 0


def page_picture(content: bytes, kind: Kind, page: int) -> tuple[bytes, str]:
    """A page, counted from 1, as a picture, and its media type. Raises NoPreview."""
    drawn = _render(content, "page", kind, str(page))
    return drawn, "image/png" if drawn.startswith(b"\x89PNG") else "image/jpeg"


def _render(content: bytes, what: str, kind: Kind, *more: str) -> bytes:
    if not _turns.acquire(timeout=SECONDS):
        raise NoPreview
    # -I: nothing of the environment, nor of the folder it is started in, reaches the process.
    command = [sys.executable, "-I", str(RENDERER), what, kind.shown_as, *more]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, with nothing of the file in its arguments
            command, input=content, capture_output=True, timeout=SECONDS, env={}, check=False
        )
    except (subprocess.TimeoutExpired, OSError):
        logger.warning("A preview of a %s was given up", kind.code)
        raise NoPreview from None
    finally:
        _turns.release()
    if done.returncode or not done.stdout:
        raise NoPreview
    return done.stdout
