"""Fields answered by choosing. Nothing is chosen beforehand unless the form's initial says so."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

Reveals = Mapping[str, Sequence[str]]
BLANK = ("", "Choose")
NUL_REFUSED = "null_characters_not_allowed"


class Choice(NamedTuple):
    """One answer, with a line under it that says what it means."""

    value: str
    label: str
    hint: str = ""


class _Options:
    """What radios and checkboxes have beyond Django's: hints, reveals, a divider."""

    hints: dict[str, str]
    reveals: dict[str, list[str]]
    divider_before: str
    inline: bool

    def take_options(
        self,
        choices: Iterable[Any],
        hints: Mapping[str, str] | None,
        reveals: Reveals | None,
        divider_before: str,
        inline: bool,
    ) -> list[tuple[Any, str]]:
        given = list(choices)
        self.hints = {str(c.value): c.hint for c in given if isinstance(c, Choice) and c.hint}
        self.hints.update({str(value): hint for value, hint in (hints or {}).items()})
        self.reveals = {str(value): list(names) for value, names in (reveals or {}).items()}
        self.divider_before = str(divider_before)
        self.inline = inline
        return [(c[0], c[1]) for c in given]


class RadioField(_Options, forms.TypedChoiceField):
    """One of a few answers.

    `reveals` names, for an answer, the fields shown when it is chosen. They are asked for only
    then, and emptied otherwise. `divider_before` sets the word "or" above an answer.
    """

    widget = forms.RadioSelect

    def __init__(
        self,
        *,
        choices: Iterable[Any] = (),
        hints: Mapping[str, str] | None = None,
        reveals: Reveals | None = None,
        divider_before: str = "",
        inline: bool = False,
        **kwargs: Any,
    ) -> None:
        pairs = self.take_options(choices, hints, reveals, divider_before, inline)
        super().__init__(choices=pairs, **kwargs)


class YesNoField(RadioField):
    """Yes or no, with neither chosen: True, False, or None where it may be left out."""

    def __init__(self, *, yes: str = "Yes", no: str = "No", inline: bool = True, **kwargs: Any) -> None:
        inline = inline and not kwargs.get("reveals")
        super().__init__(
            choices=[("yes", yes), ("no", no)],
            coerce=lambda value: value == "yes",
            empty_value=None,
            inline=inline,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return value if not isinstance(value, bool) else "yes" if value else "no"


class SelectField(forms.TypedChoiceField):
    """One of many answers, in a list."""

    def __init__(self, *, choices: Iterable[Any] = (), **kwargs: Any) -> None:
        super().__init__(choices=[BLANK, *((c[0], c[1]) for c in choices)], **kwargs)


class CheckboxesField(_Options, forms.MultipleChoiceField):
    """Any number of answers. `exclusive` is the answer that excludes the others: none of these."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"exclusive": "{label}: choose either the others or ‘%(alone)s’, not both"}

    def __init__(
        self,
        *,
        choices: Iterable[Any] = (),
        hints: Mapping[str, str] | None = None,
        reveals: Reveals | None = None,
        exclusive: str = "",
        inline: bool = False,
        **kwargs: Any,
    ) -> None:
        pairs = self.take_options(choices, hints, reveals, exclusive, inline)
        self.exclusive = str(exclusive)
        self.pairs = [(str(value), label) for value, label in pairs]
        super().__init__(choices=pairs, **kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if self.exclusive and self.exclusive in value and len(value) > 1:
            alone = dict(self.pairs)[self.exclusive]
            message = self.error_messages["exclusive"]
            raise ValidationError(message, code="exclusive", params={"alone": alone})


class CheckboxField(forms.BooleanField):
    """One box to tick. Required means it must be ticked."""

    def __init__(self, *, required: bool = False, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)


class _Labelled:
    label_of: Callable[[Any], str] | None

    def label_from_instance(self, obj: Model) -> str:
        return self.label_of(obj) if self.label_of else str(obj)


class RecordField(_Labelled, forms.ModelChoiceField):
    """One record of a queryset that the form's maker has already limited to what may be chosen."""

    def __init__(
        self,
        queryset: QuerySet[Any] | None = None,
        *,
        radios: bool = False,
        inline: bool = False,
        label_of: Callable[[Any], str] | None = None,
        **kwargs: Any,
    ) -> None:
        self.label_of, self.inline = label_of, inline
        if radios:
            kwargs["widget"] = forms.RadioSelect
        super().__init__(queryset, empty_label="Choose", **kwargs)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (ValidationError, ValueError, OverflowError):
            # A key that is no key at all is answered like one that is not offered.
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from None


class RecordsField(_Labelled, forms.ModelMultipleChoiceField):
    """Several records of a queryset, as checkboxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(
        self,
        queryset: QuerySet[Any] | None = None,
        *,
        inline: bool = False,
        label_of: Callable[[Any], str] | None = None,
        **kwargs: Any,
    ) -> None:
        self.label_of, self.inline = label_of, inline
        super().__init__(queryset, **kwargs)

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except ValidationError as refused:
            # Django's own words for a key with a NUL in it name no field.
            if refused.error_list[0].code != NUL_REFUSED:
                raise
        except (TypeError, ValueError, OverflowError):
            pass
        raise ValidationError(self.error_messages["invalid_list"], code="invalid_list")
