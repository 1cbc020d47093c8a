"""The parenting assessment: what one parent can do for this child now, shown and not only said."""

from assessments.choices import SpecialistOutcome
from assessments.specialist.asking import CARE, choice, day, level, long, quoted
from assessments.specialist.clocks import NEGLECT_AGAIN, SPECIALIST
from assessments.specialist.scoring import worst_first
from assessments.specialist.shape import NOTHING, About, Answers, Item, Kind, Score, Section


def lowest(section: Section, answers: Answers) -> Score | None:
    """What a parent does least of themselves is what the child goes without."""
    given = [
        int(value) for item in section.items if (value := answers.get(item.key, NOTHING).value).isdecimal()
    ]
    return Score(min(given), CARE.words(min(given))) if given else None


def _able(key: str, heading: str, *items: Item) -> Section:
    return Section(key, heading, items, "What was seen, and when.", CARE, lowest)


PARENTING = Kind(
    key="parenting",
    label="Parenting assessment",
    purpose="To know what a parent can do for this child, what they could learn, and in what time.",
    guidance="One for each parent. Where a parent has learning needs, it is adapted to them.",
    about=About.CARER,
    clock=SPECIALIST,
    review=NEGLECT_AGAIN,
    says=worst_first,
    sections=(
        Section(
            "how",
            "How it was made",
            (
                choice(
                    "adapted",
                    "Adapted to the parent’s learning needs",
                    {"yes": "Yes", "no": "No, though it should have been", "not_needed": "Not needed"},
                ),
                long("sessions", "When, where, and with what the parent was seen", required=True),
                day("court_date", "To be with the court by"),
            ),
        ),
        _able(
            "daily",
            "Care day by day",
            level("basic_care", "Food, sleep, washing, clothes"),
            level("doctors", "Doctor, dentist, appointments"),
            level("routine", "Days with a routine the child can count on"),
        ),
        _able(
            "keeping_safe",
            "Keeping safe",
            level("sees_danger", "Sees what could harm the child"),
            level("acts", "Acts on it, also against somebody they love"),
            level("asks", "Asks for help in time"),
        ),
        _able(
            "heart",
            "Warmth, guidance, and learning",
            level("tunes_in", "Notices what the child feels, and answers it"),
            level("limits", "Sets limits without fear"),
            level("plays", "Plays, talks, helps to learn"),
        ),
        Section(
            "change",
            "Change, and in time for the child",
            (
                long("strengths", "What this parent does well", required=True),
                long("can_change", "What they could change, with what help, by when", required=True),
                long("child_time", "Whether that is soon enough for this child", required=True),
                long("parent", "What the parent says of it", required=True),
                quoted("child_says", "What the child says of it"),
            ),
        ),
    ),
    outcomes=(
        SpecialistOutcome.RETURNED,
        SpecialistOutcome.AS_PLANNED,
        SpecialistOutcome.SUPPORT,
        SpecialistOutcome.CHANGE_PLAN,
        SpecialistOutcome.STRATEGY_DISCUSSION,
    ),
)
