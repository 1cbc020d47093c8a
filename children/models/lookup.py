"""What people are found by: derived rows, rebuilt by `rebuild_people_index`, never themselves the record."""

from django.db import models

from children.models.person import Person


class Spelling(models.Model):
    """One word that stands in somebody's name, folded, once for all who have it; and how it sounds."""

    word = models.CharField(max_length=60, unique=True)
    sound = models.CharField(max_length=30, db_index=True)

    def __str__(self) -> str:
        return self.word


class Slip(models.Model):
    """A spelling with one letter left out, and the spelling itself.

    Two words that differ by one letter, or by two letters that changed places, share one of these.
    """

    spelling = models.ForeignKey(Spelling, on_delete=models.PROTECT, related_name="slips")
    letters = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letters", "spelling"], name="slip_once")]

    def __str__(self) -> str:
        return self.letters


class NamedAs(models.Model):
    """That a word stands in one of a person's names."""

    class Name(models.TextChoices):
        PRESENT = "present", "Name"
        KNOWN_AS = "known_as", "Known as"
        FORMER = "former", "Former name"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    spelling = models.ForeignKey(Spelling, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=10, choices=Name.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["spelling", "person", "name"], name="named_as_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.spelling}"


class NamePair(models.Model):
    """Two words of one person's names: what finds one Jack Smith among ten thousand of each."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    low = models.ForeignKey(Spelling, on_delete=models.PROTECT, related_name="+", db_index=False)
    high = models.ForeignKey(Spelling, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["low", "high", "person"], name="name_pair_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.low} {self.high}"


class LookupFact(models.Model):
    """Something else a person is found by, in the form in which it is compared."""

    class Kind(models.TextChoices):
        POSTCODE = "postcode", "Postcode"
        TELEPHONE = "telephone", "Telephone"
        NHS = "nhs", "NHS number"
        UPN = "upn", "Unique pupil number"
        PLACE = "place", "Address"
        SCHOOL = "school", "School"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["value", "kind", "person"], name="lookup_fact_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.value}"
