"""Forms of consultations: what was asked, what was advised, and the contact it becomes."""

from typing import Any

from casework import clock
from casework.forms import (
    DateTimeField,
    Fieldset,
    Inline,
    LongTextField,
    PageForm,
    RadioField,
    SelectField,
    TextField,
    VersionedForm,
    YesNoField,
)
from referrals.choices import Arrival, Channel, ReferralSource, ThresholdLevel
from referrals.forms.contacts import ContactForm
from referrals.models import Consultation

FACTS = (
    "asked_at", "source", "asker_name", "asker_agency", "family_named", "question", "advice", "threshold",
)  # fmt: skip


class ConsultationForm(PageForm):
    submit_label = "Save the consultation"

    asked_at = DateTimeField(label="When they asked", past=True)
    source = SelectField(label="Who asked", choices=ReferralSource.choices)
    asker_name = TextField(label="Their name", max_length=150, required=False)
    asker_agency = TextField(label="Their agency", max_length=150, required=False)
    family_named = YesNoField(label="Was the family named?")
    question = LongTextField(
        label="What they asked",
        rows=6,
        help_text="Where the family was not named, write nothing by which they could be known.",
    )
    advice = LongTextField(label="The advice you gave", rows=6)
    threshold = RadioField(label="Level of need, as it was told", choices=ThresholdLevel.choices)

    layout = [
        Fieldset("Who asked", "asked_at", "source", Inline("asker_name", "asker_agency"), "family_named"),
        Fieldset("The advice", "question", "advice", "threshold"),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"asked_at": clock.now(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    @property
    def facts(self) -> Any:
        return {name: self.cleaned_data[name] for name in FACTS}


class ConsultationEditForm(ConsultationForm, VersionedForm):
    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        shown = {name: getattr(consultation, name) for name in FACTS}
        super().__init__(*args, initial={**shown, "version": consultation.version}, **kwargs)


class BecomesContactForm(ContactForm):
    """A contact, begun with what was told when advice was asked for."""

    submit_label = "Make it a contact"

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        known = {
            "arrival": Arrival.ADVICE,
            "channel": Channel.TELEPHONE,
            "source": consultation.source,
            "referrer_name": consultation.asker_name,
            "referrer_agency": consultation.asker_agency,
            "account": f"{consultation.question}\n\nAdvised: {consultation.advice}",
        }
        super().__init__(*args, initial=known, **kwargs)
