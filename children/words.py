"""What a field of a record holds, in words: for histories and for showing two copies side by side."""

from datetime import date, datetime
from typing import Any

from django.db import models

from casework.templatetags.casework import day_words, moment_words


def label_of(field: models.Field) -> str:
    """The field's name as a label."""
    name = str(field.verbose_name)
    return name[:1].upper() + name[1:]


def in_words(field: models.Field, value: Any) -> str:
    """A value as a reader would say it: the label of a code, yes or no, a date in words."""
    if value is None or value == "":
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return moment_words(value)
    if isinstance(value, date):
        return day_words(value)
    return str(value)
