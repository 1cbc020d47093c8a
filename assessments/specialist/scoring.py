"""How the answers of a section come to one score, and what all scores say together."""

from collections import Counter
from collections.abc import Sequence

from assessments.specialist.shape import NOTHING, Answers, Asks, Result, Score, Section

#: Above this grade the worst governs: good care of one need does not make up for another that is missed.
GOVERNS_ABOVE = 3


def rolled_up(grades: Sequence[int]) -> int | None:
    """The grade that stands for several: the worst where it is above 3, else the one met most often.

    Of two met equally often, the worse. The rule is that of graded profiles of care; practice
    guidance of the partnership says it, no law does.
    """
    if not grades:
        return None
    if max(grades) > GOVERNS_ABOVE:
        return max(grades)
    often = Counter(grades)
    return max(often, key=lambda grade: (often[grade], grade))


def _numbers(section: Section, answers: Answers) -> list[int]:
    """The grades or levels given in a section."""
    graded = [item.key for item in section.items if item.asks in (Asks.GRADE, Asks.LEVEL)]
    values = [answers.get(key, NOTHING).value for key in graded]
    return [int(value) for value in values if value.isdecimal()]


def _in_words(section: Section, value: int) -> str:
    return section.scale.words(value) if section.scale else str(value)


def graded(section: Section, answers: Answers) -> Score | None:
    """The grade of an area, rolled up from those of its parts."""
    grade = rolled_up(_numbers(section, answers))
    return None if grade is None else Score(grade, _in_words(section, grade))


def highest(section: Section, answers: Answers) -> Score | None:
    """The highest level given in a section: the greatest need, or worry, is the one that counts."""
    given = _numbers(section, answers)
    return Score(max(given), _in_words(section, max(given))) if given else None


def signs(section: Section, answers: Answers) -> Score | None:
    """How many signs are there, out of those asked about; what is not known is said and not counted."""
    asked = [item.key for item in section.items if item.asks == Asks.SIGN]
    given = Counter(answers.get(key, NOTHING).value for key in asked)
    if not (given["yes"] or given["no"] or given["unknown"]):
        return None
    unknown = f", {given['unknown']} not known" if given["unknown"] else ""
    return Score(given["yes"], f"{given['yes']} of {len(asked)} signs{unknown}")


def worst_first(results: Sequence[Result], answers: Answers) -> str:
    """Which area comes off worst, in a sentence."""
    if not results:
        return ""
    worst = max(results, key=lambda each: each.value if each.higher_is_worse else -each.value)
    same = [each.label for each in results if each.value == worst.value]
    names = " and ".join([", ".join(same[:-1]), same[-1]] if len(same) > 1 else same)
    return (
        f"{'To look at first' if len(results) > len(same) else 'Alike throughout'}: {names} ({worst.words})."
    )


def signs_in_all(results: Sequence[Result], answers: Answers) -> str:
    """How many signs there are together, and how many kinds of them."""
    found = [each for each in results if each.value]
    total = sum(each.value for each in found)
    if not results:
        return ""
    names = ", ".join(each.label.lower() for each in found)
    return f"{total} sign{'' if total == 1 else 's'} in all{f': {names}' if found else ''}."
