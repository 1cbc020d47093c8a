"""Sealing: what is put into the inbox can be read by the record alone, not by the site that put it there.

HPKE (RFC 9180) with X25519, HKDF-SHA256 and ChaCha20-Poly1305, as cryptography has it. The form’s site
has the public key; the private key is in the record’s settings and nowhere else. A draft is sealed
otherwise: under its own token, which is in the writer’s browser or link and in no table.
"""

import base64
import hashlib
import json
import os
import struct
from binascii import Error as NotBase64
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
#: What the seal is for: one made for anything else does not open here.
FOR_FORMS = b"cornwall online referral form 1"
FOR_DRAFTS = b"cornwall online referral draft 1"
NONCE = 12


class NotOpened(Exception):
    """What was sealed cannot be opened: altered, cut short, or under a key that is not at hand."""


def to_text(key: bytes) -> str:
    return base64.urlsafe_b64encode(key).decode()


def key_bytes(text: str) -> bytes:
    """The 32 bytes of a key. Raises ValueError for what is none."""
    try:
        found = base64.urlsafe_b64decode(text.encode("ascii"))
    except (NotBase64, UnicodeEncodeError):
        raise ValueError("not a key") from None
    if len(found) != 32:
        raise ValueError("not a key")
    return found


def new_pair() -> tuple[str, str]:
    """A private key, and the public key that belongs to it."""
    private = X25519PrivateKey.generate()
    return to_text(private.private_bytes_raw()), public_of(to_text(private.private_bytes_raw()))


def public_of(private: str) -> str:
    return to_text(X25519PrivateKey.from_private_bytes(key_bytes(private)).public_key().public_bytes_raw())


def seal(content: bytes, public: str) -> bytes:
    """Sealed for whoever has the private key, and for nobody else."""
    key = X25519PublicKey.from_public_bytes(key_bytes(public))
    sealed: bytes = SUITE.encrypt(content, key, info=FOR_FORMS)
    return sealed


def unseal(sealed: bytes, privates: list[str]) -> bytes:
    """What is in the seal, by the first key that opens it. Raises NotOpened."""
    for private in privates:
        key = X25519PrivateKey.from_private_bytes(key_bytes(private))
        try:
            opened: bytes = SUITE.decrypt(sealed, key, info=FOR_FORMS)
        except (InvalidTag, ValueError):
            continue
        return opened
    raise NotOpened


def packed(words: dict[str, Any], files: list[bytes]) -> bytes:
    """A form and its files in one piece: the words, then each file, each with its length before it."""
    parts = [json.dumps(words, ensure_ascii=False).encode(), *files]
    return b"".join(struct.pack(">Q", len(part)) + part for part in parts)


def unpacked(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The words of a form and its files. Raises NotOpened for what was not packed here."""
    parts, place = [], 0
    try:
        while place < len(content):
            (length,) = struct.unpack_from(">Q", content, place)
            parts.append(content[place + 8 : place + 8 + length])
            place += 8 + length
        words: dict[str, Any] = json.loads(parts[0])
    except (struct.error, ValueError, IndexError):
        raise NotOpened from None
    if place != len(content):
        raise NotOpened
    return words, parts[1:]


def mark_of(token: str, part: str) -> str:
    """Under what a part of a draft is kept: nobody finds the token by it."""
    return hashlib.sha256(FOR_DRAFTS + f"{part}:{token}".encode()).hexdigest()


def seal_draft(content: bytes, token: str, part: str) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + ChaCha20Poly1305(_draft_key(token)).encrypt(nonce, content, part.encode())


def unseal_draft(sealed: bytes, token: str, part: str) -> bytes:
    """What a draft holds, for whoever has its token. Raises NotOpened."""
    try:
        return ChaCha20Poly1305(_draft_key(token)).decrypt(sealed[:NONCE], sealed[NONCE:], part.encode())
    except (InvalidTag, ValueError):
        raise NotOpened from None


def _draft_key(token: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=FOR_DRAFTS).derive(token.encode())
