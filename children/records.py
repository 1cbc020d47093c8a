"""All records of one person: the one that stands, and those merged into it.

Two records of one person are merged by a pointer, never by moving rows: what was written on either
stays where it was written. Whoever reads about a child reads all their records, through these.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from casework.asker import Asker
from casework.found_first import found_first
from casework.models import User
from casework.prepared import ask
from children.models import Person, Relationship


@dataclass(frozen=True)
class Opened:
    """Whose records somebody may read, while one page is put together; and of which kinds there are any."""

    user: Any
    people: set[UUID]
    keys: list[UUID]
    there: dict[Any, bool] = field(default_factory=dict)


_opened: ContextVar[Opened | None] = ContextVar("opened", default=None)


def records_of(*people: Person) -> QuerySet[Any]:
    """The keys of every record of these people, as a part of the question that reads them: no query."""
    return records_with(standing_keys(people))


def standing_keys(people: Iterable[Person]) -> list[UUID]:
    """The keys of the records that stand, for a prepared question: records_with() in it asks for all."""
    return list({person.standing_id for person in people})


def records_with(keys: Collection[UUID]) -> QuerySet[Any]:
    """The same as records_of(), by the keys of the records that stand."""
    return found_first(Person.objects.filter(stands_as__in=keys).values("pk"))


def of_each(children: Collection[Person], question: Callable[..., Any]) -> list[Any]:
    """What a prepared question of standing_keys() finds about some children, each child's in its order.

    One query; none for a person object about which it was asked before, so that each part of a page may.
    """
    name = f"_{question.__module__}.{question.__qualname__}"
    unknown = [child for child in children if name not in child.__dict__]
    if unknown:
        whose = Standing(unknown)
        for child in unknown:
            child.__dict__[name] = []
        for row in ask(question, standing_keys(unknown)):
            whose[row.child_id].__dict__[name].append(row)
    return [row for child in children for row in child.__dict__[name]]


def readable_records(user: User, people: Collection[Person]) -> list[UUID]:
    """The keys of every record of those of the people whom the user may read. None asked in reading()."""
    known = _opened.get()
    if known and known.user == user.pk and known.people == {person.pk for person in people}:
        return known.keys
    return [pk for (pk,) in ask(_readable, user, standing_keys(people))]


def _readable(user: User | Asker, keys: Collection[UUID]) -> Any:
    return Person.objects.readable_by(user).filter(stands_as__in=keys).values_list("pk")


@contextmanager
def reading(user: User, people: Collection[Person]) -> Iterator[None]:
    """Ask once whose records the user may read, for the length of a with block that writes nothing.

    Of a whole timeline some forty statements would ask it again, and making it costs more than all the rest.
    """
    keys = readable_records(user, people)
    token = _opened.set(Opened(user.pk, {person.pk for person in people}, keys))
    try:
        yield
    finally:
        _opened.reset(token)


def opened_by(keys: Collection[UUID]) -> Opened | None:
    """What is known of these records within reading(), and nothing outside it."""
    known = _opened.get()
    return known if known and known.keys is keys else None


def merged_into(person: Person) -> list[Person]:
    """The records merged into a person’s, by number. open_person has asked for them already."""
    known: list[Person] | None = person.__dict__.get("_merged")
    if known is None:
        rows = Person.objects.filter(stands_as=person.standing_id).exclude(pk=person.pk)
        known = person.__dict__["_merged"] = list(rows.order_by("number"))
    return known


def keys_of(people: Iterable[UUID]) -> dict[UUID, UUID]:
    """The key of every record of some people, each with that of the record that stands. One query.

    For a question that looks on either of two columns: it goes by an index only with the keys in hand.
    """
    standing = Person.objects.filter(pk__in=list(people)).values("stands_as")
    return dict(Person.objects.filter(stands_as__in=standing).values_list("pk", "stands_as"))


def stand_in(rows: Iterable[Relationship]) -> list[Relationship]:
    """Relationships, to be shown, with the record that stands in the place of one merged into it.

    Fetch them with `person__merged_into` and `other__merged_into`. What is between the two records of one
    person is left out.
    """
    found = []
    for row in rows:
        row.person = row.person.merged_into or row.person
        row.other = row.other.merged_into or row.other
        if row.person_id != row.other_id:
            found.append(row)
    return found


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
