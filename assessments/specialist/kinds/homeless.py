"""The joint assessment of a homeless young person of 16 or 17, made with housing on the same day."""

from typing import Any

from assessments.choices import SpecialistOutcome
from assessments.specialist.asking import choice, day, long, quoted, short
from assessments.specialist.clocks import HOMELESS
from assessments.specialist.shape import NOTHING, Answers, CountsFrom, Kind, Section
from casework import clock

NEVER = (
    "Bed and breakfast is never suitable for somebody of 16 or 17, not even for one night."
    " Choose where else they sleep tonight; if there is nowhere, ring your service manager now."
)
YES_NO = {"yes": "Yes", "no": "No"}


def _sixteen_or_seventeen(child: Any) -> str:
    if child.age_on(clock.today()) in (16, 17):
        return ""
    return (
        "This is for somebody of 16 or 17. A younger child with nowhere to live is accommodated;"
        " an adult goes to housing."
    )


def _advocate(answers: Answers) -> list[str]:
    """The options are explained with an advocate there; where none was, it is said why."""
    there = answers.get("advocate", NOTHING)
    if there.value in {"declined", "none"} and not there.words.strip():
        return ["The options were explained without an advocate. Say why, and who offered one."]
    return []


HOMELESS_YOUNG_PERSON = Kind(
    key="homeless_16_17",
    label="Homeless 16 or 17 year old: joint assessment with housing",
    purpose="To find a safe place for tonight, and to decide with housing who has which duty.",
    guidance="Presume section 20. Only a young person who understands what they give up sets it aside.",
    clock=HOMELESS,
    counts_from=CountsFrom.ASKED,
    asked="The day they presented as homeless",
    why_not=_sixteen_or_seventeen,
    still_missing=_advocate,
    sections=(
        Section(
            "tonight",
            "Tonight",
            (
                short("presented_to", "To whom they came", "Us, housing, school, police"),
                long("why_homeless", "Why they cannot be where they lived, in their words", required=True),
                choice(
                    "bed",
                    "Where they sleep tonight",
                    {
                        "family": "With family or friends, seen and safe",
                        "foster": "With foster carers",
                        "supported": "Supported accommodation registered with Ofsted",
                        "crash_pad": "Emergency bed or hosted family of the joint protocol",
                        "unregistered": "Somewhere unregistered, agreed by a director",
                        "bed_and_breakfast": "Bed and breakfast",
                    },
                    refused={"bed_and_breakfast": NEVER},
                ),
                long("bed_safe", "Why it is safe for them, and who else is there", required=True),
                choice("money", "They have food, clothes, medicine and money for tonight", YES_NO),
            ),
            "First this. The rest can be written once they have a bed.",
        ),
        Section(
            "home",
            "Going home, and the family",
            (
                choice(
                    "safe_home",
                    "It is safe to go home",
                    {"yes": "Yes", "no": "No", "unknown": "Not known yet: treat as no"},
                ),
                choice(
                    "mediation",
                    "Mediation with the family",
                    {
                        "under_way": "Under way",
                        "refused": "Offered, and refused",
                        "unsafe": "Not tried: it would not be safe",
                    },
                    hint="Never a reason to send them back tonight",
                ),
                long("family_view", "What parents or carers say"),
            ),
        ),
        Section(
            "together",
            "Seen together with housing",
            (
                short("housing_officer", "The housing officer"),
                day("seen_on", "Seen together on", required=True),
                long("needs", "Health, school or work, money, risks, who they have", required=True),
                long("matching", "Who else lives there, and whether that fits", "Both ways"),
            ),
        ),
        Section(
            "options",
            "What they were offered, and what they wish",
            (
                choice(
                    "advocate",
                    "An advocate was there when it was explained",
                    {"yes": "Yes", "declined": "Offered, and not wanted", "none": "None could come"},
                ),
                choice(
                    "section_20",
                    "Section 20 was explained",
                    YES_NO,
                    hint="Being looked after, and what follows at 18",
                ),
                choice(
                    "section_17", "Section 17 was explained", YES_NO, hint="A child in need, not looked after"
                ),
                choice("part_7", "Part 7 was explained", YES_NO, hint="The housing duty alone"),
                quoted("wishes", "What they wish, in their own words", required=True),
                choice(
                    "competent",
                    "They understand what each means, and what they give up",
                    {"yes": "Yes", "no": "No", "unsure": "Not sure: ask again, with the advocate"},
                ),
                long("competent_why", "What shows it", required=True),
                long("proposed", "What you propose, and why", required=True),
            ),
            "Told, not only handed a leaflet; and asked to say it back.",
        ),
    ),
    outcomes=(
        SpecialistOutcome.RETURNED,
        SpecialistOutcome.ACCOMMODATE,
        SpecialistOutcome.IN_NEED_WITH_HOUSING,
        SpecialistOutcome.HOUSING_DUTY,
        SpecialistOutcome.AT_HOME,
    ),
)
