"""The people round a person, as their pages show them: from either side, and nobody who is hidden."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from casework.asker import Asker
from casework.models import User
from casework.prepared import ask
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
    for row in stand_in(ask(ties, user, keys)):
        own = row.person_id == person.pk
        relative = Relative(person=row.other if own else row.person, row=row, own=own)
        # A brother or sister stands on both records: the row of this one is the one to show.
        if own or relative.person.pk not in found:
            found[relative.person.pk] = relative
    return sorted(found.values(), key=_place)


def ties(user: User | Asker, people: Collection[UUID]) -> QuerySet[Relationship]:
    """The present relationships of these people, on either side, with whom the user may know of."""
    known = Person.objects.findable_by(user)
    theirs, others = Q(person__in=people), Q(other__in=people)
    rows = Relationship.objects.filter(theirs | others, ends=None)
    rows = rows.filter(theirs & one_of(known, "other") | others & one_of(known, "person"))
    return rows.select_related("person__merged_into", "other__merged_into")


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
