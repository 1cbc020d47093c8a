"""Opening a contact: through the children on it, each by their own access."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from casework.guards import NotNow
from casework.models import User
from casework.roles import SCREENING
from children.access import open_person
from children.choices import InvolvementKind
from children.models import AccessEntry, Involvement, Person
from children.records import records_of
from referrals.desk import marked
from referrals.models import Contact


@dataclass
class OpenContact:
    """A contact as one reader sees it: the children they may see, and the account if they may read it."""

    contact: Contact
    screenings: list[Any]
    tells: bool

    @property
    def first_child(self) -> Person | None:
        """Whose record a draft about the contact belongs to: the first child on it that the reader sees."""
        return next((row.child for row in self.screenings), None)

    def require_account(self) -> None:
        """Raises NotNow unless the reader may read what was reported: then the rest is not theirs either."""
        if not self.tells:
            raise NotNow("What was reported is kept to a named MARU manager, who does this too.")


def open_contact(request: HttpRequest, pk: UUID | str) -> OpenContact:
    """The contact, for this request, or a refusal. Each child shown is written to the access log.

    A contact with children opens to those who may read one of them; for others it refuses as the
    first child's own record does. One with no child yet opens to those who screen. What was
    reported is left out where it also tells of a restricted child the reader is not named on.
    """
    user: Any = request.user
    related = ("domestic_abuse", "consultation", "online_form")
    contact = Contact.objects.filter(pk=pk).select_related(*related).first()
    if contact is None:
        raise Http404
    shown = readable_screenings(user, contact)
    if shown:
        note_openings(request, [row.child for row in shown])
    else:
        _refuse_unless_empty(request, user, contact)
    return OpenContact(contact, shown, tells(user, contact))


def tells(user: User, contact: Contact) -> bool:
    """Whether the user may read what was reported."""
    return Contact.objects.readable_by(user).filter(pk=contact.pk).exists()


def readable_screenings(user: User, contact: Contact) -> list[Any]:
    """The screenings of the children on a contact whose record the user may read."""
    rows = marked(contact.screenings.readable_by(user)).select_related("child")
    shown = list(rows.order_by("child__date_of_birth", "child__given_name"))
    for row in shown:
        row.contact = contact
    return shown


def _refuse_unless_empty(request: HttpRequest, user: User, contact: Contact) -> None:
    children = contact.children().order_by("restricted", "pk")
    first = children.first()
    if first:
        open_person(request, first.pk)
    if not user.has_role(*SCREENING):
        raise Http404


def note_openings(request: HttpRequest, people: list[Person]) -> None:
    """Write to each person's access log that this page showed them, and by what it opened."""
    user: Any = request.user
    page = request.resolver_match.view_name if request.resolver_match else ""
    how: dict[UUID, Involvement] = {}
    for row in (
        Involvement.objects.giving(user)
        .filter(person__in=records_of(*people))
        .select_related("person")
        .order_by("starts_at")
    ):
        known = how.get(row.person.standing_id)
        if known is None or known.kind == InvolvementKind.STATED_REASON:
            how[row.person.standing_id] = row
    AccessEntry.objects.bulk_create(
        AccessEntry(
            person=person, user=user, page=page, opened=True, how=_by(person, how.get(person.standing_id))
        )
        for person in people
    )


def _by(person: Person, row: Involvement | None) -> str:
    if person.restricted or row is None:
        return str(InvolvementKind.NAMED.label)
    said = f": {row.reason}" if row.kind == InvolvementKind.STATED_REASON else ""
    return f"{row.get_kind_display()}{said}"[:200]
