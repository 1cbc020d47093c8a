"""What a person is found by, as plain words. No table is asked here."""

import re
from collections.abc import Iterable
from itertools import combinations, pairwise

import jellyfish

from casework.matching import folded
from children.models.lookup import LookupFact, NamedAs

Kind, Name = LookupFact.Kind, NamedAs.Name

#: A longer word is cut; more words of one person than this are not paired.
LONGEST, MOST_PAIRED = 40, 8
#: Shorter words have no slips: one letter out of two makes another word altogether.
SHORTEST_SLIP = 3
#: Words that half the schools and streets have say nothing of which one it is.
SAYS_NOTHING = frozenset(
    "the of at st and primary secondary junior infant infants school academy college nursery community"
    " road street lane close avenue cornwall".split()
)
_APART = re.compile(r"[^\w]+")


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: Trevithick-Jones is two, O’Brien is one."""
    plain = folded(text).replace("'", "").replace("_", " ")
    return [word[:LONGEST] for word in _APART.split(plain) if word]


def sound_of(word: str) -> str:
    """How a word sounds: Cathryn and Kathryn alike."""
    return jellyfish.metaphone(word)[:30] if word.isalpha() else ""


def slips_of(word: str) -> set[str]:
    """The word, and the word with each of its letters left out."""
    if len(word) < SHORTEST_SLIP:
        return {word}
    return {word, *(word[:nth] + word[nth + 1 :] for nth in range(len(word)))}


def one_slip_apart(one: str, other: str) -> bool:
    """Whether one letter too many, too few or wrong, or two changed about, makes the one of the other."""
    if min(len(one), len(other)) < SHORTEST_SLIP:
        return False
    return jellyfish.damerau_levenshtein_distance(one, other) == 1


def pairs_of(words: Iterable[str]) -> set[tuple[str, str]]:
    """Every two of the words, in the order of the alphabet."""
    return set(combinations(sorted(set(words))[:MOST_PAIRED], 2))


def postcode_of(text: str) -> str:
    return "".join(words_of(text)).upper()


def telephones_of(text: str) -> set[str]:
    """The last ten digits of each number in a text: +44 7700 900123 and 07700 900123 are one."""
    runs = re.findall(r"\+?\d[\d\s()-]{7,}\d", text)
    digits = (re.sub(r"\D", "", run) for run in runs)
    return {run[-10:] for run in digits if len(run) >= 10}


def place_of(lines: str) -> set[str]:
    """What an address is found by: each telling word, and each two that stand side by side."""
    found: set[str] = set()
    for part in re.split(r"[\n,]", lines):
        words = words_of(part)
        found |= {word for word in words if len(word) > 2 and not word.isdigit()} - SAYS_NOTHING
        found |= {f"{one} {other}" for one, other in pairwise(words)}
    return {each[:60] for each in found}


def school_of(name: str) -> set[str]:
    return {word for word in words_of(name) if len(word) > 2} - SAYS_NOTHING
