"""People: children and the adults around them are one kind of record."""

import uuid
from datetime import date
from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from casework import clock
from casework.journey import Journey
from casework.models import Recorded
from children.choices import DisabilityCode, Ethnicity, NameReason, RelationshipKind, Sex, UpnUnknown
from children.identifiers import validate_nhs_number, validate_upn
from children.models.found_by import find_by, find_new
from children.querysets import PersonQuerySet


class IssuedNumber(models.Model):
    """One row for every person number ever given out, so that none is given twice."""

    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"C{self.pk:07d}"


class Person(Recorded):
    """A child, born or not, or an adult round a child.

    `number` is letters and digits, at most 20 (census rules 1570, 1580) and never reused.
    `restricted` means that only those named on the record may know of it.
    """

    number = models.CharField("person number", max_length=20, unique=True, editable=False)
    given_name = models.CharField("first name", max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    expected_date = models.DateField("expected date of birth", null=True, blank=True)
    date_of_death = models.DateField(null=True, blank=True)
    stillborn_on = models.DateField("stillborn on", null=True, blank=True, editable=False)
    sex = models.CharField(max_length=1, choices=Sex.choices, default=Sex.UNKNOWN)
    ethnicity = models.CharField(max_length=4, choices=Ethnicity.choices, default=Ethnicity.NOBT)
    ethnicity_detail = models.CharField("ethnicity in their own words", max_length=100, blank=True)
    first_language = models.CharField(max_length=60, blank=True)
    interpreter = models.CharField("interpreter or signer needed", max_length=100, blank=True)
    school = models.CharField("school or nursery", max_length=150, blank=True)
    upn = models.CharField(
        "unique pupil number", max_length=13, blank=True, validators=[validate_upn, MaxLengthValidator(13)]
    )
    upn_unknown = models.CharField(
        "why there is no unique pupil number", max_length=3, choices=UpnUnknown.choices, blank=True
    )
    nhs_number = models.CharField("NHS number", max_length=10, blank=True, validators=[validate_nhs_number])
    telephone = models.CharField(max_length=40, blank=True)
    restricted = models.BooleanField(default=False, editable=False)
    #: Where two records are of one person (children.records), the one that stands; and, worked out by
    #: the database, the key that all records of one person have in common.
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    stands_as = models.GeneratedField(
        expression=Coalesce("merged_into", "id"), output_field=models.UUIDField(), db_persist=True
    )

    #: Where on the journey they are: set by children.summaries, for lists.
    stage: str
    #: What of them fits what was looked for: set by children.search.
    why: str

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["family_name", "given_name", "number"]
        verbose_name_plural = "people"
        indexes = [
            models.Index(fields=["family_name", "given_name"]),
            models.Index(fields=["date_of_birth"]),
            models.Index(fields=["stands_as"]),
            # Every search looks at the few who are restricted.
            models.Index(fields=["restricted"], condition=Q(restricted=True), name="person_restricted"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(given_name="") | ~Q(family_name=""),
                name="person_has_a_name",
                violation_error_message="Enter at least one name.",
            ),
            models.CheckConstraint(
                condition=Q(date_of_birth=None) | Q(expected_date=None),
                name="person_is_born_or_expected",
                violation_error_message="Enter a date of birth or an expected date of birth, not both.",
            ),
            models.CheckConstraint(
                condition=Q(expected_date=None) | Q(sex=Sex.UNKNOWN),
                name="unborn_child_has_no_sex_yet",
                violation_error_message="An unborn child’s sex is not known yet: choose that.",
            ),
            models.CheckConstraint(
                condition=Q(date_of_death=None)
                | Q(date_of_birth=None)
                | Q(date_of_death__gte=F("date_of_birth")),
                name="person_dies_after_birth",
                violation_error_message="The date of death is before the date of birth.",
            ),
            models.CheckConstraint(
                condition=Q(stillborn_on=None) | Q(date_of_birth=None, expected_date__isnull=False),
                name="stillborn_child_keeps_the_expected_date",
                violation_error_message="A stillborn child keeps the expected date of birth.",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="merged_into_another"),
            models.CheckConstraint(
                condition=Q(upn="") | Q(upn_unknown=""),
                name="upn_or_why_not",
                violation_error_message="Enter the unique pupil number or why there is none, not both.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        new = self._state.adding
        super().save(*args, **kwargs)
        if new:
            find_new(self)
        else:
            find_by(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("child", args=[self.pk])

    @property
    def standing_id(self) -> uuid.UUID:
        """The key of the record that stands: this one’s own, unless it was merged into another."""
        return self.merged_into_id or self.pk

    @property
    def name(self) -> str:
        """The full name; a person may have one name only, and an unborn child often has none yet."""
        given = self.given_name or ("Baby" if self.expected_date else "")
        return f"{given} {self.family_name}".strip()

    @property
    def called(self) -> str:
        """What to call them in a sentence: the known-as name, or the first of their names."""
        return self.known_as or self.given_name or ("the baby" if self.expected_date else self.family_name)

    @property
    def is_unborn(self) -> bool:
        """Expected and not yet born."""
        return self.expected_date is not None and self.stillborn_on is None

    @property
    def has_died(self) -> bool:
        """Died, or stillborn: nobody is asked to visit them any more."""
        return self.date_of_death is not None or self.stillborn_on is not None

    def age_on(self, day: date) -> int | None:
        """Whole years on a date, or nothing for the unborn and the undated."""
        if self.date_of_birth is None:
            return None
        born = self.date_of_birth
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    @property
    def age_words(self) -> str:
        """The age worked out today, in words."""
        return self.age_words_on(clock.today())

    def age_words_on(self, day: date) -> str:
        """The age on a day, in words; in months under two years, in weeks under three months."""
        if self.stillborn_on:
            return f"stillborn {self.stillborn_on.day} {self.stillborn_on:%b %Y}"
        if self.expected_date:
            return f"unborn, expected {self.expected_date.day} {self.expected_date:%b %Y}"
        died = self.date_of_death is not None and self.date_of_death <= day
        if self.date_of_birth is None:
            return "has died, age not known" if died else "age not known"
        if self.date_of_death and died:
            return f"died aged {self._grown(self.date_of_birth, self.date_of_death)}"
        return self._grown(self.date_of_birth, day)

    def _grown(self, born: date, until: date) -> str:
        years, days = self.age_on(until) or 0, (until - born).days
        if years >= 2:
            return f"{years} years"
        if days >= 90:
            months = (until.year - born.year) * 12 + until.month - born.month - (until.day < born.day)
            return f"{months} months"
        weeks = days // 7
        return f"{weeks} week{'' if weeks == 1 else 's'}"

    @property
    def is_under_18(self) -> bool:
        """A child today: unborn, or not yet 18."""
        age = self.age_on(clock.today())
        return self.expected_date is not None or (age is not None and age < 18)

    @property
    def stage_words(self) -> str:
        """Where on the journey they are; only for people marked by children.summaries."""
        return str(Journey(self.stage).label)

    @property
    def child(self) -> "Person":
        """Whose record this is: asked of every record alike."""
        return self


class FormerName(Recorded):
    """A name the person had, and until when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="former_names")
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True, default="", db_default="")
    until = models.DateField()
    why = models.CharField(
        "what kind of change",
        max_length=20,
        choices=NameReason.choices,
        blank=True,
        default="",
        db_default="",
    )
    reason = models.CharField(max_length=200)

    child_path = "person"

    def __str__(self) -> str:
        name = f"{self.given_name} {self.family_name}".strip()
        return f"{name}, known as {self.known_as}" if self.known_as else name

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        find_by(self.person_id)

    @property
    def child(self) -> Person:
        return self.person


class Disability(Recorded):
    """One census disability code of a person. NONE stands alone (census rule 8790)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="disabilities")
    code = models.CharField(max_length=4, choices=DisabilityCode.choices)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "disabilities"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "code"],
                condition=Q(ended_at=None, struck_out_at=None),
                name="disability_recorded_once",
            )
        ]

    def __str__(self) -> str:
        return self.get_code_display()

    @property
    def child(self) -> Person:
        return self.person


class Relationship(Recorded):
    """What another person is to a child, and whether they live together."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=RelationshipKind.choices)
    parental_responsibility = models.BooleanField(default=False)
    lives_with = models.BooleanField("lives with the child", default=False)
    starts = models.DateField(default=clock.today)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("other")), name="nobody_is_their_own_relative"),
            models.UniqueConstraint(
                fields=["person", "other"],
                condition=Q(ends=None, struck_out_at=None),
                name="one_present_relationship_between_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.other}"

    @property
    def child(self) -> Person:
        return self.person
