"""Forms about what else happens in a life: each kind asks only what it needs."""

from collections.abc import Sequence
from typing import Any

from casework.forms import (
    DateField,
    LongTextField,
    PageForm,
    RadioField,
    RecordField,
    RecordsField,
    RoughDateField,
    TextField,
)
from children.choices import Known, LifeEventKind
from children.models import Person

#: For each kind, the fields it asks besides the day and what it means, in their order.
ASKED: dict[str, tuple[str, ...]] = {
    LifeEventKind.ARREST: ("what", "place", "appropriate_adult", "outcome", "text"),
    LifeEventKind.LOSS: ("what", "text"),
    LifeEventKind.HOSPITAL: ("until", "what", "place", "concern", "text"),
    LifeEventKind.EXCLUSION: ("until", "what", "text"),
}
#: How a kind words the question of what happened, with an example.
WORDED: dict[str, tuple[str, str]] = {
    LifeEventKind.ARREST: ("What for", "For example, on suspicion of theft"),
    LifeEventKind.LOSS: (
        "Who or what was lost",
        "Say what they were to the child, not their name: her gran died",
    ),
    LifeEventKind.HOSPITAL: ("Why", "For example, an overdose"),
    LifeEventKind.EXCLUSION: ("Why, and for how long", "For example, three days for fighting"),
}
IMPACT = "How the child is, what has changed for them, what they say. May be left empty, and added later."


class _Happened(PageForm):
    submit_label = "Record it"

    impact = LongTextField(label="What it means for the child", rows=4, required=False, help_text=IMPACT)
    text = LongTextField(label="Anything else", rows=3, required=False)


class HappeningForm(_Happened):
    happened_on = DateField(label="When", past=True)
    until = DateField(label="Until when", required=False, help_text="Leave it empty if it goes on.")
    what = TextField(label="What happened", max_length=150)
    place = TextField(label="Where", max_length=200, required=False)
    appropriate_adult = TextField(label="Who was the appropriate adult", max_length=200, required=False)
    outcome = LongTextField(
        label="What came of it", rows=3, required=False, help_text="For example, released under investigation"
    )
    concern = RadioField(
        label="Is it a safeguarding concern?",
        choices=Known.choices,
        inline=True,
        error_messages={"required": "Say whether it is a safeguarding concern"},
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - {*ASKED[kind], "happened_on", "impact", "submission"}:
            del self.fields[name]
        label, help_text = WORDED[kind]
        self.fields["what"].label, self.fields["what"].help_text = label, help_text
        said = self.fields["what"].error_messages
        said["required"] = "Say what happened, in a few words"
        said["max_length"] = f"{label} must be 150 characters or fewer. There is room under ‘Anything else’"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        day, until = data.get("happened_on"), data.get("until")
        if day and until and until < day:
            self.add_error("until", "Until when must be the day it began or later. Check the two dates")
        return data

    def get_layout(self) -> Sequence[Any]:
        return ["happened_on", *ASKED[self.kind], "impact"]


class NewAdultForm(_Happened):
    """Who came to live in the home; somebody of the family, so that nobody is entered twice."""

    adult = RecordField(
        label="Who",
        radios=True,
        error_messages={"required": "Choose who came to live in the home"},
    )
    since = DateField(
        label="Since when", past=True, error_messages={"required": "Say since when they have lived there"}
    )
    also = RecordsField(label="Which other children in the home it concerns", required=False)

    def __init__(
        self, *args: Any, adults: Sequence[Person], children: Sequence[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adult"].queryset = Person.objects.filter(pk__in=[each.pk for each in adults])
        if children:
            keys = [each.pk for each in children]
            self.fields["also"].queryset = Person.objects.filter(pk__in=keys)
        else:
            del self.fields["also"]

    def get_layout(self) -> Sequence[Any]:
        return ["adult", "since", *(["also"] if "also" in self.fields else []), "text", "impact"]


class EarlierForm(_Happened):
    """Something of before, as far as its date is known; for brothers and sisters it concerns as well."""

    happened = RoughDateField(label="When", past=True)
    what = TextField(
        label="What happened",
        max_length=200,
        help_text="In a few words, without names or addresses. For example, moved to Camborne",
        error_messages={"required": "Say what happened, in a few words"},
    )
    also = RecordsField(label="Which brothers and sisters it concerns too", required=False)

    def __init__(self, *args: Any, siblings: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "More about it, and how we know"
        self.fields["text"].help_text = "For example, her mother told us, or an old file of another council."
        self.fields["impact"].label = "What it meant for the child"
        if siblings:
            keys = [each.pk for each in siblings]
            self.fields["also"].queryset = Person.objects.filter(pk__in=keys)
        else:
            del self.fields["also"]

    def get_layout(self) -> Sequence[Any]:
        return ["happened", "what", "text", "impact", *(["also"] if "also" in self.fields else [])]
