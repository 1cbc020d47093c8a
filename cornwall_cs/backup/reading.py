"""Reading an archive: whether it is whole, before anything is done with it."""

import hashlib
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from cornwall_cs.backup.manifest import (
    CHECKSUM,
    DATABASE,
    MANIFEST,
    BackupRefused,
    Manifest,
    Weighed,
    is_safe,
    refuse_newer,
)

CUT_SHORT = "This archive is not whole: its end is missing. It was cut short while it was made or copied."


@contextmanager
def opened(archive: Path) -> Iterator[tarfile.TarFile]:
    """The archive, open for reading. Raises BackupRefused where it is not one."""
    try:
        with tarfile.open(archive, mode="r:") as tar:
            yield tar
    except FileNotFoundError as gone:
        raise BackupRefused(f"There is no archive {archive}.") from gone
    except tarfile.TarError as wrong:
        raise BackupRefused(f"{archive} is damaged, or is no archive of ours.") from wrong
    except OSError as failed:
        raise BackupRefused(f"{archive} could not be read: {failed.strerror}.") from failed


def member(tar: tarfile.TarFile, name: str) -> BinaryIO:
    """One file of the archive, by its name."""
    try:
        file = tar.extractfile(name)
    except KeyError:
        file = None
    if file is None:
        raise BackupRefused(CUT_SHORT)
    return cast(BinaryIO, file)


def check(archive: Path) -> Manifest:
    """Read an archive from end to end. Raises BackupRefused where it is damaged, or of a later release."""
    manifest = read_through(archive)
    refuse_newer(manifest)
    return manifest


def read_through(archive: Path) -> Manifest:
    """Read every byte. Raises BackupRefused where one is not as it was made."""
    with opened(archive) as tar:
        text = member(tar, MANIFEST).read()
        if hashlib.sha256(text).hexdigest() != member(tar, CHECKSUM).read().decode(errors="replace"):
            raise BackupRefused("The manifest of this archive is damaged. Use another archive.")
        manifest = Manifest.of(text)
        there = [each.name for each in tar.getmembers() if each.name not in (MANIFEST, CHECKSUM)]
        if sorted(there) != sorted(manifest.members) or DATABASE not in there:
            raise BackupRefused("This archive does not hold the files its manifest names. Use another.")
        for name, wanted in manifest.members.items():
            weighed = Weighed(member(tar, name))
            for _ in weighed.blocks():
                pass
            if weighed.member != wanted or not is_safe(name):
                raise BackupRefused(f"{name} in this archive is damaged. Use another archive.")
    return manifest
