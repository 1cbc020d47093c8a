"""Case notes: written once for brothers and sisters, kept on each child's own record, and corrected."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from casework import actor, clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.access import require_writer_of_each
from children.choices import NoteKind
from children.models import CaseNote
from children.notes import require_corrector

#: What a correction may change: everything but whose record it is on.
CORRECTABLE = (
    "kind",
    "happened_at",
    "with_whom",
    "account",
    "opinion",
    "third_party",
    "private_account",
    "significance",
)


@service
def record_note(
    *,
    by: User,
    kind: NoteKind | str,
    happened_at: datetime,
    account: str,
    children: Sequence[Mapping[str, Any]],
    with_whom: str = "",
    opinion: str = "",
    third_party: str = "",
    significance: str = "",
) -> list[CaseNote]:
    """Record one event on the record of each child it concerns.

    `children` has for each: child, private_account. All else is shared. What is still to come is no
    fact yet, so it is refused; what happened earlier is kept with both times. Raises NotYours when
    one of the children is not the writer's to write about, and then writes nothing for any.
    """
    _refuse_future(happened_at)
    if not children:
        raise NotNow("Choose at least one child.")
    if len({entry["child"].pk for entry in children}) != len(children):
        raise NotNow("Choose each child once.")
    require_writer_of_each(by, [entry["child"] for entry in children])
    together = uuid.uuid4() if len(children) > 1 else None
    return [
        CaseNote.objects.create(
            child=entry["child"],
            kind=kind,
            happened_at=happened_at,
            with_whom=with_whom,
            account=account,
            opinion=opinion,
            third_party=third_party,
            private_account=entry.get("private_account", ""),
            significance=significance,
            written_together=together,
        )
        for entry in children
    ]


@service
def correct_note(*, by: User, note: CaseNote, version: int, reason: str, **said: Any) -> CaseNote:
    """Put right a note on one child's record, and say why; what stood there before stays in its history.

    Done by its author or by a manager of the child. `said` holds what now stands, by the names in
    CORRECTABLE; what is left out stays. Copies on other children's records are corrected by themselves.
    """
    row = CaseNote.take(note.pk, version=version)
    require_corrector(by, row)
    unknown = said.keys() - set(CORRECTABLE)
    if unknown:
        raise TypeError(f"Not part of a correction: {', '.join(sorted(unknown))}")
    _refuse_future(said.get("happened_at", row.happened_at))
    if all(getattr(row, name) == value for name, value in said.items()):
        raise NotNow("Nothing is different from what stands there already.")
    for name, value in said.items():
        setattr(row, name, value)
    row.corrected_at = clock.now()
    with actor.acting(by, because=reason):
        row.save()
    return row


def _refuse_future(moment: datetime) -> None:
    if moment > clock.now():
        raise NotNow("A note is written once something has happened. Check the date and time.")
