"""The pre-birth assessment: ready before 34 weeks, so that a plan stands before the child is born."""

from typing import Any

from assessments.choices import SpecialistOutcome
from assessments.specialist.asking import WORRY, choice, day, level, long
from assessments.specialist.clocks import PRE_BIRTH
from assessments.specialist.scoring import highest, worst_first
from assessments.specialist.shape import CountsFrom, Item, Kind, Section


def _not_born(child: Any) -> str:
    """Of a child not yet born whose expected date is known: the clock counts back from it."""
    if not child.is_unborn:
        return "This is for a child who is not yet born. For this child, use the parenting assessment."
    if child.expected_date is None:
        return "Record the expected date first: the time there is for this is counted from it."
    return ""


def _parent(key: str, heading: str, extra: tuple[Item, ...] = ()) -> Section:
    items = (
        *extra,
        level(f"{key}_health", "Health, in body and mind"),
        level(f"{key}_substances", "Alcohol and drugs"),
        level(f"{key}_safety", "Violence and control, done or suffered"),
        level(f"{key}_childhood", "Their own childhood, and what it left them with"),
        level(f"{key}_ready", "Ready for this baby", "What they have done, not only what they say"),
        long(f"{key}_says", "What they say of it themselves"),
    )
    return Section(key, heading, items, scale=WORRY, adds_up=highest)


PRE_BIRTH_ASSESSMENT = Kind(
    key="pre_birth",
    label="Pre-birth assessment",
    purpose="To know before the birth who will keep the baby safe, and with what help.",
    guidance="Both parents, wherever the father is. A plan for the birth itself stands in it.",
    clock=PRE_BIRTH,
    counts_from=CountsFrom.PREGNANCY,
    why_not=_not_born,
    says=worst_first,
    sections=(
        Section(
            "pregnancy",
            "The pregnancy",
            (
                day("booked_on", "First seen by a midwife on"),
                level("care_taken", "Care taken up in the pregnancy"),
                level("unborn_harm", "What may harm the child before the birth"),
                long("hospital", "Where the birth is planned, and with whom", required=True),
            ),
            scale=WORRY,
            adds_up=highest,
        ),
        Section(
            "children_before",
            "Children they had before",
            (
                choice(
                    "children_apart",
                    "A child of either parent lives apart from them",
                    {"yes": "Yes", "no": "No", "first": "This is the first child of both"},
                ),
                long("what_happened", "What happened then, and what is different now", required=True),
            ),
        ),
        _parent("mother", "The mother"),
        _parent(
            "father",
            "The father, or the other parent",
            (
                choice(
                    "father_seen",
                    "He, or the other parent, was spoken to",
                    {"yes": "Yes", "no": "No, though it was tried", "unknown": "Nobody knows who he is"},
                ),
            ),
        ),
        Section(
            "birth",
            "The birth, and the days after it",
            (
                long("tell_when", "Who must be told when labour begins, and by whom", required=True),
                choice(
                    "goes_home",
                    "As it stands, the baby",
                    {
                        "home": "Goes home with a parent",
                        "with_others": "Goes home with a parent and somebody beside them",
                        "placement": "Stays with a parent in a placement",
                        "apart": "Is cared for by somebody else, by agreement or by order",
                    },
                ),
                long("first_days", "What happens in the first days, and who is there", required=True),
                long("if_alone", "What is done if the mother leaves, or labour begins early or elsewhere"),
                long("means", "What it means for this baby", required=True),
            ),
            "Written so that a midwife on a night shift can act on it.",
        ),
    ),
    outcomes=(
        SpecialistOutcome.RETURNED,
        SpecialistOutcome.SUPPORT,
        SpecialistOutcome.CHANGE_PLAN,
        SpecialistOutcome.STRATEGY_DISCUSSION,
        SpecialistOutcome.NO_MORE,
    ),
)
