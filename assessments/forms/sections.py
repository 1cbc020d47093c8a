"""Forms of the assessment: one for each kind of section, and the submission."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from assessments.models import Assessment, MapEntry
from assessments.prompts import PROMPTS
from casework.forms import (
    CheckboxField,
    DateField,
    Inline,
    LongTextField,
    NumberField,
    PageForm,
    PageFormSet,
    RecordsField,
    RowForm,
    Rows,
    TextField,
    VersionedForm,
)
from casework.templatetags.casework import date_words

COMPLETE = "This section is complete"
SECTION_LENGTH = 20_000


class FromMap(VersionedForm):
    """A section into which what was added to the map since can be taken by a tick."""

    from_map = RecordsField(
        label="Added to the map since",
        help_text="Tick what to put into this section. It is then read here, and no longer beside it.",
        required=False,
    )

    def offer(self, entries: QuerySet[MapEntry]) -> None:
        """Offer these, or ask nothing where there are none."""
        if not entries:
            del self.fields["from_map"]
            return
        self.fields["from_map"].queryset = entries
        self.fields["from_map"].label_of = what_was_added

    def get_layout(self) -> Sequence[Any]:
        return [part for part in super().get_layout() if part != "from_map" or part in self.fields]


def what_was_added(entry: MapEntry) -> str:
    said = f"{entry}: {entry.text}" if entry.person else entry.text
    goal = f" Goal: {entry.safety_goal}" if entry.safety_goal else ""
    return f"{said}{goal} ({entry.created_by}, since {date_words(entry.since)})"


class SectionForm(FromMap):
    """A section that is one text; where it may be common to brothers and sisters, also whose it becomes."""

    submit_label = "Save this section"
    required_if = {"text": ("complete", "True")}

    text = LongTextField()
    use_for = RecordsField(
        label="Use this text for",
        help_text="Each child keeps it as their own, and somebody who knows them reads it there.",
        required=False,
    )
    complete = CheckboxField(label=COMPLETE)

    def __init__(self, *args: Any, siblings: Sequence[Assessment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not siblings:
            del self.fields["use_for"]
            return
        self.fields["use_for"].queryset = siblings
        self.fields["use_for"].label_of = what_it_does


def _section_form(label: str, hint: str) -> type[SectionForm]:
    text = LongTextField(
        label=label,
        help_text=hint,
        max_length=SECTION_LENGTH,
        rows=14,
        required=False,
        error_messages={"required": "Write something before you mark this section complete"},
    )
    return type("SectionForm", (SectionForm,), {"text": text})


#: The form of each section that is one text.
TEXT_FORMS = {key: _section_form(label, hint) for key, (label, hint) in PROMPTS.items()}


def what_it_does(other: Assessment) -> str:
    """Whose assessment, and what the text does there; `section_text` is what it says now."""
    if other.section_text.strip():
        return f"{other.child.name}: something is written there already. This is put below it"
    return f"{other.child.name}: nothing is written there yet"


class DangerRow(RowForm):
    id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    statement = LongTextField(label="What we worry about", max_length=2000, rows=4)
    safety_goal = LongTextField(label="Safety goal", max_length=2000, rows=3)


class DangerRows(PageFormSet):
    form_class = DangerRow
    item = "danger statement"
    minimum = 0
    maximum = 12


class DangersForm(FromMap):
    submit_label = "Save this section"
    rows = {"rows": DangerRows}
    layout = [Rows("rows"), "from_map", "complete"]

    complete = CheckboxField(label=COMPLETE)


class WorryRow(DangerRow):
    statement = LongTextField(label="What worries the family or those who help", max_length=2000, rows=4)
    safety_goal = LongTextField(label="Success goal", max_length=2000, rows=3)


class WorryRows(DangerRows):
    form_class = WorryRow
    item = "worry statement"


class WorriesForm(DangersForm):
    """The same rows as danger statements with safety goals, in the words of early help."""

    rows = {"rows": WorryRows}


class ScaleRow(RowForm):
    layout = [Inline("person", "score", "scaled_on"), "reason", "one_higher"]

    id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    person = TextField(label="Who", max_length=100, width=20)
    score = NumberField(label="Number from 0 to 10", min_value=0, max_value=10, width=3)
    scaled_on = DateField(label="When they said so", past=True, required=False)
    reason = LongTextField(label="Why that number", max_length=2000, rows=3)
    one_higher = LongTextField(label="What would make it one higher", max_length=1000, rows=2, required=False)


class ScaleRows(PageFormSet):
    form_class = ScaleRow
    item = "scale"
    minimum = 0
    maximum = 20


class ScalesForm(DangersForm):
    rows = {"rows": ScaleRows}


class SubmitForm(PageForm):
    submit_label = "Submit for sign-off"
