"""The handover of a shift: which children the other side must know of tonight, or this morning."""

from django.db import models
from django.db.models import F, Q

from casework.models import Recorded, Team, User
from children.models import Person
from referrals.choices import OPEN_HANDOVER, HandoverState
from referrals.querysets import HandoverQuerySet


class Handover(Recorded):
    """One child, handed from the MARU to out of hours or back: the open risks, and what must happen.

    Prepared through the shift by anybody in it, given together at its end, accepted or returned by
    somebody on the other side, and done with when they say what was done. While it is open, the
    other side reads the child's record. Source: Ofsted’s account of Cornwall’s front door, 2019.
    """

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="handovers")
    from_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    risks = models.TextField("open risks")
    must_happen = models.TextField("what must happen before the next shift")
    state = models.CharField(
        max_length=10, choices=HandoverState.choices, default=HandoverState.PREPARED, editable=False
    )
    given_at = models.DateTimeField("when it was given", null=True, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_at = models.DateTimeField("accept by", null=True, blank=True)
    answered_at = models.DateTimeField("when it was accepted or returned", null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answer_note = models.TextField("what they said to it", blank=True)
    done_at = models.DateTimeField("when it was done", null=True, blank=True)
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    done_note = models.TextField("what was done", blank=True)

    objects = HandoverQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["-entered_at"]
        verbose_name = "shift handover"
        indexes = [models.Index(fields=["to_team"], condition=Q(state="given"), name="handover_given")]
        constraints = [
            models.UniqueConstraint(
                fields=["child", "from_team"],
                condition=Q(state__in=[state.value for state in OPEN_HANDOVER], struck_out_at=None),
                name="one_open_handover",
                violation_error_message="This child is handed over already.",
            ),
            models.CheckConstraint(condition=~Q(from_team=F("to_team")), name="handover_is_to_another_side"),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(answer_note=""), name="handover_returned_for_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="given") | Q(given_at__isnull=False, due_at__isnull=False),
                name="handover_given_has_a_clock",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | (Q(done_at__isnull=False) & ~Q(done_note="")),
                name="handover_done_says_what_was_done",
            ),
        ]

    def __str__(self) -> str:
        return f"Handover to {self.to_team}"
