"""The texts of oversight: what was considered, decided, asked for and done."""

from casework.matching import Words
from casework.models import User
from children.contributions import Found
from children.finding import DECISION, Texts, find
from children.models import Person
from children.records import records_of
from supervision.models import OversightAction, OversightDecision, OversightNote


def found_in(user: User, child: Person, words: Words, limit: int) -> list[Found]:
    """The records that hold every word, newest first. One query."""
    whole = records_of(child)
    decisions = OversightDecision.objects.filter(note__child__in=whole)
    actions = OversightAction.objects.filter(decision__note__child__in=whole)
    return find(
        words,
        limit,
        Texts(
            "Oversight", OversightNote.objects.filter(child__in=whole), "looked_at", ("considered",),
            ("oversight", "pk"), title=lambda _: "What was considered",
        ),
        Texts(
            "Oversight", decisions, "decided_at", ("decided", *DECISION), ("oversight", "note_id"),
            by="decided_by__full_name", title=lambda _: "What was decided",
        ),
        Texts(
            "Oversight", actions, "entered_at", ("what", "done_note", "stopped_reason"),
            ("oversight", "decision__note_id"), by="owner__full_name", title=lambda _: "What was asked for",
        ),
    )  # fmt: skip
