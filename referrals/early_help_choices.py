"""Codes of early help. None is statutory: the words are the council’s."""

from django.db import models


class CameFrom(models.TextChoices):
    """How a child came to the early help hub."""

    MARU = "maru", "MARU screening"
    SOCIAL_WORK = "social_work", "Step down from social work"
    FAMILY = "family", "The family itself"
    PARTNER = "partner", "A partner agency"


#: Straight to the hub, without a decision of the MARU or of social work.
ASKED_DIRECTLY = (CameFrom.FAMILY, CameFrom.PARTNER)


class ConsentAnswer(models.TextChoices):
    GIVEN = "given", "They agreed"
    REFUSED = "refused", "They did not agree"
    WITHDRAWN = "withdrawn", "They no longer agree"


class ConsentHow(models.TextChoices):
    IN_PERSON = "in_person", "In person"
    TELEPHONE = "telephone", "By telephone"
    SIGNED = "signed", "In writing, signed"
    MESSAGE = "message", "By e-mail or message"


class Adviser(models.TextChoices):
    """Whose advice was asked."""

    PSYCHOLOGIST = "psychologist", "Educational or clinical psychologist"
    CAMHS = "camhs", "Child and adolescent mental health services (CAMHS)"
    OTHER = "other", "Another specialist"


class EarlyHelpOutcome(models.TextChoices):
    ACCEPTED = "accepted", "Early help begins"
    NOT_ACCEPTED = "not_accepted", "No early help from the hub"
    STEP_UP = "step_up", "Step up to the MARU"
    CLOSED = "closed", "Early help closes"


#: What the hub may decide when it first reads a request, and once early help is given.
AT_TRIAGE = (EarlyHelpOutcome.ACCEPTED, EarlyHelpOutcome.NOT_ACCEPTED, EarlyHelpOutcome.STEP_UP)

#: Outcomes after which early help is over.
ENDS_EARLY_HELP = frozenset({EarlyHelpOutcome.NOT_ACCEPTED, EarlyHelpOutcome.CLOSED})


class Ending(models.TextChoices):
    """Why early help ended."""

    GOALS_MET = "goals_met", "The goals are met"
    OTHER_SERVICE = "other_service", "Another service helps the family now"
    ADVICE = "advice", "Information and advice was enough"
    CONSENT_REFUSED = "consent_refused", "The family did not agree to early help"
    CONSENT_WITHDRAWN = "consent_withdrawn", "The family no longer agrees"
    SOCIAL_WORK = "social_work", "Social work has taken over"
    NOT_REACHED = "not_reached", "The family could not be reached"
    MOVED = "moved", "The family moved away"
    DIED = "died", "The child died"


#: Reasons that end an open assessment or plan with them, as it stands.
ENDS_ALL = (
    Ending.CONSENT_REFUSED,
    Ending.CONSENT_WITHDRAWN,
    Ending.SOCIAL_WORK,
    Ending.NOT_REACHED,
    Ending.MOVED,
    Ending.DIED,
)

#: Reasons for which nothing was begun that could be measured.
NEVER_BEGUN = (Ending.ADVICE, Ending.CONSENT_REFUSED, Ending.NOT_REACHED, Ending.OTHER_SERVICE, Ending.MOVED)
