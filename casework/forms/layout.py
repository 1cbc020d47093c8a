"""What a form's layout is made of, besides the names of its fields."""

from typing import Any

from crispy_forms.layout import Layout, LayoutObject
from crispy_forms.utils import TEMPLATE_PACK
from django.forms import BaseForm
from django.template.loader import render_to_string

__all__ = ["Details", "Fieldset", "Inline", "Layout", "Note", "Rows"]


class _Group(LayoutObject):
    template = ""

    def __init__(self, *fields: Any) -> None:
        self.fields = list(fields)

    def shown(self, form: BaseForm) -> dict[str, Any]:
        return {}

    def render(self, form: BaseForm, context: Any, template_pack: Any = TEMPLATE_PACK, **kwargs: Any) -> str:
        inner = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string(self.template, {**self.shown(form), "fields": inner})


class Fieldset(_Group):
    """Questions that belong together, under a legend. `size` is s, m, l or xl."""

    template = "govuk/layout/fieldset.html"

    def __init__(self, legend: str, *fields: Any, size: str = "m", hint: str = "") -> None:
        super().__init__(*fields)
        self.legend, self.size, self.hint = legend, size, hint

    def shown(self, form: BaseForm) -> dict[str, Any]:
        return {"legend": self.legend, "size": self.size, "hint": self.hint}


class Details(_Group):
    """Questions most people leave alone, folded away; open when one is answered or wrong."""

    template = "govuk/layout/details.html"

    def __init__(self, summary: str, *fields: Any) -> None:
        super().__init__(*fields)
        self.summary = summary

    def shown(self, form: BaseForm) -> dict[str, Any]:
        names = [pointer.name for pointer in self.get_field_names()]
        return {"summary": self.summary, "open": any(_in_use(form, name) for name in names)}


class Inline(_Group):
    """Short questions side by side, where the screen is wide enough."""

    template = "govuk/layout/inline.html"


class Note(LayoutObject):
    """A sentence between the questions."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.fields: list[Any] = []

    def render(self, form: BaseForm, context: Any, template_pack: Any = TEMPLATE_PACK, **kwargs: Any) -> str:
        return render_to_string("govuk/layout/note.html", {"text": self.text})


class Rows(LayoutObject):
    """Where a form's rows stand: the questions asked again for each of several things."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.fields: list[Any] = []

    def render(self, form: Any, context: Any, template_pack: Any = TEMPLATE_PACK, **kwargs: Any) -> str:
        return render_to_string("govuk/layout/rows.html", {"rows": form.row_sets[self.name]})


def _in_use(form: BaseForm, name: str) -> bool:
    if name not in form.fields:
        return False
    value = form[name].value()
    answered = any(value.values()) if isinstance(value, dict) else value not in (None, "", [], False)
    return bool(answered or form[name].errors)
