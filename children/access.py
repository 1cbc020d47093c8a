"""Opening a person's record: the three rings, and the log of every opening and refusal.

Ring 1, involved or managing someone who is: it opens. Ring 2, not involved but in a role that
reads such records: it opens after a stated reason. Ring 3, restricted: it opens for those named on
it, and for everybody else there is no such page.
"""

from collections.abc import Iterable
from typing import Any, TypeVar
from urllib.parse import quote
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404, HttpRequest
from django.urls import reverse

from casework.guards import NotYours, Refused
from casework.models import User
from casework.roles import OPENS_WITH_REASON
from children.choices import InvolvementKind
from children.holders import Holders, holders_now, holders_of
from children.models import AccessEntry, Involvement, Person, Pin

Record = TypeVar("Record", bound=models.Model)

#: What search and matching say of a restricted person, whoever it is.
RESTRICTED_LINE = (
    "A restricted record may match. Contact information governance before you make a new record or decide."
)


class ReasonNeeded(Refused):
    """The record opens once a reason is stated: the reader is sent to the page that asks."""

    heading = "Say why you need this record"

    def __init__(self, person: Person, next_url: str) -> None:
        super().__init__("You are not involved with this person. Say why you need to open the record.")
        self.redirect_to = f"{reverse('state_reason', args=[person.pk])}?next={quote(next_url)}"


def open_person(request: HttpRequest, pk: UUID | str) -> Person:
    """The person, for this request, or a refusal. Writes the access log either way.

    By the address of a record that was merged into another, the one that stands opens.

    Raises Http404 for nobody or a restricted record one is not named on, ReasonNeeded in ring 2,
    NotYours where the role opens only what one is involved with.
    """
    user = _signed_in(request)
    pinned = Exists(Pin.objects.filter(person__stands_as=OuterRef("stands_as"), user=user))
    person = _standing(Person.objects.annotate(is_pinned=pinned), pk)
    _refuse_without_cases(request, person)
    involvements = holders_of(user, person).mine
    if involvements:
        _log(request, person, opened=True, how=_how(involvements))
        return person
    if person.restricted:
        _log(request, person, opened=False, how="Restricted")
        raise Http404
    if user.has_role(*OPENS_WITH_REASON):
        _log(request, person, opened=False, how="Asked to give a reason")
        raise ReasonNeeded(person, request.get_full_path())
    _log(request, person, opened=False, how="Not involved")
    raise NotYours("Your role opens only the records of people you are involved with. Ask their worker.")


def _standing(people: models.QuerySet[Person], pk: UUID | str) -> Person:
    """The record that stands, for the key of any record of the person. It knows those merged into it."""
    key = Person.objects.filter(pk=pk).values("stands_as")
    person, merged = None, []
    for row in people.filter(stands_as=Subquery(key)).order_by("number"):
        if row.merged_into_id is None:
            person = row
        else:
            merged.append(row)
    if person is None:
        raise Http404
    person.__dict__["_merged"] = merged
    return person


def find_person(request: HttpRequest, pk: UUID | str) -> Person:
    """The person, if the user may know of them: for pages that show no content of the record.

    Raises Http404 for nobody, or a restricted record one is not named on, which goes to the log.
    """
    user = _signed_in(request)
    person = _standing(Person.objects.all(), pk)
    _refuse_without_cases(request, person)
    if person.restricted and not Person.objects.findable_by(user).filter(pk=person.pk).exists():
        _log(request, person, opened=False, how="Restricted")
        raise Http404
    return person


def open_with(request: HttpRequest, people: Iterable[Person], how: str) -> list[Person]:
    """Of people whose records a page shows beside the one that was opened, those the user may read.

    Each goes to the access log as the other did. Nobody is refused: the page does without them.
    """
    keys = [person.pk for person in people]
    user = _signed_in(request)
    found = list(Person.objects.readable_by(user).filter(pk__in=keys).order_by("number"))
    AccessEntry.objects.bulk_create(_entry(request, person, opened=True, how=how) for person in found)
    return found


def open_record(request: HttpRequest, model: type[Record], pk: UUID | str, *related: str) -> Record:
    """A record about a child, through the child's own access. Raises as open_person does.

    `related` names relations to fetch with it. The model has a `child`.
    """
    record: Any = model._default_manager.select_related(*related).filter(pk=pk).first()
    if record is None or record.child is None:
        raise Http404
    open_person(request, record.child.pk)
    return record


def may_read(user: User, *people: Person) -> bool:
    """Whether the user may read the record of every one of these people now. One query."""
    keys = {person.pk for person in people}
    return Person.objects.readable_by(user).filter(pk__in=keys).count() == len(keys)


def may_write(user: User, person: Person) -> bool:
    """Whether the user may add to this record: involved otherwise than by a stated reason."""
    return holders_now(user, person).may_write


def require_writer(user: User, person: Person) -> None:
    """Raises NotYours when the user only reads this record."""
    _require_may_write(holders_now(user, person))


def _require_may_write(held: Holders) -> None:
    if not held.may_write:
        raise NotYours("You opened this record to read it. Only those involved with the child can add to it.")


def require_writer_of_each(user: User, people: Iterable[Person]) -> None:
    """Raises NotYours unless the user may add to the record of every one of them. One query."""
    keys = {person.pk for person in people}
    if Person.objects.writable_by(user).filter(pk__in=keys).count() != len(keys):
        raise NotYours(
            "One of these children is not yours to write about. Only those involved can add to it."
        )


def works_with(user: User, child: Person) -> bool:
    """Whether the user is the child's worker, a co-worker, or manages one."""
    return holders_now(user, child).works


def require_worker(user: User, child: Person) -> None:
    """Raises NotYours for everybody but those who work with the child, and their managers."""
    held = holders_now(user, child)
    _require_may_write(held)
    if not held.works:
        raise NotYours(
            "The child’s worker, a co-worker or their manager does this. Ask one of them, or ask the team"
            " manager to allocate you or add you as a co-worker."
        )


def with_readability(user: User, people: models.QuerySet[Person]) -> models.QuerySet[Person]:
    """The people, each marked `is_readable`: whether a link to them opens without a reason."""
    return people.annotate(is_readable=Exists(Person.objects.readable_by(user).filter(pk=OuterRef("pk"))))


def _signed_in(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def _how(involvements: list[Involvement]) -> str:
    """By what the record opened: the strongest involvement, and the reason where one was stated."""
    row = min(involvements, key=lambda each: each.kind == InvolvementKind.STATED_REASON)
    said = f": {row.reason}" if row.kind == InvolvementKind.STATED_REASON else ""
    return f"{row.get_kind_display()}{said}"[:200]


def _refuse_without_cases(request: HttpRequest, person: Person) -> None:
    """A role that sees no case content has no page of anybody; that it asked goes to the log."""
    if not _signed_in(request).sees_cases:
        _log(request, person, opened=False, how="Role without cases")
        raise Http404


def _log(request: HttpRequest, person: Person, *, opened: bool, how: str) -> None:
    # Outside ATOMIC_REQUESTS this commits by itself, so that a later failure cannot undo the trace.
    _entry(request, person, opened=opened, how=how).save()


def _entry(request: HttpRequest, person: Person, *, opened: bool, how: str) -> AccessEntry:
    page = request.resolver_match.view_name if request.resolver_match else ""
    return AccessEntry(person=person, user=_signed_in(request), page=page, opened=opened, how=how)
