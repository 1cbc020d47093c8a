"""The form of a team around the family meeting."""

from collections.abc import Sequence
from typing import Any

from casework import clock
from casework.forms import (
    DateField,
    Fieldset,
    Inline,
    LongTextField,
    PageForm,
    PageFormSet,
    RadioField,
    RowForm,
    Rows,
    SelectField,
    TextField,
)
from plans.choices import NO_VIEW_GIVEN, Participation
from plans.models import Goal
from plans.owners import Owners
from plans.reviewing import is_under_four, participation_problem
from referrals.models import EarlyHelp


class AgreedRow(RowForm):
    goal = SelectField(label="For which goal")
    what = LongTextField(label="What will be done", rows=2, max_length=1000)
    owner = SelectField(label="Who will do it", required=False)
    owner_agency = TextField(label="Or an agency or somebody else", max_length=150, required=False)
    due_on = DateField(label="By when", future=True)

    layout = ["goal", "what", Inline("owner", "owner_agency"), "due_on"]

    def clean(self) -> dict[str, Any] | None:
        given = self.cleaned_data
        if bool(given.get("owner")) == bool(given.get("owner_agency")):
            self.add_error("owner_agency", "Choose one owner from the list, or name an agency")
        return given


class AgreedRows(PageFormSet):
    form_class = AgreedRow
    item = "action"
    minimum = 0
    maximum = 15


class MeetingForm(PageForm):
    """A meeting of the team around the family. Actions are asked for once there is a plan to put them on."""

    submit_label = "Save the meeting"
    rows = {"actions": AgreedRows}

    held_on = DateField(label="Day of the meeting", past=True)
    place = TextField(label="Where", max_length=200)
    present = LongTextField(
        label="Who was there", rows=4, help_text="Name, and what they do or who they are to the child."
    )
    apologies = LongTextField(label="Who could not come", rows=2, required=False)
    participation = RadioField(label="How the child took part", choices=Participation.choices)
    child_view = LongTextField(
        label="What the child said or sent",
        rows=3,
        required=False,
        help_text="In their own words where you can.",
    )
    family_said = LongTextField(label="What the family said", rows=5)
    agreed = LongTextField(label="What was agreed", rows=5)
    next_on = DateField(label="Day of the next meeting", required=False, future=True)

    required_if = {"child_view": ("participation", *(set(Participation.values) - NO_VIEW_GIVEN))}

    def __init__(
        self, *args: Any, early_help: EarlyHelp, goals: Sequence[Goal], owners: Owners | None, **kwargs: Any
    ) -> None:
        self.early_help, self.goals, self.owners = early_help, {str(goal.pk): goal for goal in goals}, owners
        super().__init__(*args, **kwargs)
        young = is_under_four(early_help.child, clock.today())
        if young is not None:
            options = [pair for pair in Participation.choices if (pair[0] == Participation.PN0) == young]
            self.fields["participation"].choices = options
        for row in self.row_sets["actions"]:
            row.fields["goal"].choices = [("", "Choose"), *((key, g.goal) for key, g in self.goals.items())]
            row.fields["owner"].choices = owners.choices() if owners else [("", "Nobody yet")]

    def get_layout(self) -> Sequence[Any]:
        parts = [
            Fieldset("The meeting", "held_on", "place", "present", "apologies"),
            Fieldset("The child and the family", "participation", "child_view", "family_said"),
            Fieldset("What comes of it", "agreed", "next_on"),
        ]
        hint = "They go into the plan, which the hub’s manager then approves."
        agreed = Fieldset("Who will do what, by when", Rows("actions"), hint=hint)
        return [*parts, agreed] if self.goals else parts

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        day = data.get("held_on") or clock.today()
        problem = participation_problem(self.early_help.child, data.get("participation") or "", day)
        if problem:
            self.add_error("participation", problem)
        if data.get("next_on") and data["next_on"] < day:
            self.add_error("next_on", "Day of the next meeting must not be before this one")
        return data

    def meeting_answers(self) -> dict[str, Any]:
        """What record_meeting takes."""
        own = {name: value for name, value in self.answers.items() if name != "actions"}
        rows = [
            {
                "goal": self.goals[row["goal"]],
                "what": row["what"],
                "due_on": row["due_on"],
                "owner_agency": row["owner_agency"],
                **(self.owners.chosen(row["owner"]) if self.owners else {}),
            }
            for row in self.cleaned_data.get("actions") or []
        ]
        return {**own, "actions": rows}
