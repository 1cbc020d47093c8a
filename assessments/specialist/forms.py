"""The forms of specialist assessments: one section, whatever it asks; the start; the decision."""

from collections.abc import Callable, Sequence
from typing import Any

from assessments.choices import SpecialistOutcome
from assessments.forms.sections import COMPLETE
from assessments.models import SpecialistAssessment, SpecialistDecision
from assessments.specialist.checking import wrong_in
from assessments.specialist.guards import outcomes_for
from assessments.specialist.shape import About, Answer, Answers, Asks, CountsFrom, Item, Kind, Section
from casework.forms import (
    CheckboxField,
    DateField,
    Details,
    LongTextField,
    NumberField,
    PageForm,
    RadioField,
    RecordField,
    SelectField,
    TextField,
    VersionedForm,
)
from children.forms.decisions import DecisionForm
from children.models import Person

#: The parts of an answer, each a field named by its item and itself; what is chosen is named by the item.
PARTS = ("value", "words", "dated", "target", "review_on")


def name_of(item: str, part: str) -> str:
    return item if part == "value" else f"{item}_{part}"


def _about(item: Item, words: str) -> str:
    """What shows it: food and drink."""
    label = item.label
    return f"{words}: {label if label[1:2].isupper() else label[:1].lower() + label[1:]}"


def _words(item: Item, label: str, rows: int = 2) -> LongTextField:
    return LongTextField(label=label, required=False, max_length=4000, rows=rows)


def _chosen(section: Section, item: Item) -> dict[str, Any]:
    """An answer out of several, with room for what shows it."""
    radios = RadioField(
        label=item.label,
        help_text=item.hint,
        choices=list(section.choices_of(item).items()),
        required=False,
        inline=item.asks == Asks.SIGN,
    )
    said = "More about it" if item.asks == Asks.CHOICE else "What shows it"
    return {"value": radios, "words": _words(item, _about(item, said))}


def _graded(section: Section, item: Item) -> dict[str, Any]:
    grades = list(section.choices_of(item).items())[:-1]
    return _chosen(section, item) | {
        "target": SelectField(
            label=_about(item, "Grade to reach"),
            choices=grades,
            coerce=int,
            empty_value=None,
            required=False,
        ),
        "review_on": DateField(label=_about(item, "Looked at again on"), future=True, required=False),
    }


def _shared(section: Section, item: Item) -> dict[str, Any]:
    return _chosen(section, item) | {
        "dated": DateField(label=_about(item, "When"), past=True, required=False),
        "words": _words(item, _about(item, "What was shared, or why not")),
    }


def _day(section: Section, item: Item) -> dict[str, Any]:
    return {"dated": DateField(label=item.label, help_text=item.hint, required=False)}


def _number(section: Section, item: Item) -> dict[str, Any]:
    box = {"help_text": item.hint, "required": False, "min_value": 0, "max_value": 9999}
    return {"value": NumberField(label=item.label, **box)}


def _short(section: Section, item: Item) -> dict[str, Any]:
    return {"words": TextField(label=item.label, help_text=item.hint, required=False)}


def _long(section: Section, item: Item) -> dict[str, Any]:
    box = LongTextField(label=item.label, help_text=item.hint, required=False, max_length=10_000)
    return {"words": box}


FIELDS: dict[Asks, Callable[[Section, Item], dict[str, Any]]] = {
    Asks.GRADE: _graded,
    Asks.LEVEL: _chosen,
    Asks.SIGN: _chosen,
    Asks.CHOICE: _chosen,
    Asks.SHARED: _shared,
    Asks.DATE: _day,
    Asks.NUMBER: _number,
    Asks.SHORT: _short,
    Asks.LONG: _long,
}


class SpecialistSectionForm(VersionedForm):
    """One section of any kind; the fields come from what the kind declares."""

    submit_label = "Save this section"
    section: Section

    def get_layout(self) -> Sequence[Any]:
        found: list[Any] = []
        for item in self.section.items:
            names = [name for part in PARTS if (name := name_of(item.key, part)) in self.fields]
            if item.asks == Asks.GRADE:
                found += [*names[:2], Details(f"Make it a priority: {item.label.lower()}", *names[2:])]
            elif item.asks == Asks.CHOICE:
                found += [names[0], Details(f"Say more: {item.label.lower()}", names[1])]
            else:
                found += names
        return [*found, "complete"]

    def given(self) -> dict[str, Answer]:
        """The answers as the service takes them."""
        return {item.key: self._answer(item) for item in self.section.items}

    def _answer(self, item: Item) -> Answer:
        said = {part: self.cleaned_data.get(name_of(item.key, part)) for part in PARTS}
        value = said["value"]
        return Answer(
            value="" if value is None else str(value),
            words=said["words"] or "",
            dated=said["dated"],
            target=said["target"] or None,
            review_on=said["review_on"],
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        given = self.given()
        for wrong in wrong_in(self.section, given):
            self._say(name_of(wrong.item, wrong.part), wrong.words)
        return data

    def _say(self, name: str, words: str) -> None:
        """Once for each field: what could not be read is not said to be missing as well."""
        if name not in self.errors:
            self.add_error(name, words)


def section_form(section: Section) -> type[SpecialistSectionForm]:
    """The form of a section, made from what it asks."""
    fields: dict[str, Any] = {}
    for item in section.items:
        for part, box in FIELDS[item.asks](section, item).items():
            fields[name_of(item.key, part)] = box
    asked = {name_of(item.key, item.part): item for item in section.items if item.required}
    for name, item in asked.items():
        fields[name].error_messages["required"] = f"{item.label}: answer it, or leave the section open"
    fields["complete"] = CheckboxField(label=COMPLETE)
    own = {"section": section, "required_if": dict.fromkeys(asked, ("complete", "True"))}
    return type("SpecialistSectionForm", (SpecialistSectionForm,), {**fields, **own})


def section_initial(section: Section, answers: Answers) -> dict[str, Any]:
    """The answers as the form opens with them."""
    return {
        name_of(item.key, part): getattr(answers[item.key], part)
        for item in section.items
        if item.key in answers
        for part in PARTS
    }


class StartSpecialistForm(PageForm):
    """Whose care it is about, and from what day its clock counts, where the kind asks for that."""

    submit_label = "Start it"
    #: One of the two.
    wanted = ("carer", "carer_name")

    carer = RecordField(
        label="Whose care it is about", radios=True, required=False, label_of=lambda person: person.name
    )
    carer_name = TextField(label="Or somebody who is not on record", max_length=100, width=30, required=False)
    asked_on = DateField(past=True, error_messages={"required": "Enter the day from which the time counts"})

    def __init__(self, *args: Any, kind: Kind, carers: Any, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(*args, **kwargs)
        if kind.about is About.CHILD:
            del self.fields["carer"], self.fields["carer_name"]
        else:
            self.fields["carer"].queryset = carers
        if kind.counts_from is not CountsFrom.ASKED:
            del self.fields["asked_on"]
        else:
            self.fields["asked_on"].label = kind.asked

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.kind.about is About.CARER and not (data.get("carer") or data.get("carer_name")):
            self.add_error("carer", "Choose whose care it is about, or write who it is")
        return data


class SubmitSpecialistForm(PageForm):
    submit_label = "Submit to the manager"


class StopSpecialistForm(PageForm):
    submit_label = "Stop it"

    reason = LongTextField(
        label="Why it is stopped",
        rows=3,
        max_length=2000,
        error_messages={"required": "Say why it is stopped: what is written stays on record"},
    )


class SpecialistDecisionForm(DecisionForm):
    """Return with reasons, or agree and say what is next: of the outcomes that the kind declares."""

    hints = {
        SpecialistOutcome.RETURNED: "The worker sees your reasons at the top of it and mends it.",
        SpecialistOutcome.CHANGE_PLAN: "The worker changes the plan; a new version comes to you.",
        SpecialistOutcome.NO_MORE: "It is not made again unless something changes.",
        SpecialistOutcome.STRATEGY_DISCUSSION: "It is passed on to the team and due the next working day.",
        SpecialistOutcome.IN_NEED_WITH_HOUSING: "Only where they understand section 20 and refuse it.",
        SpecialistOutcome.HOUSING_DUTY: "Only where they are not in need, or refuse all help from us.",
    }

    def __init__(self, *args: Any, assessment: SpecialistAssessment, **kwargs: Any) -> None:
        self.assessment = assessment
        super().__init__(*args, stage=SpecialistDecision, **kwargs)

    def outcome_choices(self) -> list[tuple[str, str]]:
        """Of the outcomes open to the user, those that the kind declares, in its order."""
        allowed = dict(super().outcome_choices())
        return [(str(each), allowed[each]) for each in outcomes_for(self.assessment) if each in allowed]


def carers_for(people: Sequence[Person]) -> Any:
    """The grown-ups among these people, to choose from."""
    keys = [person.pk for person in people if not person.is_under_18]
    return Person.objects.filter(pk__in=keys).order_by("given_name", "family_name")
