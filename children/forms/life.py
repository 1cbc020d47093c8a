"""Forms about what happens in a life: births, deaths, moves, schools, and who is told."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from casework import clock
from casework.forms import (
    CheckboxField,
    DateField,
    DateTimeField,
    Fieldset,
    Inline,
    LongTextField,
    Note,
    PageForm,
    RadioField,
    RecordsField,
    TextField,
    TimeField,
    VersionedForm,
    YesNoField,
)
from casework.templatetags.casework import day_words
from children.choices import Known, LeavingReason, SchoolSetting, Sex
from children.identifiers import validate_nhs_number
from children.models import Person, Schooling
from children.schools import NAMED
from children.services.life.births import earliest_birth, is_far, latest_birth
from children.services.people import number_in_use

TOO_EARLY = "{label} must be %(limit)s or later, to fit the expected date. Check both dates"
TOO_LATE = "{label} must be %(limit)s or earlier. Check the date"
BORN = {"too_early": TOO_EARLY, "too_late": TOO_LATE, "not_past": "{label} must be today or earlier"}


class _NamesOfBaby(PageForm):
    """What a child just born is called."""

    given_name = TextField(label="First name", max_length=100, required=False)
    family_name = TextField(
        label="Family name", max_length=100, required=False, help_text="Left as it is when left empty."
    )


class _DayOfBirth(_NamesOfBaby, VersionedForm):
    """A day of birth that fits the expected one, or is ticked as checked."""

    born_on = DateField(label="Date of birth", past=True, error_messages=BORN)
    date_checked = CheckboxField(label="I have checked the date: it is far from the expected one, and right")

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        self.expected = person.expected_date or clock.today()
        initial = {"version": person.version, "family_name": person.family_name}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["born_on"].earliest = lambda: earliest_birth(self.expected)
        self.fields["born_on"].latest = lambda: latest_birth(self.expected)
        self.fields["born_on"].help_text = f"Expected on {day_words(self.expected)}. For example, 27 3 2026"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        born = data.get("born_on")
        if born and is_far(self.expected, born) and not data.get("date_checked"):
            expected = day_words(self.expected)
            self.add_error(
                "date_checked",
                f"The birth was expected on {expected}. Check the date, and tick that it is right",
            )
        return data


class BirthForm(_DayOfBirth):
    submit_label = "Record the birth"

    born_at = TimeField(label="Time of birth", required=False)
    sex = RadioField(
        label="Sex",
        choices=[
            (Sex.FEMALE, "Girl"),
            (Sex.MALE, "Boy"),
            (Sex.UNKNOWN, "Not known yet"),
        ],
        inline=True,
    )
    place = TextField(label="Where", max_length=150, required=False, help_text="For example, at home")
    nhs_number = TextField(label="NHS number", max_length=20, required=False, width=20)

    def get_layout(self) -> Sequence[Any]:
        names = Fieldset("Names, if given", Inline("given_name", "family_name"), size="s")
        return ["born_on", "date_checked", "born_at", "sex", "place", names, "nhs_number"]

    def clean_nhs_number(self) -> str:
        return nhs_number_in(self)


class StillbirthForm(_DayOfBirth):
    submit_label = "Save"

    sex = RadioField(
        label="Sex",
        choices=[(Sex.FEMALE, "Girl"), (Sex.MALE, "Boy"), (Sex.UNKNOWN, "Not known, or not said")],
        inline=True,
    )
    place = TextField(label="Where", max_length=150, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["born_on"].label = "Date"

    def get_layout(self) -> Sequence[Any]:
        names = Fieldset(
            "The baby’s name, if the family gave one", Inline("given_name", "family_name"), size="s"
        )
        return ["born_on", "date_checked", "place", "sex", names]


class TwinForm(_NamesOfBaby):
    submit_label = "Make the record of the twin"

    born_on = DateField(label="Date of birth", past=True)
    born_at = TimeField(label="Time of birth", required=False)
    sex = RadioField(
        label="Sex",
        choices=[(Sex.FEMALE, "Girl"), (Sex.MALE, "Boy"), (Sex.UNKNOWN, "Not known yet")],
        inline=True,
    )
    place = TextField(label="Where", max_length=150, required=False)
    nhs_number = TextField(label="NHS number", max_length=20, required=False, width=20)

    def get_layout(self) -> Sequence[Any]:
        names = Fieldset("Names, if given", Inline("given_name", "family_name"), size="s")
        return ["born_on", "born_at", "sex", "place", names, "nhs_number"]

    def clean_nhs_number(self) -> str:
        return nhs_number_in(self)


class DeathForm(VersionedForm):
    submit_label = "Record the death"

    died_on = DateField(label="Date of death", past=True)
    is_certain = YesNoField(
        label="Is the date certain?", reveals={"no": ["uncertain_words"]}, no="No, it is the nearest we know"
    )
    uncertain_words = TextField(label="What is known of the date", max_length=200)
    place = TextField(label="Where", max_length=150, required=False)
    learned_at = DateTimeField(label="When we learned of it", past=True)
    learned_from = TextField(label="From whom", max_length=200)
    expected = RadioField(
        label="Was it expected?",
        choices=Known.choices,
        inline=True,
        help_text="Expected: a day before, it was already thought likely, as in a long illness.",
    )
    suspected = RadioField(
        label="Is abuse or neglect known or suspected?",
        choices=Known.choices,
        inline=True,
        help_text="By anybody. The answer can be changed as more is known.",
    )
    in_care = YesNoField(label="Were they in care, or a care leaver under 25?")
    account = LongTextField(label="What is known", required=False, rows=5)


class SuspicionForm(VersionedForm):
    suspected = RadioField(
        label="Is abuse or neglect known or suspected now?", choices=Known.choices, inline=True
    )
    why = LongTextField(label="What we know now, and from whom", rows=4)


class NoticeForm(VersionedForm):
    """That somebody was told, or need not be."""

    was_told = YesNoField(
        label="Have they been told?",
        yes="Yes",
        no="No, and they need not be",
        reveals={"yes": ["told_on", "how"], "no": ["not_needed"]},
        error_messages={"required": "Say whether they have been told"},
    )
    told_on = DateField(label="When", past=True)
    how = LongTextField(
        label="How, by whom and to whom",
        rows=3,
        error_messages={"required": "Say how they were told, by whom and to whom"},
    )
    not_needed = LongTextField(
        label="Why not", rows=3, error_messages={"required": "Say why they need not be told"}
    )

    @property
    def settled(self) -> dict[str, Any]:
        """What settle_notice takes."""
        data = self.cleaned_data
        return {"told_on": data["told_on"], "how": data["how"], "not_needed": data["not_needed"]}


class MoveForm(PageForm):
    submit_label = "Record the move"

    moved_on = DateField(label="When", past=True)
    lines = LongTextField(label="New address", rows=3, max_length=300)
    postcode = TextField(label="Postcode", required=False, max_length=10, width=10)
    restricted = CheckboxField(
        label="This address must not be shown",
        help_text="Nobody will see it, and no letter or print will carry it.",
    )
    along = RecordsField(label="Who of the household moved too", required=False)
    joined = RecordsField(label="Who lives there already", required=False)
    in_area = YesNoField(
        label="Is the new home in Cornwall?", no="No, in another council’s area", reveals={"no": ["handover"]}
    )
    handover = LongTextField(
        label="Which council, what is handed over, and to whom",
        rows=4,
        help_text="It goes on the manager’s list until somebody says it is done.",
        error_messages={"required": "Say which council, what is handed over, and to whom"},
    )

    def __init__(
        self, *args: Any, household: Sequence[Person], others: Sequence[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, people in (("along", household), ("joined", others)):
            if people:
                keys = [person.pk for person in people]
                self.fields[name].queryset = Person.objects.filter(pk__in=keys)
            else:
                del self.fields[name]
        if household:
            self.fields["along"].help_text = "Who is not ticked stays, and no longer lives with them."

    def get_layout(self) -> Sequence[Any]:
        who = [name for name in ("along", "joined") if name in self.fields]
        home = Fieldset("The new home", "lines", "postcode", "restricted", size="s")
        return ["moved_on", home, *(who or [Note("Nobody else of the household is on record.")]), "in_area"]

    @property
    def move(self) -> dict[str, Any]:
        """What record_move takes."""
        return {name: value for name, value in self.answers.items() if value is not None}


class SchoolForm(VersionedForm):
    submit_label = "Record the change"
    required_if: ClassVar[Mapping[str, tuple[str, ...]]] = {"school": ("setting", *NAMED)}

    setting = RadioField(
        label="Where do they go now?",
        choices=SchoolSetting.choices,
        error_messages={"required": "Choose where they go now"},
    )
    school = TextField(
        label="Its name",
        max_length=150,
        required=False,
        help_text="Leave it empty where they go nowhere, or are educated at home.",
        error_messages={"required": "Enter the name of the school"},
    )
    year_group = TextField(label="Year group", max_length=30, width=10, required=False)
    starts = DateField(label="Since when", past=True)
    leaving_reason = RadioField(label="Why they left", choices=LeavingReason.choices)
    note = LongTextField(label="Anything else", required=False, rows=3)

    def __init__(self, *args: Any, person: Person, present: Schooling | None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"version": person.version}, **kwargs)
        before = str(present) if present else person.school
        if before:
            self.fields["leaving_reason"].label = f"Why they left {before}"
            self.fields["leaving_reason"].error_messages["required"] = f"Choose why they left {before}"
        else:
            del self.fields["leaving_reason"]
        self.fields["starts"].earliest = person.date_of_birth


def nhs_number_in(form: PageForm) -> str:
    """An NHS number without spaces, that is one and is nobody else's."""
    plain: str = form.cleaned_data["nhs_number"].replace(" ", "").replace("-", "")
    if plain:
        validate_nhs_number(plain)
        if clash := number_in_use("nhs_number", plain):
            form.add_error("nhs_number", clash)
    return plain
