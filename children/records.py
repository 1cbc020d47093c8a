"""All records of one person: the one that stands, and those merged into it.

Two records of one person are merged by a pointer, never by moving rows: what was written on either
stays where it was written. Whoever reads about a child reads all their records, through these.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from children.models import Person


def records_of(*people: Person) -> QuerySet[Any]:
    """The keys of every record of these people, as a part of the question that reads them: no query."""
    return Person.objects.filter(stands_as__in={person.standing_id for person in people}).values("pk")


def merged_into(person: Person) -> list[Person]:
    """The records merged into a person’s, by number. open_person has asked for them already."""
    known: list[Person] | None = person.__dict__.get("_merged")
    if known is None:
        rows = Person.objects.filter(stands_as=person.standing_id).exclude(pk=person.pk)
        known = person.__dict__["_merged"] = list(rows.order_by("number"))
    return known


class Standing(dict[UUID, Person]):
    """People by the key of any of their records.

    Those merged into one that was not opened by itself are asked for when the first such key is met.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        super().__init__({person.pk: person for person in people})
        for person in list(self.values()):
            for other in person.__dict__.get("_merged", ()):
                self[other.pk] = person

    def __missing__(self, key: UUID) -> Person:
        rows = Person.objects.filter(stands_as__in=list(self)).exclude(merged_into=None)
        for merged, standing in rows.values_list("pk", "merged_into"):
            if standing in self:
                self[merged] = self[standing]
        return dict(self)[key]
