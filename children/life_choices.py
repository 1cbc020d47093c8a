"""Codes about being missing, and about what else happens in a life."""

from django.db import models

from casework.rough_dates import MONTH, YEAR


class Exactness(models.TextChoices):
    """How much is known of when something happened, where the day is not."""

    MONTH = MONTH, "The month and the year"
    YEAR = YEAR, "Only the year"


class MissingKind(models.TextChoices):
    """Whether nobody knew where the child was, or they were where they had no leave to be."""

    MISSING = "missing", "Missing"
    ABSENT = "absent", "Absent without authorisation"


class InterviewAnswer(models.TextChoices):
    """What a child answered who was offered a return home interview."""

    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"


class ChangeKind(models.TextChoices):
    """What can happen that makes one ask whether what was assessed still holds."""

    CONTACT = "contact", "A new contact about the child"
    MISSING = "missing", "The child went missing"
    MOVE = "move", "A move of home"
    BIRTH = "birth", "A birth in the household"
    ARREST = "arrest", "An arrest"
    NEW_ADULT = "new_adult", "A new adult in the home"
    SCALE = "scale", "Somebody scales the child’s safety lower than before"
