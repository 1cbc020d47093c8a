"""Forms of the living map."""

from assessments.choices import OF_WORDS, MapKind
from casework.forms import (
    DateField,
    Inline,
    LongTextField,
    NumberField,
    PageForm,
    RadioField,
    TextField,
    VersionedForm,
)


class MapEntryForm(PageForm):
    submit_label = "Add to the map"

    kind = RadioField(
        label="What it is",
        choices=[(kind.value, kind.label) for kind in OF_WORDS],
        reveals={MapKind.DANGER: ["safety_goal"]},
    )
    text = LongTextField(
        label="What it says",
        error_messages={"required": "Write what is to stand on the map"},
        max_length=2000,
        rows=5,
        help_text="Who, what and when, in words the family would use. Of a danger: who worries, about what,"
        " and what it may do to the child.",
    )
    safety_goal = LongTextField(
        label="Safety goal",
        max_length=2000,
        rows=3,
        help_text="What we will see instead once they are safe.",
    )
    since = DateField(label="Since when", required=False, past=True, help_text="Today, if left empty.")


class MapNumberForm(PageForm):
    submit_label = "Record the number"
    layout = [Inline("person", "score", "on"), "reason", "one_higher"]

    person = TextField(
        label="Who",
        max_length=100,
        width=20,
        help_text="As it was written before, so that their numbers stand on one line.",
    )
    score = NumberField(label="Number from 0 to 10", min_value=0, max_value=10, width=3)
    on = DateField(label="When they said so", required=False, past=True, help_text="Today, if left empty.")
    reason = LongTextField(label="Why that number", max_length=2000, rows=3)
    one_higher = LongTextField(label="What would make it one higher", max_length=1000, rows=2, required=False)


class EndMapEntryForm(VersionedForm):
    submit_label = "Take it off the map"

    reason = LongTextField(
        label="Why it no longer holds",
        max_length=1000,
        rows=3,
        help_text="What has changed, and how you know. The entry stays in the history and on the timeline.",
    )
