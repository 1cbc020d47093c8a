"""Boxes for words to look for: in one child's record, and among the children one may write about."""

from casework.forms import NamedForm, TextField
from casework.searches import LONGEST


class SearchRecordForm(NamedForm):
    words = TextField(
        label="Search this record",
        max_length=LONGEST,
        help_text="Notes, visits, contacts, assessments, plans, reviews and oversight that hold every word.",
        error_messages={"required": "Enter the words to look for"},
    )


class WhoseRecordForm(NamedForm):
    words = TextField(
        label="Show only",
        max_length=LONGEST,
        help_text="The beginning of a name, or a person number.",
        error_messages={"required": "Enter the beginning of a name, or a person number"},
    )
