"""Forms about the network round a child: parental responsibility, professionals, ties."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from casework.forms import (
    DateField,
    EmailField,
    Inline,
    PageForm,
    PhoneField,
    RadioField,
    RecordField,
    SelectField,
    TextField,
    VersionedForm,
)
from children.family_choices import ProfessionalRole, ResponsibilitySource, TieFlow, TieKind, TieStrength
from children.models import Person, Professional
from children.services.network import OF_PROFESSIONAL


class ResponsibilityForm(PageForm):
    submit_label = "Add parental responsibility"

    source = SelectField(label="How it arose", choices=ResponsibilitySource.choices)
    holder = RecordField(label="Who has it", required=False, help_text="Somebody of the family on record.")
    council = TextField(
        label="Which council, if a council has it",
        max_length=100,
        required=False,
        help_text="For example, Cornwall Council, under a care order.",
    )
    starts = DateField(
        label="Since when",
        required=False,
        past=True,
        help_text="The date of the birth, agreement or order. Leave it empty if it is not known.",
    )
    details = TextField(
        label="More about it",
        max_length=300,
        required=False,
        help_text="For example, the court and the case number.",
    )

    def __init__(self, *args: Any, family: Collection[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].queryset = Person.objects.filter(pk__in=family)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "holder" not in self.errors and not data.get("holder") and not data.get("council"):
            self.add_error("holder", "Choose who has parental responsibility, or enter which council")
        if data.get("holder") and data.get("council"):
            self.add_error("council", "Choose somebody of the family or enter a council, not both")
        return data


class EndingForm(VersionedForm):
    """Since when something no longer holds, and why."""

    submit_label = "End it"

    reason = TextField(label="Why it ended", max_length=300)
    ends = DateField(label="Until when", required=False, past=True, help_text="Today, if left empty.")


class EndResponsibilityForm(EndingForm):
    submit_label = "End parental responsibility"

    reason = TextField(
        label="How it ended",
        max_length=300,
        help_text="For example, an adoption order, or the order was discharged, with the court and date.",
    )


class _ProfessionalQuestions(PageForm):
    role = SelectField(label="What they do", choices=ProfessionalRole.choices)
    name = TextField(
        label="Name", max_length=150, help_text="For another role, say what it is after the name."
    )
    agency = TextField(label="Agency, school or surgery", max_length=150, required=False)
    telephone = PhoneField(label="Telephone", required=False)
    email = EmailField(label="E-mail address", required=False)
    starts = DateField(label="Since when, if known", required=False, past=True)
    strength = SelectField(
        label="How the family find the tie",
        choices=TieStrength.choices,
        required=False,
        empty_value=TieStrength.NOT_KNOWN,
    )
    flow = SelectField(
        label="Which way help goes", choices=TieFlow.choices, required=False, empty_value=TieFlow.NOT_KNOWN
    )

    def get_layout(self) -> Sequence[Any]:
        return ["role", "name", "agency", Inline("telephone", "email"), "starts", Inline("strength", "flow")]

    @property
    def details(self) -> dict[str, Any]:
        """What services take of the answers."""
        return {name: self.cleaned_data[name] for name in OF_PROFESSIONAL}


class ProfessionalForm(_ProfessionalQuestions):
    submit_label = "Add the professional"


class ChangeProfessionalForm(_ProfessionalQuestions, VersionedForm):
    def __init__(self, *args: Any, professional: Professional, **kwargs: Any) -> None:
        shown = {name: getattr(professional, name) for name in (*OF_PROFESSIONAL, "version")}
        super().__init__(*args, initial=shown, **kwargs)


class TieForm(PageForm):
    submit_label = "Add the tie"

    kind = SelectField(label="What it is", choices=TieKind.choices)
    name = TextField(label="What it is called", max_length=100, help_text="For example, Newlyn rugby club.")
    strength = RadioField(label="How the tie is", choices=TieStrength.choices, inline=True)
    flow = RadioField(label="Which way help, time or strain goes", choices=TieFlow.choices, inline=True)
    note = TextField(label="More about it", max_length=300, required=False)
    starts = DateField(label="Since when, if known", required=False, past=True)
