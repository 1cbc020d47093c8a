"""The question each section asks, and the line under it that says what is meant.

After Signs of Safety: harm is past, danger is what may come; a strength is not yet safety.
"""

from assessments.choices import SectionKey

PROMPTS: dict[str, tuple[str, str]] = {
    SectionKey.BACKGROUND: (
        "What brought us here, and what do we know already?",
        "Earlier work with the family, and what others who know them say. Name who said what, and when.",
    ),
    SectionKey.DEVELOPMENT: (
        "How is the child growing, learning and getting on?",
        "Under a line of its own for each that matters: health; learning and school; feelings and behaviour;"
        " who they feel they are; friends and family; how they come across to others; looking after"
        " themselves. What they do well too, and how we know. For a disabled child, what they need by day"
        " and by night.",
    ),
    SectionKey.PARENTING: (
        "What does each parent and carer do for the child, and where does it fall short?",
        "Each by name: daily care; keeping them safe; warmth; play, talk and learning; rules and guidance;"
        " being there from one day to the next. What stands in the way, and what they have changed before."
        " It is about this child: the same parent may be another to a brother or sister.",
    ),
    SectionKey.FAMILY: (
        "What is life like round the child?",
        "The family’s story and who does what in it; wider family; the home; work and money; people"
        " nearby and who helps; services they can reach. What is common to brothers and sisters is written"
        " once and used for each.",
    ),
    SectionKey.HARM: (
        "What has happened to the child?",
        "Only what has happened: what, when, how often, and what it did to this child."
        " What may happen goes under danger statements.",
    ),
    SectionKey.COMPLICATING: (
        "What makes it harder to keep the child safe?",
        "Drink, debt, illness, isolation: things that are not harm in themselves but get in the way.",
    ),
    SectionKey.STRENGTHS: (
        "What is working well?",
        "People and habits that help the child. A strength is not yet safety.",
    ),
    SectionKey.SAFETY: (
        "When was the child kept safe although the worry was there?",
        "Who did what, and how often it has held.",
    ),
    SectionKey.CHILD_VIEWS: (
        "What does the child say, want and fear?",
        "In their own words where you can. Of a baby, what you observed. Of an unborn child, what the"
        " parents hope for.",
    ),
    SectionKey.PARENT_VIEWS: (
        "What do the parents and carers say?",
        "Each of them, where they differ from each other or from us too.",
    ),
    SectionKey.NEXT_STEPS: (
        "What needs to happen?",
        "Who does what next, and what must not happen in any case.",
    ),
    SectionKey.ANALYSIS: (
        "What does all this mean for this child?",
        "What a day is like for them now, what happens if nothing changes, and why you propose what you"
        " propose. For this child: not for the brothers and sisters.",
    ),
}

#: What the sections made of rows ask, under their heading.
INTROS: dict[str, str] = {
    SectionKey.DANGER: (
        "Say who worries, about what, and what it may do to the child if nothing changes; then, for each,"
        " what we will see instead when the child is safe. Three are usually enough."
    ),
    SectionKey.SCALES: (
        "0 is so dangerous that the child cannot stay; 10 is safe enough for us to step away. Ask each"
        " person, the child too."
    ),
    SectionKey.FACTORS: "Choose every factor that this assessment found, whether or not it is why it began.",
}
