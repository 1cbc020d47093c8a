"""Backup and restore: the whole record in one archive, and the archive back into an empty place.

An archive is a plain tar file: the database as its own engine copies it, every stored document, and
last a manifest that says what there is and what it should look like. An archive without its end has
no manifest, and is refused. manifest.py reads and writes it; engines.py copies a database and lays
it back; making.py and restoring.py are the two verbs.

The copy of the database is taken first and the documents after it: a document is written once, and
before the row that names it, so whatever a row in the copy names is there to be copied.
"""

from cornwall_cs.backup.making import make
from cornwall_cs.backup.manifest import BackupRefused, RestoredDiffers
from cornwall_cs.backup.reading import check
from cornwall_cs.backup.restoring import restore

__all__ = ["BackupRefused", "RestoredDiffers", "check", "make", "restore"]
