"""Specialist assessments told by the services, whatever their kind: Kerensa writes, Morwenna decides."""

from datetime import date
from typing import Any

from assessments.models import SpecialistAssessment, SpecialistCopy, SpecialistDecision
from assessments.services import (
    decide_specialist,
    save_specialist_section,
    start_specialist,
    submit_specialist,
)
from assessments.specialist.shape import About, Answer, Asks, Item, Section
from casework import clock
from children.models import Person
from tests import life_stories, stories
from tests.cast import Cast

WORDS = "Breakfast was on the table at seven, and he ate it standing."
WHY = "What was seen is set out, and it fits what the school says."


def answer_to(section: Section, item: Item, value: str = "") -> Answer:
    """A good answer to an item: the value given, or the first that is not refused."""
    choices = [each for each in section.choices_of(item) if each not in item.refused]
    match item.asks:
        case Asks.DATE:
            return Answer(dated=clock.today())
        case Asks.NUMBER:
            return Answer(value="4")
        case Asks.SHORT | Asks.LONG:
            return Answer(words=WORDS)
        case Asks.SHARED:
            return Answer(value=value or "consent", words=WORDS, dated=clock.today())
    return Answer(value=value or choices[0], words=WORDS)


def child_for(cast: Cast, kind: str) -> Person:
    """A child whom this kind is for, with an open referral, Kerensa their worker."""
    who = None
    if kind == "pre_birth":
        who = life_stories.unborn(cast.tamsin)
    elif kind == "homeless_16_17":
        who = stories.child(cast.tamsin, given_name="Petherwin", date_of_birth=date(2009, 6, 1))
    return stories.assessment(cast, who).child


def started(cast: Cast, child: Person, kind: str, **about: Any) -> SpecialistAssessment:
    return start_specialist(by=cast.kerensa, child=child, kind=kind, **about)


def save(
    cast: Cast,
    row: SpecialistAssessment,
    key: str,
    given: dict[str, Answer],
    *,
    by: str = "kerensa",
    complete: bool = False,
) -> None:
    version = row.sections.get(key=key).version
    save_specialist_section(
        by=getattr(cast, by), assessment=row, key=key, version=version, answers=given, complete=complete
    )


def filled(cast: Cast, row: SpecialistAssessment, **values: str) -> SpecialistAssessment:
    """Every section answered whole, each item by `values` or its first answer."""
    for section in row.declaration.sections:
        given = {item.key: answer_to(section, item, values.get(item.key, "")) for item in section.items}
        save(cast, row, section.key, given, complete=True)
    return row


def sent(cast: Cast, child: Person, kind: str, *, carer_name: str = "", **values: str) -> SpecialistCopy:
    """One that is written and with the manager."""
    about: dict[str, Any] = {"carer_name": carer_name} if carer_name else {}
    return submit_specialist(
        by=cast.kerensa, assessment=filled(cast, started(cast, child, kind, **about), **values)
    )


def decided(cast: Cast, copy: SpecialistCopy, outcome: str = "as_planned", **more: Any) -> SpecialistDecision:
    return decide_specialist(by=cast.morwenna, copy=copy, outcome=outcome, rationale=WHY, **more)


def about_of(row: Any) -> dict[str, str]:
    """What a kind about a carer needs to be started."""
    return {"carer_name": "Her aunt Jenna"} if row.about is About.CARER else {}


def in_the_world(cast: Cast, child: Person) -> dict[str, Any]:
    """One being written, one that was returned once and is with the manager again."""
    written = started(cast, child, "young_carer")
    returned = decided(cast, sent(cast, child, "neglect", carer_name="Her aunt Jenna"), "returned")
    again = submit_specialist(by=cast.kerensa, assessment=returned.copy.assessment)
    return {"specialist": written, "specialist sent": again}
