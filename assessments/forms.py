"""Forms of the assessment: one for each kind of section, and the submission."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from assessments.choices import Factor
from assessments.models import Assessment, MapEntry
from assessments.prompts import PROMPTS
from casework.forms import (
    CheckboxesField,
    CheckboxField,
    DateField,
    Fieldset,
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


def _short(code: str) -> tuple[str, str]:
    """A factor without the words that its group's heading says already."""
    label = Factor(code).label
    tail = label.partition(": ")[2] or label
    return code, tail[:1].upper() + tail[1:]


def _group(label: str, *codes: str, short: bool = True) -> CheckboxesField:
    choices = [_short(code) if short else (code, Factor(code).label) for code in codes]
    return CheckboxesField(label=label, choices=choices, required=False)


class FactorsForm(VersionedForm):
    """The census factors in groups, each of which asks of one thing. 'No factors identified' stands alone."""

    submit_label = "Save this section"
    layout = [
        Fieldset(
            "Whose difficulty it is",
            Inline("alcohol", "drugs", "mental_health"),
            Inline("learning_disability", "physical_disability", "domestic_abuse"),
        ),
        Inline("abuse", "outside"),
        Inline("fostering", "other"),
        "none",
        "complete",
    ]

    alcohol = _group("Alcohol misuse", "1A", "1B", "1C")
    drugs = _group("Drug misuse", "2A", "2B", "2C")
    domestic_abuse = _group("Domestic abuse", "3A", "3B", "3C")
    mental_health = _group("Mental health", "4A", "4B", "4C")
    learning_disability = _group("Learning disability", "5A", "5B", "5C")
    physical_disability = _group("Physical disability or illness", "6A", "6B", "6C")
    abuse = _group("Abuse and neglect", "16A", "17A", "18B", "18C", "19B", "19C", "22A", "23A", short=False)
    outside = _group("Outside the home", "10A", "11A", "24A", "12A", "13A", "14A", "15A", short=False)
    fostering = _group("Private fostering", "8B", "8C", "8D", "8E", "8F")
    other = _group("Other", "7A", "9A", "20", short=False)
    none = CheckboxField(label=Factor.F21.label)
    complete = CheckboxField(label=COMPLETE)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen = [code for name in GROUPS for code in data.get(name) or []]
        if data.get("none") and chosen:
            self.add_error("none", "Choose either ‘No factors identified’ or the factors above, not both")
        data["codes"] = [Factor.F21.value] if data.get("none") else chosen
        return data


GROUPS = [name for name, field in FactorsForm.base_fields.items() if isinstance(field, CheckboxesField)]


def factors_initial(codes: Sequence[str]) -> dict[str, Any]:
    """The codes as answers to the groups of FactorsForm."""
    return {
        "none": Factor.F21 in codes,
        **{
            name: [code for code, _ in FactorsForm.base_fields[name].choices if code in codes]
            for name in GROUPS
        },
    }


class SubmitForm(PageForm):
    submit_label = "Submit for sign-off"
