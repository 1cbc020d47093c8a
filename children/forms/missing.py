"""Forms about a child who is missing, back, or offered a return home interview."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from casework.forms import (
    DateTimeField,
    Fieldset,
    LongTextField,
    PageForm,
    RadioField,
    TextField,
    VersionedForm,
    YesNoField,
)
from children.life_choices import InterviewAnswer, MissingKind
from children.models import MissingEpisode

IMPACT = "What being away means for the child: sleep, school, safety, whom they trust. May be left empty."


def _after(form: PageForm, data: dict[str, Any], missing_from: datetime | None) -> dict[str, Any]:
    back = data.get("returned_at")
    if back and missing_from and back <= missing_from:
        form.add_error("returned_at", "When they came back must be after they went missing. Check the times")
    return data


class MissingForm(PageForm):
    """That a child is missing, or was."""

    submit_label = "Record it"

    kind = RadioField(
        label="Missing, or absent?",
        choices=MissingKind.choices,
        hints={
            MissingKind.MISSING: "Nobody who cares for them knows where they are.",
            MissingKind.ABSENT: "Where they are is known or guessed, and they have no leave to be there.",
        },
        error_messages={"required": "Choose whether they are missing or absent without authorisation"},
    )
    missing_from = DateTimeField(
        label="Since when", past=True, error_messages={"required": "Say since when they are or were missing"}
    )
    reported_by = TextField(label="Who reported it", max_length=200)
    reported_to = TextField(label="To whom", max_length=200, help_text="For example, the police, on 101")
    police_reference = TextField(label="Police reference", max_length=50, width=20, required=False)
    risk = LongTextField(label="The risk we see", rows=3, required=False)
    is_back = YesNoField(
        label="Are they back?",
        yes="Yes",
        no="No, they are still missing",
        reveals={"yes": ["returned_at", "how_back", "own_words"]},
        error_messages={"required": "Say whether they are back"},
    )
    returned_at = DateTimeField(label="When they came back", past=True)
    how_back = LongTextField(label="Where they were found, and how they came back", rows=3)
    own_words = LongTextField(label="What they say of why, in their own words", rows=3, required=False)
    impact = LongTextField(label="What it means for the child", rows=3, required=False, help_text=IMPACT)

    def get_layout(self) -> Sequence[Any]:
        report = Fieldset("The report", "reported_by", "reported_to", "police_reference", size="s")
        return ["kind", "missing_from", report, "risk", "is_back", "impact"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        return _after(self, data, data.get("missing_from"))

    @property
    def told(self) -> dict[str, Any]:
        """What record_missing takes."""
        return {k: v for k, v in self.answers.items() if v is not None and k != "is_back"}


class ReturnForm(VersionedForm):
    """That a missing child is back."""

    submit_label = "They are back"

    returned_at = DateTimeField(label="When they came back", past=True)
    how_back = LongTextField(label="Where they were found, and how they came back", rows=3)
    own_words = LongTextField(label="What they say of why, in their own words", rows=3, required=False)
    risk = LongTextField(label="The risk we see", rows=3, required=False)
    impact = LongTextField(label="What it means for the child", rows=3, required=False, help_text=IMPACT)

    def __init__(self, *args: Any, episode: MissingEpisode, **kwargs: Any) -> None:
        self.missing_from = episode.missing_from
        initial = {"version": episode.version, "risk": episode.risk, "impact": episode.impact}
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self) -> dict[str, Any]:
        return _after(self, super().clean() or self.cleaned_data, self.missing_from)


class OfferForm(VersionedForm):
    """That a return home interview was offered, and the answer."""

    offered_at = DateTimeField(label="When it was offered", past=True)
    offered_by = TextField(label="Who offered it", max_length=200, help_text="Name and agency")
    independent = YesNoField(
        label="Will somebody independent of the child’s care hold it?",
        error_messages={"required": "Say whether somebody independent holds it"},
    )
    answer = RadioField(
        label="What the child answered",
        choices=InterviewAnswer.choices,
        reveals={InterviewAnswer.DECLINED: ["declined_why"]},
        error_messages={"required": "Choose what the child answered"},
    )
    declined_why = LongTextField(
        label="Why they declined",
        rows=3,
        help_text="In their own words where you can.",
        error_messages={"required": "Say why they declined"},
    )


class InterviewForm(VersionedForm):
    """The return home interview."""

    submit_label = "Record the interview"

    held_at = DateTimeField(label="When it was held", past=True)
    held_by = TextField(label="Who held it", max_length=200, help_text="Name and agency")
    independent = YesNoField(
        label="Are they independent of the child’s care?",
        error_messages={"required": "Say whether they are independent of the child’s care"},
    )
    interview_words = LongTextField(label="What the child said, in their own words", rows=6)
    interview_meaning = LongTextField(label="What it means for keeping them safe", rows=4, required=False)
