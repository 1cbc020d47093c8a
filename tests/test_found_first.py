"""A few keys are gathered before the rest of a question is looked at, and the answer is the same."""

import pytest
from django.db import connection
from django.db.models import Q

from casework.found_first import few, found_first
from children.models import Person, Visit
from children.records import records_of
from plans.models import Plan
from tests import stories
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")
GATHERED = "= ANY(ARRAY(SELECT"


def is_gathered(sql: str) -> bool:
    return (GATHERED in sql) == (connection.vendor == "postgresql")


def test_by_the_key_of_the_row_and_by_that_of_another(cast: Cast) -> None:
    plan, other = stories.plan_in_force(cast), stories.child(cast.tamsin, given_name="Kensa")
    mine = Person.objects.filter(pk__in=found_first(Person.objects.filter(given_name="Amber").values("pk")))
    visits = Visit.objects.filter(child__in=records_of(plan.child))
    for rows in (mine, visits):
        assert is_gathered(str(rows.query))
    assert [*mine] == [plan.child]
    assert visits.count() == 1
    assert not Visit.objects.filter(child__in=records_of(other)).exists()
    assert other in Person.objects.exclude(pk__in=found_first(mine.values("pk")))


def test_of_rows_that_bring_much_with_them(cast: Cast) -> None:
    plan = stories.plan_in_force(cast)
    rows = Plan.objects.select_related("child", "referral__team")
    theirs = few(rows, Q(child=plan.child_id))
    assert is_gathered(str(theirs.query))
    assert [*theirs] == [plan]
    assert not few(rows, Q(child=stories.child(cast.tamsin, given_name="Kensa").pk))


def test_what_is_not_to_be_found_first_stands_as_it_did(cast: Cast) -> None:
    assert GATHERED not in str(Person.objects.filter(pk__in=Person.objects.values("pk")).query)
    assert not Person.objects.filter(pk__in=[]).exists()
