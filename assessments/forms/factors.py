"""The form of the census factors, each adult’s with what it does to the child."""

from collections.abc import Mapping
from typing import Any

from assessments.choices import EFFECT_ASKED, Factor
from assessments.forms.sections import COMPLETE
from casework.forms import CheckboxesField, CheckboxField, Fieldset, Inline, LongTextField, VersionedForm


def _short(code: str) -> tuple[str, str]:
    """A factor without the words that its group's heading says already."""
    label = Factor(code).label
    tail = label.partition(": ")[2] or label
    return code, tail[:1].upper() + tail[1:]


def _group(label: str, *codes: str, short: bool = True) -> CheckboxesField:
    choices = [_short(code) if short else (code, Factor(code).label) for code in codes]
    reveals = {code: [effect_name(code)] for code in codes if code in EFFECT_ASKED}
    return CheckboxesField(label=label, choices=choices, reveals=reveals, required=False)


def effect_name(code: str) -> str:
    """The field in which the effect of a factor on the child is written."""
    return f"effect_{code.lower()}"


def _effect(code: str) -> LongTextField:
    return LongTextField(
        label=f"What it does to the child ({Factor(code).label.lower()})",
        rows=3,
        max_length=2000,
        required=False,
    )


class _EffectsForm(VersionedForm):
    """The effect of each factor that is an adult’s, under its box."""


for _code in EFFECT_ASKED:
    _EffectsForm.base_fields[effect_name(_code)] = _effect(_code)


class FactorsForm(_EffectsForm):
    """The census factors in groups, each of which asks of one thing. 'No factors identified' stands alone."""

    submit_label = "Save this section"
    layout = [
        Fieldset(
            "Whose difficulty it is",
            Inline("alcohol", "drugs", "mental_health"),
            Inline("learning_disability", "physical_disability", "domestic_abuse"),
            hint="Beside an adult’s, say what it does to this child: what they see, hear, miss or carry.",
        ),
        Inline("abuse", "outside"),
        Inline("fostering", "other"),
        "none",
        "complete",
    ]

    alcohol = _group("Alcohol misuse", "1A", "1B", "1C")
    drugs = _group("Drug misuse", "2A", "2B", "2C")
    domestic_abuse = _group("Domestic abuse", "3A", "3B", "3C")
    mental_health = _group("Mental health", "4A", "4B", "4C")
    learning_disability = _group("Learning disability", "5A", "5B", "5C")
    physical_disability = _group("Physical disability or illness", "6A", "6B", "6C")
    abuse = _group("Abuse and neglect", "16A", "17A", "18B", "18C", "19B", "19C", "22A", "23A", short=False)
    outside = _group("Outside the home", "10A", "11A", "24A", "12A", "13A", "14A", "15A", short=False)
    fostering = _group("Private fostering", "8B", "8C", "8D", "8E", "8F")
    other = _group("Other", "7A", "9A", "20", short=False)
    none = CheckboxField(label=Factor.F21.label)
    complete = CheckboxField(label=COMPLETE)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen = [code for name in GROUPS for code in data.get(name) or []]
        if data.get("none") and chosen:
            self.add_error("none", "Choose either ‘No factors identified’ or the factors above, not both")
        data["codes"] = [Factor.F21.value] if data.get("none") else chosen
        data["effects"] = {code: data.get(effect_name(code)) or "" for code in chosen if code in EFFECT_ASKED}
        for code, effect in data["effects"].items():
            if data.get("complete") and not effect:
                label = Factor(code).label
                self.add_error(
                    effect_name(code), f"{label}: say what it does to the child, or leave the section open"
                )
        return data


GROUPS = [name for name, field in FactorsForm.base_fields.items() if isinstance(field, CheckboxesField)]


def factors_initial(effects: Mapping[str, str]) -> dict[str, Any]:
    """The factors, each with its effect, as answers to the groups of FactorsForm."""
    return {
        "none": Factor.F21 in effects,
        **{
            name: [code for code, _ in FactorsForm.base_fields[name].choices if code in effects]
            for name in GROUPS
        },
        **{effect_name(code): effect for code, effect in effects.items() if code in EFFECT_ASKED},
    }
