"""What is asked when a rule is to change."""

from datetime import date, timedelta
from typing import Any

from casework import clock
from casework.admin.propose import AskForm
from casework.authority_changes import MAY_HOLD, outcome_labels
from casework.forms import CheckboxesField, DateField, NumberField, RadioField, SelectField, TextField
from casework.labels import CATALOGUE
from casework.local_rules import LONGEST, all_timescales
from casework.models import Act, Authority
from casework.roles import Role

TOMORROW = timedelta(days=1)


def tomorrow() -> date:
    return clock.today() + TOMORROW


class GiveForm(AskForm):
    """A right to give: to which role, to do what, with which outcomes, from when."""

    role = SelectField(label="Role", choices=[(role.value, role.label) for role in MAY_HOLD], coerce=Role)
    act = RadioField(
        label="May",
        choices=Act.choices,
        coerce=Act,
        inline=True,
        error_messages={"required": "Choose whether it may recommend or decide"},
    )
    which = CheckboxesField(
        label="Outcomes", error_messages={"required": "Choose at least one of the outcomes"}
    )
    starts = DateField(label="First day", future=True)
    ends = DateField(
        label="Last day",
        required=False,
        future=True,
        help_text="For a delegation that ends by itself. Leave empty while it goes on.",
    )

    def __init__(self, *args: Any, stage: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["which"].choices = list(outcome_labels(stage).items())  # type: ignore[attr-defined]


class EndForm(AskForm):
    """A right to end: on which day. One that has not begun may be withdrawn instead."""

    last_day = DateField(label="Last day", future=True)

    def __init__(self, *args: Any, right: Authority, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if right.starts > clock.today():
            field = self.fields["last_day"]
            field.required = False
            field.help_text = "It has not begun. Leave this empty to withdraw it altogether."


class HolidayForm(AskForm):
    date = DateField(label="Date")
    name = TextField(label="Name", max_length=100, width=30)


class FigureForm(AskForm):
    amount = NumberField(label="Figure", min_value=1, max_value=LONGEST)
    effective_from = DateField(
        label="From", earliest=tomorrow, help_text="Tomorrow or later. For example, 27 3 2026"
    )

    def __init__(self, *args: Any, key: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rule = next(rule for rule in all_timescales() if rule.key == key)
        self.fields["amount"].help_text = f"In {rule.unit}s, counted from {rule.counts_from}"


class LabelForm(AskForm):
    words = TextField(label="The council’s words", max_length=60, width=30)
    effective_from = DateField(label="From", future=True)

    def __init__(self, *args: Any, key: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = f"As the product comes: {CATALOGUE[key]}"
