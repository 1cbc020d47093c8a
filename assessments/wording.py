"""What an assessment asks and how it says it: early help’s has fewer sections and softer words.

A danger statement with its safety goal is, in early help, a worry statement with its success goal: the
same pair, kept in the same rows.
"""

from dataclasses import dataclass

from assessments.choices import SectionKey
from assessments.models import Assessment
from assessments.prompts import INTROS

#: The sections of an early help assessment, in their order.
EARLY_HELP_SECTIONS = (
    SectionKey.BACKGROUND,
    SectionKey.STRENGTHS,
    SectionKey.DANGER,
    SectionKey.SCALES,
    SectionKey.CHILD_VIEWS,
    SectionKey.PARENT_VIEWS,
    SectionKey.NEXT_STEPS,
    SectionKey.ANALYSIS,
)

_HEADINGS = {
    SectionKey.BACKGROUND: "Why the family wants help, and what is known already",
    SectionKey.DANGER: "Worry statements and success goals",
    SectionKey.SCALES: "How are things, from 0 to 10?",
    SectionKey.ANALYSIS: "What it means, and what would help",
}


@dataclass(frozen=True)
class Pair:
    """What the two halves of a row are called: the worry, and the goal that answers it."""

    worry: str
    goal: str
    asked: str


DANGER = Pair("Danger statement", "Safety goal", "What we worry about")
WORRY = Pair("Worry statement", "Success goal", "What worries the family or those who help")


def sections_of(assessment: Assessment) -> tuple[SectionKey, ...]:
    """The sections an assessment has, in their order."""
    return EARLY_HELP_SECTIONS if assessment.is_early_help else tuple(SectionKey)


def heading_of(key: str, *, early_help: bool) -> str:
    """What a section is called."""
    section = SectionKey(key)
    return _HEADINGS.get(section, section.label) if early_help else section.label


def pair_words(*, early_help: bool) -> Pair:
    return WORRY if early_help else DANGER


_INTROS = {
    SectionKey.DANGER: (
        "Say what worries the family or those who help them, and what it does to the child; then, for each,"
        " what success looks like in the child’s days. Use the family’s own words where you can."
    ),
    SectionKey.SCALES: (
        "0 is as bad as it could be; 10 is good enough to manage without early help. Ask each person, the"
        " child too."
    ),
}


def intro_of(key: str, *, early_help: bool) -> str:
    """What a section made of rows asks, under its heading."""
    section = SectionKey(key)
    return (_INTROS if early_help else INTROS).get(section, "")
