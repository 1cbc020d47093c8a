"""A plan, its goals and its actions."""

from django.db import models
from django.db.models import F, Q

from assessments.models import Assessment, DangerStatement
from casework import clock
from casework.models import Recorded, User
from children.models import Person
from children.querysets import ChildRecordQuerySet
from plans.choices import ActionState, PlanKind
from plans.models.meeting import FamilyMeeting
from plans.querysets import ActionQuerySet, PlanQuerySet
from referrals.episode import OfAnEpisode, of_one_episode


class Plan(OfAnEpisode):
    """A plan for one child, whatever its kind.

    `editing` while a version is being written or awaits approval; afterwards wording, owners and
    dates change only by a new version with a decision, and progress on actions stays open. It
    starts the day its first version is approved. One open plan of a kind (census rule 4004).
    """

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="plans"
    )
    kind = models.CharField(max_length=20, choices=PlanKind.choices)
    opened_at = models.DateTimeField(default=clock.now)
    approval_due_on = models.DateField()
    starts_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    visit_every_weeks = models.PositiveSmallIntegerField(
        "how often the child is visited, in weeks", null=True
    )
    contingency = models.TextField("what happens if it does not work", blank=True)
    editing = models.BooleanField(default=True)
    edit_reason = models.TextField("why a new version is written", blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_reason = models.TextField(blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "kind"],
                condition=Q(ended_on=None, stopped_at=None, struck_out_at=None),
                name="one_open_plan_of_a_kind",
                violation_error_message="This child has an open plan of this kind already.",
            ),
            models.UniqueConstraint(
                fields=["early_help"],
                condition=Q(ended_on=None, stopped_at=None, struck_out_at=None),
                name="one_open_early_help_plan",
                violation_error_message="This early help has an open plan already.",
            ),
            of_one_episode("plan_of_one_episode"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(starts_on=None) | Q(ended_on__gte=F("starts_on")),
                name="plan_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | (~Q(stopped_reason="") & Q(ended_on=None)),
                name="plan_stopped_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} for {self.child}"

    @property
    def is_open(self) -> bool:
        """Neither ended nor stopped."""
        return self.ended_on is None and self.stopped_at is None


class Goal(Recorded):
    """What will be different for the child, and the worry it answers."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="goals")
    danger = models.ForeignKey(
        DangerStatement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=0)
    worry = models.TextField("the worry it answers")
    goal = models.TextField("what we want to see")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "plan__child"

    class Meta:
        ordering = ["position", "entered_at"]

    def __str__(self) -> str:
        return self.goal

    @property
    def child(self) -> Person:
        return self.plan.child


class Action(Recorded):
    """One thing somebody will do by a date. The owner is a member of staff, a family member, or an agency.

    May be written down before it has an owner or a date; a plan with such an action is not approved.
    """

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="actions")
    #: The team around the family meeting that agreed on it, if one did.
    meeting = models.ForeignKey(
        FamilyMeeting, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    position = models.PositiveSmallIntegerField(default=0)
    what = models.TextField()
    owner_user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner_person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner_agency = models.CharField("agency or other person", max_length=150, blank=True)
    due_on = models.DateField(null=True, blank=True)
    #: The date in the version in force; none while no such version has this action.
    agreed_due_on = models.DateField(null=True, blank=True, editable=False)
    state = models.CharField(max_length=10, choices=ActionState.choices, default=ActionState.OPEN)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ActionQuerySet.as_manager()
    child_path = "goal__plan__child"

    class Meta:
        ordering = ["position", "entered_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner_user=None, owner_person=None)
                | Q(owner_user=None, owner_agency="")
                | Q(owner_person=None, owner_agency=""),
                name="action_has_one_owner",
                violation_error_message="Name one owner: the one person who will see it done.",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def child(self) -> Person:
        return self.goal.child

    @property
    def owner(self) -> str:
        """Who will do it, in words; empty while nobody will."""
        return str(self.owner_user or self.owner_person or self.owner_agency)


class ActionProgress(Recorded):
    """What happened on an action, as it happened."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="progress")
    happened_on = models.DateField(default=clock.today)
    text = models.TextField("what happened")
    state = models.CharField(max_length=10, choices=ActionState.choices)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "action__goal__plan__child"

    class Meta:
        ordering = ["-happened_on", "-entered_at"]
        verbose_name_plural = "action progress"
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="progress_says_what_happened",
                violation_error_message="Say what happened.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def child(self) -> Person:
        return self.action.child
