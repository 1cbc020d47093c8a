"""Episodes of being missing, and the interview offered when the child is back."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from casework.models import User
from children.life_choices import InterviewAnswer, MissingKind
from children.models.life import _OfPerson
from children.models.person import Person
from children.querysets import MissingQuerySet


class MissingEpisode(_OfPerson):
    """From when to when nobody who cares for the child knew where they were, or they were away without leave.

    Open while the child is missing. When they are back, a return home interview is offered: `due_on` is the
    day its 72 hours run out. It is settled once it was held, or was declined and the record says why.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="missing_episodes")
    kind = models.CharField("missing, or absent", max_length=20, choices=MissingKind.choices)
    missing_from = models.DateTimeField("missing since")
    reported_by = models.CharField("who reported it", max_length=200)
    reported_to = models.CharField("to whom", max_length=200)
    police_reference = models.CharField(max_length=50, blank=True)
    returned_at = models.DateTimeField("back", null=True, blank=True)
    how_back = models.TextField("where they were found, and how they came back", blank=True)
    own_words = models.TextField("what the child said of why, in their own words", blank=True)
    risk = models.TextField("the risk we see", blank=True)
    impact = models.TextField("what it means for the child", blank=True)
    due_on = models.DateField("return home interview due", null=True, blank=True)
    offered_at = models.DateTimeField("interview offered", null=True, blank=True)
    offered_by = models.CharField("who offered it", max_length=200, blank=True)
    independent = models.BooleanField(
        "by somebody independent of the child’s care", default=False, db_default=False
    )
    answer = models.CharField(
        "what the child answered", max_length=10, choices=InterviewAnswer.choices, blank=True
    )
    declined_why = models.TextField("why it was declined", blank=True)
    held_at = models.DateTimeField("interview held", null=True, blank=True)
    held_by = models.CharField("who held it", max_length=200, blank=True)
    interview_words = models.TextField("what the child said, in their own words", blank=True)
    interview_meaning = models.TextField("what it means for keeping the child safe", blank=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = MissingQuerySet.as_manager()

    class Meta:
        ordering = ["-missing_from"]
        verbose_name = "missing episode"
        indexes = [models.Index(fields=["person", "-missing_from"])]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(returned_at=None, struck_out_at=None),
                name="missing_once_at_a_time",
                violation_error_message="The record says already that this child is missing.",
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None) | Q(returned_at__gt=F("missing_from")),
                name="back_after_missing",
                violation_error_message="The child came back after they went missing.",
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None, due_on=None, offered_at=None)
                | Q(returned_at__isnull=False, due_on__isnull=False),
                name="interview_clock_runs_from_return",
            ),
            models.CheckConstraint(
                condition=Q(answer="", offered_at=None)
                | (Q(answer="accepted", declined_why="") & Q(offered_at__isnull=False))
                | (Q(answer="declined", held_at=None) & Q(offered_at__isnull=False) & ~Q(declined_why="")),
                name="interview_declined_for_a_reason",
                violation_error_message="Say why the interview was declined.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} from {timezone.localtime(self.missing_from):%d/%m/%Y %H:%M}"

    @property
    def is_open(self) -> bool:
        """Whether the child is still missing."""
        return self.returned_at is None

    @property
    def is_settled(self) -> bool:
        """Whether the interview was held, or declined."""
        return self.held_at is not None or self.answer == InterviewAnswer.DECLINED

    @property
    def began_on(self) -> date:
        return timezone.localdate(self.missing_from)
