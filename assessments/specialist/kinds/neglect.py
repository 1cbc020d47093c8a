"""The graded profile of neglect: the care one carer gives one child, in four areas, graded 1 to 5.

The structure alone: the descriptors of the Graded Care Profile are licensed, and stand in the
practitioner’s own copy, not here.
"""

from assessments.choices import SpecialistOutcome
from assessments.specialist.asking import GRADES, choice, grade, long, quoted
from assessments.specialist.clocks import NEGLECT_AGAIN, SPECIALIST
from assessments.specialist.scoring import graded, worst_first
from assessments.specialist.shape import About, Item, Kind, Section

INTRO = (
    "Grade the care of the last weeks by this carer, whoever else cares for the child."
    " Say what you saw or were told. Use the descriptors in your licensed copy."
)


def _area(key: str, heading: str, *items: Item) -> Section:
    return Section(key, heading, items, INTRO, GRADES, graded)


NEGLECT = Kind(
    key="neglect",
    label="Graded profile of neglect",
    purpose="To see where care falls short, by whom, and whether it gets better. One for each carer.",
    guidance="A child and a carer at a time. One part graded 4 or 5 gives its whole area that grade.",
    about=About.CARER,
    clock=SPECIALIST,
    review=NEGLECT_AGAIN,
    says=worst_first,
    sections=(
        Section(
            "before",
            "Before you grade",
            (
                choice(
                    "agreed",
                    "The carer has agreed to the profile",
                    {"yes": "Yes", "no": "No, and it is done because the child needs it"},
                ),
                long("known", "What is known already of the care of this child", required=True),
            ),
        ),
        _area(
            "body",
            "Care of the body",
            grade("nutrition", "Food and drink"),
            grade("housing", "The home"),
            grade("clothing", "Clothes and shoes"),
            grade("hygiene", "Keeping clean"),
            grade("health", "Health and appointments"),
        ),
        _area(
            "safety",
            "Care of safety",
            grade("present", "While the carer is there"),
            grade("absent", "While the carer is away"),
        ),
        _area(
            "love",
            "Care of love",
            grade("warmth", "The carer to the child", "Warmth, comfort, being noticed"),
            grade("together", "The two with each other", "How they turn to each other, and what comes back"),
        ),
        _area(
            "esteem",
            "Care of esteem",
            grade("stimulation", "Things to do and learn"),
            grade("approval", "Praise"),
            grade("disapproval", "How the child is put right"),
            grade("acceptance", "Being wanted as they are"),
        ),
        Section(
            "views",
            "What they say of it",
            (
                long(
                    "parent", "The carer’s view of these grades", "Where they disagree, say so", required=True
                ),
                quoted("child_says", "What the child says of it"),
                long("means", "What it means for the child if nothing changes", required=True),
            ),
        ),
    ),
    outcomes=(
        SpecialistOutcome.RETURNED,
        SpecialistOutcome.AS_PLANNED,
        SpecialistOutcome.CHANGE_PLAN,
        SpecialistOutcome.STRATEGY_DISCUSSION,
        SpecialistOutcome.NO_MORE,
    ),
)
