"""What the coach can say: what is missing, said kindly, with a question that may bring it."""

from dataclasses import dataclass
from enum import StrEnum


class Lack(StrEnum):
    """What a statement lacks."""

    WHO = "who"
    WHAT = "what"
    IMPACT = "impact"
    FUTURE = "future"
    PLAIN = "plain"
    DANGER = "danger"
    SEEN = "seen"
    SHOWN = "shown"


@dataclass(frozen=True)
class Advice:
    """One thing to think about. `about` is the words it is about, where only some of them are meant."""

    lack: Lack
    sentence: str
    question: str
    about: str = ""


_SAID: dict[Lack, tuple[str, str]] = {
    Lack.WHO: (
        "This does not say yet who is worried.",
        "Who says so: which of the family, and which of those who help them?",
    ),
    Lack.WHAT: (
        "This does not say yet what has happened that the worry rests on.",
        "What was seen or heard, when, and how often?",
    ),
    Lack.IMPACT: (
        "This does not say yet what it may do to the child.",
        "If nothing changes, what will the child feel, miss, or be hurt by?",
    ),
    Lack.FUTURE: (
        "This tells of what has happened: that is past harm. A danger is what may come.",
        "What are you worried will happen to the child if nothing changes?",
    ),
    Lack.PLAIN: (
        "Some of these words are ours rather than the family’s.",
        "How would you say it to the child’s grandmother, or to the child?",
    ),
    Lack.DANGER: (
        "No danger stands behind this goal yet.",
        "Which worry does it answer: what might happen to the child without it?",
    ),
    Lack.SEEN: (
        "This names help that somebody will be given, rather than what will be different.",
        "When that help has worked, what will the child see their grown-ups do, and for how long?",
    ),
    Lack.SHOWN: (
        "This reads as a strength: it does not tell yet when the child was kept safe from the worry.",
        "When did it matter, who did what, and how many times has it held?",
    ),
}


def advice(lack: Lack, about: str = "") -> Advice:
    """The advice about a lack."""
    sentence, question = _SAID[lack]
    return Advice(lack, sentence, question, about)
