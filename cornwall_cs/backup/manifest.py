"""What an archive says about itself, and the refusals of everybody who handles one."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from django.db.migrations.loader import MigrationLoader

from cornwall_cs import VERSION

#: How archives are laid out. It rises when an older release could not read a newer archive.
FORMAT = 1
DATABASE, DOCUMENTS, MANIFEST, CHECKSUM = "database", "documents/", "manifest.json", "manifest.sha256"
BLOCK = 1024 * 1024


class BackupRefused(Exception):
    """Nothing was written. The message says why, and what would put it right."""


class RestoredDiffers(Exception):
    """It was written, and what stands there now is not what the archive says. Do not serve it."""


@dataclass(frozen=True)
class Member:
    """One file of the archive: what it must weigh and hash to."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Contents:
    """What a database holds: rows by table, the migrations it has seen, the triggers that guard it."""

    tables: dict[str, int]
    migrations: list[str]
    triggers: list[str]


@dataclass(frozen=True)
class Manifest:
    """When and by which release an archive was made, of which engine, and all that is in it."""

    format: int
    version: str
    made_at: str
    engine: str
    contents: Contents
    members: dict[str, Member]

    @property
    def rows(self) -> int:
        return sum(self.contents.tables.values())

    @property
    def documents(self) -> int:
        return len(self.members) - 1

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    @classmethod
    def of(cls, text: bytes) -> "Manifest":
        """The manifest as written. Raises BackupRefused where it is of a later kind, or makes no sense."""
        try:
            said = json.loads(text)
            if said["format"] > FORMAT:
                raise BackupRefused(_newer(said.get("version", "unknown")))
            members = {name: Member(**each) for name, each in said.pop("members").items()}
            return cls(**{**said, "contents": Contents(**said["contents"]), "members": members})
        except (ValueError, TypeError, KeyError, AttributeError) as wrong:
            raise BackupRefused("The manifest of this archive cannot be read.") from wrong


def _newer(version: str) -> str:
    return (
        f"This archive was made by release {version}, which is newer than this one, {VERSION}. "
        "Restore it with that release, or a later one."
    )


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def known_migrations() -> set[str]:
    """Every migration this release has."""
    found = MigrationLoader(None).disk_migrations
    return {f"{app}.{name}" for app, name in found}


def refuse_newer(manifest: Manifest) -> None:
    """A release restores what it, or one before it, has made: a later schema it could not read."""
    unknown = set(manifest.contents.migrations) - known_migrations()
    if _number(manifest.version) > _number(VERSION) or unknown:
        raise BackupRefused(_newer(manifest.version))


def is_safe(name: str) -> bool:
    """Whether a member may stand in an archive: the database, or a file under documents/."""
    path = PurePosixPath(name)
    return name == DATABASE or (
        name.startswith(DOCUMENTS) and ".." not in path.parts and str(path) == name and "\0" not in name
    )


class Weighed:
    """A file read in blocks, hashed and counted on its way through."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._hash, self.size = file, hashlib.sha256(), 0

    def read(self, size: int = BLOCK) -> bytes:
        block = self._file.read(size)
        self._hash.update(block)
        self.size += len(block)
        return block

    def blocks(self) -> Iterator[bytes]:
        while block := self.read():
            yield block

    @property
    def member(self) -> Member:
        return Member(self._hash.hexdigest(), self.size)
