"""Forms: the base every form stands on, its fields, and what a layout is made of."""

from casework.forms.base import NamedForm, PageForm, RowForm, VersionedForm
from casework.forms.fields import (
    EmailField,
    HiddenField,
    LongTextField,
    NumberField,
    PhoneField,
    TextField,
    UploadField,
)
from casework.forms.layout import Details, Fieldset, Inline, Layout, Note, Rows
from casework.forms.moments import DateField, DateTimeField, RoughDateField, TimeField
from casework.forms.options import (
    CheckboxesField,
    CheckboxField,
    Choice,
    RadioField,
    RecordField,
    RecordsField,
    SelectField,
    YesNoField,
)
from casework.forms.rows import PageFormSet

__all__ = [
    "CheckboxField",
    "CheckboxesField",
    "Choice",
    "DateField",
    "DateTimeField",
    "Details",
    "EmailField",
    "Fieldset",
    "HiddenField",
    "Inline",
    "Layout",
    "LongTextField",
    "NamedForm",
    "Note",
    "NumberField",
    "PageForm",
    "PageFormSet",
    "PhoneField",
    "RadioField",
    "RecordField",
    "RecordsField",
    "RoughDateField",
    "RowForm",
    "Rows",
    "SelectField",
    "TextField",
    "TimeField",
    "UploadField",
    "VersionedForm",
    "YesNoField",
]
