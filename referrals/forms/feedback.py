"""Forms that tell the referrer the outcome: what was said, a letter, an e-mail."""

from typing import Any

from django.utils import timezone

from casework import clock
from casework.forms import (
    CheckboxField,
    DateTimeField,
    EmailField,
    Fieldset,
    LongTextField,
    PageForm,
    RadioField,
    TextField,
)
from referrals.choices import FeedbackMethod
from referrals.models import Contact

#: What is recorded of feedback that did not go from here.
SAID = [pair for pair in FeedbackMethod.choices if pair[0] != FeedbackMethod.SENT_HERE]


class FeedbackForm(PageForm):
    submit_label = "Record the feedback"

    given_at = DateTimeField(label="When", past=True)
    method = RadioField(
        label="How",
        choices=SAID,
        divider_before=FeedbackMethod.NOT_POSSIBLE,
    )
    given_to = TextField(label="Who was told", max_length=150, required=False)
    text = LongTextField(
        label="What they were told, or why it was not possible",
        rows=5,
        help_text="Tell the referrer what was decided and why, and no more about the family than they need.",
    )

    required_if = {
        "given_to": (
            "method",
            *(value for value, _ in SAID if value != FeedbackMethod.NOT_POSSIBLE),
        )
    }

    def __init__(self, *args: Any, contact: Contact, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "given_at": clock.now(),
            "given_to": contact.referrer_name,
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        self.fields["given_at"].earliest = timezone.localdate(contact.received_at)


class LetterForm(PageForm):
    """A letter: it counts as sent when it is saved, so whoever saves it prints and posts it."""

    submit_label = "Save the letter"

    to_name = TextField(label="Who it is to", max_length=150)
    address = LongTextField(label="Where it goes", rows=4, max_length=500)
    body = LongTextField(
        label="What it says",
        rows=16,
        help_text="The greeting and your name are put to it. No more about the family than they need.",
    )
    checked = CheckboxField(label="I have checked the name and the address with the contact", required=True)

    layout = [Fieldset("The recipient", "to_name", "address"), Fieldset("The letter", "body", "checked")]


class EmailForm(PageForm):
    """An e-mail: the address is typed twice, since nobody can call it back."""

    submit_label = "Send the e-mail"

    to_name = TextField(label="Who it is to", max_length=150)
    to_address = EmailField(label="E-mail address")
    again = EmailField(label="E-mail address again", help_text="Type it from the contact. Do not copy it.")
    body = LongTextField(
        label="What it says",
        rows=16,
        help_text="No child’s or relative’s name, date of birth, address or number: the reference instead."
        " The greeting and your name are put to it.",
    )

    layout = [
        Fieldset("The recipient", "to_name", "to_address", "again"),
        Fieldset("The e-mail", "body"),
    ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, again = data.get("to_address"), data.get("again")
        if first and again and first.casefold() != again.casefold():
            self.add_error("again", "The two addresses are not the same. Type the address again")
        return data
