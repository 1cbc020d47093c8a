"""How each kind of section is written: its form, what the form starts with, and the service that saves it."""

from abc import ABC, abstractmethod
from typing import Any

from assessments.choices import SHAREABLE, SectionKey
from assessments.forms.factors import FactorsForm, factors_initial
from assessments.forms.sections import TEXT_FORMS, DangersForm, FromMap, ScalesForm, WorriesForm
from assessments.mapping import entries_for
from assessments.models import (
    Assessment,
    AssessmentFactor,
    AssessmentSection,
    DangerStatement,
    MapEntry,
    Scale,
)
from assessments.services import save_dangers, save_factors, save_scales, save_section
from assessments.sharing import assessments_to_share_with, with_section
from assessments.wording import heading_of
from casework.forms import VersionedForm
from casework.models import User


class Editor(ABC):
    """The base: one section, written by one user."""

    form_class: type[VersionedForm]

    def __init__(self, user: User, section: AssessmentSection) -> None:
        self.user, self.section = user, section
        self.assessment: Assessment = section.assessment

    def form(self, data: Any) -> VersionedForm:
        return self.form_class(data, initial=self.initial())

    def initial(self) -> dict[str, Any]:
        return {"version": self.section.version, "complete": self.section.complete}

    def who_and_which(self, form: VersionedForm) -> dict[str, Any]:
        """What every saving service takes."""
        data = form.cleaned_data
        return {
            "by": self.user,
            "assessment": self.assessment,
            "version": data["version"],
            "complete": data["complete"],
        }

    @property
    def heading(self) -> str:
        return heading_of(self.section.key, early_help=self.assessment.is_early_help)

    @abstractmethod
    def save(self, form: VersionedForm) -> str:
        """Save, and say what was done."""


def added(form: VersionedForm) -> list[MapEntry]:
    """What was ticked of what the map has for this section."""
    return list(form.cleaned_data.get("from_map") or [])


class TextEditor(Editor):
    def form(self, data: Any) -> VersionedForm:
        siblings = []
        if self.section.key in SHAREABLE:
            siblings = with_section(assessments_to_share_with(self.user, self.assessment), self.section.key)
        form = TEXT_FORMS[SectionKey(self.section.key)](data, initial=self.initial(), siblings=siblings)
        form.offer(entries_for(self.section))
        return form

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "text": self.section.text}

    def save(self, form: VersionedForm) -> str:
        use_for = list(form.cleaned_data.get("use_for") or [])
        text = form.cleaned_data["text"]
        save_section(
            **self.who_and_which(form), key=self.section.key, text=text, use_for=use_for, from_map=added(form)
        )
        names = " and ".join(other.child.called for other in use_for)
        return f"{self.heading} saved{f', and used for {names}' if names else ''}."


class RowsEditor(Editor):
    """A section of rows, and the fields of one row."""

    form_class: type[FromMap]
    model: type[Any]
    fields: tuple[str, ...]
    service: Any

    def form(self, data: Any) -> VersionedForm:
        form = self.form_kind()(data, initial=self.initial())
        form.offer(entries_for(self.section))
        return form

    def form_kind(self) -> type[FromMap]:
        return self.form_class

    def initial(self) -> dict[str, Any]:
        rows = self.model.objects.live().filter(assessment=self.assessment)
        named = [{name: getattr(row, name) for name in ("id", *self.fields)} for row in rows]
        return {**super().initial(), "rows": named}

    def save(self, form: VersionedForm) -> str:
        given = {**self.who_and_which(form), "from_map": added(form)}
        type(self).service(**given, rows=form.cleaned_data["rows"])
        return f"{self.heading} saved."


class DangersEditor(RowsEditor):
    form_class = DangersForm

    def form_kind(self) -> type[FromMap]:
        return WorriesForm if self.assessment.is_early_help else DangersForm

    model = DangerStatement
    fields = ("statement", "safety_goal")
    service = staticmethod(save_dangers)


class ScalesEditor(RowsEditor):
    form_class = ScalesForm
    model = Scale
    fields = ("person", "score", "scaled_on", "reason", "one_higher")
    service = staticmethod(save_scales)


class FactorsEditor(Editor):
    form_class = FactorsForm

    def initial(self) -> dict[str, Any]:
        rows = AssessmentFactor.objects.live().filter(assessment=self.assessment)
        return {**super().initial(), **factors_initial(dict(rows.values_list("code", "effect")))}

    def save(self, form: VersionedForm) -> str:
        given = form.cleaned_data
        save_factors(**self.who_and_which(form), codes=given["codes"], effects=given["effects"])
        return f"{self.heading} saved."


ROWS: dict[str, type[Editor]] = {
    SectionKey.DANGER: DangersEditor,
    SectionKey.SCALES: ScalesEditor,
    SectionKey.FACTORS: FactorsEditor,
}


def editor_for(user: User, section: AssessmentSection) -> Editor:
    """How this user writes this section."""
    return ROWS.get(section.key, TextEditor)(user, section)
