"""Forms of the shift handover."""

from typing import Any

from casework.forms import LongTextField, PageForm, RadioField, VersionedForm
from referrals.choices import HandoverAnswer
from referrals.models import Handover


class HandoverForm(PageForm):
    submit_label = "Put on the handover"

    risks = LongTextField(
        label="Open risks", rows=5, help_text="What could happen to the child before the next shift, and why."
    )
    must_happen = LongTextField(
        label="What must happen before the next shift",
        rows=4,
        help_text="Who must be rung, seen or kept away, and by when. What to do if it cannot be done.",
    )


class HandoverEditForm(HandoverForm, VersionedForm):
    submit_label = "Save the handover"

    def __init__(self, *args: Any, handover: Handover, **kwargs: Any) -> None:
        shown = {"risks": handover.risks, "must_happen": handover.must_happen, "version": handover.version}
        super().__init__(*args, initial=shown, **kwargs)


class AnswerHandoverForm(PageForm):
    submit_label = "Answer the handover"

    answer = RadioField(label="Your answer", choices=HandoverAnswer.choices)
    note = LongTextField(
        label="Note", rows=3, required=False, help_text="If you return it, what is missing or must change."
    )

    required_if = {"note": ("answer", HandoverAnswer.RETURN)}


class HandoverDoneForm(PageForm):
    submit_label = "Record what was done"

    done_note = LongTextField(
        label="What was done", rows=5, help_text="And what is still open, if the next shift must know of it."
    )
