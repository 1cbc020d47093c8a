"""What happens in a life: births, deaths, moves, schools, and who must be told."""

from django.db import models
from django.db.models import F, Q

from casework import clock
from casework.models import Recorded, User
from casework.rough_dates import RoughDate
from casework.timescales import local_date
from children.choices import (
    BirthOutcome,
    Known,
    LeavingReason,
    LifeEventKind,
    NotificationKey,
    SchoolSetting,
    Sex,
)
from children.life_choices import Exactness
from children.models.person import Person
from children.querysets import ChildRecordQuerySet, NotificationQuerySet


class _OfPerson(Recorded):
    """A record about one person, named by `person`."""

    objects = ChildRecordQuerySet.as_manager()
    child_path = "person"

    class Meta:
        abstract = True

    @property
    def child(self) -> Person:
        person: Person = self.person  # type: ignore[attr-defined]
        return person


class LifeEvent(_OfPerson):
    """Something that happened to a person and changes the work, as their timeline tells it.

    What it says names nobody else and no address, since everybody who reads the record reads it. Of an adult
    who came to live in the home, `relationship` says who they are: shown only to who may know of them.

    Of what happened before, often only the year or the month is known: `happened_at` is then its start.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="life_events")
    kind = models.CharField(max_length=20, choices=LifeEventKind.choices)
    happened_at = models.DateTimeField("when")
    exactness = models.CharField(
        "how much of the date is known", max_length=5, choices=Exactness.choices, blank=True, db_default=""
    )
    title = models.CharField("what happened", max_length=200)
    text = models.TextField("more of it", blank=True)
    until = models.DateField(null=True, blank=True)
    place = models.CharField("where", max_length=200, blank=True, db_default="")
    appropriate_adult = models.CharField(max_length=200, blank=True, db_default="")
    outcome = models.TextField(blank=True, db_default="")
    concern = models.CharField(
        "whether it is a safeguarding concern",
        max_length=10,
        choices=Known.choices,
        blank=True,
        db_default="",
    )
    impact = models.TextField("what it means for the child", blank=True, db_default="")
    relationship = models.ForeignKey(
        "children.Relationship", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-happened_at"]
        indexes = [models.Index(fields=["person", "-happened_at"])]

    def __str__(self) -> str:
        return self.title

    @property
    def when(self) -> RoughDate:
        """When it happened, as far as it is known."""
        return RoughDate.of(local_date(self.happened_at), self.exactness)


class Birth(_OfPerson):
    """The birth of a child who was expected. `twin_of` names the first of two, on the second's record.

    A stillborn child keeps the expected date, and the sex stands here: the census takes neither a
    date of birth nor a sex for them.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="birth")
    outcome = models.CharField(max_length=10, choices=BirthOutcome.choices)
    born_on = models.DateField("born on")
    born_at = models.TimeField("time of birth", null=True, blank=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, default=Sex.UNKNOWN)
    place = models.CharField("where", max_length=150, blank=True)
    expected_on = models.DateField("was expected on", null=True, blank=True)
    date_checked = models.BooleanField("a date far from the expected one was checked", default=False)
    twin_of = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="twins")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(twin_of=None) | ~Q(twin_of=F("person")), name="nobody_is_their_own_twin"
            )
        ]

    def __str__(self) -> str:
        return f"Birth of {self.person}"


class Death(_OfPerson):
    """That a person has died: when, as far as it is known, and what was known of it when recorded."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="death")
    died_on = models.DateField("date of death")
    is_certain = models.BooleanField("the date is certain")
    uncertain_words = models.CharField("what is known of the date", max_length=200, blank=True)
    place = models.CharField("where", max_length=150, blank=True)
    learned_at = models.DateTimeField("when we learned of it")
    learned_from = models.CharField("from whom we learned of it", max_length=200)
    expected = models.CharField("whether it was expected", max_length=10, choices=Known.choices)
    suspected = models.CharField(
        "whether abuse or neglect is known or suspected", max_length=10, choices=Known.choices
    )
    in_care = models.BooleanField("in care, or a care leaver", default=False)
    account = models.TextField("what is known", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_certain=True) | ~Q(uncertain_words=""),
                name="uncertain_death_says_what_is_known",
                violation_error_message="Say what is known of the date.",
            )
        ]

    def __str__(self) -> str:
        return f"Death of {self.person}"


class Notification(_OfPerson):
    """One who must be told of a life event, by when, and how they were, or why they need not be."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    event = models.ForeignKey(LifeEvent, on_delete=models.PROTECT, related_name="notices")
    key = models.CharField("who", max_length=30, choices=NotificationKey.choices)
    detail = models.TextField("what they must know", blank=True)
    counts_from = models.DateTimeField("clock started")
    due_on = models.DateField("due")
    told_on = models.DateField(null=True, blank=True)
    how = models.TextField("how they were told, and by whom", blank=True)
    not_needed = models.TextField("why they need not be told", blank=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "key"]
        constraints = [
            models.UniqueConstraint(fields=["event", "key"], name="told_once_of_an_event"),
            models.CheckConstraint(
                condition=Q(settled_at=None, told_on=None, how="", not_needed="")
                | Q(settled_at__isnull=False, told_on__isnull=False, not_needed="") & ~Q(how="")
                | Q(settled_at__isnull=False, told_on=None, how="") & ~Q(not_needed=""),
                name="notice_told_how_or_why_not",
                violation_error_message="Say how they were told, or why they need not be.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_key_display()} told of: {self.event}"


class Schooling(_OfPerson):
    """Where a child goes to school, or that they go nowhere, from when to when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="schoolings")
    setting = models.CharField("what it is", max_length=20, choices=SchoolSetting.choices)
    school = models.CharField("school or nursery", max_length=150, blank=True)
    year_group = models.CharField(max_length=30, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    leaving_reason = models.CharField(max_length=20, choices=LeavingReason.choices, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = [F("ends").desc(nulls_first=True), F("starts").desc(nulls_last=True)]
        verbose_name = "school attended"
        verbose_name_plural = "schools attended"
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ends=None),
                name="one_present_school",
                violation_error_message="This child has a present school already.",
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(starts=None) | Q(ends__gte=F("starts")),
                name="school_left_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(ends=None, leaving_reason="") | (Q(ends__isnull=False) & ~Q(leaving_reason="")),
                name="school_left_for_a_reason",
                violation_error_message="Choose why the child left.",
            ),
        ]

    def __str__(self) -> str:
        return self.school or self.get_setting_display()


class SharedHome(_OfPerson):
    """From when to when two people lived together: so that a household can be told for any day.

    Whether they do now stands on their relationship; the services keep the two in step.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="shared_homes")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField(default=clock.today)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-starts"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "other"], condition=Q(ends=None), name="one_present_shared_home"
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="shared_home_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"With {self.other} since {self.starts}"
