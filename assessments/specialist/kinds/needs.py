"""What a child needs beyond others, or does beyond others: disabled children, and young carers."""

from assessments.choices import SpecialistOutcome
from assessments.specialist.asking import (
    HELP,
    LOAD,
    choice,
    day,
    level,
    long,
    number,
    quoted,
    short,
)
from assessments.specialist.clocks import ASKED_FOR, YEARLY
from assessments.specialist.scoring import highest, worst_first
from assessments.specialist.shape import CountsFrom, Kind, Section

OFFERS = (
    SpecialistOutcome.RETURNED,
    SpecialistOutcome.SUPPORT,
    SpecialistOutcome.CHANGE_PLAN,
    SpecialistOutcome.AS_PLANNED,
    SpecialistOutcome.NO_MORE,
)
ASKED = "The day it was asked for, or the need was seen"

SHORT_BREAKS = Kind(
    key="disabled_child",
    label="Disabled child’s needs and short breaks",
    purpose="To see what help a disabled child needs by day and night, and which breaks would do good.",
    guidance="Help that any child of the age would have is level 1. Both the child’s and the carers’ needs.",
    clock=ASKED_FOR,
    counts_from=CountsFrom.ASKED,
    asked=ASKED,
    review=YEARLY,
    says=worst_first,
    sections=(
        Section(
            "day_and_night",
            "Help by day and by night",
            (
                level("health_needs", "Health", "Medicines, equipment, what must be watched"),
                level("communication", "Being understood and understanding", "Say how they say yes and no"),
                level("personal_care", "Washing, dressing, eating, going to the toilet"),
                level("moving", "Moving about"),
                level("kept_safe", "Being kept from harm"),
                level("night", "The night", "How often somebody gets up, and for how long"),
            ),
            scale=HELP,
            adds_up=highest,
        ),
        Section(
            "life",
            "School, friends, and what they enjoy",
            (
                choice(
                    "ehc_plan",
                    "Education, health and care plan",
                    {"yes": "In place", "asked": "Asked for", "no": "None"},
                ),
                day("ehc_review", "It is reviewed on"),
                long("enjoys", "What they enjoy, and with whom", required=True),
                quoted("child_says", "What they say, by whatever means they say it", required=True),
            ),
        ),
        Section(
            "carers",
            "Those who care for them",
            (
                level("carer_sleep", "Sleep and health of the carers"),
                level("carer_life", "Work, other children, time of their own"),
                choice(
                    "carers_assessment",
                    "Carers’ own assessment",
                    {"made": "Made", "offered": "Offered", "declined": "Offered, and not wanted"},
                ),
                long("carers_say", "What they say would help", required=True),
            ),
            scale=LOAD,
            adds_up=highest,
        ),
        Section(
            "breaks",
            "Short breaks",
            (
                choice(
                    "break_kind",
                    "What is proposed",
                    {
                        "none": "None now",
                        "activities": "Clubs and activities",
                        "at_home": "Somebody comes to the home",
                        "family": "Days or nights with another family",
                        "residential": "Nights in a unit",
                        "payments": "Direct payments",
                    },
                ),
                number("hours", "Hours each week", "A night counts as it is counted locally"),
                number("nights", "Nights each year"),
                long("good_for_child", "What it does for the child, not only for the carers", required=True),
            ),
        ),
    ),
    outcomes=OFFERS,
)

YOUNG_CARER = Kind(
    key="young_carer",
    label="Young carer’s needs",
    purpose="To see what a child does for somebody at home, and what that takes from them.",
    guidance="Owed to every child who appears to care for somebody, asked for or not.",
    clock=ASKED_FOR,
    counts_from=CountsFrom.ASKED,
    asked=ASKED,
    review=YEARLY,
    says=worst_first,
    sections=(
        Section(
            "caring",
            "What they do",
            (
                short("for_whom", "For whom they care"),
                long("cared_for_needs", "What that person needs, and what services they have", required=True),
                level("house", "Cooking, cleaning, shopping, money"),
                level("body_care", "Washing, dressing, lifting, medicines"),
                level("watching", "Watching over them, calming them, being there at night"),
                level("children", "Looking after younger children"),
                number("hours", "Hours each week", "As the child counts them"),
            ),
            scale=LOAD,
            adds_up=highest,
        ),
        Section(
            "costs",
            "What it takes from them",
            (
                level("school", "School: late, absent, tired, worried there"),
                level("friends", "Friends, play, time of their own"),
                level("body", "Sleep and health"),
                level("mind", "Worry"),
            ),
            scale=LOAD,
            adds_up=highest,
        ),
        Section(
            "wishes",
            "What they wish",
            (
                choice(
                    "willing",
                    "They are willing to go on caring",
                    {"yes": "Yes", "some": "Some of it", "no": "No", "not_said": "They could not say"},
                ),
                choice(
                    "right",
                    "It is right that they care, at their age",
                    {"yes": "Yes", "less": "Yes, if it is less", "no": "No"},
                    hint="Your judgement, whatever they are willing to do",
                ),
                quoted("child_says", "What they say", required=True),
                long("parent", "What the parent or the person cared for says"),
                long("would_help", "What would change it, for both of them", required=True),
            ),
        ),
    ),
    outcomes=OFFERS,
)
