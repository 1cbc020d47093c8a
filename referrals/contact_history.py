"""Who corrected a contact: what it said before, and since when it says otherwise.

A contact is about several children, so its history stands on its own page, for those who may read
what was reported, and not on the record of one of them.
"""

from collections.abc import Iterable
from itertools import pairwise

from casework.models import Recorded
from children.history import Change, Entry
from children.words import in_words, label_of
from referrals.models import Contact

#: What a person wrote; the rest is kept by the screening itself.
WRITTEN = (
    "arrival", "received_at", "channel", "source", "referrer_name", "referrer_agency", "referrer_contact",
    "account", "immediate_danger", "danger_action", "family_informed", "family_reason", "safe_contact",
)  # fmt: skip
#: What the police told, which is corrected on the same page.
OF_ABUSE = ("incident_number", "happened_at", "child_present", "risk", "dash_score", "marac")


def corrections_of(contact: Contact) -> list[Entry]:
    """Each correction of what the contact says, newest first. Asks nothing for one never changed."""
    if contact.version == 1:
        return []
    entries = _changes(contact, WRITTEN)
    if contact.abuse_facts:
        entries += _changes(contact.abuse_facts, OF_ABUSE)
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _changes(record: Recorded, written: Iterable[str]) -> list[Entry]:
    fields = [record._meta.get_field(name) for name in written]
    rows = record.history.select_related("history_user").order_by("history_date", "history_id")
    entries = []
    for before, row in pairwise(rows):
        changes = [
            Change(label_of(field), in_words(field, getattr(before, field.name)), in_words(field, new))
            for field in fields
            if (new := getattr(row, field.name)) != getattr(before, field.name)
        ]
        if changes:
            by = str(row.history_user or "")
            entries.append(Entry(row.history_date, by, row.history_change_reason or "", changes))
    return entries[::-1]
