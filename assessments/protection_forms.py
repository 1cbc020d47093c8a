"""Forms of strategy discussions and protective orders."""

from typing import Any

from django import forms
from django.utils import timezone

from assessments.models import ProtectiveOrder, StrategyDecision, StrategyDiscussion
from assessments.protection import outcomes_for
from assessments.protection_choices import Agency, HeldHow, OrderKind, StrategyOutcome, TookPart, YesNo
from assessments.services.orders import EXTENSION
from assessments.services.strategy import RECORD
from casework import clock
from casework.forms import (
    CheckboxesField,
    CheckboxField,
    DateField,
    DateTimeField,
    Fieldset,
    Inline,
    LongTextField,
    NumberField,
    PageForm,
    PageFormSet,
    RadioField,
    RecordsField,
    RowForm,
    Rows,
    SelectField,
    TextField,
    VersionedForm,
)
from children.forms.decisions import DecisionForm
from referrals.closing import closure_reasons
from referrals.open_work import everything_open

HINTS = {
    StrategyOutcome.SECTION_47_SINGLE: "The enquiry starts on the day of the discussion.",
    StrategyOutcome.SECTION_47_JOINT: "The enquiry starts on the day of the discussion.",
    StrategyOutcome.ASSESSMENT: "The assessment goes on; where there is none, one starts.",
    StrategyOutcome.NO_FURTHER_ACTION: "The referral closes, unless something else keeps it open.",
    StrategyOutcome.GOES_ON: "Its clock stays as it is.",
    StrategyOutcome.CONCLUDE: "The worker writes what was found and submits it.",
}


def closing_choices(row: Any) -> list[tuple[str, str]]:
    """The census reasons to close with, where nothing but this keeps the referral open."""
    if len(everything_open(row.referral)) > 1:
        return []
    return [(reason.value, reason.label) for reason in closure_reasons(row.child, "passed_on_ended")]


class AskForm(PageForm):
    submit_label = "Ask for a strategy discussion"

    why = LongTextField(
        label="Why a strategy discussion is needed",
        rows=5,
        help_text="What makes you suspect that the child suffers, or is likely to suffer, significant harm.",
    )


class HoldForm(VersionedForm):
    """A discussion in four answers: when, who took part, what was decided and why."""

    submit_label = "Record the discussion"

    held_at = DateTimeField(label="When it was held", past=True)
    agencies = CheckboxesField(
        label="Who took part",
        choices=Agency.choices,
        help_text="Names, and what each of them knew, can be added afterwards.",
    )
    outcome = RadioField(label="What was decided", error_messages={"required": "Choose what was decided"})
    rationale = LongTextField(
        label="Why",
        help_text="What it rests on. Somebody who was not there must be able to follow it.",
        error_messages={"required": "Say why: no decision is recorded without its reason"},
    )
    closure_reason = SelectField(
        label="Why the referral closes", help_text="Asked by the census. Used if nothing else keeps it open."
    )
    together_with = RecordsField(
        label="Held about these children as well",
        help_text="Each has a discussion of their own, with the same answers.",
        required=False,
    )

    def __init__(self, *args: Any, discussion: StrategyDiscussion, siblings: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "held_at": clock.now(),
            "version": discussion.version,
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        self.fields["held_at"].earliest = timezone.localdate(discussion.referral.received_at)
        outcome = self.fields["outcome"]
        outcome.choices = [(each.value, each.label) for each in outcomes_for(discussion)]
        outcome.hints = {str(value): hint for value, hint in HINTS.items()}
        reasons = closing_choices(discussion)
        if reasons and not discussion.enquiry_id:
            outcome.reveals = {str(StrategyOutcome.NO_FURTHER_ACTION): ["closure_reason"]}
            self.fields["closure_reason"].choices = [("", "Choose"), *reasons]
        else:
            del self.fields["closure_reason"]
        if siblings:
            self.fields["together_with"].queryset = siblings
            self.fields["together_with"].label_of = lambda referral: referral.child.name
        else:
            del self.fields["together_with"]


class StrategyDecisionForm(DecisionForm):
    """A manager's decision on a discussion that was held. Nothing is preselected."""

    hints = HINTS
    reveals = {StrategyOutcome.NO_FURTHER_ACTION: ["closure_reason"]}

    closure_reason = SelectField(
        label="Why the referral closes", help_text="Asked by the census. Used if nothing else keeps it open."
    )

    def __init__(self, *args: Any, discussion: StrategyDiscussion, **kwargs: Any) -> None:
        self.discussion = discussion
        super().__init__(*args, stage=StrategyDecision, **kwargs)
        reasons = closing_choices(discussion)
        if reasons and self.fields["outcome"].reveals:
            self.fields["closure_reason"].choices = [("", "Choose"), *reasons]
        else:
            self.fields["outcome"].reveals = {}
            del self.fields["closure_reason"]

    def outcome_choices(self) -> list[tuple[str, str]]:
        fitting = outcomes_for(self.discussion)
        return [choice for choice in super().outcome_choices() if choice[0] in fitting]


class ParticipantRow(RowForm):
    layout = [Inline("agency", "took_part"), Inline("name", "role"), "knew"]
    wanted = ("took_part", "name", "knew")

    id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    agency = SelectField(label="Agency", choices=[("", "Choose"), *Agency.choices])
    took_part = SelectField(label="How", choices=TookPart.choices, required=False)
    name = TextField(label="Name", max_length=150, required=False)
    role = TextField(label="What they do", max_length=150, required=False)
    knew = LongTextField(label="What they knew", rows=3, required=False)


class ParticipantRows(PageFormSet):
    form_class = ParticipantRow
    item = "person"
    legend = "Who took part, and what each knew"
    minimum = 1
    maximum = 20


def _yes_or_no(label: str) -> RadioField:
    return RadioField(label=label, choices=YesNo.choices, required=False)


class CompleteForm(VersionedForm):
    """The rest of the record. It may be saved unfinished; the page says what is missing."""

    submit_label = "Save the record"
    wanted = ("how", "chaired_by", "immediate_safety", "medical_needed", "interview_needed", "kept_from")
    rows = {"participants": ParticipantRows}
    layout = [
        Inline("how", "chaired_by"),
        Rows("participants"),
        "not_quorate_reason",
        Fieldset("The child", "immediate_safety"),
        Fieldset("Medical", "medical_needed", "medical_why"),
        Fieldset("Interview", "interview_needed", "interview_why"),
        Fieldset("What is kept from whom", "kept_from", "nothing_kept"),
        "use_for",
    ]  # fmt: skip

    how = SelectField(label="How it was held", choices=[("", "Choose"), *HeldHow.choices], required=False)
    chaired_by = TextField(label="Who chaired it", max_length=150, required=False)
    not_quorate_reason = LongTextField(
        label="Why it was held without police, health or children’s services",
        rows=3,
        required=False,
        help_text="Only if one of the three was not there, even if they sent word.",
    )
    immediate_safety = LongTextField(
        label="How the child is safe now", rows=3, required=False, help_text="Where, with whom, until when."
    )
    medical_needed = _yes_or_no("Is a medical examination needed?")
    medical_why = LongTextField(label="Where and by whom, or why not", rows=2, required=False)
    interview_needed = _yes_or_no("Is an achieving best evidence interview needed?")
    interview_why = LongTextField(label="Who interviews and when, or why not", rows=2, required=False)
    kept_from = LongTextField(
        label="What is kept from whom, and why",
        rows=2,
        required=False,
        help_text="For example: not told to the parents before the police have spoken with them.",
    )
    nothing_kept = CheckboxField(label="Nothing is kept from anybody")
    use_for = RecordsField(
        label="Use this record for",
        help_text="Each child keeps it as their own. What is different for one of them, mend there.",
        required=False,
    )

    def __init__(self, *args: Any, discussion: StrategyDiscussion, siblings: Any, **kwargs: Any) -> None:
        people = discussion.participants.filter(removed_at=None)
        kept = {name: getattr(discussion, name) for name in RECORD}
        kept["participants"] = [
            {name: getattr(row, name) for name in ("id", "agency", "took_part", "name", "role", "knew")}
            for row in people
        ]
        kwargs["initial"] = {**kept, "version": discussion.version, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        if siblings:
            self.fields["use_for"].queryset = siblings
            self.fields["use_for"].label_of = lambda other: other.child.name
        else:
            del self.fields["use_for"]

    def get_layout(self) -> list[Any]:
        return [part for part in self.layout if part != "use_for" or "use_for" in self.fields]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("nothing_kept") and data.get("kept_from"):
            self.add_error("nothing_kept", "Say either what is kept, or that nothing is, not both")
        return data


class OrderForm(PageForm):
    submit_label = "Record it"

    kind = RadioField(
        label="Which it is",
        choices=OrderKind.choices,
        hints={
            OrderKind.POLICE_PROTECTION: "It lasts 72 hours at most.",
            OrderKind.EMERGENCY_PROTECTION: "It lasts 8 days at most; the court can extend it once.",
        },
    )
    taken_at = DateTimeField(label="When it began", past=True)
    taken_by = TextField(
        label="By whom",
        max_length=200,
        help_text="The officer and their number, or the court and the judge.",
        error_messages={"required": "Say which officer, or which court and judge"},
    )
    why = LongTextField(label="Why", rows=4)
    where = TextField(label="Where the child is now", max_length=200)


class ExtendForm(VersionedForm):
    submit_label = "Record the extension"

    extended_on = DateField(label="When the court extended it", past=True)
    extended_days = NumberField(
        label=f"By how many days, {EXTENSION} at most", min_value=1, max_value=EXTENSION, width=2
    )
    extended_why = LongTextField(label="Why", rows=3)

    def __init__(self, *args: Any, order: ProtectiveOrder, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": order.version}, **kwargs})


class EndForm(VersionedForm):
    submit_label = "Record that it ended"

    ended_at = DateTimeField(label="When it ended", past=True)
    ended_why = LongTextField(label="How it ended, and where the child is now", rows=4)

    def __init__(self, *args: Any, order: ProtectiveOrder, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": order.version}, **kwargs})
        self.fields["ended_at"].earliest = timezone.localdate(order.taken_at)
