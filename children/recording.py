"""Whom somebody may write about, and what can be recorded of them from anywhere."""

from django.db.models import Exists, OuterRef

from casework.models import User
from children.choices import WORKING, InvolvementKind
from children.models import Involvement, Person
from children.querysets import PersonQuerySet
from children.summaries import summarised

#: What can be recorded of a child: address name and label, in the order in which they are offered.
RECORDABLE = [
    ("note_add", "Note"),
    ("visit_add", "Visit"),
    ("direct_work_add", "Direct work"),
    ("document_add", "Document"),
]
#: The involvements of somebody's own that make a child one of theirs.
OWN = (*WORKING, InvolvementKind.CHAIRING, InvolvementKind.NAMED)
#: Those by which somebody is on this list at all: a parent, written about by the child's worker, is not.
LISTED = (*OWN, InvolvementKind.SCREENING)


def children_to_write_about(user: User, query: str = "") -> PersonQuerySet:
    """The people the user may write about, marked `is_mine`, one's own first and then by name.

    Their own are those they hold, co-work, cover or chair; the others those of people they manage,
    of their team, or being screened by their unit. Each has `holder`, who has the case. Parents and
    carers, on whose records the child's worker may write too, are reached from the child.
    """
    involved = Involvement.objects.working(user).filter(person__stands_as=OuterRef("stands_as"))
    people = summarised(
        Person.objects.writable_by(user).standing().filter(Exists(involved.filter(kind__in=LISTED)))
    )
    if query:
        people = people.matching(query)
    mine = Exists(involved.filter(user=user, kind__in=OWN))
    return people.annotate(is_mine=mine).order_by("-is_mine", "family_name", "given_name", "pk")
