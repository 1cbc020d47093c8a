"""Forms of what stands beside an assessment: contributions, review points, disagreement, family copies."""

from typing import Any

from assessments.choices import AgencyKind, Disagrees, SharedHow
from assessments.laid_out import Part
from casework.forms import (
    CheckboxesField,
    CheckboxField,
    DateField,
    Inline,
    LongTextField,
    PageForm,
    RadioField,
    RecordField,
    SelectField,
    TextField,
    VersionedForm,
)

CONFIDENTIAL = "Not for the family to read"


class AskForm(PageForm):
    submit_label = "Record that they were asked"
    layout = [
        Inline("agency", "name"),
        "reach",
        "question",
        Inline("asked_on", "needed_by"),
        "confidential",
    ]

    agency = SelectField(label="Kind of agency", choices=[("", "Choose"), *AgencyKind.choices])
    name = TextField(label="Who was asked", max_length=150, help_text="Name, and what they do.")
    reach = TextField(label="How to reach them", max_length=200, required=False)
    question = LongTextField(label="What they were asked", rows=3, max_length=2000, required=False)
    asked_on = DateField(label="Asked on", past=True)
    needed_by = DateField(label="Needed by")
    confidential = CheckboxField(label=CONFIDENTIAL)


class ContributionForm(VersionedForm):
    """What has come of asking: a reminder, an answer, or nothing."""

    happened = RadioField(
        label="What happened?",
        choices=[
            ("chased", "They were reminded"),
            ("received", "They answered"),
            ("nothing", "Nothing will come"),
        ],
        reveals={
            "chased": ["chased_on", "needed_by"],
            "received": ["received_on", "said", "document", "confidential"],
            "nothing": ["nothing_because"],
        },
        error_messages={"required": "Say what happened"},
    )
    chased_on = DateField(label="Reminded on", past=True)
    needed_by = DateField(label="Needed by, if that has changed", required=False)
    received_on = DateField(label="Received on", past=True)
    said = LongTextField(label="What they said", rows=8, required=False)
    document = RecordField(label="Or the document that holds it", required=False)
    confidential = CheckboxField(label=CONFIDENTIAL)
    nothing_because = LongTextField(label="Why nothing was received", rows=3, max_length=2000)

    def __init__(self, *args: Any, documents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = documents


class ReviewForm(VersionedForm):
    """A review point: held, or moved to another day."""

    happened = RadioField(
        label="What do you record?",
        choices=[("held", "The review, held today"), ("moved", "Another day for it")],
        reveals={"held": ["looked_at", "direction"], "moved": ["due_on", "reason"]},
        error_messages={"required": "Say whether you record the review or another day for it"},
    )
    looked_at = LongTextField(
        label="What you looked at",
        rows=4,
        help_text="The child seen and heard, what agencies say, where the thinking has got to.",
    )
    direction = LongTextField(label="What you ask for", rows=4, help_text="Who does what, by when.")
    due_on = DateField(label="Day of the review", future=True)
    reason = LongTextField(label="Why it is moved", rows=2, max_length=1000)


class ReviewAddForm(PageForm):
    submit_label = "Set the review"

    due_on = DateField(label="Day of the review", future=True)
    reason = LongTextField(label="Why this child’s assessment is looked at then", rows=2, max_length=1000)


class LateForm(VersionedForm):
    reason = LongTextField(
        label="Why the assessment takes longer",
        rows=4,
        max_length=2000,
        help_text="What is waited for, and how the child is kept safe meanwhile.",
    )


class DisagreementForm(PageForm):
    layout = [Inline("party", "name"), "told_on", "about", "done"]

    party = SelectField(label="Who disagrees", choices=[("", "Choose"), *Disagrees.choices])
    name = TextField(label="Their name", max_length=150)
    told_on = DateField(label="When they said so", past=True)
    about = LongTextField(
        label="What they disagree with", rows=5, help_text="In their own words where you can."
    )
    done = LongTextField(
        label="What was done about it", rows=4, help_text="If nothing has changed, say so, and why."
    )


class ParentsCopyForm(PageForm):
    submit_label = "Prepare the parents’ copy"

    sections = CheckboxesField(
        label="What the parents are given",
        help_text="Choose each one after reading it with their eyes. Nothing is chosen beforehand.",
        error_messages={"required": "Choose what the parents are given"},
    )

    def __init__(self, *args: Any, offered: list[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sections"].choices = [(part.key, part.heading) for part in offered]


class ChildsCopyForm(PageForm):
    submit_label = "Save the child’s copy"

    text = LongTextField(
        label="What the child is told",
        rows=14,
        max_length=6000,
        help_text="Short words and short lines, to this child: why you came, what you heard them say, what"
        " the grown-ups worry about, what is good, and what happens now.",
    )


class ShareForm(PageForm):
    submit_label = "Record that it was shared"
    layout = [Inline("shared_with", "shared_on"), "how", "response"]

    shared_with = TextField(
        label="With whom", max_length=150, error_messages={"required": "Say with whom it was shared"}
    )
    shared_on = DateField(label="On which day", past=True)
    how = RadioField(
        label="How",
        choices=SharedHow.choices,
        error_messages={"required": "Choose how it was shared"},
    )
    response = LongTextField(label="What they said about it", rows=4, required=False)
