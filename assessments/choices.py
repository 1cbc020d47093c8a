"""Codes and headings of the assessment. Factors follow the children in need census, 2025 to 2026."""

from django.db import models


class AssessmentOutcome(models.TextChoices):
    RETURNED = "returned", "Returned to the worker"
    CLOSE = "close", "Signed off: close, no further action"
    EARLY_HELP = "early_help", "Signed off: close, refer to early help"
    CHILD_IN_NEED_PLAN = "child_in_need_plan", "Signed off: child in need plan"
    STRATEGY_DISCUSSION = "strategy_discussion", "Signed off: strategy discussion"
    EARLY_HELP_PLAN = "early_help_plan", "Signed off: early help plan"
    NO_EARLY_HELP_PLAN = "no_early_help_plan", "Signed off: no early help plan is needed"


#: Outcomes that sign the assessment off.
SIGNED_OFF = frozenset(AssessmentOutcome) - {AssessmentOutcome.RETURNED}

#: How an early help assessment is decided on, and how one on a referral is.
OF_EARLY_HELP = (
    AssessmentOutcome.RETURNED,
    AssessmentOutcome.EARLY_HELP_PLAN,
    AssessmentOutcome.NO_EARLY_HELP_PLAN,
)
OF_A_REFERRAL = tuple(each for each in AssessmentOutcome if each not in OF_EARLY_HELP[1:])

#: Outcomes that close the referral, and so need the census closure reason.
CLOSING = frozenset({AssessmentOutcome.CLOSE, AssessmentOutcome.EARLY_HELP})


class StillHoldsOutcome(models.TextChoices):
    """Whether the assessment still holds after something happened."""

    HOLDS = "holds", "The assessment is still right"
    REOPEN = "reopen", "It no longer holds"


class SectionKey(models.TextChoices):
    """The sections, in the order they are read.

    Why we are here, the three domains of the assessment framework, then the map: worries, what is
    working, what needs to happen.
    """

    BACKGROUND = "background", "Why we are assessing, and what is known already"
    DEVELOPMENT = "development", "The child’s development and needs"
    PARENTING = "parenting", "How each parent and carer looks after the child"
    FAMILY = "family", "Family, home and neighbourhood"
    HARM = "harm", "Past harm"
    COMPLICATING = "complicating", "What makes it harder"
    STRENGTHS = "strengths", "What is working well"
    SAFETY = "safety", "Safety already shown"
    DANGER = "danger", "Danger statements and safety goals"
    SCALES = "scales", "How safe is it, from 0 to 10?"
    CHILD_VIEWS = "child_views", "The child’s views"
    PARENT_VIEWS = "parent_views", "The parents’ and carers’ views"
    NEXT_STEPS = "next_steps", "What needs to happen"
    FACTORS = "factors", "Factors identified"
    ANALYSIS = "analysis", "Analysis"


#: Sections whose content is rows rather than one text.
STRUCTURED = frozenset({SectionKey.DANGER, SectionKey.SCALES, SectionKey.FACTORS})

#: Sections whose text may be common to siblings and taken over with "use for".
SHAREABLE = frozenset(
    {
        SectionKey.BACKGROUND,
        SectionKey.FAMILY,
        SectionKey.HARM,
        SectionKey.COMPLICATING,
        SectionKey.STRENGTHS,
        SectionKey.SAFETY,
        SectionKey.PARENT_VIEWS,
        SectionKey.NEXT_STEPS,
    }
)


class Factor(models.TextChoices):
    """Factors identified at the end of assessment. 21 stands alone (census rule 8869)."""

    F1A = "1A", "Alcohol misuse: the child"
    F1B = "1B", "Alcohol misuse: a parent or carer"
    F1C = "1C", "Alcohol misuse: another person in the household"
    F2A = "2A", "Drug misuse: the child"
    F2B = "2B", "Drug misuse: a parent or carer"
    F2C = "2C", "Drug misuse: another person in the household"
    F3A = "3A", "Domestic abuse: the child is the victim"
    F3B = "3B", "Domestic abuse: a parent or carer is the victim"
    F3C = "3C", "Domestic abuse: another person in the household is the victim"
    F4A = "4A", "Mental health: the child"
    F4B = "4B", "Mental health: a parent or carer"
    F4C = "4C", "Mental health: another person in the household"
    F5A = "5A", "Learning disability: the child"
    F5B = "5B", "Learning disability: a parent or carer"
    F5C = "5C", "Learning disability: another person in the household"
    F6A = "6A", "Physical disability or illness: the child"
    F6B = "6B", "Physical disability or illness: a parent or carer"
    F6C = "6C", "Physical disability or illness: another person in the household"
    F7A = "7A", "Young carer"
    F8B = "8B", "Private fostering: overseas child who intends to return"
    F8C = "8C", "Private fostering: overseas child who intends to stay"
    F8D = "8D", "Private fostering: UK child in an educational placement"
    F8E = "8E", "Private fostering: UK child, alternative family arrangement"
    F8F = "8F", "Private fostering: other"
    F9A = "9A", "Unaccompanied asylum-seeking child"
    F10A = "10A", "Missing"
    F11A = "11A", "Child sexual exploitation"
    F12A = "12A", "Trafficking"
    F13A = "13A", "Gangs"
    F14A = "14A", "Socially unacceptable behaviour"
    F15A = "15A", "Self-harm"
    F16A = "16A", "Neglect"
    F17A = "17A", "Emotional abuse"
    F18B = "18B", "Physical abuse: child on child"
    F18C = "18C", "Physical abuse: adult on child"
    F19B = "19B", "Sexual abuse: child on child"
    F19C = "19C", "Sexual abuse: adult on child"
    F20 = "20", "Other"
    F21 = "21", "No factors identified"
    F22A = "22A", "Female genital mutilation"
    F23A = "23A", "Abuse linked to faith or belief"
    F24A = "24A", "Child criminal exploitation"


class SpecialistOutcome(models.TextChoices):
    """What a manager may decide on a specialist assessment; each kind declares which of these fit it."""

    RETURNED = "returned", "Returned to the worker"
    AS_PLANNED = "as_planned", "Agreed: the present plan goes on"
    CHANGE_PLAN = "change_plan", "Agreed: the plan is to change"
    SUPPORT = "support", "Agreed: support is offered"
    NO_MORE = "no_more", "Agreed: nothing further is needed"
    EXPLOITATION_PANEL = "exploitation_panel", "Agreed: take it to the exploitation panel"
    STRATEGY_DISCUSSION = "strategy_discussion", "Agreed: strategy discussion"
    ACCOMMODATE = "accommodate", "Agreed: accommodated under section 20"
    IN_NEED_WITH_HOUSING = "in_need_with_housing", "Agreed: child in need under section 17, housed by housing"
    HOUSING_DUTY = "housing_duty", "Agreed: housing duty under Part 7"
    AT_HOME = "at_home", "Agreed: safe at home or with family"
    TREATED_AS_CHILD = "treated_as_child", "Agreed: treated as the age they say"
    FULL_AGE_ASSESSMENT = "full_age_assessment", "Agreed: a full age assessment is needed"
    TREATED_AS_ADULT = "treated_as_adult", "Agreed: treated as an adult"


class MapKind(models.TextChoices):
    """What an entry on the map is: the sections of the map that go on from assessment to assessment."""

    HARM = SectionKey.HARM.value, "Past harm"
    COMPLICATING = SectionKey.COMPLICATING.value, "What makes it harder"
    DANGER = SectionKey.DANGER.value, "Danger statement and safety goal"
    STRENGTHS = SectionKey.STRENGTHS.value, "What is working well"
    SAFETY = SectionKey.SAFETY.value, "Safety already shown"
    NEXT_STEPS = SectionKey.NEXT_STEPS.value, "Next step"
    SCALES = SectionKey.SCALES.value, "A number from 0 to 10"


#: What is written on the map as words; the number has a form of its own.
OF_WORDS = tuple(kind for kind in MapKind if kind != MapKind.SCALES)


#: Factors that are somebody else’s difficulty, or the child’s as a victim of it: naming the adult’s problem
#: without what it does to this child is what inspectors found, so that the effect stands beside each.
EFFECT_ASKED = (
    Factor.F1B, Factor.F1C, Factor.F2B, Factor.F2C, Factor.F3A, Factor.F3B, Factor.F3C, Factor.F4B,
    Factor.F4C, Factor.F5B, Factor.F5C, Factor.F6B, Factor.F6C,
)  # fmt: skip


class AgencyKind(models.TextChoices):
    """Who is asked to contribute to an assessment."""

    SCHOOL = "school", "School or nursery"
    HEALTH_VISITOR = "health_visitor", "Health visitor or school nurse"
    GP = "gp", "GP"
    HOSPITAL = "hospital", "Hospital or paediatrician"
    MENTAL_HEALTH = "mental_health", "Mental health service"
    SUBSTANCE_USE = "substance_use", "Drug and alcohol service"
    POLICE = "police", "Police"
    PROBATION = "probation", "Probation"
    HOUSING = "housing", "Housing"
    ADULT_CARE = "adult_care", "Adult social care"
    VOLUNTARY = "voluntary", "Voluntary organisation"
    OTHER = "other", "Other"


class Disagrees(models.TextChoices):
    CHILD = "child", "The child"
    PARENT = "parent", "A parent or carer"
    AGENCY = "agency", "Another agency"
    WORKER = "worker", "The worker, with the manager"
    OTHER = "other", "Somebody else"


class ForWhom(models.TextChoices):
    """Whose copy of a signed assessment it is."""

    PARENTS = "parents", "The parents’ copy"
    CHILD = "child", "The child’s copy"


class SharedHow(models.TextChoices):
    READ_TOGETHER = "read_together", "Read through together"
    BY_HAND = "by_hand", "Given by hand"
    POST = "post", "Sent by post"
    EMAIL = "email", "Sent by secure e-mail"
