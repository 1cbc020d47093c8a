"""Saying of an entry whether it is significant, why it matters, and what it meant for the child."""

from uuid import UUID

from casework.guards import NotNow, StaleRecord
from casework.models import User
from casework.services import service
from children.access import require_writer
from children.chronology import entry_of
from children.models import ChronologyMark, Person
from children.records import records_of


@service
def mark_entry(
    *,
    by: User,
    child: Person,
    entry: str,
    significant: bool,
    meaning: str = "",
    impact: str = "",
    version: int = 0,
) -> ChronologyMark:
    """Say that an entry is significant in the child’s story, or that it is not.

    What is significant says why in one line: an event alone tells a court nothing. What it meant for the
    child is asked for and may come later, when it is known. What was said before stays in the history.
    `version` is that of what had been said, or 0. Raises NotNow for what is not on this child’s record.
    """
    require_writer(by, child)
    if entry_of(by, child, entry) is None:
        raise NotNow("This is not on the child’s record, or no longer. Look at the chronology again.")
    if significant and not meaning:
        raise NotNow("Say in one line why it matters.")
    Person.take(child.pk)
    row = _standing(child, entry)
    if row is None:
        kind, _, key = entry.rpartition("/")
        row = ChronologyMark(child=child, entry_kind=kind, entry_id=UUID(key))
    elif row.version != version:
        raise StaleRecord(row)
    row.significant, row.meaning, row.impact = significant, meaning, impact
    row.save()
    return row


def _standing(child: Person, entry: str) -> ChronologyMark | None:
    """What has been said of it, on whichever of the child’s records."""
    kind, _, key = entry.rpartition("/")
    rows = ChronologyMark.objects.select_for_update(of=("self",))
    return rows.filter(child__in=records_of(child), entry_kind=kind, entry_id=key).first()
