"""What stands in the tables of rules: bank holidays, the council’s figures and its words, asked for together.

Nearly every page counts working days and calls something by its name, so all three cost one query a request.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, IntegerField, Value

from casework.kept import forget, kept
from casework.models import BankHoliday, LocalLabel, LocalTimescale
from casework.prepared import ask

STANDING = "standing"


@dataclass(frozen=True)
class Standing:
    """The bank holidays; and by key, the newest first, each figure and each label with its first day."""

    holidays: frozenset[date]
    figures: dict[str, list[tuple[date, int]]]
    labels: dict[str, list[tuple[date, str]]]


def standing() -> Standing:
    """The rules on record. Inside once_each they are asked of the database once."""
    return kept(STANDING, _ask)


def forget_standing() -> None:
    """Ask the database again next time: a rule was changed."""
    forget(STANDING)


def _ask() -> Standing:
    found = Standing(frozenset(), {}, {})
    days = set()
    for kind, key, since, amount, words in ask(_rules):
        if kind == "holiday":
            days.add(since)
        elif kind == "figure":
            found.figures.setdefault(key, []).append((since, amount))
        else:
            found.labels.setdefault(key, []).append((since, words))
    for key in found.figures:
        found.figures[key].sort(reverse=True)
    for key in found.labels:
        found.labels[key].sort(reverse=True)
    return Standing(frozenset(days), found.figures, found.labels)


def _rules() -> Any:
    nothing, zero = Value("", CharField()), Value(0, IntegerField())
    holidays = BankHoliday.objects.filter(withdrawn_at=None).order_by()
    figures, labels = LocalTimescale.objects.order_by(), LocalLabel.objects.order_by()
    parts = [
        holidays.values_list(_kind("holiday"), nothing, "date", zero, nothing),
        figures.values_list(_kind("figure"), "key", "effective_from", "amount", nothing),
        labels.values_list(_kind("label"), "key", "effective_from", zero, "words"),
    ]
    return parts[0].union(*parts[1:], all=True)


def _kind(name: str) -> Value:
    return Value(name, CharField())
