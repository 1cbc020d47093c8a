"""Forms about a referral: allocating, acknowledging, closing."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from casework.forms import LongTextField, PageForm, RadioField, RecordField, VersionedForm
from casework.models import User
from children.choices import InvolvementKind
from referrals.choices import ClosureReason


def with_children(workers: QuerySet[User]) -> QuerySet[User]:
    """The workers, each with how many children are allocated to them."""
    allocated = Q(
        involvements__kind=InvolvementKind.ALLOCATED,
        involvements__ends_at=None,
        involvements__struck_out_at=None,
    )
    return workers.annotate(holding=Count("involvements", filter=allocated, distinct=True)).order_by(
        "full_name"
    )


def _label(worker: Any) -> str:
    return f"{worker} ({worker.holding} {'child' if worker.holding == 1 else 'children'})"


class AllocateForm(VersionedForm):
    submit_label = "Allocate"

    worker = RecordField(label="Worker", radios=True, label_of=_label)
    reason = LongTextField(
        label="Why this worker",
        rows=3,
        help_text="For example: she knows the family; nearest; her caseload allows it.",
    )

    def __init__(self, *args: Any, workers: QuerySet[User], before: User | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].queryset = workers
        if before:
            self.fields["reason"].label = f"Why it changes from {before}"
            self.fields["reason"].help_text = "The child may ask this too."
        else:
            self.fields["reason"].required = False


class AcknowledgeForm(PageForm):
    submit_label = "Acknowledge"

    note = LongTextField(
        label="What follows from it",
        rows=4,
        help_text="What you will do, by when, and whether the plan or the assessment still holds.",
    )


class CloseForm(PageForm):
    submit_label = "Close the referral"

    reason = RadioField(
        label="Reason for closing", error_messages={"required": "Choose the reason for closing"}
    )
    rationale = LongTextField(
        label="Why",
        rows=6,
        help_text="What has changed for the child, and how you know.",
        error_messages={"required": "Say why: no decision is recorded without its reason"},
    )

    def __init__(self, *args: Any, reasons: Sequence[ClosureReason], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [(reason.value, reason.label) for reason in reasons]
