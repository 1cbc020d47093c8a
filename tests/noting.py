"""A case note of Kerensa's, as she writes it."""

from datetime import timedelta
from typing import Any

from casework import clock
from children.models import CaseNote, Person
from children.services.notes import record_note
from tests.cast import Cast


def noted(cast: Cast, *children: Person, **told: Any) -> CaseNote:
    """Kerensa notes a call from school on the record of each child; the first child's note."""
    said = {
        "kind": "telephone",
        "happened_at": clock.now() - timedelta(hours=1),
        "with_whom": "Mrs Oliver, head of year",
        "account": "Mrs Oliver rang: Amber slept in class twice this week.",
        "opinion": "I think the nights at home are loud again.",
        "third_party": "Mrs Oliver has heard from a neighbour, who must not be named, of shouting.",
        "significance": "The first sign since June that the plan does not hold.",
    }
    parts = [{"child": each, "private_account": f"{each.called} was not told yet."} for each in children]
    return record_note(by=cast.kerensa, children=parts, **{**said, **told})[0]
