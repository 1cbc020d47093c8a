"""On what is claimed as safety: whether anybody protected the child while the worry was there, over time."""

from assessments.coach.advice import Advice, Lack, advice
from assessments.coach.words import HELD, MOMENT, ONLY_SAID

#: How much of a paragraph is shown again, so that one knows which is meant.
SHOWN_AGAIN = 80


def on_safety(text: str) -> list[Advice]:
    """Advice on each paragraph that reads as a strength, with its first words."""
    return [
        advice(Lack.SHOWN, _first_words(part))
        for part in (" ".join(part.split()) for part in text.split("\n\n"))
        if part and not _was_shown(part)
    ]


def _was_shown(text: str) -> bool:
    if ONLY_SAID.search(text) and not HELD.search(text):
        return False
    return bool(MOMENT.search(text) and HELD.search(text))


def _first_words(text: str) -> str:
    return text if len(text) <= SHOWN_AGAIN else f"{text[:SHOWN_AGAIN].rsplit(' ', 1)[0]}…"
