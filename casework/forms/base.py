"""The base of every form.

The page's template writes the form tag and the CSRF token; {% crispy form %} writes the rest. So
one template can put two forms, or a form and a table, where it likes.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES
from django.forms.utils import ErrorDict
from django.http import QueryDict

from casework.forms.layout import Layout, Rows
from casework.forms.rows import PageFormSet
from casework.forms.words import name_messages

NOT_WHOLE = "This page did not arrive whole. Nothing was saved. Check what you typed, and save again"
VERSION_LOST = "This page has lost track of which copy it changes. Nothing was saved. Open the page again"


class NamedForm(forms.Form):
    """A form whose messages name the field, and whose answers can reveal further questions."""

    layout: ClassVar[Sequence[Any] | None] = None
    required_if: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = False
        #: Where somebody saved first: what they saved, by field, shown beside its box.
        self.theirs: dict[str, Any] = {}
        for name in self.fields:
            name_messages(self.fields[name], str(self[name].label))
        # A form that words a question for its own case does so after this, and is shown as it says.
        self._bound_fields_cache.clear()  # type: ignore[attr-defined]

    @property
    def revealed_by(self) -> dict[str, tuple[str, str]]:
        """Each field that only an answer reveals: the question and the answer that do."""
        return {
            name: (parent, value)
            for parent, field in self.fields.items()
            for value, names in getattr(field, "reveals", {}).items()
            for name in names
        }

    def get_layout(self) -> Sequence[Any]:
        """What stands where. By default every field in its order, revealed ones under their answer."""
        if self.layout is not None:
            return self.layout
        revealed = self.revealed_by
        return [name for name in self.fields if name not in revealed and not self[name].is_hidden]

    def in_page_order(self) -> list[str]:
        """The names of the fields, and of the rows among them, as one meets them down the page."""
        met = self._names_in(self.get_layout())
        return [*met, *(name for name in self.fields if name not in met)]

    def _names_in(self, parts: Sequence[Any]) -> list[str]:
        names: list[str] = []
        for part in parts:
            if isinstance(part, Rows):
                names.append(part.name)
            elif isinstance(part, str):
                reveals = getattr(self.fields.get(part), "reveals", {})
                names += [part, *self._names_in([name for shown in reveals.values() for name in shown])]
            else:
                names += self._names_in(part.fields)
        return names

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.include_media = False
        helper.render_hidden_fields = True
        helper.layout = Layout(*self.get_layout())
        return helper

    def hold(self) -> None:
        """Show what was typed without judging it: the person is not done."""
        self.held = True
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}

    def is_valid(self) -> bool:
        return not self.held and super().is_valid()

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name, (parent, value) in self.revealed_by.items():
            if value not in self._chosen(parent):
                self._empty(name)
        for name, (parent, *values) in self.required_if.items():
            asked = bool(set(values) & self._chosen(parent)) and name not in self.errors
            if asked and self.cleaned_data.get(name) in EMPTY_VALUES:
                self.add_error(name, ValidationError(self.fields[name].error_messages["required"]))

    def _chosen(self, parent: str) -> set[str]:
        """The answers given to a question, as the browser sent them."""
        given = self[parent].data
        if isinstance(given, bool):
            return {"True"} if given else set()
        return {str(v) for v in given} if isinstance(given, list | tuple) else {str(given)}

    def _empty(self, name: str) -> None:
        """Ask nothing of a question that was not asked, and keep no answer to it."""
        self.errors.pop(name, None)
        field = self.fields[name]
        required, field.required = field.required, False
        try:
            self.cleaned_data[name] = field.clean(None)
        finally:
            field.required = required


class RowForm(NamedForm):
    """The questions asked for each row of a PageFormSet."""

    number = 1
    #: Where somebody saved first: what became of this row meanwhile.
    note = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed or chosen in this row. What the page itself carries does not count."""
        for name, field in self.fields.items():
            given = self[name].data
            typed = any(given.values()) if isinstance(given, dict) else given not in (None, "", [], False)
            if typed and not isinstance(field.widget, forms.HiddenInput):
                return False
        return True


class PageForm(NamedForm):
    """A form that is a page of its own.

    It carries a one-time mark, `submission`, by which casework.pages.save_once tells a form sent
    twice from two forms. A post without the mark gets one; a senseless mark is refused.
    """

    submit_label: ClassVar[str] = "Save"
    rows: ClassVar[Mapping[str, type[PageFormSet]]] = {}

    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["submission"].initial = uuid.uuid4
        self.fields["submission"].error_messages["invalid"] = NOT_WHOLE
        self.row_sets = {
            name: row_class(
                data=self.data if self.is_bound else None,
                files=self.files if self.is_bound else None,
                prefix=self.add_prefix(name),
                initial=self.initial.get(name),
            )
            for name, row_class in self.rows.items()
        }
        if getattr(self.data, "held", False) or any(rows.resized for rows in self.row_sets.values()):
            self.hold()

    @property
    def is_long(self) -> bool:
        """Whether somebody writes at length here: such a form keeps itself as a draft."""
        return self._asks_by(forms.Textarea)

    @property
    def is_secret(self) -> bool:
        """Whether a password is typed here: such a form is never kept, not even for a moment."""
        return self._asks_by(forms.PasswordInput)

    def _asks_by(self, widget: type[forms.Widget]) -> bool:
        parts: list[NamedForm] = [self, *(row for rows in self.row_sets.values() for row in rows)]
        return any(isinstance(field.widget, widget) for part in parts for field in part.fields.values())

    def get_layout(self) -> Sequence[Any]:
        if self.layout is not None:
            return self.layout
        return [*super().get_layout(), *(Rows(name) for name in self.rows)]

    def hold(self) -> None:
        super().hold()
        for rows in self.row_sets.values():
            rows.hold()

    def is_valid(self) -> bool:
        if self.held or not self.is_bound:
            return False
        # The rows are judged even when the rest is wrong, so that one look shows everything.
        judged = [super().is_valid(), *[rows.is_valid() for rows in self.row_sets.values()]]
        if not all(judged):
            self.ask_for_files_again()
            return False
        for name, rows in self.row_sets.items():
            self.cleaned_data[name] = rows.cleaned_data
        return True

    def ask_for_files_again(self) -> None:
        """Say of each file that nothing is wrong with it but that no browser keeps it."""
        for name, field in self.fields.items():
            if isinstance(field, forms.FileField) and self.files.get(name) and name not in self.errors:
                self.add_error(name, ValidationError(field.error_messages["missing"], code="missing"))

    def clean_submission(self) -> uuid.UUID:
        return self.cleaned_data["submission"] or uuid.uuid4()

    def _clean_fields(self) -> None:
        super()._clean_fields()
        if "submission" in self.errors:
            self.renew_mark()

    def renew_mark(self) -> None:
        """Give the page a new mark, so that it can be sent again as it stands."""
        data: Any = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        data[self.add_prefix("submission")] = str(uuid.uuid4())
        self.data = data

    @property
    def answers(self) -> dict[str, Any]:
        """What the person answered: the cleaned data without what the page itself carries."""
        carried = ("submission", "version")
        return {name: value for name, value in self.cleaned_data.items() if name not in carried}


class VersionedForm(PageForm):
    """A form that changes a record: it carries the version it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in ("required", "invalid", "min_value"):
            self.fields["version"].error_messages[code] = VERSION_LOST
