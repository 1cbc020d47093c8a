"""A form with one field of every kind."""

from datetime import timedelta
from typing import Any

from casework import clock
from casework.forms import (
    CheckboxesField,
    CheckboxField,
    Choice,
    DateField,
    DateTimeField,
    Details,
    EmailField,
    Fieldset,
    Inline,
    LongTextField,
    Note,
    NumberField,
    PageForm,
    PageFormSet,
    PhoneField,
    RadioField,
    RowForm,
    Rows,
    SelectField,
    TextField,
    TimeField,
    UploadField,
    YesNoField,
)

INFORMED = [
    Choice("yes", "Yes", "They were told what was passed on, and to whom."),
    Choice("no", "No", "Say why below: it can be right not to, for a child’s safety."),
    Choice("unknown", "Not known"),
]


class ActionRow(RowForm):
    layout = ["what", Inline("due", "owner")]

    what = TextField(label="What will be done")
    owner = TextField(label="Who will do it", width=20)
    due = DateField(label="Due date")


class ActionRows(PageFormSet):
    form_class = ActionRow
    legend = "Actions"
    item = "action"
    minimum = 1
    maximum = 5


class EveryField(PageForm):
    submit_label = "Try it"
    rows = {"actions": ActionRows}
    layout = [
        Fieldset("Who got in touch", "name", Inline("email", "telephone"), "children_count"),
        Fieldset("When", "received", Inline("born", "visited_at"), hint="A month may be typed as a word."),
        Note("Nothing below is chosen beforehand."),
        "source",
        "informed",
        "immediate_danger",
        "present",
        "account",
        "letter",
        Details("More, where it is needed", "safe_time"),
        Rows("actions"),
        "confirmed",
    ]

    name = TextField(label="Name of the person who got in touch")
    email = EmailField(label="Email address", required=False)
    telephone = PhoneField(label="Telephone number", required=False, help_text="With any extension.")
    children_count = NumberField(label="Number of children", min_value=1, max_value=20)
    received = DateTimeField(label="When it was received", past=True)
    born = DateField(label="Date of birth", past=True)
    visited_at = TimeField(label="Time of the visit", required=False)
    source = SelectField(
        label="Source", choices=[("police", "Police"), ("school", "School"), ("family", "A relative")]
    )
    informed = RadioField(
        label="Was the family told?",
        help_text="Before the information was passed on.",
        choices=INFORMED,
        reveals={"yes": ["who_was_told"], "no": ["why_not"]},
        divider_before="unknown",
    )
    who_was_told = TextField(label="Who was told", width=30)
    why_not = LongTextField(label="Why they were not told", max_length=1000, rows=3)
    immediate_danger = YesNoField(label="Is a child in immediate danger?")
    present = CheckboxesField(
        label="Who was there",
        choices=[
            ("mother", "Mother"),
            ("father", "Father"),
            ("other", "Somebody else"),
            ("nobody", "Nobody"),
        ],
        hints={"other": "A neighbour, a grandparent, another professional."},
        reveals={"other": ["who_else"]},
        exclusive="nobody",
    )
    who_else = TextField(label="Who else was there")
    account = LongTextField(label="What was reported", help_text="In the words it was reported in.")
    letter = UploadField(label="Letter or form", required=False)
    safe_time = LongTextField(label="A safe time to reach them", required=False, max_length=500, rows=2)
    confirmed = CheckboxField(label="I have read this back to the person who got in touch", required=True)


def filled() -> dict[str, Any]:
    """Answers to every question."""
    now = clock.now()
    return {
        "name": "Morwenna Tregear",
        "email": "morwenna.tregear@example.org",
        "telephone": "01872 000 000 ext 12",
        "children_count": 2,
        "received": now,
        "born": (now - timedelta(days=2500)).date(),
        "visited_at": "09:40",
        "source": "school",
        "informed": "no",
        "why_not": "Telling the step-father first could put the children at risk.",
        "immediate_danger": False,
        "present": ["mother", "other"],
        "who_else": "Grandmother, Loveday",
        "account": "Jory came in without a coat again and said there was “nothing in the cupboard”.",
        "safe_time": "After 15:30, on her mobile. Not by letter.",
        "actions": [
            {
                "what": "See Jory at school",
                "owner": "Kerensa Pascoe",
                "due": (now + timedelta(days=2)).date(),
            },
            {"what": "Ask the health visitor for her notes", "owner": "Denzil Rowe", "due": now.date()},
        ],
        "confirmed": True,
    }


#: Answers that are wrong in as many ways as there are.
WRONG = {
    "email": "morwenna at school",
    "children_count": "lots",
    "received-day": "31",
    "received-month": "2",
    "received-year": "2026",
    "received-time": "25:99",
    "born-day": "4",
    "visited_at": "teatime",
    "source": "somebody",
    "informed": "no",
    "present": ["mother", "nobody"],
    "account": "Jory came in without a coat.",
    "actions-count": "2",
    "actions-0-what": "See Jory at school",
    "actions-1-due-day": "27",
}
