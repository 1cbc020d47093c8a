"""What was struck out because it was recorded in error: the trace that information governance reads."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from casework import clock
from casework.models import AppendOnly, User
from children.models.person import Person
from children.querysets import ChildRecordQuerySet


class RecordedInError(AppendOnly):
    """That one entry was struck out: which, on whose record, by whom, when, why, and where it went.

    What hung on the entry was struck out with it: each has a row of its own that is `part_of` the
    first. `refiled_as` is the id of the same entry as it now stands on the right child's record.
    """

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="recorded_in_error")
    kind = models.CharField(max_length=100)
    record_id = models.UUIDField(unique=True)
    reason = models.TextField("why")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    refiled_as = models.UUIDField(null=True)
    refiled_on = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="refiled_from_others"
    )
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")

    objects = ChildRecordQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["-at"]
        verbose_name = "entry recorded in error"
        verbose_name_plural = "entries recorded in error"
        indexes = [models.Index(fields=["-at"]), models.Index(fields=["child", "-at"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="struck_out_for_a_reason",
                violation_error_message="Say what is wrong with the entry.",
            ),
            models.CheckConstraint(
                condition=Q(refiled_as=None, refiled_on=None)
                | Q(refiled_as__isnull=False, refiled_on__isnull=False),
                name="refiled_as_something_on_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_words}, recorded in error"

    @property
    def model(self) -> type[Any]:
        """The kind of entry it is."""
        return apps.get_model(self.kind)

    @property
    def kind_words(self) -> str:
        """What such an entry is called: Visit, Address."""
        name = str(self.model._meta.verbose_name)
        return name[:1].upper() + name[1:]

    @property
    def record(self) -> Any:
        """The entry itself, as it stood when it was struck out."""
        return self.model.everything.get(pk=self.record_id)
