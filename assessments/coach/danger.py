"""On a danger statement: who worries, about what that has happened, and what it may do to the child."""

import re

from assessments.coach.advice import Advice, Lack, advice
from assessments.coach.words import (
    AGE,
    DATED,
    HAPPENED,
    IMPACT,
    JARGON,
    LETTERS,
    MAY_COME,
    NOBODY,
    WORRY,
)

#: The fact within the worry, from “as he did” to the next stop or to what may come of it: it is past.
_ASIDE = re.compile(
    r"\b(?:as|because|which) [^,.;]*?(?=[,.;]|$| and (?:that )?(?:\S+ ){1,3}"
    r"(?:will|could|may|might|would)\b)",
    re.IGNORECASE,
)


def on_danger(statement: str) -> list[Advice]:
    """What a danger statement still lacks; nothing about an empty one."""
    text = AGE.sub("", statement).strip()
    if not text:
        return []
    found = []
    if not _somebody_worries(text):
        found.append(advice(Lack.WHO))
    if not (DATED.search(text) or HAPPENED.search(text)):
        found.append(advice(Lack.WHAT))
    if not MAY_COME.search(text):
        found.append(advice(Lack.FUTURE))
    elif not _does_to_the_child(text):
        found.append(advice(Lack.IMPACT))
    jargon = plain_words_wanted(text)
    if jargon:
        found.append(advice(Lack.PLAIN, jargon))
    return found


def plain_words_wanted(text: str) -> str:
    """The words that a family would not use, each once, as they stand there."""
    words = [match.group() for pattern in (JARGON, LETTERS) for match in pattern.finditer(text)]
    return ", ".join(dict.fromkeys(words))


def _somebody_worries(text: str) -> bool:
    """Whether anybody stands before a word of worry, in its sentence."""
    for match in WORRY.finditer(text):
        before = re.split(r"[.!?]\s|\n", text[: match.start()])[-1].strip(" ,")
        if before and not NOBODY.match(before):
            return True
    return False


def _does_to_the_child(text: str) -> bool:
    """Whether what may come says what it does to the child, past facts within it left out."""
    first = MAY_COME.search(text)
    to_come = text[first.start() :] if first else ""
    return bool(IMPACT.search(_ASIDE.sub("", to_come)))
