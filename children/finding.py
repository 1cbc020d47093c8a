"""Looking for words in the texts of one child's record, whatever kinds of record they stand in.

An app says in its texts.py which of its records hold texts, one Texts for each kind; find() reads
them in one query and keeps those that hold every word.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from casework.contributions import gather
from casework.matching import Words
from casework.models import User
from children.contributions import Found
from children.models import Person

#: How many records a search shows: whoever finds more adds a word.
LIMIT = 50
#: The texts of every decision.
DECISION = ("rationale", "known", "options_considered")
#: What stands between the texts of one record.
BREAK = "\n\n"


@dataclass(frozen=True)
class Texts:
    """One kind of record: its rows, already limited to the child and to what the reader may read.

    at: when it happened, a moment. texts: the fields with words in them. page: the address name and
    the field it takes. title: what it is called, made of `code` where it depends on the record.
    warning: a field; where it is filled, `warns` is shown beside the record. exactness: a field that says
    how much of the date is known, where it may be less than the day.
    """

    kind: str
    rows: Any
    at: str
    texts: tuple[str, ...]
    page: tuple[str, str]
    by: str = "created_by__full_name"
    title: Callable[[str], str] | None = None
    code: str | Combinable = ""
    warning: str = ""
    warns: str = ""
    exactness: str = ""


def search_record(user: User, child: Person, query: str) -> tuple[list[Found], bool]:
    """The newest records of the child that hold every word, and whether there are more."""
    words = Words(query)
    if not words:
        return [], False
    found: list[Found] = gather("texts", "found_in", user, child, words, LIMIT + 1)
    found.sort(key=lambda each: each.at, reverse=True)
    return found[:LIMIT], len(found) > LIMIT


def find(words: Words, limit: int, *kinds: Texts) -> list[Found]:
    """The newest records of these kinds that hold every word. One query, however many kinds and rows."""
    parts = [_shape(nth, kind) for nth, kind in enumerate(kinds)]
    found: list[Found] = []
    for row in parts[0].union(*parts[1:], all=True).order_by("-found_moment"):
        if words.all_in([row["found_said"]]):
            found.append(_found(kinds[row["found_nth"]], row))
        if len(found) == limit:
            break
    return found


def _shape(nth: int, kind: Texts) -> Any:
    said: Any = F(kind.texts[0])
    for name in kind.texts[1:]:
        said = Concat(said, Value(BREAK), F(name), output_field=TextField())
    code = F(kind.code) if isinstance(kind.code, str) and kind.code else kind.code or Value("")
    text = {"output_field": TextField()}
    # No model has a field that begins so: a name of its own is no name for what is worked out.
    return kind.rows.order_by().values(
        found_nth=Value(nth),
        found_moment=F(kind.at),
        found_who=F(kind.by),
        found_page=F(kind.page[1]),
        found_called=Cast(code, **text),
        found_said=Cast(said, **text),
        found_exact=Cast(F(kind.exactness) if kind.exactness else Value(""), **text),
        found_warned=Cast(F(kind.warning) if kind.warning else Value(""), **text),
    )


def _found(kind: Texts, row: dict[str, Any]) -> Found:
    return Found(
        at=row["found_moment"],
        kind_label=kind.kind,
        title=kind.title(row["found_called"]) if kind.title else kind.kind,
        url=reverse(kind.page[0], args=[row["found_page"]]),
        text=BREAK.join(part for part in row["found_said"].split(BREAK) if part.strip()),
        by=row["found_who"] or "",
        warning=kind.warns if row["found_warned"] else "",
        exactness=row["found_exact"],
    )
