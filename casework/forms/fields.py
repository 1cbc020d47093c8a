"""Fields for words, numbers and files. Dates stand in moments.py, choices in options.py."""

from typing import Any

from django import forms

from casework.files.receiving import Received, receive
from casework.files.unwelcome import Unwelcome

LONG_TEXT = 10_000
WIDTHS = (2, 3, 4, 5, 10, 20, 30)


def _width_class(width: int | None) -> str:
    if width is None:
        return ""
    if width not in WIDTHS:
        raise ValueError(f"A field is {WIDTHS} characters wide, or as wide as the page.")
    return f"govuk-input--width-{width}"


class TextField(forms.CharField):
    """One line of text. `width` is in characters; without it the box is as wide as the page."""

    def __init__(
        self, *, max_length: int = 200, width: int | None = None, autocomplete: str = "off", **kwargs: Any
    ) -> None:
        self.autocomplete = autocomplete
        self.width_class = _width_class(width)
        super().__init__(max_length=max_length, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # No maxlength: the browser would cut a pasted text off without saying so.
        return {"class": self.width_class, "autocomplete": self.autocomplete}


class EmailField(forms.EmailField):
    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"autocomplete": "off", "spellcheck": "false", "class": _width_class(30)}


class PhoneField(TextField):
    """A telephone number as it was given, extension and all."""

    widget = forms.TextInput(attrs={"type": "tel"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 40, "width": 20, **kwargs})


class LongTextField(forms.CharField):
    """Text of any length up to max_length, with a count of what is left as one types."""

    widget = forms.Textarea

    def __init__(self, *, max_length: int = LONG_TEXT, rows: int = 5, **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> Any:
        # A browser sends a line break as two characters; the count on the page shows one.
        return str(super().to_python(value)).replace("\r\n", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"rows": self.rows, "cols": None}


class NumberField(forms.IntegerField):
    """A whole number, typed: not a spinner, which changes under a scrolling mouse."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, *, width: int = 5, **kwargs: Any) -> None:
        self.width_class = _width_class(width)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and len(value) > 20:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": self.width_class}


class HiddenField(forms.CharField):
    """A value the page carries. What comes back altered is for the form's clean to refuse."""

    widget = forms.HiddenInput

    def __init__(self, *, max_length: int = 200, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)


class UploadField(forms.FileField):
    """A file for the record: judged by what it holds, scanned, and handed on as casework.files Received."""

    widget = forms.FileInput

    def clean(self, data: Any, initial: Any = None) -> Received | None:
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            return receive(upload.read(), upload.name, size=upload.size)
        except Unwelcome as refused:
            raise forms.ValidationError(refused.message, code="unwelcome") from None
