"""The answers of the form. Codes are the record’s own, so that what is sent needs no translation."""

from django.db import models


class Agency(models.TextChoices):
    """Where the writer works: those of the children in need census’s sources that are agencies."""

    SCHOOL = "2A", "School"
    EDUCATION = "2B", "Nursery, college or other education service"
    GP = "3A", "GP surgery"
    HEALTH_VISITOR = "3B", "Health visiting"
    SCHOOL_NURSE = "3C", "School nursing"
    PRIMARY_HEALTH = "3D", "Midwifery, dentist or other community health"
    EMERGENCY_DEPARTMENT = "3E", "Emergency department"
    OTHER_HEALTH = "3F", "Hospital ward, mental health or other health service"
    HOUSING = "4", "Housing"
    SOCIAL_CARE = "5A", "Adult social care"
    OTHER_COUNCIL_SERVICE = "5B", "Another service of Cornwall Council"
    ANOTHER_COUNCIL = "5C", "Another council"
    POLICE = "6", "Police"
    LEGAL = "7", "Probation, court, Cafcass or other legal agency"
    OTHER = "8", "Charity, children’s centre or another"


class Told(models.TextChoices):
    """What the family knows of the referral. Not telling them, or not asking, needs a reason."""

    AGREED = "agreed", "We told them, and they agree"
    NOT_AGREED = "not_agreed", "We told them, and they do not agree"
    INFORMED = "informed", "We told them, and did not ask them to agree"
    NOT_INFORMED = "not_informed", "We have not told them"


class Part(models.TextChoices):
    """What somebody is to the children."""

    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    STEP_PARENT = "step_parent", "Step-parent, or partner of a parent"
    GRANDPARENT = "grandparent", "Grandparent"
    CARER = "carer", "Foster carer, guardian or other carer"
    OTHER = "other", "Somebody else"
