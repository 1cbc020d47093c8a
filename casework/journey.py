"""Where on the journey from referral to help a decision leaves a child."""

from django.db import models


class Journey(models.TextChoices):
    """The five stages shown to users, and the ways of being in none of them."""

    CONTACT = "contact", "Contact"
    SCREENING = "screening", "Screening"
    ASSESSMENT = "assessment", "Assessment"
    PLAN = "plan", "Plan"
    REVIEW = "review", "Review"
    PASSED_ON = "passed_on", "Passed on"
    EARLY_HELP = "early_help", "Early help"
    CLOSED = "closed", "Not open"


#: The row of stages on the child's page.
STAGES = [Journey.CONTACT, Journey.SCREENING, Journey.ASSESSMENT, Journey.PLAN, Journey.REVIEW]
