"""Codes of plans and reviews."""

from django.db import models

from casework.labels import local


class PlanKind(models.TextChoices):
    CHILD_IN_NEED = "child_in_need", local("plan_kind.child_in_need", "Child in need plan")
    EARLY_HELP = "early_help", local("plan_kind.early_help", "Early help plan")


class PlanOutcome(models.TextChoices):
    APPROVED = "approved", "Approved"
    RETURNED = "returned", "Returned to the worker"


class ActionState(models.TextChoices):
    OPEN = "open", "In progress"
    DONE = "done", "Done"
    NOT_DONE = "not_done", "Will not be done"


class ReviewOutcome(models.TextChoices):
    CONTINUE = "continue", "Continue the plan"
    STEP_UP = "step_up", "Step up: strategy discussion"
    STEP_DOWN = "step_down", "Step down: early help"
    CLOSE = "close", "Close"
    CONTINUE_EARLY_HELP = "continue_early_help", "Continue the early help plan"
    END_EARLY_HELP_PLAN = "end_early_help_plan", "End the early help plan"


#: How a review of an early help plan ends, and how the others do.
OF_EARLY_HELP = (ReviewOutcome.CONTINUE_EARLY_HELP, ReviewOutcome.END_EARLY_HELP_PLAN)
OF_A_REFERRAL = tuple(each for each in ReviewOutcome if each not in OF_EARLY_HELP)

#: Outcomes that end the plan and the referral.
ENDS_REFERRAL = frozenset({ReviewOutcome.STEP_DOWN, ReviewOutcome.CLOSE})


class Participation(models.TextChoices):
    """How the child took part: the codes used for reviews of children in care, used here alike."""

    PN0 = "PN0", "Under 4 years old, or not yet born"
    PN1 = "PN1", "Was there and spoke for themselves"
    PN2 = "PN2", "Was there; an advocate spoke for them"
    PN3 = "PN3", "Was there; gave views by other means than speaking"
    PN4 = "PN4", "Was there and gave no views"
    PN5 = "PN5", "Was not there; an advocate gave their views"
    PN6 = "PN6", "Was not there; sent their views"
    PN7 = "PN7", "Was not there and gave no views"


#: Ways of taking part in which there is no view to write down.
NO_VIEW_GIVEN = frozenset({Participation.PN4, Participation.PN7})
