"""Forms about a contact as a whole."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from casework import clock
from casework.forms import (
    DateTimeField,
    Fieldset,
    Inline,
    LongTextField,
    NumberField,
    PageForm,
    RadioField,
    SelectField,
    TextField,
    VersionedForm,
    YesNoField,
)
from referrals.choices import (
    AbuseRisk,
    Arrival,
    Channel,
    ChildPresent,
    FamilyInformed,
    ReferralSource,
)
from referrals.models import Contact
from referrals.models.police import DASH_QUESTIONS
from referrals.services.contacts import EARLIEST_YEAR

#: The answers after which a reason is asked, and the field that asks it.
REASONS = {
    FamilyInformed.INFORMED: "not_asked_reason",
    FamilyInformed.NOT_INFORMED: "not_told_reason",
}
FACTS = (
    "arrival", "received_at", "channel", "source", "referrer_name", "referrer_agency", "referrer_contact",
    "account", "immediate_danger", "danger_action", "family_informed", "safe_contact",
)  # fmt: skip
ABUSE_FACTS = ("incident_number", "happened_at", "child_present", "risk", "dash_score", "marac")


class ContactForm(PageForm):
    """What came in. The children on it are added on the pages that follow."""

    submit_label = "Save and add the children"

    arrival = RadioField(
        label="What it is", choices=Arrival.choices, reveals={Arrival.DOMESTIC_ABUSE: ABUSE_FACTS}
    )
    incident_number = TextField(label="Police incident number", max_length=50)
    happened_at = DateTimeField(label="When it happened", past=True, earliest=date(EARLIEST_YEAR, 1, 1))
    child_present = RadioField(label="Was a child there?", choices=ChildPresent.choices)
    risk = RadioField(label="Risk, as the police grade it", choices=AbuseRisk.choices)
    dash_score = NumberField(
        label="DASH score", min_value=0, max_value=DASH_QUESTIONS, width=2, required=False
    )
    marac = YesNoField(label="Does it go to MARAC?")
    received_at = DateTimeField(label="Received", past=True, earliest=date(EARLIEST_YEAR, 1, 1))
    channel = RadioField(label="How it came", choices=Channel.choices)
    source = SelectField(label="Who it came from", choices=ReferralSource.choices)
    referrer_name = TextField(label="Referrer’s name", max_length=150, required=False)
    referrer_agency = TextField(label="Referrer’s agency", max_length=150, required=False)
    referrer_contact = TextField(label="How to reach the referrer", required=False)
    account = LongTextField(
        label="What was reported",
        rows=12,
        max_length=20_000,
        help_text="Whole, in the referrer’s words where you have them. Everybody involved reads this.",
    )
    immediate_danger = YesNoField(label="Is a child in immediate danger?", reveals={"yes": ["danger_action"]})
    danger_action = LongTextField(label="What was done about it", rows=3)
    family_informed = RadioField(
        label="What the family knows",
        choices=FamilyInformed.choices,
        reveals={value: [name] for value, name in REASONS.items()},
    )
    not_asked_reason = LongTextField(label="Why they were not asked to agree", rows=3)
    not_told_reason = LongTextField(label="Why they were not informed", rows=3)
    safe_contact = LongTextField(
        label="A safe way and time to reach a victim",
        rows=2,
        required=False,
        help_text="For example, by text on weekdays before 3pm. Never leave a voicemail.",
    )

    layout = [
        Fieldset("How it reached us", "arrival", "received_at", "channel"),
        Fieldset("The referrer", "source", Inline("referrer_name", "referrer_agency"), "referrer_contact"),
        Fieldset("The worry", "account", "immediate_danger"),
        Fieldset("The family", "family_informed", "safe_contact"),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"received_at": clock.now(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        known = data.get("referrer_name") or data.get("referrer_agency")
        if "source" in data and data["source"] != ReferralSource.ANONYMOUS and not known:
            self.add_error("referrer_name", "Enter the referrer’s name or agency, or choose anonymous")
        return data

    @property
    def facts(self) -> Any:
        """What the services take."""
        data = self.cleaned_data
        reason = REASONS.get(data["family_informed"])
        told = data["arrival"] == Arrival.DOMESTIC_ABUSE
        return {
            **{name: data[name] for name in FACTS},
            "family_reason": data[reason] if reason else "",
            "domestic_abuse": {name: data[name] for name in ABUSE_FACTS} if told else None,
        }


class ContactEditForm(ContactForm, VersionedForm):
    submit_label = "Save the contact"

    def __init__(self, *args: Any, contact: Contact, **kwargs: Any) -> None:
        shown: Mapping[str, Any] = {name: getattr(contact, name) for name in FACTS}
        reason = {REASONS[contact.family_informed]: contact.family_reason} if contact.family_reason else {}
        abuse = contact.abuse_facts
        told = {name: getattr(abuse, name) for name in ABUSE_FACTS} if abuse else {}
        initial = {**shown, **reason, **told, "version": contact.version}
        super().__init__(*args, initial=initial, **kwargs)
