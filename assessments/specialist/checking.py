"""What is wrong with answers, and what is missing from them: asked by the form and by the services."""

from dataclasses import dataclass

from assessments.specialist.shape import NOTHING, Answer, Answers, Asks, Item, Kind, Section


@dataclass(frozen=True)
class Wrong:
    """One thing to put right: in which part of which item's answer, and how."""

    item: str
    part: str
    words: str


def wrong_in(section: Section, answers: Answers) -> list[Wrong]:
    """What cannot be kept as it was answered, in the order of the questions."""
    return [
        wrong for item in section.items for wrong in _wrong(section, item, answers.get(item.key, NOTHING))
    ]


def _wrong(section: Section, item: Item, answer: Answer) -> list[Wrong]:
    if answer.value in item.refused:
        return [Wrong(item.key, "value", item.refused[answer.value])]
    choices = section.choices_of(item)
    if answer.value and choices and answer.value not in choices:
        return [Wrong(item.key, "value", f"{item.label}: choose one of the answers offered")]
    if item.asks == Asks.SHARED:
        return _shared(item, answer)
    return _priority(item, answer) if item.asks == Asks.GRADE else []


def _shared(item: Item, answer: Answer) -> list[Wrong]:
    """Sharing is recorded with what was told and when; not sharing, with why."""
    found = []
    if answer.value in ("", "not_shared"):
        if answer.value and not answer.words.strip():
            found.append(Wrong(item.key, "words", f"{item.label}: say why nothing was shared"))
        return found
    if answer.dated is None:
        found.append(Wrong(item.key, "dated", f"{item.label}: say when it was shared"))
    if not answer.words.strip():
        found.append(Wrong(item.key, "words", f"{item.label}: say what was shared"))
    return found


def _priority(item: Item, answer: Answer) -> list[Wrong]:
    """A priority has a better grade to reach, and a day when that is looked at."""
    if (answer.target is None) != (answer.review_on is None):
        part = "target" if answer.target is None else "review_on"
        return [Wrong(item.key, part, f"{item.label}: give a priority a grade to reach and a day")]
    if answer.target is not None and not answer.value:
        return [Wrong(item.key, "value", f"{item.label}: grade it before you make it a priority")]
    if answer.target is not None and answer.target >= int(answer.value):
        return [Wrong(item.key, "target", f"{item.label}: the grade to reach is better than the one given")]
    return []


def unanswered(section: Section, answers: Answers) -> list[Item]:
    """The items of a section that must be answered and are not."""
    asked = [item for item in section.items if item.required]
    return [item for item in asked if not getattr(answers.get(item.key, NOTHING), item.part)]


def missing(kind: Kind, answers: Answers) -> list[str]:
    """What keeps an assessment of this kind from being submitted, section by section, in words."""
    found = []
    for section in kind.sections:
        labels = [item.label for item in unanswered(section, answers)]
        if labels:
            found.append(f"{section.heading}: still to be answered: {'; '.join(labels)}.")
    return found + kind.still_missing(answers)
