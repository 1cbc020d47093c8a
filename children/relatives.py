"""The people round a person, as their pages show them: from either side, and nobody who is hidden."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, DateTimeField, Q, QuerySet, UUIDField

from casework import clock
from casework.models import User
from casework.prepared import Given, Prepared, columns_of, objects_in
from children.choices import FROM_BIRTH, MUTUAL, SIBLINGS, RelationshipKind
from children.genogram import Tie
from children.models import Person, Relationship
from children.querysets import one_of
from children.records import merged_into, records_of, stand_in
from children.siblings import parents_of

#: What the child is to the other person, where the relationship was written on the child's record.
FROM_THE_OTHER_SIDE = {
    RelationshipKind.MOTHER: "Child",
    RelationshipKind.FATHER: "Child",
    RelationshipKind.STEP_PARENT: "Stepchild",
    RelationshipKind.PARENTS_PARTNER: "Partner’s child",
    RelationshipKind.GRANDPARENT: "Grandchild",
    RelationshipKind.OTHER_RELATIVE: "Relative",
    RelationshipKind.CARER: "Child cared for",
    RelationshipKind.FRIEND: "Child of friends",
}
PARENTS = (RelationshipKind.MOTHER, RelationshipKind.FATHER)

_PARTS = (
    (Relationship, ""),
    *((Person, path) for path in ("person__", "person__merged_into__", "other__", "other__merged_into__")),
)
#: By the number of records that are asked about.
_questions: dict[int, Prepared] = {}


@dataclass(frozen=True)
class Relative:
    """Somebody round a person: who, what they are to them, and the row that says so.

    `own` is false for what stands on the other person's record, where it is changed.
    """

    person: Person
    row: Relationship
    own: bool

    @property
    def words(self) -> str:
        """What they are: mother, half-brother or half-sister."""
        kind = RelationshipKind(self.row.kind)
        return str(kind.label if self.own or kind in MUTUAL else FROM_THE_OTHER_SIDE[kind])

    @property
    def lives_with(self) -> bool:
        return self.row.lives_with

    @property
    def parental_responsibility(self) -> bool:
        return self.own and self.row.parental_responsibility

    @property
    def from_birth(self) -> bool:
        """Whether nobody becomes this: it holds since the younger of the two was born."""
        return self.row.kind in FROM_BIRTH

    @property
    def is_sibling(self) -> bool:
        return self.row.kind in SIBLINGS

    @property
    def is_childs_side(self) -> bool:
        """Whether this tells that the person whose page it is, is the grown-up of the two."""
        return not self.own and self.row.kind not in MUTUAL and self.row.kind != RelationshipKind.FRIEND


def relatives_of(user: User, person: Person) -> list[Relative]:
    """Everybody round a person whom the user may know of: parents first, then by age. One query."""
    found: dict[object, Relative] = {}
    keys = [person.pk, *(each.pk for each in merged_into(person))]
    for row in stand_in(_ties_now(user, keys)):
        own = row.person_id == person.pk
        relative = Relative(person=row.other if own else row.person, row=row, own=own)
        # A brother or sister stands on both records: the row of this one is the one to show.
        if own or relative.person.pk not in found:
            found[relative.person.pk] = relative
    return sorted(found.values(), key=_place)


def ties(user: User, people: Collection[UUID]) -> QuerySet[Relationship]:
    """The present relationships of these people, on either side, with whom the user may know of."""
    rows = _between(Person.objects.findable_by(user), Q(person__in=people), Q(other__in=people))
    return rows.select_related("person__merged_into", "other__merged_into")


def _between(known: QuerySet[Person], theirs: Q, others: Q) -> QuerySet[Relationship]:
    rows = Relationship.objects.filter(theirs | others, ends=None)
    return rows.filter(theirs & one_of(known, "other") | others & one_of(known, "person"))


def _ties_now(user: User, people: Collection[UUID]) -> list[Relationship]:
    """The rows of ties(), by a prepared question: every page about a child asks it."""
    if not user.is_authenticated or not user.sees_cases:
        return []
    asked = _questions.get(len(people))
    if asked is None:
        asked = _questions[len(people)] = Prepared(lambda: _question(len(people)))
    keys = {f"person {number}": key for number, key in enumerate(people)}
    return [_row(values) for values in asked.rows(user=user.pk, now=clock.now(), **keys)]


class _Somebody:
    pk = Given("user", BigIntegerField())


def _question(people: int) -> Any:
    keys = [Given(f"person {number}", UUIDField()) for number in range(people)]
    theirs, others = (reduce(or_, (Q(**{side: key}) for key in keys)) for side in ("person", "other"))
    known = Person.objects.known_to(_Somebody, Given("now", DateTimeField()))
    return _between(known, theirs, others).values_list(*columns_of(_PARTS))


def _row(values: tuple[Any, ...]) -> Relationship:
    (row, person, its_standing, other, others_standing), _ = objects_in(_PARTS, values)
    person.merged_into, other.merged_into = its_standing, others_standing
    row.person, row.other = person, other
    found: Relationship = row
    return found


def former_ties(user: User, person: Person) -> list[Relationship]:
    """What others were to a person and are no more, as their own record says, the latest end first."""
    known = Person.objects.findable_by(user)
    rows = Relationship.objects.filter(
        one_of(known, "other"), person__in=records_of(person), ends__isnull=False
    )
    return list(rows.select_related("other").order_by("-ends", "-starts"))


def parents_on_record(user: User, people: Collection[UUID]) -> dict[str, dict[str, str]]:
    """The parents of some people whom the user may know of, by the keys of both. One query."""
    rows = ties(user, people).filter(person__in=people, kind__in=PARENTS)
    return parents_of(Tie(str(row.person_id), str(row.other_id), row.kind) for row in rows)


def _place(relative: Relative) -> tuple[int, str, str]:
    kind = RelationshipKind(relative.row.kind)
    rank = 0 if kind in PARENTS else 2 if relative.is_sibling else 1
    born = relative.person.date_of_birth or relative.person.expected_date
    return rank, born.isoformat() if born else "", relative.person.name
