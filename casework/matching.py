"""Whether a text holds the words somebody looks for, without regard to case, accents or how quotes are typed.

Asked of texts already read, not of the database: SQLite and PostgreSQL fold letters differently, and
the same search must find the same on both.
"""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

#: More words than this narrow a search no further.
MOST_WORDS = 8
#: How much of a text is shown before and after the first place of each word.
BEFORE, AFTER = 80, 160
_AS_TYPED = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "}

#: Accents, standing by themselves once a letter is taken apart.
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


def folded(text: str) -> str:
    """The text with case, accents and printers’ quotes taken away."""
    # One replacement after another is many times faster than translate(), and most texts are then plain.
    for printed, typed in _AS_TYPED.items():
        text = text.replace(printed, typed)
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def words_of(query: str) -> list[str]:
    """The words to look for, folded, each once."""
    found = (word.strip("\"'.,;:!?()") for word in folded(query).split())
    return list(dict.fromkeys(word for word in found if word))[:MOST_WORDS]


class Words:
    """Words to look for. A text holds them when each begins a word of it."""

    def __init__(self, query: str) -> None:
        self.words = words_of(query)
        self._each = [re.compile(rf"(?<!\w){re.escape(word)}") for word in self.words]
        longest_first = sorted((each.pattern for each in self._each), key=len, reverse=True)
        self._any = re.compile("|".join(longest_first))

    def __bool__(self) -> bool:
        return bool(self.words)

    def all_in(self, texts: Iterable[str]) -> bool:
        """Whether each word stands somewhere in the texts of one record."""
        whole = folded("\n".join(texts))
        if not self.words or not all(word in whole for word in self.words):
            return False
        return all(each.search(whole) for each in self._each)

    def excerpt(self, text: str) -> SafeString:
        """The text round the first place of each word, every word found marked; the rest is escaped."""
        text = " ".join(text.split())
        folds = [folded(each) for each in text]
        places = [place for place, fold in enumerate(folds) for _ in fold]
        whole = "".join(folds)
        spans = [(places[hit.start()], places[hit.end() - 1] + 1) for hit in self._any.finditer(whole)]
        firsts = sorted(places[hit.start()] for each in self._each if (hit := each.search(whole)))
        shown = _windows(text, firsts or [0])
        parts = ["".join(_marked(text, start, end, spans)) for start, end in shown]
        cut_before, cut_after = "… " if shown[0][0] else "", " …" if shown[-1][1] < len(text) else ""
        return mark_safe(f"{cut_before}{' … '.join(parts)}{cut_after}")  # noqa: S308 - escaped in _marked


def _windows(text: str, places: list[int]) -> list[tuple[int, int]]:
    """Where to begin and end, at the edges of words, so that each place is seen; overlapping ones joined."""
    found: list[tuple[int, int]] = []
    for place in places:
        start = text.rfind(" ", 0, place - BEFORE) + 1 if place > BEFORE else 0
        end = text.find(" ", place + AFTER)
        end = len(text) if end < 0 else end
        if found and start <= found[-1][1] + 1:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _marked(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> Iterable[str]:
    at = start
    for begins, ends in spans:
        if at <= begins and ends <= end:
            yield f"{escape(text[at:begins])}<mark>{escape(text[begins:ends])}</mark>"
            at = ends
    yield escape(text[at:end])
