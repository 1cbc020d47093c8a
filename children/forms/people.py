"""Forms about who a person is: their details, name and address."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from casework import clock
from casework.forms import (
    CheckboxesField,
    CheckboxField,
    DateField,
    Details,
    Fieldset,
    Inline,
    LongTextField,
    PageForm,
    PhoneField,
    RadioField,
    SelectField,
    TextField,
    VersionedForm,
)
from children.choices import DisabilityCode, Ethnicity, NameReason, Sex, UpnUnknown
from children.identifiers import validate_nhs_number, validate_upn
from children.models import Person
from children.services.people import DETAILS, number_in_use

#: Care leavers are supported until 25; a date of birth further back is a slip of the year.
OLDEST_YEARS = 26
#: A pregnancy lasts 40 weeks; a birth is recorded within 4 weeks of the expected date.
WEEKS_EXPECTED_AHEAD, WEEKS_EXPECTED_PAST = 40, 4


def _oldest_child() -> date:
    return clock.today() - timedelta(days=round(365.25 * OLDEST_YEARS))


class PersonForm(PageForm):
    """Who a person is. For an adult pass `of_child=False`: a child's date of birth is held to be recent."""

    given_name = TextField(label="First name", max_length=100, required=False)
    family_name = TextField(
        label="Family name",
        max_length=100,
        required=False,
        help_text="If they have one name only, one will do.",
    )
    known_as = TextField(label="Known as", max_length=100, width=20, required=False)
    date_of_birth = DateField(
        label="Date of birth",
        required=False,
        past=True,
        error_messages={
            "not_past": "Date of birth must be today or earlier. If the child is not yet born, enter"
            " the expected date of birth",
        },
    )
    expected_date = DateField(
        label="Expected date of birth",
        required=False,
        earliest=lambda: clock.today() - timedelta(weeks=WEEKS_EXPECTED_PAST),
        latest=lambda: clock.today() + timedelta(weeks=WEEKS_EXPECTED_AHEAD),
        help_text="Only for a child not yet born. For example, 27 3 2026",
        error_messages={
            "too_early": "Expected date of birth must be %(limit)s or later. If the child has been born,"
            " enter the date of birth",
            "too_late": "Expected date of birth must be %(limit)s or earlier, 40 weeks from today."
            " Check the year",
        },
    )
    sex = RadioField(label="Sex", choices=Sex.choices, inline=True)
    ethnicity = SelectField(
        label="Ethnicity", choices=Ethnicity.choices, required=False, empty_value=Ethnicity.NOBT
    )
    ethnicity_detail = TextField(
        label="Ethnicity in their own words", max_length=100, required=False, help_text="For example, Cornish"
    )
    disability_codes = CheckboxesField(
        label="Disabilities", choices=DisabilityCode.choices, required=False, exclusive=DisabilityCode.NONE
    )
    address_lines = LongTextField(label="Address", required=False, rows=3, max_length=300)
    postcode = TextField(label="Postcode", required=False, max_length=10, width=10)
    address_restricted = CheckboxField(
        label="This address must not be shown",
        help_text="Nobody will see it, and no letter or print will carry it.",
    )
    school = TextField(label="School or nursery", max_length=150, required=False)
    first_language = TextField(label="First language", max_length=60, required=False, width=20)
    interpreter = TextField(
        label="Interpreter or signer needed", max_length=100, required=False, help_text="Say which, if one is"
    )
    upn = TextField(label="Unique pupil number", max_length=20, required=False, width=20)
    upn_unknown = SelectField(
        label="Why there is no unique pupil number", choices=UpnUnknown.choices, required=False
    )
    nhs_number = TextField(label="NHS number", max_length=20, required=False, width=20)
    telephone = PhoneField(label="Telephone", required=False)

    def __init__(
        self, *args: Any, person: Person | None = None, of_child: bool = True, **kwargs: Any
    ) -> None:
        self.person = person
        super().__init__(*args, **kwargs)
        if of_child:
            self.fields["date_of_birth"].earliest = _oldest_child
            self.fields["date_of_birth"].error_messages["too_early"] = (
                "Date of birth must be %(limit)s or later for a child. Check the year"
            )

    def get_layout(self) -> Sequence[Any]:
        parts = [
            Inline("given_name", "family_name"),
            "known_as",
            "date_of_birth",
            Details("Not yet born?", "expected_date"),
            "sex",
            Fieldset("Where they live", "address_lines", "postcode", "address_restricted", size="s"),
            "school",
            Inline("ethnicity", "ethnicity_detail"),
            Details("Language and interpreter", "first_language", "interpreter"),
            Details("Disabilities", "disability_codes"),
            Details("Numbers and telephone", "upn", "upn_unknown", "nhs_number", "telephone"),
        ]
        return _without_missing(parts, set(self.fields))

    def clean_upn(self) -> str:
        return self._issued("upn", self.cleaned_data["upn"].replace(" ", "").upper(), validate_upn)

    def clean_nhs_number(self) -> str:
        plain = self.cleaned_data["nhs_number"].replace(" ", "").replace("-", "")
        return self._issued("nhs_number", plain, validate_nhs_number)

    def _issued(self, field: str, number: str, check: Any) -> str:
        if number:
            check(number)
            clash = number_in_use(field, number, besides=self.person)
            if clash:
                self.add_error(field, clash)
        return number

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if (
            "given_name" in self.fields
            and not self.errors
            and not (data["given_name"] or data["family_name"])
        ):
            self.add_error("given_name", "Enter a first name or a family name")
        if data.get("date_of_birth") and data.get("expected_date"):
            self.add_error("expected_date", "Enter a date of birth or an expected date of birth, not both")
        if data.get("expected_date") and data.get("sex") in (Sex.MALE, Sex.FEMALE):
            self.add_error("sex", "Choose ‘Not known or not yet born’: sex is recorded at the birth")
        if data.get("upn") and data.get("upn_unknown"):
            self.add_error("upn_unknown", "Enter the unique pupil number or why there is none, not both")
        if (data.get("postcode") or data.get("address_restricted")) and not data.get("address_lines"):
            self.add_error("address_lines", "Enter the address, as far as it is known")
        return data

    @property
    def details(self) -> dict[str, Any]:
        """What was said of the person, as services take it."""
        return {name: self.cleaned_data[name] for name in DETAILS if name in self.cleaned_data}

    def person_answers(self) -> dict[str, Any]:
        """The keyword arguments of create_person, all but `by`."""
        data = self.cleaned_data
        address = {
            "lines": data["address_lines"],
            "postcode": data["postcode"],
            "restricted": data["address_restricted"],
        }
        return {
            "details": self.details,
            "disabilities": data["disability_codes"],
            "address": address if data["address_lines"] else None,
        }


def _without_missing(parts: Sequence[Any], fields: set[str]) -> list[Any]:
    """The layout without the fields a form does not have."""
    kept: list[Any] = []
    for part in parts:
        if isinstance(part, str):
            kept += [part] if part in fields else []
            continue
        part.fields = [name for name in part.fields if name in fields]
        kept += [part] if part.fields else []
    return kept


class PersonEditForm(PersonForm, VersionedForm):
    """Corrects what the record says. A new name or address, a birth and a death have pages of their own."""

    given_name = family_name = address_lines = postcode = address_restricted = None  # type: ignore[assignment]

    date_of_death = DateField(label="Date of death", required=False, past=True)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        shown = {name: getattr(person, name) for name in DETAILS}
        codes = list(person.disabilities.filter(ended_at=None).values_list("code", flat=True))
        initial = {**shown, "disability_codes": codes, "version": person.version, **kwargs.pop("initial", {})}
        super().__init__(*args, person=person, of_child=person.is_under_18, initial=initial, **kwargs)
        if person.is_unborn or person.stillborn_on:
            del self.fields["date_of_birth"]
        else:
            del self.fields["expected_date"]
        if person.date_of_death is None:
            del self.fields["date_of_death"]
        if person.stillborn_on:
            del self.fields["sex"]

    def get_layout(self) -> Sequence[Any]:
        parts = super().get_layout()
        return [*parts, "date_of_death"] if "date_of_death" in self.fields else parts

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        born, died = data.get("date_of_birth"), data.get("date_of_death")
        if born and died and died < born:
            self.add_error("date_of_death", "Date of death must not be before the date of birth")
        return data


class NameForm(VersionedForm):
    submit_label = "Save the name"

    given_name = TextField(label="First name", max_length=100, required=False)
    family_name = TextField(
        label="Family name",
        max_length=100,
        required=False,
        help_text="If they have one name only, one will do.",
    )
    known_as = TextField(label="Known as", max_length=100, width=20, required=False)
    since = DateField(label="From when", past=True)
    why = RadioField(
        label="Why the name changes",
        choices=NameReason.choices,
        error_messages={"required": "Choose why the name changes"},
    )
    reason = TextField(
        label="More about it",
        help_text="For example, the date of the deed, or what they said about it. The name before is kept.",
        error_messages={"required": "Say more about the change, such as the date of the deed"},
    )
    not_to_be_told = TextField(
        label="Somebody who must not be told of the new name",
        max_length=200,
        required=False,
        help_text="It then stands as a warning on every page of this record.",
    )

    def get_layout(self) -> Sequence[Any]:
        return [Inline("given_name", "family_name"), "known_as", "since", "why", "reason", "not_to_be_told"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not (data.get("given_name") or data.get("family_name")):
            self.add_error("given_name", "Enter a first name or a family name")
        return data


class AddressForm(PageForm):
    submit_label = "Save the address"

    lines = LongTextField(label="Address", rows=3, max_length=300)
    postcode = TextField(label="Postcode", required=False, max_length=10, width=10)
    restricted = CheckboxField(
        label="This address must not be shown",
        help_text="Nobody will see it, and no letter or print will carry it.",
    )
    starts = DateField(label="Living there since", past=True)
