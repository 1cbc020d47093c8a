"""The prepared question of who is involved gives each user the same answer as the lists do."""

from datetime import timedelta

import pytest

from casework import clock
from casework.models import User
from children.access import may_write, works_with
from children.choices import WORKING, InvolvementKind
from children.holders import holders_now
from children.models import Involvement, Person
from children.services.involvement import end_involvement, involve, state_reason
from children.services.merging import undo_merge
from children.services.restriction import restrict
from tests import life_stories, stories
from tests.cast import Cast
from tests.merging import merged, twice
from tests.unit import given

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def agrees(cast: Cast, *children: Person) -> tuple[int, int]:
    """For everybody on the staff; how many of them read and how many write one of the children."""
    read = written = 0
    for child in children:
        for user in cast.staff.values():
            reads = Person.objects.readable_by(user).filter(pk=child.pk).exists()
            writes = Person.objects.writable_by(user).filter(pk=child.pk).exists()
            assert bool(holders_now(user, child).mine) is reads, f"{user} reads {child}"
            assert may_write(user, child) is writes, f"{user} writes on {child}"
            assert works_with(user, child) is (writes and _works(user, child)), f"{user} works with {child}"
            read, written = read + reads, written + writes
    return read, written


def _works(user: User, child: Person) -> bool:
    theirs = Involvement.objects.working(user).filter(person=child, kind__in=WORKING)
    return theirs.exists()


def test_for_whoever_works_manages_screens_covers_or_only_reads(cast: Cast) -> None:
    worked_with, screened = stories.assessment(cast).child, stories.screening(cast).child
    involve(by=cast.morwenna, person=worked_with, kind=InvolvementKind.AUDIT, user=cast.elowen)
    state_reason(by=cast.rosenwyn, person=worked_with, reason="A complaint.")
    handed = given(cast, stories.screening(cast).child).child
    moving = life_stories.sent(cast).child
    read, written = agrees(cast, worked_with, screened, handed, moving)
    assert read > written > 0


def test_when_what_let_somebody_in_is_over(cast: Cast) -> None:
    child = stories.assessment(cast).child
    end_involvement(by=cast.morwenna, person=child, kind=InvolvementKind.ALLOCATED)
    with clock.at(clock.now() + timedelta(minutes=1)):
        agrees(cast, child)
        assert not holders_now(cast.kerensa, child).mine


def test_for_the_restricted_and_for_a_child_with_two_records(cast: Cast) -> None:
    hidden = stories.assessment(cast).child
    restrict(by=cast.talan, person=hidden, named=[cast.talan, cast.morwenna], reason="A relative works here.")
    hidden.refresh_from_db()
    assert agrees(cast, hidden)[0] == 2
    one, other = twice(cast)
    row = merged(cast, one, other)
    agrees(cast, Person.objects.get(pk=one.pk))
    undo_merge(by=cast.morwenna, merge=row, reason="They are cousins.")
    agrees(cast, Person.objects.get(pk=one.pk), Person.objects.get(pk=other.pk))
