"""Looking for viruses with ClamAV, where its daemon answers.

settings.CLAMD says where: the path of a socket, or a host and a port. The file is streamed to it by
its INSTREAM command; it never needs to read the store. Where nothing answers the file is kept all
the same and shown as not scanned: a worker at a door cannot wait for a server.
"""

import logging
import socket
import struct
from dataclasses import dataclass

from django.conf import settings

logger = logging.getLogger(__name__)

SECONDS = 30
CHUNK = 1 << 16
LONGEST_ANSWER = 4096


class NotScanned(Exception):
    """Nothing looked at the file."""


@dataclass(frozen=True)
class Found:
    """What ClamAV said: the name of the virus, or nothing found."""

    virus: str = ""


def scan(content: bytes) -> Found:
    """Have a file looked at. Raises NotScanned where there is no answer, or none that says anything."""
    if not settings.CLAMD:
        raise NotScanned
    try:
        answer = _ask(content)
    except OSError as failed:
        logger.warning("ClamAV did not answer: %s", type(failed).__name__)
        raise NotScanned from None
    said = answer.removeprefix("stream: ")
    if said == "OK":
        return Found()
    if said.endswith(" FOUND"):
        return Found(said.removesuffix(" FOUND"))
    logger.warning("ClamAV did not scan a file: %s", said)
    raise NotScanned


def scan_if_possible(content: bytes) -> Found | None:
    try:
        return scan(content)
    except NotScanned:
        return None


def _ask(content: bytes) -> str:
    with _connected() as daemon:
        daemon.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK):
            part = content[start : start + CHUNK]
            daemon.sendall(struct.pack("!L", len(part)) + part)
        daemon.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
            part = daemon.recv(LONGEST_ANSWER)
            if not part:
                break
            answer += part
    return answer.rstrip(b"\0").decode(errors="replace").strip()


def _connected() -> socket.socket:
    if settings.CLAMD.startswith("/"):
        daemon = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        daemon.settimeout(SECONDS)
        try:
            daemon.connect(settings.CLAMD)
        except OSError:
            daemon.close()
            raise
        return daemon
    host, _, port = settings.CLAMD.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)
