"""What is added to a child's map between assessments."""

from django.db import models
from django.db.models import Q

from assessments.choices import MapKind
from assessments.models.assessment import Assessment
from assessments.querysets import MapEntryQuerySet
from casework import clock
from casework.models import Recorded
from children.models import Person


class MapEntry(Recorded):
    """One thing put on the map of a child at any time: a worry, a strength, a step, or somebody's number.

    A danger carries the goal that answers it. A number from 0 to 10 has whose it is, and `text` is why.
    An entry that no longer holds is ended, and says why; a number said on a day stays as it was said.
    `taken_into` is the assessment that has taken it over: from then on it is read there.
    """

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="map_entries")
    kind = models.CharField("what it is", max_length=20, choices=MapKind.choices)
    text = models.TextField("what it says")
    safety_goal = models.TextField(blank=True)
    person = models.CharField("who", max_length=100, blank=True)
    score = models.PositiveSmallIntegerField("number from 0 to 10", null=True, blank=True)
    one_higher = models.TextField("what would make it one higher", blank=True)
    since = models.DateField(default=clock.today)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.TextField("why it no longer holds", blank=True)
    taken_into = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="map_entries"
    )

    objects = MapEntryQuerySet.as_manager()
    child_path = "child"

    class Meta:
        ordering = ["since", "entered_at"]
        verbose_name = "entry on the map"
        verbose_name_plural = "entries on the map"
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="map_entry_says_something",
                violation_error_message="Write it down.",
            ),
            models.CheckConstraint(
                condition=(Q(kind=MapKind.DANGER) & ~Q(safety_goal=""))
                | (~Q(kind=MapKind.DANGER) & Q(safety_goal="")),
                name="map_danger_has_a_goal",
                violation_error_message="Pair the danger statement with a safety goal.",
            ),
            models.CheckConstraint(
                condition=(Q(kind=MapKind.SCALES, score__lte=10) & ~Q(person=""))
                | (~Q(kind=MapKind.SCALES) & Q(person="", score=None)),
                name="map_number_is_somebodys",
                violation_error_message="Say whose number it is, and give one from 0 to 10.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_reason="")
                | (Q(ended_at__isnull=False) & ~Q(ended_reason="") & ~Q(kind=MapKind.SCALES)),
                name="map_entry_ends_with_a_reason",
                violation_error_message="Say why it no longer holds.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.score}" if self.kind == MapKind.SCALES else self.text
