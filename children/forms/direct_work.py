"""The form of direct work with a child."""

from collections.abc import Sequence
from typing import Any

from casework import clock
from casework.forms import (
    DateTimeField,
    Fieldset,
    LongTextField,
    PageForm,
    RadioField,
    TextField,
    UploadField,
)
from children.models import Person
from children.seeing_choices import PicturePermission, ShownTo, Tool


class DirectWorkForm(PageForm):
    """A session with one child, the picture of what they made, and whether it may be kept."""

    submit_label = "Save the direct work"

    done_at = DateTimeField(label="When", past=True)
    tool = RadioField(label="What you used", choices=Tool.choices)
    present = TextField(label="Who else was there", max_length=300, required=False)
    words = LongTextField(
        label="In their words",
        rows=6,
        required=False,
        help_text="As they said it, word for word.",
    )
    told_us = LongTextField(
        label="What it told us",
        rows=3,
        required=False,
        help_text="What you make of it. Of a baby, what you saw.",
    )
    picture = UploadField(
        label="Picture of what they made",
        required=False,
        help_text="A photograph or a scan. It becomes a document on the record.",
        error_messages={
            "missing": "Choose the file again: a browser does not keep it when something else is wrong"
        },
    )
    permission = RadioField(
        label="May we keep a picture of it?", choices=PicturePermission.choices, required=False
    )
    permission_words = TextField(label="What they said to that", max_length=300, required=False)
    shown_to = RadioField(label="Who may see it", choices=ShownTo.choices)

    def __init__(self, *args: Any, child: Person, **kwargs: Any) -> None:
        self.child = child
        initial = {"done_at": clock.now(), **kwargs.pop("initial", {})}
        super().__init__(*args, initial=initial, **kwargs)
        called = child.called
        self.fields["words"].label = f"In {called}’s words"
        self.fields["picture"].label = f"Picture of what {called} made"
        self.fields["permission"].label = f"Did {called} say that we may keep a picture?"
        self.fields["permission_words"].label = f"What {called} said to that"
        self.fields["picture"].widget.attrs["accept"] = "image/*,.pdf"

    def get_layout(self) -> Sequence[Any]:
        picture = Fieldset("A picture, if there is one", "picture", "permission", "permission_words")
        return ["done_at", "tool", "present", "words", "told_us", picture, "shown_to"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        called = self.child.called
        if not (data.get("words") or data.get("told_us")) and "words" not in self.errors:
            self.add_error("words", f"Write what {called} said, or what the session told us")
        if data.get("picture") and "permission" not in self.errors:
            self._allowed(str(data.get("permission") or ""), called)
        return data

    def _allowed(self, permission: str, called: str) -> None:
        if not permission:
            self.add_error("permission", f"Say whether {called} agreed that a picture is kept")
        elif permission == PicturePermission.NO:
            self.add_error(
                "permission",
                f"{called} said no, so no picture is kept: send the page without the file, and write in"
                " words what was made",
            )
