"""Forms of oversight: what was considered, what is decided and why, and who does what by when."""

from collections.abc import Sequence
from typing import Any

from casework.forms import (
    DateField,
    Details,
    LongTextField,
    PageForm,
    PageFormSet,
    RadioField,
    RowForm,
    Rows,
    SelectField,
)
from casework.models import User
from children.forms.decisions import REPLACEMENT, DecisionForm
from children.models import Person
from supervision.asked import may_be_asked
from supervision.models import OversightDecision
from supervision.services.oversight import MadeDecision


class ActionForm(RowForm):
    what = LongTextField(label="What is to be done", rows=2, max_length=1000)
    owner = SelectField(label="Who does it", error_messages={"required": "Choose who does it"})
    due_on = DateField(label="By when", future=True)


class ActionRows(PageFormSet):
    form_class = ActionForm
    item = "action"
    legend = "Actions this asks for"
    minimum = 0
    maximum = 10


class OversightDecisionForm(DecisionForm):
    """One decision of a note, with the actions it asks for. Every action has an owner and a date."""

    rows = {"actions": ActionRows}
    hints = {
        "as_planned": "You looked, and what is planned is right.",
        "changed": "Something is to be done differently from now on.",
        "escalated": "It takes somebody more senior to decide.",
    }

    decided = LongTextField(
        label="What was decided", rows=3, error_messages={"required": "Say what was decided"}
    )
    outcome = RadioField(
        label="What this means for the work",
        error_messages={"required": "Choose what this means for the work"},
    )

    def __init__(self, *args: Any, user: User, child: Person, **kwargs: Any) -> None:
        super().__init__(*args, user=user, stage=OversightDecision, **kwargs)
        offered = {str(each.pk): each for each in may_be_asked(child, user)}
        for row in self.row_sets["actions"]:
            row.fields["owner"].choices = [
                ("", "Choose"),
                *((key, str(each)) for key, each in offered.items()),
            ]
            row.fields["owner"].coerce = offered.__getitem__

    def get_layout(self) -> Sequence[Any]:
        folded = Details("What was known, and the options considered", "known", "options_considered")
        replacement = [name for name in REPLACEMENT if name in self.fields]
        return ["decided", "outcome", "rationale", folded, *replacement, Rows("actions")]

    def made_decision(self) -> MadeDecision:
        """The decision as services take it."""
        asked = ("outcome", "decided", "rationale", "known", "options_considered", "actions")
        given: Any = {name: self.cleaned_data[name] for name in asked}
        return given

    def replacing(self) -> dict[str, Any]:
        """What becomes of the work of the decision it replaces, if any."""
        if self.replaces is None:
            return {}
        return {"replaces": self.replaces, **{name: self.cleaned_data[name] for name in REPLACEMENT}}


class OversightForm(OversightDecisionForm):
    """A new note with its first decision."""

    submit_label = "Save the oversight note"

    considered = LongTextField(
        label="What was considered",
        help_text="What you read, whom you spoke to, what it is like to be this child now.",
        error_messages={"required": "Say what was considered"},
    )

    def get_layout(self) -> Sequence[Any]:
        return ["considered", *super().get_layout()]


class DoneForm(PageForm):
    submit_label = "Record as done"

    note = LongTextField(
        label="What was done",
        rows=4,
        help_text="And what it showed. It goes on the child’s record.",
        error_messages={"required": "Say what was done"},
    )
