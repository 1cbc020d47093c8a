"""On a safety goal: which danger it answers, and whether it says what will be seen."""

from assessments.coach.advice import Advice, Lack, advice
from assessments.coach.words import COUNTS_HELP, MAY_COME, SEEN, SERVICE, WORRY


def on_goal(goal: str, danger: str = "") -> list[Advice]:
    """What a goal still lacks, read beside the danger or worry it answers; nothing about an empty one."""
    if not goal.strip():
        return []
    found = []
    if not (MAY_COME.search(danger) or WORRY.search(danger)):
        found.append(advice(Lack.DANGER))
    if SERVICE.search(goal) and not SEEN.search(COUNTS_HELP.sub("", goal)):
        found.append(advice(Lack.SEEN))
    return found
