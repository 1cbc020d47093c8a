"""Entries recorded in error as they are read: before one is struck out, and by information governance."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import JSONField, UUIDField

from casework.models import AppendOnly, SignedCopy, User
from children.history import OF_ITS_OWN, Entry, Words, entries_for
from children.models import Person, RecordedInError
from children.struck_out import pointing_at
from children.words import label_of

#: What a reader of an entry has no use for.
UNSAID = {*OF_ITS_OWN, "text", "checksum"}


@dataclass(frozen=True)
class Told:
    """A record in words: what it is, and each thing it says."""

    title: str
    facts: list[tuple[str, str]]


def told(user: User, record: Any, child: Person) -> Told:
    """What a record says, field by field, naming nobody whom the user may not know of."""
    unsaid = UNSAID if isinstance(record, SignedCopy) else OF_ITS_OWN
    fields = [
        each
        for each in record._meta.concrete_fields
        if each.name not in unsaid and not isinstance(each, UUIDField | JSONField)
    ]
    say = Words(user, record, child.pk, fields, [record])
    values = [(label_of(each), say.own_value(each, getattr(record, each.attname))) for each in fields]
    name = str(record._meta.verbose_name)
    return Told(name[:1].upper() + name[1:], [(label, value) for label, value in values if value])


@dataclass
class Struck:
    """An entry recorded in error, whole, for information governance."""

    trace: RecordedInError
    entry: Told
    written_by: str
    written_at: Any
    decisions: list[Told]
    parts: list[tuple[RecordedInError, str]]
    history: list[Entry]
    went_to: Person | None = None
    kept_from: bool = field(default=False)


def _named(part: RecordedInError, child_id: Any) -> str:
    """What went with it: by its own words, unless it stood on somebody else's record."""
    if part.child_id != child_id:
        return f"{part.kind_words} on another record"
    return f"{part.kind_words}: {part.record}"


def struck(user: User, trace: RecordedInError) -> Struck:
    """What was struck out, what was decided on it, what went with it, its history and where it went."""
    record = trace.record
    decided = [row for row in pointing_at([record], struck_out=True) if isinstance(row, AppendOnly)]
    to = trace.refiled_on
    known = to is not None and Person.objects.findable_by(user).filter(pk=to.pk).exists()
    return Struck(
        trace=trace,
        entry=told(user, record, trace.child),
        written_by=str(record.created_by or ""),
        written_at=record.entered_at,
        decisions=[told(user, row, trace.child) for row in decided],
        parts=[
            (part, _named(part, trace.child_id))
            for part in RecordedInError.objects.findable_by(user).filter(part_of=trace).order_by("kind", "pk")
        ],
        history=entries_for(user, record, trace.child.pk),
        went_to=to if known else None,
        kept_from=to is not None and not known,
    )
