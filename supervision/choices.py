"""Codes of oversight."""

from django.db import models


class OversightOutcome(models.TextChoices):
    AS_PLANNED = "as_planned", "The work goes on as planned"
    CHANGED = "changed", "The direction of the work changes"
    ESCALATED = "escalated", "Raised with a more senior manager"
