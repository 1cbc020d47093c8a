"""Specialist assessments: started, answered section by section, given to the manager, decided on."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from assessments.models import SpecialistAssessment
from assessments.services import (
    decide_specialist,
    save_specialist_section,
    start_specialist,
    submit_specialist,
)
from assessments.specialist.checking import unanswered
from assessments.specialist.kinds import KINDS
from assessments.specialist.shape import Answer, Asks
from cornwall_cs.demonstration.story.telling import Telling, prose


class Said(NamedTuple):
    """An answer: what was chosen, and what shows it; a priority by the grade to reach and the day."""

    value: str = ""
    words: str = ""
    on: int | None = None
    target: int | None = None
    again: int | None = None


class Measuring(Telling):
    def specialist(
        self,
        key: str,
        kind: str,
        answers: Mapping[str, Said | str],
        *,
        carer: str = "",
        asked: int | None = None,
        submit: bool = True,
    ) -> None:
        """One assessment of a kind. A plain text is what is chosen, or the words where words are asked."""
        row = start_specialist(
            by=self.by,
            child=self.person(key),
            kind=kind,
            carer=self.person(carer) if carer else None,
            asked_on=self.date(asked),
        )
        for section in KINDS[kind].sections:
            given = {
                item.key: self._answer(answers[item.key], item.asks)
                for item in section.items
                if item.key in answers
            }
            if given:
                version = row.sections.get(key=section.key).version
                whole = not unanswered(section, given)
                common: dict[str, Any] = {"by": self.by, "assessment": row, "key": section.key}
                save_specialist_section(**common, version=version, answers=given, complete=whole)
        if submit:
            submit_specialist(by=self.by, assessment=row)

    def decide_specialist(self, key: str, kind: str, outcome: str, why: str) -> None:
        """The manager's decision on the newest copy."""
        row = SpecialistAssessment.objects.open().get(child=self.people[key], kind=kind)
        copy = row.copies.latest("number")
        decide_specialist(by=self.by, copy=copy, outcome=outcome, rationale=prose(why))

    def _answer(self, said: Said | str, asks: Asks) -> Answer:
        if isinstance(said, str):
            said = Said(words=said) if asks in (Asks.SHORT, Asks.LONG) else Said(value=said)
        on: date | None = self.date(said.on)
        return Answer(said.value, prose(said.words), on, said.target, self.date(said.again))
