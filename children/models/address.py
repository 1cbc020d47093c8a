"""Where people live and lived."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from casework import clock
from casework.models import Recorded
from children.models.found_by import find_at
from children.models.person import Person


class Address(Recorded):
    """Where a person lives or lived. A restricted address is shown nowhere, print included."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="addresses")
    lines = models.TextField("address", max_length=300)
    postcode = models.CharField(max_length=10, blank=True)
    starts = models.DateField(default=clock.today)
    ends = models.DateField(null=True, blank=True)
    restricted = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ends=None, struck_out_at=None), name="one_present_address"
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="address_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return "Restricted address" if self.restricted else f"{self.lines}, {self.postcode}".strip(", ")

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        find_at(self.person_id)

    @property
    def child(self) -> Person:
        return self.person
