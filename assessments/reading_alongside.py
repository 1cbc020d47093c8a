"""What stood beside the writing, laid out: contributions, the manager's reviews, disagreement.

A copy signed before these were kept has none of them, and shows none.
"""

from typing import Any

from django.utils.dateparse import parse_date

from assessments.document import Document
from assessments.laid_out import Line, Part, Piece
from casework.templatetags.casework import date_words

CONTRIBUTIONS, REVIEWS, DISAGREEMENTS = "contributions", "reviews", "disagreements"


def parts_alongside(document: Document) -> list[Part]:
    """Who was asked and what they said; what the manager saw; who sees it otherwise."""
    found = []
    if CONTRIBUTIONS in document:
        pieces = [_contribution(row) for row in document[CONTRIBUTIONS]]
        heading = "What other agencies contributed"
        found.append(Part(CONTRIBUTIONS, heading, pieces, empty="Nobody was asked."))
    if document.get(REVIEWS):
        pieces = [_review(row) for row in document[REVIEWS]]
        found.append(Part(REVIEWS, "The manager’s reviews while it was made", pieces))
    if document.get(DISAGREEMENTS):
        pieces = [_disagreement(row) for row in document[DISAGREEMENTS]]
        found.append(Part(DISAGREEMENTS, "Who sees it differently", pieces))
    return found


def _contribution(row: dict[str, Any]) -> Piece:
    lines = [Line("Asked", _on(row["asked_on"]))]
    if row["times_chased"]:
        times = "once" if row["times_chased"] == 1 else f"{row['times_chased']} times"
        lines.append(Line("Chased", f"{times}, last on {_on(row['chased_on'])}"))
    if row["received_on"]:
        lines.append(Line("Received", _on(row["received_on"])))
        lines += [Line("What they said", row["said"])] if row["said"] else []
        lines += [Line("Document", row["document"])] if row["document"] else []
    else:
        lines.append(Line("Nothing received", row["nothing_because"] or "Still to come."))
    lines += [Line("For whom", "Not for the family to read.")] if row["confidential"] else []
    return Piece(row["id"], f"{row['agency']}: {row['name']}", lines)


def _review(row: dict[str, Any]) -> Piece:
    lines = [Line("What was looked at", row["looked_at"]), Line("What was asked for", row["direction"])]
    return Piece(row["id"], f"{_on(row['held_on'])}, {row['by']}", lines)


def _disagreement(row: dict[str, Any]) -> Piece:
    lines = [
        Line("When", _on(row["told_on"])),
        Line("With what", row["about"]),
        Line("What was done about it", row["done"]),
    ]
    return Piece(row["id"], f"{row['who']}: {row['name']}", lines)


def _on(day: str) -> str:
    return str(date_words(parse_date(day)))
