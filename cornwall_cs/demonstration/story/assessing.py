"""The assessment: written section by section, submitted, returned or signed off."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Any, NamedTuple

from assessments.choices import SHAREABLE, STRUCTURED, SectionKey
from assessments.models import Assessment, AssessmentSection, DangerStatement, Scale
from assessments.services import (
    decide_assessment,
    save_dangers,
    save_factors,
    save_scales,
    save_section,
    submit_assessment,
)
from casework import clock
from cornwall_cs.demonstration.story.telling import Telling, prose

#: What somebody takes over one section before the next: the sections are not all saved at once.
A_SECTION_TAKES = timedelta(minutes=7)


class Danger(NamedTuple):
    """Who worries, about what, and what it may do to the child; and what will be seen when they are safe."""

    statement: str
    safety_goal: str


class Scaled(NamedTuple):
    """Where somebody puts it from 0 to 10, why, and what would make it one higher."""

    person: str
    score: int
    reason: str
    one_higher: str = ""


@dataclass(frozen=True)
class Mapped:
    """What is written in an assessment, by section. A section left empty is not saved."""

    background: str = ""
    development: str = ""
    parenting: str = ""
    family: str = ""
    harm: str = ""
    complicating: str = ""
    strengths: str = ""
    safety: str = ""
    danger: tuple[Danger, ...] = ()
    scales: tuple[Scaled, ...] = ()
    child_views: str = ""
    parent_views: str = ""
    next_steps: str = ""
    factors: str = ""
    #: Beside each factor that is an adult’s, what it does to this child.
    effects: tuple[tuple[str, str], ...] = ()
    analysis: str = ""


class Assessing(Telling):
    def assessment(self, key: str) -> Assessment:
        """The child's open assessment."""
        return Assessment.objects.open().get(child=self.people[key])

    def write(self, key: str, mapped: Mapped, *, use_for: str = "", complete: bool = True) -> None:
        """Save what is written, one section after the other, and use what is common for others."""
        given = {field.name: getattr(mapped, field.name) for field in fields(mapped)}
        for section in SectionKey:
            if section == SectionKey.FACTORS:
                written: Any = (mapped.factors.split(), dict(mapped.effects)) if mapped.factors else ()
            else:
                written = given[section]
            if written:
                with self._a_little_later():
                    self._save(key, section, written, use_for=use_for, complete=complete)

    def read_through(self, key: str) -> None:
        """What was taken over from a brother or sister is read, found to fit, and marked complete."""
        taken_over = AssessmentSection.objects.filter(
            assessment=self.assessment(key), complete=False, key__in=SHAREABLE
        )
        for section in taken_over.exclude(text="").order_by("saved_at", "pk"):
            save_section(
                by=self.by,
                assessment=section.assessment,
                key=section.key,
                version=section.version,
                text=section.text,
                complete=True,
            )

    def submit(self, keys: str) -> None:
        for key in keys.split():
            submit_assessment(by=self.by, assessment=self.assessment(key))

    def sign_off(
        self,
        key: str,
        outcome: str,
        why: str,
        *,
        closing: str = "",
        not_seen: str = "",
        known: str = "",
        options: str = "",
    ) -> None:
        """The manager's decision on the newest copy: returned, or signed off and what is next."""
        copy = self.assessment(key).copies.latest("number")
        decide_assessment(
            by=self.by,
            copy=copy,
            outcome=outcome,
            rationale=prose(why),
            closure_reason=closing,
            not_seen_reason=prose(not_seen),
            known=prose(known),
            options_considered=prose(options),
        )

    @contextmanager
    def _a_little_later(self) -> Iterator[None]:
        self._written = getattr(self, "_written", 0) + 1
        with clock.at(clock.now() + A_SECTION_TAKES * (self._written % len(SectionKey))):
            yield

    def _save(self, key: str, section: SectionKey, given: Any, *, use_for: str, complete: bool) -> None:
        assessment = self.assessment(key)
        row = AssessmentSection.objects.get(assessment=assessment, key=section)
        common: dict[str, Any] = {
            "by": self.by,
            "assessment": assessment,
            "version": row.version,
            "complete": complete,
        }
        if section not in STRUCTURED:
            others = use_for.split() if section in SHAREABLE else []
            sharing = [self.assessment(other) for other in others]
            save_section(**common, key=section, text=prose(given), use_for=sharing)
        elif section == SectionKey.FACTORS:
            codes, effects = given
            save_factors(**common, codes=codes, effects={code: prose(text) for code, text in effects.items()})
        else:
            model, save = _ROWS[section]
            live = model._default_manager.filter(assessment=assessment, removed_at=None)
            save(**common, rows=_rows(given, list(live)))


_ROWS: dict[SectionKey, Any] = {
    SectionKey.DANGER: (DangerStatement, save_dangers),
    SectionKey.SCALES: (Scale, save_scales),
}


def _rows(given: tuple[Any, ...], live: list[Any]) -> list[dict[str, Any]]:
    """The rows as the service takes them; one in the place of another changes it."""
    ids = [row.pk for row in live] + [None] * len(given)
    return [{"id": pk, **_written(row)} for pk, row in zip(ids, given, strict=False)]


def _written(row: Any) -> dict[str, Any]:
    return {name: prose(value) if isinstance(value, str) else value for name, value in row._asdict().items()}
