"""What the form templates under templates/govuk ask of a field."""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from casework.forms.moments import PartsWidget

register = template.Library()

ERROR_CLASSES = {"textarea": "govuk-textarea", "select": "govuk-select", "file": "govuk-file-upload"}


def _kind(field: BoundField) -> str:
    widget = field.field.widget
    shapes: tuple[tuple[type, str], ...] = (
        (forms.CheckboxSelectMultiple, "options"),
        (forms.RadioSelect, "options"),
        (forms.CheckboxInput, "checkbox"),
        (PartsWidget, "parts"),
        (forms.Textarea, "textarea"),
        (forms.Select, "select"),
        (forms.FileInput, "file"),
    )
    return next((name for shape, name in shapes if isinstance(widget, shape)), "input")


@register.filter
def group_template(field: BoundField) -> str:
    """The template that draws the field with its label, hint and error."""
    kind = _kind(field)
    return f"govuk/{kind if kind in ('options', 'checkbox', 'parts', 'textarea') else 'input'}.html"


@register.filter
def theirs(field: BoundField) -> Any:
    """What somebody else saved in this field meanwhile, where that differs."""
    return getattr(field.form, "theirs", {}).get(field.name)


@register.filter
def label_words(field: BoundField) -> str:
    """The label, and whether the question may be left out."""
    form = field.form
    asked = field.field.required or field.name in getattr(form, "required_if", {})
    # What may wait, but is wanted in the end, is not called optional.
    asked = asked or field.name in getattr(form, "wanted", ())
    # That a box may be left unticked goes without saying.
    ticked = isinstance(field.field, forms.BooleanField) or is_checkboxes(field)
    return str(field.label) if asked or ticked else f"{field.label} (optional)"


@register.filter
def is_checkboxes(field: BoundField) -> bool:
    return isinstance(field.field.widget, forms.CheckboxSelectMultiple)


@register.simple_tag
def govuk_input(field: BoundField) -> SafeString:
    """The control itself, with its classes and with what describes it."""
    kind = _kind(field)
    base = ERROR_CLASSES.get(kind, "govuk-input")
    own = field.field.widget.attrs.get("class", "")
    classes = [base, own, f"{base}--error" if field.errors else ""]
    if kind == "parts":
        classes = ["govuk-input--error" if field.errors else ""]
    attrs: dict[str, Any] = {"class": " ".join(filter(None, classes))}
    limit = text_limit(field)
    if kind == "textarea" and limit:
        attrs["class"] += " govuk-js-character-count"
        described = [field.aria_describedby or "", f"{field.auto_id}-info"]
        attrs["aria-describedby"] = " ".join(filter(None, described))
    return field.as_widget(attrs=attrs)


@register.filter
def with_commas(number: int) -> str:
    """10,000."""
    return f"{number:,}"


@register.filter
def text_limit(field: BoundField) -> int | None:
    return getattr(field.field, "max_length", None)


@register.filter
def options(field: BoundField) -> list[dict[str, Any]]:
    """Each answer of a choice: its id, words, hint, whether chosen, and the fields it reveals."""
    known = field.field
    hints, reveals = getattr(known, "hints", {}), getattr(known, "reveals", {})
    divider = getattr(known, "divider_before", "")
    found = []
    for position, part in enumerate(field.subwidgets):
        value = str(part.data["value"])
        found.append(
            {
                "id": part.data["attrs"].get("id"),
                "name": part.data["name"],
                "value": value,
                "label": part.data["label"],
                "chosen": part.data["selected"],
                "hint": hints.get(value, ""),
                "reveals": [field.form[name] for name in reveals.get(value, [])],
                "divider": bool(divider) and value == divider,
                "exclusive": bool(divider) and value == divider and is_checkboxes(field),
                "autofocus": position == 0 and known.widget.attrs.get("autofocus"),
            }
        )
    return found


def _target(field: BoundField) -> str:
    """The id of the first control of a field: where a link in the error summary lands."""
    kind = _kind(field)
    if kind == "parts":
        return f"{field.auto_id}_{field.field.widget.parts[0][0]}"
    if kind == "options":
        first = next(iter(field.subwidgets), None)
        return first.data["attrs"].get("id", "") if first else ""
    return field.id_for_label


def _errors_of(form: Any) -> list[dict[str, str]]:
    found = [{"text": str(error), "target": ""} for error in form.non_field_errors()]
    row_sets = getattr(form, "row_sets", {})
    for name in form.in_page_order() if hasattr(form, "in_page_order") else form.fields:
        if name in row_sets:
            found += _errors_of_rows(row_sets[name])
        elif name in form.fields:
            field = form[name]
            target = "" if field.is_hidden else _target(field)
            found += [{"text": str(error), "target": target} for error in field.errors]
    return found


def _errors_of_rows(rows: Any) -> list[dict[str, str]]:
    return [
        {**error, "text": f"{rows.item.capitalize()} {row.number}: {error['text']}"}
        for row in rows
        for error in _errors_of(row)
    ]


def _forms_on_page(context: template.Context) -> list[Any]:
    shown = context.get("forms") or [context.get("form")]
    return [form for form in shown if isinstance(form, forms.BaseForm) and form.is_bound]


@register.inclusion_tag("govuk/error_summary.html", takes_context=True)
def error_summary(context: template.Context) -> dict[str, Any]:
    """Everything wrong on the page, each with a link to the control that puts it right."""
    return {"errors": [error for form in _forms_on_page(context) for error in _errors_of(form)]}


@register.simple_tag(takes_context=True)
def error_prefix(context: template.Context) -> str:
    """What the page's title begins with when something is wrong."""
    return "Error: " if any(_errors_of(form) for form in _forms_on_page(context)) else ""
