"""The questions of the form, one thing on a page."""

from typing import Any

from django import forms
from django.conf import settings

from casework.files.kinds import KINDS
from casework.forms import (
    CheckboxField,
    DateField,
    EmailField,
    LongTextField,
    NamedForm,
    PhoneField,
    RadioField,
    SelectField,
    TextField,
    UploadField,
    YesNoField,
)
from inbox.choices import Agency, Part, Told

#: What all texts may come to together fits what the record shows as one account.
LONG, SHORT = 5_000, 1_500


class DangerForm(NamedForm):
    danger = YesNoField(
        label="Is a child in immediate danger?", reveals={"yes": ["danger_action"]}, inline=False
    )
    danger_action = LongTextField(
        label="What has been done about it",
        rows=3,
        max_length=SHORT,
        help_text="For example: rang 999 at 3:10pm, police are with the child.",
    )


class YouForm(NamedForm):
    name = TextField(label="Your full name", max_length=100, autocomplete="name")
    role = TextField(label="Your role", max_length=100, autocomplete="organization-title")
    agency_kind = SelectField(label="What kind of agency you work for", choices=Agency.choices)
    agency = TextField(label="Name of your agency", max_length=100, autocomplete="organization")
    telephone = PhoneField(label="Your telephone number", help_text="We ring you if we need to know more.")
    email = EmailField(
        label="Your work email address",
        max_length=150,
        help_text="We send no child’s name by email.",
    )


class FamilyForm(NamedForm):
    told = RadioField(
        label="Does the family know of this referral?",
        choices=Told.choices,
        reveals={Told.INFORMED: ["not_asked_reason"], Told.NOT_INFORMED: ["not_told_reason"]},
    )
    not_asked_reason = LongTextField(label="Why you did not ask them to agree", rows=3, max_length=SHORT)
    not_told_reason = LongTextField(
        label="Why you have not told them",
        rows=3,
        max_length=SHORT,
        help_text="For example: telling them would put a child or an adult at more risk.",
    )
    safe_contact = LongTextField(
        label="A safe way and time to reach a victim",
        rows=2,
        max_length=500,
        required=False,
        help_text="If somebody in the family is being hurt or controlled. For example, by text before 3pm.",
    )


class ChildForm(NamedForm):
    """One child. Of an unborn child the name is not asked for, and the date is when they are expected."""

    is_born = YesNoField(
        label="Is the child already born?",
        reveals={"yes": ["given_name", "born"], "no": ["expected"]},
        inline=False,
    )
    given_name = TextField(label="First name", max_length=80)
    born = DateField(label="Date of birth", past=True, required=False, help_text="Leave empty if not known.")
    expected = DateField(label="Date expected", future=True, help_text="Roughly, if you do not know the day.")
    family_name = TextField(
        label="Last name", max_length=80, help_text="Of an unborn child: their mother’s last name."
    )
    address = LongTextField(label="Address and postcode", rows=3, max_length=300, required=False)
    school = TextField(label="School, nursery or college", max_length=120, required=False)
    number = TextField(label="NHS or unique pupil number", max_length=20, width=20, required=False)
    words = LongTextField(
        label="What the child has said",
        rows=4,
        max_length=2_000,
        required=False,
        help_text="In their own words.",
    )


class AdultForm(NamedForm):
    name = TextField(label="Full name", max_length=120)
    part = SelectField(label="Who they are to the children", choices=Part.choices)
    born = DateField(label="Date of birth", past=True, required=False)
    lives_there = YesNoField(label="Do they live with the children?", required=False)
    telephone = PhoneField(label="Telephone number", required=False)
    more = TextField(label="Anything else about them", max_length=300, required=False)


class WorriesForm(NamedForm):
    happened = LongTextField(
        label="What you are worried about",
        rows=10,
        max_length=LONG,
        help_text="What happened, when, and how you know. What is your opinion, say so.",
    )
    effect = LongTextField(label="How it affects each child", rows=5, max_length=SHORT)
    wanted = LongTextField(label="What you want to happen", rows=3, max_length=SHORT, required=False)


class WellForm(NamedForm):
    well = LongTextField(
        label="What is working well",
        rows=5,
        max_length=SHORT,
        help_text="Who keeps the children safe, and how. Say so if you know of nothing.",
    )
    tried = LongTextField(
        label="What help the family has had",
        rows=4,
        max_length=SHORT,
        required=False,
        help_text="From you or others, and what came of it.",
    )


class FileForm(NamedForm):
    file = UploadField(
        label="File",
        help_text="A PDF, a picture, a Word or Excel document, plain text, an email or a sound recording.",
        error_messages={"required": "Choose the file"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        suffixes = sorted({kind.suffix for kind in KINDS.values()} | {".jpeg", ".tiff"})
        self.fields["file"].widget.attrs["accept"] = ",".join(suffixes)


class SendForm(NamedForm):
    """The declaration, and a box that no person sees: what fills it is a program."""

    true = CheckboxField(label="What I have written is true as far as I know", required=True)
    website = forms.CharField(label="Leave this box empty", required=False)

    def get_layout(self) -> list[str]:
        return ["true"]

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                "The box that is to stay empty was filled in. Empty it and send again"
            )
        return ""


def most_files() -> int:
    return int(settings.FORM_FILES)
