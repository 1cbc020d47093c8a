"""The answers about visits, and about direct work with a child."""

from django.db import models


class Bedroom(models.TextChoices):
    """Whether the child's bedroom was seen."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_ASKED = "not_asked", "Not asked"


class MissedReason(models.TextChoices):
    """Why a visit did not happen."""

    NOBODY_IN = "nobody_in", "Nobody was in"
    FAMILY = "family", "The family cancelled it"
    US = "us", "We cancelled it"
    REFUSED = "refused", "We were refused"


class Tool(models.TextChoices):
    """What a worker did with a child so that the child could say how things are."""

    THREE_HOUSES = "three_houses", "Three houses"
    WIZARDS = "wizards", "Wizards and fairies"
    WISHES = "wishes", "Wishes and feelings"
    WORDS_PICTURES = "words_pictures", "Words and pictures"
    DRAWING = "drawing", "Drawing"
    OBSERVATION = "observation", "Observation of a baby"
    OTHER = "other", "Something else"


class PicturePermission(models.TextChoices):
    """What the child answered when asked whether a picture of their work may be kept."""

    YES = "yes", "Yes"
    NO = "no", "No"
    TOO_YOUNG = "too_young", "Too young to be asked"


class ShownTo(models.TextChoices):
    """Who may see what a child made and said."""

    WORKING = "working", "Whoever works with the child"
    ASK_FIRST = "ask_first", "Not to be shown to parents without asking the child first"


#: The mark on whatever is not to be shown to parents before the child was asked.
ASK_FIRST_WORDS = "Ask the child before showing this to parents"
