"""Choices about the network round a child: parental responsibility, professionals, ties, warnings."""

from django.db import models


class ResponsibilitySource(models.TextChoices):
    """How parental responsibility arose: Children Act 1989, sections 2 to 4A, 5, 12, 14C, 33, 38 and 44;
    Adoption and Children Act 2002, section 46."""

    BIRTH_MOTHER = "birth_mother", "Gave birth to the child"
    MARRIED = "married", "Married to, or civil partner of, the mother at the birth"
    CERTIFICATE = "certificate", "Named on the birth certificate, from 1 December 2003"
    AGREEMENT = "agreement", "Parental responsibility agreement"
    STEP_AGREEMENT = "step_agreement", "Agreement or order for a step-parent"
    RESPONSIBILITY_ORDER = "responsibility_order", "Parental responsibility order"
    LIVES_WITH_ORDER = "lives_with_order", "Child arrangements order: the child lives with them"
    GUARDIAN = "guardian", "Guardian appointed on the death of a parent"
    SPECIAL_GUARDIAN = "special_guardian", "Special guardianship order"
    ADOPTION = "adoption", "Adoption order"
    CARE_ORDER = "care_order", "Care order: the council"
    INTERIM_CARE_ORDER = "interim_care_order", "Interim care order: the council"
    EMERGENCY_ORDER = "emergency_order", "Emergency protection order: whoever applied for it"
    OTHER = "other", "In another way"


#: Orders that give it to a council and to nobody else.
OF_A_COUNCIL = frozenset({ResponsibilitySource.CARE_ORDER, ResponsibilitySource.INTERIM_CARE_ORDER})
#: Those that give it to a person and never to a council.
OF_A_PERSON = (
    frozenset(ResponsibilitySource)
    - OF_A_COUNCIL
    - {
        ResponsibilitySource.EMERGENCY_ORDER,
        ResponsibilitySource.OTHER,
    }
)


class ProfessionalRole(models.TextChoices):
    """What somebody does who works with a child or their family, whoever employs them."""

    HEALTH_VISITOR = "health_visitor", "Health visitor"
    MIDWIFE = "midwife", "Midwife"
    SCHOOL_NURSE = "school_nurse", "School nurse"
    GP = "gp", "GP"
    PAEDIATRICIAN = "paediatrician", "Paediatrician"
    CAMHS = "camhs", "Child and adolescent mental health practitioner"
    TEACHER = "teacher", "Teacher or tutor"
    SAFEGUARDING_LEAD = "safeguarding_lead", "Designated safeguarding lead"
    SEN_COORDINATOR = "sen_coordinator", "Special educational needs co-ordinator"
    FAMILY_WORKER = "family_worker", "Family or early help worker"
    YOUTH_WORKER = "youth_worker", "Youth worker"
    POLICE = "police", "Police officer"
    PROBATION = "probation", "Probation practitioner"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse worker"
    DRUG_AND_ALCOHOL = "drug_and_alcohol", "Drug and alcohol worker"
    ADULT_MENTAL_HEALTH = "adult_mental_health", "Adult mental health worker"
    HOUSING = "housing", "Housing officer"
    SOLICITOR = "solicitor", "Solicitor"
    CHILDRENS_GUARDIAN = "childrens_guardian", "Children’s guardian (Cafcass)"
    ADVOCATE = "advocate", "Advocate"
    OTHER = "other", "Another role"


class TieKind(models.TextChoices):
    """What in the community a child or family is tied to."""

    FRIENDS = "friends", "Friends"
    NEIGHBOURS = "neighbours", "Neighbours"
    CLUB = "club", "Club, sport or hobby"
    FAITH = "faith", "Faith community"
    WORK = "work", "Work or training"
    VOLUNTARY = "voluntary", "Voluntary or support group"
    MONEY = "money", "Money, benefits or debt"
    HOME = "home", "Housing or landlord"
    ONLINE = "online", "Online"
    SCHOOL = "school", "Another school or nursery"
    OTHER = "other", "Something else"


class TieStrength(models.TextChoices):
    """How a tie is, as an ecomap draws it (Hartman, 1978)."""

    STRONG = "strong", "Strong"
    WEAK = "weak", "Weak"
    STRESSFUL = "stressful", "Stressful"
    NOT_KNOWN = "not_known", "Not known yet"


class TieFlow(models.TextChoices):
    """Which way help, time or strain goes."""

    TO_FAMILY = "to_family", "To the family"
    FROM_FAMILY = "from_family", "From the family"
    BOTH = "both", "Both ways"
    NOT_KNOWN = "not_known", "Not known yet"


class ReviewOfWarning(models.TextChoices):
    """What is decided when a warning is looked at again."""

    KEPT = "kept", "It still holds"
    ENDED = "ended", "It no longer holds"
