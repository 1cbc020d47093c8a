"""The network round a child: parental responsibility, professionals, ties to the community."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from casework import clock
from casework.models import AppendOnly, User
from children.family_choices import (
    ProfessionalRole,
    ResponsibilitySource,
    ReviewOfWarning,
    TieFlow,
    TieKind,
    TieStrength,
)
from children.models.life import _OfPerson
from children.models.person import Person
from children.models.visit import Warning
from children.querysets import ChildRecordQuerySet, DatedQuerySet


def _ends_with_a_reason(name: str) -> list[Any]:
    """What ends does so on or after the day on which it began, and says why."""
    return [
        models.CheckConstraint(
            condition=Q(ends=None) | Q(starts=None) | Q(ends__gte=F("starts")),
            name=f"{name}_ends_after_start",
        ),
        models.CheckConstraint(
            condition=Q(ends=None, end_reason="") | (Q(ends__isnull=False) & ~Q(end_reason="")),
            name=f"{name}_ends_with_a_reason",
            violation_error_message="Say why it ended.",
        ),
    ]


class ParentalResponsibility(_OfPerson):
    """That somebody, or a council, has or had parental responsibility for a child, and how it arose.

    It is a fact of its own: a father who has left keeps it, and a grandmother may have it without being a
    parent. Whether somebody on record has it now also stands on their relationship; the services keep the
    two in step.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="responsibilities")
    holder = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="who has it"
    )
    council = models.CharField("which council has it", max_length=100, blank=True)
    source = models.CharField("how it arose", max_length=25, choices=ResponsibilitySource.choices)
    details = models.CharField("more about it", max_length=300, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    end_reason = models.CharField("how it ended", max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = [F("ends").desc(nulls_first=True), F("starts").asc(nulls_first=True)]
        verbose_name = "parental responsibility"
        verbose_name_plural = "parental responsibilities"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "holder"],
                condition=Q(ends=None, struck_out_at=None),
                name="one_present_responsibility",
                violation_error_message="This is on the record already.",
            ),
            models.CheckConstraint(
                condition=Q(holder__isnull=False, council="") | (Q(holder=None) & ~Q(council="")),
                name="responsibility_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(holder=None) | ~Q(holder=F("person")), name="nobody_is_their_own_parent"
            ),
            *_ends_with_a_reason("responsibility"),
        ]

    def __str__(self) -> str:
        return f"Parental responsibility: {self.get_source_display()}"


class Professional(_OfPerson):
    """Somebody who works with a child or their family and is not one of us, from when to when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="professionals")
    role = models.CharField(max_length=25, choices=ProfessionalRole.choices)
    name = models.CharField(max_length=150)
    agency = models.CharField("agency or school", max_length=150, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField("e-mail address", blank=True)
    strength = models.CharField(
        "how the tie is", max_length=10, choices=TieStrength.choices, default=TieStrength.NOT_KNOWN
    )
    flow = models.CharField(
        "which way help goes", max_length=15, choices=TieFlow.choices, default=TieFlow.NOT_KNOWN
    )
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    end_reason = models.CharField("why it ended", max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = [F("ends").desc(nulls_first=True), "role", "name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="professional_has_a_name"),
            *_ends_with_a_reason("professional"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.get_role_display()}"


class NetworkTie(_OfPerson):
    """What in the community a child or family is tied to, how the tie is, and which way help or strain goes.

    A tie that changes ends, and another begins, so that the ecomap of an earlier day stays as it was.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties")
    kind = models.CharField("what it is", max_length=15, choices=TieKind.choices)
    name = models.CharField("what it is called", max_length=100)
    strength = models.CharField("how the tie is", max_length=10, choices=TieStrength.choices)
    flow = models.CharField("which way help goes", max_length=15, choices=TieFlow.choices)
    note = models.CharField("more about it", max_length=300, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    end_reason = models.CharField("why it ended", max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = [F("ends").desc(nulls_first=True), "kind", "name"]
        verbose_name = "tie to the community"
        verbose_name_plural = "ties to the community"
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="tie_has_a_name"),
            *_ends_with_a_reason("tie"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"


class WarningReview(AppendOnly):
    """That a warning was looked at again: whether it still holds, why, and when it is looked at next."""

    warning = models.ForeignKey(Warning, on_delete=models.PROTECT, related_name="reviews")
    outcome = models.CharField("what was decided", max_length=10, choices=ReviewOfWarning.choices)
    reason = models.TextField("why")
    reviewed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(default=clock.now)
    review_on = models.DateField("to be looked at again on", null=True, blank=True)

    objects = ChildRecordQuerySet.as_manager()
    child_path = "warning__person"

    class Meta:
        ordering = ["-reviewed_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="review_of_a_warning_says_why"),
            models.CheckConstraint(
                condition=Q(outcome=ReviewOfWarning.KEPT, review_on__isnull=False)
                | Q(outcome=ReviewOfWarning.ENDED, review_on=None),
                name="kept_warning_is_reviewed_again",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.warning}"

    @property
    def child(self) -> Person:
        return self.warning.person
