"""Rows: the same questions asked for each of several things, added and removed without JavaScript.

Each row is a RowForm. "Add another" and "Remove" are submit buttons with names of their own; when
one was pressed the form is not judged or saved but shown again, one row longer or shorter, with
everything that was typed.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import QueryDict

if TYPE_CHECKING:
    from casework.forms.base import RowForm


class PageFormSet:
    """`item` names one row, as in "Add another action". Blank rows past the minimum are left out."""

    form_class: ClassVar[type["RowForm"]]
    item: ClassVar[str] = "row"
    legend: ClassVar[str] = ""
    minimum: ClassVar[int] = 1
    maximum: ClassVar[int] = 20

    def __init__(
        self,
        *,
        data: Any = None,
        files: Any = None,
        prefix: str,
        initial: Sequence[dict[str, Any]] | None = None,
    ) -> None:
        self.prefix = prefix
        self.added = self.removed = False
        self.cleaned_data: list[dict[str, Any]] = []
        first = list(initial or [])
        count = max(len(first), self.minimum, 1)
        if data is not None:
            data = data.copy() if isinstance(data, QueryDict) else dict(data)
            count = self._resize(data, self._posted_count(data))
        self.forms = [self._row(i, data, files, first[i] if i < len(first) else None) for i in range(count)]
        if self.added:
            _focus(self.forms[-1])

    def _row(self, index: int, data: Any, files: Any, initial: dict[str, Any] | None) -> "RowForm":
        row = self.form_class(data, files, prefix=f"{self.prefix}-{index}", initial=initial)
        row.number = index + 1
        return row

    @property
    def resized(self) -> bool:
        """Whether the person asked for a row more or less, not for anything to be saved."""
        return self.added or self.removed

    @property
    def may_add(self) -> bool:
        return len(self.forms) < self.maximum

    @property
    def may_remove(self) -> bool:
        return len(self.forms) > max(self.minimum, 1)

    def _posted_count(self, data: Any) -> int:
        """How many rows the page had. What was altered on the way is read from the rows themselves."""
        numbered = re.compile(rf"{re.escape(self.prefix)}-(\d{{1,4}})-")
        indices = [int(found[1]) for key in data if (found := numbered.match(key))]
        said = str(data.get(f"{self.prefix}-count", ""))
        count = int(said) if re.fullmatch(r"\d{1,4}", said) else max(indices, default=-1) + 1
        return min(max(count, self.minimum), self.maximum)

    def _resize(self, data: Any, count: int) -> int:
        asked = str(data.get(f"{self.prefix}-remove", ""))
        if f"{self.prefix}-add" in data:
            self.added = True
            return min(count + 1, self.maximum)
        if re.fullmatch(r"\d{1,4}", asked) and int(asked) < count:
            self.removed = True
            _close_gap(data, self.prefix, int(asked))
            return max(count - 1, self.minimum, 1)
        return count

    def hold(self) -> None:
        for row in self.forms:
            row.hold()

    def is_valid(self) -> bool:
        blank = [row for row in self.forms if row.is_blank]
        missing = max(self.minimum - (len(self.forms) - len(blank)), 0)
        left_out = blank[missing:]
        for row in left_out:
            row.hold()
        kept = [row for row in self.forms if row not in left_out]
        judged = [row.is_valid() for row in kept]
        valid = all(judged)
        self.cleaned_data = [row.cleaned_data for row in kept] if valid else []
        return valid

    def __iter__(self) -> Any:
        return iter(self.forms)

    def __len__(self) -> int:
        return len(self.forms)


def _focus(row: "RowForm") -> None:
    """Put the cursor where the new row begins."""
    first = next(field for field in row.fields.values() if not field.widget.is_hidden)
    first.widget.attrs["autofocus"] = True


def _close_gap(data: Any, prefix: str, removed: int) -> None:
    """Take one row out of what was posted and move the later ones up."""
    moved: dict[str, Any] = {}
    for key in list(data):
        found = re.fullmatch(rf"{re.escape(prefix)}-(\d{{1,4}})-(.+)", key)
        if not found or int(found[1]) < removed:
            continue
        values = data.getlist(key) if isinstance(data, QueryDict) else data[key]
        del data[key]
        if int(found[1]) > removed:
            moved[f"{prefix}-{int(found[1]) - 1}-{found[2]}"] = values
    for key, values in moved.items():
        if isinstance(data, QueryDict):
            data.setlist(key, values)
        else:
            data[key] = values
