"""The coach beside a section: what it has to say of what is saved there.

It is worked out when the page is opened and kept nowhere. An early help assessment is left alone: its worry
statements are the family's own words.
"""

from dataclasses import dataclass

from assessments.choices import SectionKey
from assessments.coach import Advice, on_danger, on_goal, on_safety
from assessments.models import AssessmentSection, DangerStatement


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


def told_after_saving(section: AssessmentSection) -> str:
    """That the coach has something to say, for whoever has just saved the section; empty where it has not."""
    count = sum(len(each.advice) for each in coached(section))
    if not count:
        return ""
    return f" The coach has {count} question{'' if count == 1 else 's'} on it: open the section to read."
