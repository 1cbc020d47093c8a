"""Forms for writing a plan."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from casework import clock
from casework.forms import (
    DateField,
    Fieldset,
    HiddenField,
    Inline,
    LongTextField,
    NumberField,
    PageForm,
    PageFormSet,
    RadioField,
    RowForm,
    Rows,
    SelectField,
    TextField,
    VersionedForm,
)
from plans.choices import ActionState
from plans.owners import Owners


class FrameForm(VersionedForm):
    """How often the child is visited, and what happens if the plan does not work."""

    submit_label = "Save"

    visit_every_weeks = NumberField(
        label="How often the child is visited, in weeks",
        help_text="Every so many weeks, at the most. For example, 4",
        min_value=1,
        max_value=26,
        width=2,
    )
    contingency = LongTextField(
        label="What happens if it does not work",
        help_text="The signs that it is not working, and what is done then. The family should know.",
    )


class ActionRow(RowForm):
    """One thing somebody will do. Owner and date may follow later; approval needs both."""

    id = HiddenField(required=False)
    what = LongTextField(label="What will be done", rows=2, max_length=1000)
    owner = SelectField(label="Who will do it", required=False)
    owner_agency = TextField(
        label="Or an agency or somebody else",
        help_text="For example, the health visitor",
        max_length=150,
        required=False,
    )
    due_on = DateField(label="By when", required=False)

    layout = ["what", Inline("owner", "owner_agency"), "due_on"]

    def clean(self) -> dict[str, Any] | None:
        given = self.cleaned_data
        if given.get("owner") and given.get("owner_agency"):
            self.add_error("owner_agency", "Choose one owner from the list, or name an agency, not both")
        return given


class ActionRows(PageFormSet):
    form_class = ActionRow
    item = "action"
    minimum = 0
    maximum = 30


class GoalForm(PageForm):
    """A goal with its actions: one page, saved together."""

    submit_label = "Save the goal"
    rows = {"actions": ActionRows}

    worry = LongTextField(label="The worry it answers", rows=4)
    goal = LongTextField(
        label="What we want to see",
        help_text="What will be different in the child’s days, so that everybody could tell.",
        rows=4,
    )

    layout = [
        Fieldset("The goal", "worry", "goal"),
        Fieldset(
            "Who will do what, by when",
            Rows("actions"),
            hint="A family member can own an action. The plan is approved once each has an owner and a date.",
        ),
    ]

    def __init__(
        self, *args: Any, owners: Owners, kept_dates: dict[str, date] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.owners, self.kept_dates = owners, kept_dates or {}
        for row in self.row_sets["actions"]:
            row.fields["owner"].choices = owners.choices()

    def is_valid(self) -> bool:
        valid = super().is_valid()
        for row in self.row_sets["actions"] if self.is_bound and not self.held else ():
            valid = self._check_date(row) and valid
        return valid

    def _check_date(self, row: ActionRow) -> bool:
        """A date that was there already may have passed since; a new one may not."""
        due_on = getattr(row, "cleaned_data", {}).get("due_on")
        known = self.kept_dates.get(row.cleaned_data.get("id") or "") if due_on else None
        if due_on is None or due_on == known or due_on >= clock.today():
            return True
        row.add_error("due_on", "By when must be today or later")
        return False

    def action_rows(self) -> list[dict[str, Any]]:
        """The rows as the service takes them."""
        return [
            {
                "id": row["id"],
                "what": row["what"],
                "due_on": row["due_on"],
                "owner_agency": row["owner_agency"],
                **self.owners.chosen(row["owner"]),
            }
            for row in self.cleaned_data["actions"]
        ]

    def goal_words(self) -> dict[str, str]:
        return {"worry": self.cleaned_data["worry"], "goal": self.cleaned_data["goal"]}


def initial_rows(actions: Sequence[Any], owners: Owners) -> list[dict[str, Any]]:
    """What stands in the rows when the page is opened."""
    return [
        {
            "id": str(action.pk),
            "what": action.what,
            "owner": owners.key_of(action),
            "owner_agency": action.owner_agency,
            "due_on": action.due_on,
        }
        for action in actions
    ]


class GoalEditForm(VersionedForm, GoalForm):
    """A goal that is on the plan already."""


class RemoveGoalForm(VersionedForm):
    submit_label = "Take the goal out"


class SubmitForm(PageForm):
    submit_label = "Submit for approval"


class NewVersionForm(PageForm):
    submit_label = "Start a new version"

    reason = LongTextField(
        label="Why the plan needs to change",
        help_text="The manager who approves the new version reads this first.",
        rows=3,
    )


class ProgressForm(PageForm):
    """What happened on an action."""

    submit_label = "Record progress"

    text = LongTextField(label="What happened", rows=4)
    happened_on = DateField(label="When it happened", past=True)
    state = RadioField(label="Where that leaves the action", choices=ActionState.choices)
