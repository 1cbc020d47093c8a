"""A form sent online as the record reads it: taken apart with care, for it came from outside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from casework.files.names import label_of
from casework.templatetags.casework import day_words
from inbox.choices import Agency, Part, Told
from inbox.writing import MOST
from referrals.choices import FamilyInformed

LONGEST = 5_000


class NotAForm(Exception):
    """What was in the seal is no form: made by something else than the form’s site."""


@dataclass(frozen=True)
class NamedChild:
    """A child as a form names one. `number` counts from 1."""

    number: int
    given_name: str
    family_name: str
    born: date | None
    expected: date | None
    address: str
    school: str
    id_number: str
    words: str

    @property
    def name(self) -> str:
        return (
            f"{self.given_name} {self.family_name}".strip()
            if self.given_name
            else f"Unborn {self.family_name}"
        )

    @property
    def looked_for(self) -> str:
        """What is looked for on record: the name and the date, as a search takes them."""
        day = self.born or self.expected
        name = f"{self.given_name} {self.family_name}".strip()
        return f"{name} {day:%d/%m/%Y}" if day else name

    @property
    def said(self) -> list[tuple[str, str]]:
        """What the form says of them, in words."""
        dates = (("Date of birth", self.born), ("Date expected", self.expected))
        told = [(label, day_words(day)) for label, day in dates if day]
        rest = (
            ("Address", self.address),
            ("School", self.school),
            ("NHS or pupil number", self.id_number),
            ("What the child has said", self.words),
        )
        return [("Name", self.name), *told, *((label, text) for label, text in rest if text)]


def children_of(words: Mapping[str, Any]) -> list[NamedChild]:
    """The children a form names. Raises NotAForm."""
    rows = _rows(words, "children")
    if not rows:
        raise NotAForm("names no child")
    return [_child(number, row) for number, row in enumerate(rows, start=1)]


def _child(number: int, row: Mapping[str, Any]) -> NamedChild:
    return NamedChild(
        number,
        _text(row, "given_name", 80),
        _text(row, "family_name", 80),
        _day(row, "born"),
        _day(row, "expected"),
        _text(row, "address", 300),
        _text(row, "school", 120),
        _text(row, "number", 20),
        _text(row, "words", 2_000),
    )


def contact_facts(words: Mapping[str, Any]) -> dict[str, Any]:
    """What is recorded of the contact: who sent it, what the family knows, the account. Raises NotAForm."""
    you, family, danger = (_part(words, name) for name in ("you", "family", "danger"))
    told = _one_of(family, "told", Told.values)
    reasons = {FamilyInformed.INFORMED: "not_asked_reason", FamilyInformed.NOT_INFORMED: "not_told_reason"}
    return {
        "source": _one_of(you, "agency_kind", Agency.values),
        "referrer_name": ", ".join(filter(None, (_text(you, "name", 100), _text(you, "role", 100))))[:150],
        "referrer_agency": _text(you, "agency", 100),
        "referrer_contact": f"{_text(you, 'telephone', 40)}, {_text(you, 'email', 150)}",
        "account": account_of(words),
        "immediate_danger": danger.get("danger") is True,
        "danger_action": _text(danger, "danger_action", LONGEST),
        "family_informed": told,
        "family_reason": _text(family, reasons[told], LONGEST) if told in reasons else "",  # type: ignore[index]
        "safe_contact": _text(family, "safe_contact", 500),
    }


def account_of(words: Mapping[str, Any]) -> str:
    """What was reported, in the sender’s words, each part under what was asked."""
    worries, well = _part(words, "worries"), _part(words, "well")
    parts = [
        ("", _text(worries, "happened", LONGEST)),
        ("How it affects each child", _text(worries, "effect", LONGEST)),
        ("What they want to happen", _text(worries, "wanted", LONGEST)),
        ("What is working well", _text(well, "well", LONGEST)),
        ("What help the family has had", _text(well, "tried", LONGEST)),
        ("Children named", "\n".join(child.name for child in children_of(words))),
        ("Adults named", "\n".join(_adult(row) for row in _rows(words, "adults"))),
    ]
    return "\n\n".join(f"{asked}:\n{said}" if asked else said for asked, said in parts if said)


def _adult(row: Mapping[str, Any]) -> str:
    born = _day(row, "born")
    lives = {True: "lives with the children", False: "lives elsewhere"}.get(row.get("lives_there"), "")  # type: ignore[arg-type]
    told = [
        _text(row, "name", 120),
        Part(_one_of(row, "part", Part.values)).label,
        f"born {day_words(born)}" if born else "",
        lives,
        _text(row, "telephone", 40),
        _text(row, "more", 300),
    ]
    return ", ".join(filter(None, told))


def labels_of(words: Mapping[str, Any], files: list[bytes]) -> list[tuple[str, bytes]]:
    """Each file by the name it came with. Raises NotAForm where names and files do not go together."""
    rows = words.get("files", [])
    if not isinstance(rows, list) or len(rows) != len(files):
        raise NotAForm("other files than it names")
    return [
        (label_of(_text(_mapping(row), "label", 150)), content)
        for row, content in zip(rows, files, strict=True)
    ]


def sent_at(words: Mapping[str, Any]) -> datetime:
    """When it was sent. Raises NotAForm."""
    moment = parse_datetime(_text(words, "sent_at", 40))
    if moment is None or timezone.is_naive(moment):
        raise NotAForm("says not when it was sent")
    return moment


def reference_of(words: Mapping[str, Any]) -> str:
    return _text(words, "reference", 20)


def _rows(words: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    rows = words.get(name, [])
    if not isinstance(rows, list) or len(rows) > MOST[name]:
        raise NotAForm(f"{name} is no list of a page")
    return [_mapping(row) for row in rows]


def _part(words: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return _mapping(words.get(name))


def _mapping(found: Any) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise NotAForm("a page is missing")
    return found


def _text(row: Mapping[str, Any], name: str, most: int) -> str:
    text = row.get(name) or ""
    if not isinstance(text, str) or len(text) > most or "\x00" in text:
        raise NotAForm(f"{name} is no text of a page")
    return text.strip()


def _one_of(row: Mapping[str, Any], name: str, values: list[str]) -> str:
    found = _text(row, name, 20)
    if found not in values:
        raise NotAForm(f"{name} is none of the answers")
    return found


def _day(row: Mapping[str, Any], name: str) -> date | None:
    text = _text(row, name, 10)
    try:
        return parse_date(text) if text else None
    except ValueError:
        raise NotAForm(f"{name} is no date") from None
