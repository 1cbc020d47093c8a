"""The document laid out for reading: the same parts on the review page, the manager's page and a copy."""

from typing import Any

from django.utils.dateparse import parse_date, parse_datetime

from assessments.choices import SectionKey
from assessments.document import Document
from assessments.laid_out import Line, Part, Piece
from assessments.reading_alongside import parts_alongside
from assessments.wording import pair_words
from casework.templatetags.casework import date_words, day_words, moment_words

VISITS = "visits"


def parts_of(document: Document) -> list[Part]:
    """Every section in its order, then the visits."""
    rows = {SectionKey.DANGER: _dangers, SectionKey.SCALES: _scales, SectionKey.FACTORS: _factors}
    parts = []
    for section in document["sections"]:
        build = rows.get(section["key"])
        parts.append(
            Part(
                key=section["key"],
                heading=section["heading"],
                pieces=build(document) if build else _paragraphs(section["text"]),
                by=section["saved_by"],
                at=parse_datetime(section["saved_at"]) if section["saved_at"] else None,
            )
        )
    visits = "No visit was made."
    parts.append(Part(VISITS, "Visits since the assessment started", _visits(document), empty=visits))
    return parts + parts_alongside(document)


def facts_of(document: Document) -> list[tuple[str, str]]:
    """Whose assessment it is, and its dates, as they stood then."""
    child = document["child"]
    born = child["date_of_birth"]
    facts = [
        ("Name", _name(child)),
        ("Person number", child["number"]),
        (
            "Date of birth" if born else "Expected",
            day_words(parse_date(born or child["expected_date"] or "")),
        ),
        *_episode(document),
        ("Assessment started", date_words(parse_date(document["started_on"]))),
        ("Due", date_words(parse_date(document["due_on"]))),
    ]
    if document.get("internal_review_on"):
        facts.append(("Manager’s review", date_words(parse_date(document["internal_review_on"]))))
    if document.get("late_because"):
        facts.append(("Why it took longer", document["late_because"]))
    if "submitted_at" in document:
        at = moment_words(parse_datetime(document["submitted_at"]))
        facts.append(("Submitted", f"{at}, by {document['submitted_by']}"))
    return facts


def _episode(document: Document) -> list[tuple[str, str]]:
    if "early_help" in document:
        asked = document["early_help"]
        return [
            ("Early help asked for", date_words(parse_date(asked["received_on"]))),
            ("Lead practitioner", asked["lead"]),
            ("Team", asked["team"]),
        ]
    came = document["referral"]
    return [
        ("Referral received", date_words(parse_date(came["received_on"]))),
        ("Primary need", came["primary_need"]),
        ("Team", came["team"]),
    ]


def _name(child: Document) -> str:
    known_as = child["known_as"]
    return f"{child['name']}, known as {known_as}" if known_as else str(child["name"])


def _paragraphs(text: str) -> list[Piece]:
    blocks = [block.strip() for block in text.split("\n\n")]
    return [Piece("", "", [Line("", block)]) for block in blocks if block]


def _dangers(document: Document) -> list[Piece]:
    words = pair_words(early_help="early_help" in document)
    return [
        Piece(
            row["id"],
            f"{words.worry} {number}",
            [Line(words.asked, row["statement"]), Line(words.goal, row["safety_goal"])],
        )
        for number, row in enumerate(document["dangers"], start=1)
    ]


def _scales(document: Document) -> list[Piece]:
    found = []
    for row in document["scales"]:
        lines = [Line("Why", row["reason"])]
        if row["one_higher"]:
            lines.append(Line("What would make it one higher", row["one_higher"]))
        lines.append(Line("When", date_words(parse_date(row["scaled_on"]))))
        found.append(Piece(row["id"], f"{row['person']}: {row['score']} out of 10", lines))
    return found


def _factors(document: Document) -> list[Piece]:
    return [
        # A copy signed before effects were asked for has none.
        Piece(row["code"], "", [Line("", row["label"]), *_effect(row.get("effect", ""))])
        for row in document["factors"]
    ]


def _effect(text: str) -> list[Line]:
    return [Line("What it does to the child", text)] if text else []


def _visits(document: Document) -> list[Piece]:
    return [
        Piece(row["id"], f"{moment_words(parse_datetime(row['visited_at']))}, {row['by']}", _visit(row))
        for row in document["visits"]
    ]


def _visit(row: dict[str, Any]) -> list[Line]:
    if not row["seen"]:
        lines = [Line("Not seen", row["not_seen_reason"])]
    elif row["seen_alone"]:
        lines = [Line("Seen", "Alone")]
    else:
        lines = [Line("Seen, not alone", row["not_alone_reason"])]
    lines += [Line("In their words", row["words"], is_words=True)] if row["words"] else []
    return lines + ([Line("What was observed", row["observed"])] if row.get("observed") else [])
