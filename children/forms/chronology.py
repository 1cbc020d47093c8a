"""Forms of the chronology: which entries to show, and what a worker says of one."""

from collections.abc import Mapping
from typing import Any

from casework import clock
from casework.forms import (
    CheckboxesField,
    CheckboxField,
    DateField,
    Details,
    Inline,
    LongTextField,
    NamedForm,
    RadioField,
    TextField,
    VersionedForm,
)
from children.chronology import Asked
from children.feed import kinds

PARTS = ("day", "month", "year")
DAYS = tuple(f"{end}-{part}" for end in ("since", "until", "as_of") for part in PARTS)
YES, NO = "yes", "no"


class ChronologyFilter(NamedForm):
    """Which entries to show. Nothing in it tells who the child is: it may stand in the address."""

    layout = [
        Inline("since", "until"),
        "as_of",
        Details("Only some kinds", "kinds"),
        "everything",
        "newest_first",
    ]

    since = DateField(label="From", required=False, help_text="")
    until = DateField(label="To", required=False, help_text="")
    as_of = DateField(
        label="As it stood on",
        required=False,
        past=True,
        help_text="Only what had been entered by the end of that day, in the words it has now.",
    )
    everything = CheckboxField(label="Everything, not only what is significant")
    newest_first = CheckboxField(label="Newest first")

    def __init__(self, data: Mapping[str, Any]) -> None:
        offered = CheckboxesField(label="Only these kinds", choices=list(kinds().items()), required=False)
        self.base_fields = {**self.base_fields, "kinds": offered}
        asked = any(data.get(name) for name in (*DAYS, "everything", "newest_first", "kinds"))
        super().__init__(data if asked else None)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", "‘To’ must be the same as or after ‘From’")
        return data

    @property
    def asked(self) -> Asked:
        """What was asked for; what is significant, where nothing was or the form is wrong."""
        data = self.cleaned_data if self.is_bound and self.is_valid() else {}
        today = clock.today()
        as_of = data.get("as_of")
        return Asked(
            kinds=tuple(data.get("kinds") or ()),
            everything=bool(data.get("everything")),
            since=data.get("since"),
            until=data.get("until"),
            as_of=as_of if as_of and as_of < today else None,
            newest_first=bool(data.get("newest_first")),
        )


class MarkForm(VersionedForm):
    """Whether an entry is significant, why, and what it meant for the child."""

    submit_label = "Save"

    significant = RadioField(
        label="Is it significant in the child’s story?", choices=[(YES, "Yes"), (NO, "No")], inline=True
    )
    meaning = TextField(
        label="Why it matters",
        max_length=300,
        required=False,
        help_text="One line. For example: the third time this autumn that she was not collected.",
    )
    impact = LongTextField(
        label="What it meant for the child",
        rows=3,
        required=False,
        help_text="What the child saw, felt, did or went without; not the event over again."
        " It can be added later.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("significant") == YES and not data.get("meaning"):
            self.add_error("meaning", "Say in one line why it matters")
        return data

    @property
    def said(self) -> dict[str, Any]:
        """The keyword arguments of mark_entry, all but `by`, `child` and `entry`."""
        data = self.cleaned_data
        return {
            "significant": data["significant"] == YES,
            "meaning": data["meaning"],
            "impact": data["impact"],
            "version": data["version"],
        }
