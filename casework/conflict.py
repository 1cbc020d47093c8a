"""Two saved the same: what stands now beside what was typed, field by field, and nothing lost.

Nothing is locked. A save made on an old copy is refused, and the form is shown again with all that
was typed in its boxes. Beside each box that differs stands what was saved meanwhile, by whom and
when, so that the person puts the two together by hand and saves what is to stand. Rows that the
other one added are put among the typed ones, to be left in or taken out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.forms import Field
from django.http import HttpRequest, HttpResponseRedirect

from casework.forms import NamedForm, PageForm, PageFormSet
from casework.guards import StaleRecord
from casework.pages import save_once
from casework.templatetags.casework import day_words, moment_words

#: Builds the same form on the record as it is now, with what was posted or as it would open.
Again = Callable[[Any, Any], PageForm]

REMEDY = (
    "Where the two differ, what is saved stands beside what you typed."
    " Change what you typed until it says what is to stand, then save."
)
SAME = "What is saved and what you typed do not differ in what this page asks. Look at it, then save again."


@dataclass(frozen=True)
class Saved:
    """Who saved first, and when."""

    who: str
    when: str
    is_you: bool

    @property
    def sentence(self) -> str:
        if self.is_you:
            return (
                f"You saved this in another window ({self.when}) after you opened it here."
                " Nothing of that was overwritten."
            )
        return f"{self.who} saved this ({self.when}) after you opened it. Nothing of theirs was overwritten."

    @property
    def words(self) -> str:
        return f"Saved by {'you, in another window' if self.is_you else self.who}, {self.when}"


@dataclass(frozen=True)
class Theirs:
    """What stands saved in one field: its paragraphs, each with whether mine lacks it."""

    saved: Saved
    paragraphs: list[tuple[str, bool]] = field(default_factory=list)


def saved_by(current: Any, user: Any) -> Saved:
    """Who saved a record last, told by its history."""
    last = current.history.select_related("history_user").order_by("-history_date", "-history_id").first()
    who = last.history_user if last else None
    return Saved(
        who=str(who or "Somebody else"),
        when=moment_words(last.history_date) if last else "a moment ago",
        is_you=who is not None and who == user,
    )


def save_or_compare(
    request: HttpRequest, form: PageForm, save: Callable[[], str], again: Again
) -> tuple[HttpResponseRedirect | None, PageForm]:
    """save_once; but a save made on an old copy gives the form with both copies in it to show.

    Saving that form saves what it then says over what was saved meanwhile, knowingly.
    """
    try:
        return save_once(request, form, save), form
    except StaleRecord as refused:
        saved = saved_by(refused.current, request.user)
        return None, _with_both(form, refused.current, again, saved)


def _with_both(form: Any, current: Any, again: Again, saved: Saved) -> PageForm:
    now = again(None, current)
    data = form.data.copy()
    data[form.add_prefix("version")] = str(now["version"].value())
    for name, rows in now.row_sets.items():
        _add_rows(data, form.row_sets[name], rows)
    shown = again(data, current)
    shown.hold()
    _compare(shown, now, form.cleaned_data, saved)
    for name, rows in now.row_sets.items():
        _compare_rows(shown.row_sets[name], rows, form.row_sets[name], saved)
    differs = shown.theirs or any(row.theirs or row.note for rows in shown.row_sets.values() for row in rows)
    shown.add_error(None, f"{saved.sentence} {REMEDY if differs else SAME}")
    return shown


def _compare(shown: NamedForm, now: NamedForm, typed: Mapping[str, Any], saved: Saved) -> None:
    """Mark each field in which what stands differs from what was typed."""
    for name, asked in now.fields.items():
        if asked.widget.is_hidden or name not in now.initial or name not in shown.fields:
            continue
        theirs, mine = in_words(asked, now.initial[name]), in_words(asked, typed.get(name))
        if theirs != mine:
            known = {block.strip() for block in mine.split("\n\n")}
            blocks = [block.strip() for block in theirs.split("\n\n") if block.strip()]
            shown.theirs[name] = Theirs(saved, [(block, block not in known) for block in blocks])


def _identity(row: NamedForm) -> str:
    return str(row["id"].value() or "") if "id" in row.fields else ""


def _add_rows(data: Any, mine: PageFormSet, now: PageFormSet) -> None:
    """Put the rows that stand and that mine lacks below those that were typed."""
    have = {_identity(row) for row in mine}
    number = len(mine)
    for row in now:
        if not _identity(row) or _identity(row) in have:
            continue
        for name in row.fields:
            widget: Any = row.fields[name].widget
            parts = widget.format_value(row[name].value())
            box = f"{mine.prefix}-{number}-{name}"
            if isinstance(parts, dict):
                data.update({f"{box}-{part}": text for part, text in parts.items()})
            elif isinstance(parts, list):
                data.setlist(box, parts)
            else:
                data[box] = "" if parts is None else str(parts)
        number += 1
    data[f"{mine.prefix}-count"] = str(number)


def _compare_rows(shown: PageFormSet, now: PageFormSet, typed: PageFormSet, saved: Saved) -> None:
    standing = {_identity(row): row for row in now if _identity(row)}
    for number, row in enumerate(shown):
        key = _identity(row)
        if number >= len(typed):
            row.note = f"On the record and not in what you typed. {saved.words}. Leave it in, or remove it."
        elif key in standing:
            _compare(row, standing[key], getattr(typed.forms[number], "cleaned_data", {}), saved)
        elif key:
            row.note = f"Taken out of the record meanwhile. {saved.words}. Saving puts it back."


def in_words(asked: Field, value: Any) -> str:
    """An answer as a reader would say it: the label of a choice, yes or no, a date in words."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if hasattr(asked, "choices"):
        several = value if isinstance(value, list | tuple | set) or hasattr(value, "model") else [value]
        chosen = {str(getattr(each, "pk", each)) for each in several}
        return "\n\n".join(str(label) for key, label in _flat(asked.choices) if key in chosen)
    if isinstance(value, datetime):
        return moment_words(value)
    if isinstance(value, date):
        return day_words(value)
    return str(value).replace("\r\n", "\n").strip()


def _flat(choices: Any) -> list[tuple[str, Any]]:
    """The choices in their order, those in groups too."""
    found: list[tuple[str, Any]] = []
    for key, label in choices:
        nested = isinstance(label, list | tuple)
        found += _flat(label) if nested else [(str(getattr(key, "value", key)), label)]
    return found
