"""Forms of the desk: how urgent, who has it in hand, what partners were asked and said."""

from typing import Any

from django import forms
from django.utils import timezone

from casework import clock
from casework.forms import (
    CheckboxesField,
    Choice,
    DateTimeField,
    Fieldset,
    LongTextField,
    PageForm,
    RadioField,
    TextField,
    VersionedForm,
)
from casework.forms.base import NOT_WHOLE
from referrals.choices import CheckResult, Partner, Rating, SharingBasis
from referrals.models import Contact, Hold, PartnerCheck

WITHOUT_AGREEMENT = (SharingBasis.SAFEGUARDING, SharingBasis.REQUIRED)


class TriageForm(PageForm):
    submit_label = "Save how urgent it is"

    rating = RadioField(label="How urgent it is", choices=Rating.choices)
    rationale = LongTextField(label="Why", rows=4)


class TakeOverForm(PageForm):
    """Takes a contact over from whoever had it when the page was opened."""

    submit_label = "Take it over"

    seen = forms.UUIDField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), NOT_WHOLE)
    )
    reason = LongTextField(
        label="Why you take it over", rows=3, help_text="For example: their shift has ended."
    )

    def __init__(self, *args: Any, held: Hold, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen": held.pk, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class AskPartnersForm(PageForm):
    """One question to several partners: a check is kept for each."""

    submit_label = "Record that they were asked"

    partners = CheckboxesField(label="Whom you ask", choices=Partner.choices)
    asked_at = DateTimeField(label="When they were asked", past=True)
    question = LongTextField(
        label="What you asked, and about whom",
        rows=4,
        help_text="Name each person they were asked about.",
    )
    shared = LongTextField(
        label="What you shared with them",
        rows=3,
        help_text="No more than they need to answer.",
    )
    basis = RadioField(
        label="On what basis",
        choices=SharingBasis.choices,
        reveals={value: ["basis_reason"] for value in WITHOUT_AGREEMENT},
    )
    basis_reason = LongTextField(label="Why without agreement", rows=3)

    layout = [
        Fieldset("The question", "partners", "asked_at", "question"),
        Fieldset("What was shared", "shared", "basis"),
    ]

    def __init__(self, *args: Any, contact: Contact, out: set[str], **kwargs: Any) -> None:
        kwargs["initial"] = {"asked_at": clock.now(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["asked_at"].earliest = timezone.localdate(contact.received_at)
        self.fields["partners"].choices = [
            (value, label) for value, label in Partner.choices if value not in out
        ]


class AnswerCheckForm(VersionedForm):
    submit_label = "Record the answer"

    result = RadioField(
        label="How they answered",
        choices=[
            Choice(CheckResult.SHARED, CheckResult.SHARED.label),
            Choice(CheckResult.NOTHING, CheckResult.NOTHING.label),
            Choice(CheckResult.REFUSED, CheckResult.REFUSED.label),
            Choice(CheckResult.NOT_NEEDED, CheckResult.NOT_NEEDED.label, "Say why under what they said."),
        ],
        divider_before=CheckResult.NOT_NEEDED,
    )
    answered_at = DateTimeField(label="When", past=True)
    answered_by = TextField(
        label="Who answered", max_length=150, required=False, help_text="Name and role, if you have them."
    )
    answer = LongTextField(
        label="What they said, or why not",
        rows=8,
        max_length=20_000,
        help_text="Whom it is about, what they know and since when. What is opinion, say so.",
    )

    def __init__(self, *args: Any, check: PartnerCheck, **kwargs: Any) -> None:
        kwargs["initial"] = {
            **{name: getattr(check, name) for name in ("result", "answered_by", "answer")},
            "answered_at": check.answered_at or clock.now(),
            "version": check.version,
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        self.fields["answered_at"].earliest = timezone.localdate(check.asked_at)
