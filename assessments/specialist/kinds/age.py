"""The age assessment note: why somebody’s age is doubted, what was weighed, and what is done meanwhile."""

from assessments.choices import SpecialistOutcome
from assessments.specialist.asking import choice, day, long, quoted, short
from assessments.specialist.clocks import AGE
from assessments.specialist.shape import Kind, Section

AGE_NOTE = Kind(
    key="age",
    label="Age assessment note",
    purpose="To record why an age is doubted, what was weighed, and how they are treated meanwhile.",
    guidance="Treat as a child until it is decided otherwise. Looks alone decide nothing.",
    clock=AGE,
    sections=(
        Section(
            "doubt",
            "The doubt",
            (
                short("age_given", "The age or date of birth they give"),
                short("doubted_by", "Who doubts it"),
                long("why_doubted", "Why", required=True),
                choice(
                    "treated_as",
                    "Treated meanwhile as",
                    {"child": "A child", "adult": "An adult: no reasonable person could think otherwise"},
                ),
            ),
        ),
        Section(
            "fairness",
            "How it was done",
            (
                day("met_on", "Met on", required=True),
                short("assessors", "The two social workers"),
                choice(
                    "adult_there",
                    "An appropriate adult was there",
                    {"yes": "Yes", "declined": "Offered, and not wanted", "no": "No"},
                ),
                choice(
                    "interpreter",
                    "An interpreter was there",
                    {"yes": "Yes", "telephone": "By telephone", "not_needed": "Not needed"},
                ),
                choice(
                    "doubts_put",
                    "What counts against them was put to them, and their answer heard",
                    {"yes": "Yes", "no": "No, not yet"},
                ),
            ),
        ),
        Section(
            "weighed",
            "What was weighed",
            (
                long("papers", "Papers, and what others say who know them"),
                quoted("story", "Their account of childhood, school, family and the way here", required=True),
                long("manner", "How they are with others, seen over time"),
                long("for_and_against", "What speaks for the age they give, and what against", required=True),
                long("view", "What you conclude, with the benefit of the doubt", required=True),
            ),
        ),
    ),
    outcomes=(
        SpecialistOutcome.RETURNED,
        SpecialistOutcome.TREATED_AS_CHILD,
        SpecialistOutcome.FULL_AGE_ASSESSMENT,
        SpecialistOutcome.TREATED_AS_ADULT,
    ),
)
