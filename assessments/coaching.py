"""The coach beside a section, the map and a plan: what it has to say of what is saved there.

It is worked out when the page is opened and kept nowhere. Early help is left alone: its worry statements are
the family's own words.
"""

from collections.abc import Collection
from dataclasses import dataclass

from assessments.choices import MapKind, SectionKey
from assessments.coach import Advice, on_danger, on_goal, on_safety
from assessments.models import AssessmentSection, DangerStatement
from assessments.picture import assessments_of
from children.mapping import Placed
from children.models import Person


@dataclass(frozen=True)
class Coached:
    """What the coach says of one thing, by what it is called on the page."""

    title: str
    advice: list[Advice]


def coached(section: AssessmentSection) -> list[Coached]:
    """What there is to think about in a section of the map; nothing where all is said. One query at most."""
    if section.assessment.is_early_help:
        return []
    found = []
    if section.key == SectionKey.DANGER:
        rows = DangerStatement.objects.live().filter(assessment=section.assessment_id)
        for number, row in enumerate(rows, start=1):
            found.append(Coached(f"Danger statement {number}", on_danger(row.statement)))
            found.append(Coached(f"Safety goal {number}", on_goal(row.safety_goal, row.statement)))
    elif section.key == SectionKey.SAFETY:
        found.append(Coached(SectionKey.SAFETY.label, on_safety(section.text)))
    return [each for each in found if each.advice]


def coached_on_map(child: Person, placed: Collection[Placed]) -> list[Coached]:
    """The same of what was added to a child’s map between assessments, numbered as it stands there."""
    known = assessments_of(child)
    if known and all(row.is_early_help for row in known):
        return []
    found = []
    dangers = [each for each in placed if each.part == MapKind.DANGER]
    for number, each in enumerate(dangers, start=1):
        if each.entry:
            found.append(Coached(f"Danger statement {number}", on_danger(each.text)))
            found.append(Coached(f"Safety goal {number}", on_goal(each.goal, each.text)))
    shown = [each for each in placed if each.part == MapKind.SAFETY and each.entry]
    found += [Coached(str(MapKind.SAFETY.label), on_safety(each.text)) for each in shown]
    return [each for each in found if each.advice]


def told_after_saving(section: AssessmentSection) -> str:
    """That the coach has something to say, for whoever has just saved the section; empty where it has not."""
    count = sum(len(each.advice) for each in coached(section))
    if not count:
        return ""
    return f" The coach has {count} question{'' if count == 1 else 's'} on it: open the section to read."
