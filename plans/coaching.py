"""The coach beside a plan: what a goal still lacks, read beside the worry it answers."""

from assessments.coach import on_goal
from assessments.coaching import Coached
from plans.document import Document
from plans.models import Plan


def coached_goals(plan: Plan, document: Document) -> list[Coached]:
    """What there is to think about in the goals of a plan as it stands; nothing where all is said.

    A plan of early help is left alone, as its assessment is.
    """
    if plan.is_early_help:
        return []
    goals = enumerate(document["goals"], start=1)
    found = [Coached(f"Goal {number}", on_goal(each["goal"], each["worry"])) for number, each in goals]
    return [each for each in found if each.advice]
