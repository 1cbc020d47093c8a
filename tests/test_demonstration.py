"""The demonstration caseload, loaded once on an ordinary Monday: all that it promises is there."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from casework import clock
from casework.models import AppendOnly, Decision, Recorded, User
from casework.roles import Role
from casework.working_days import calendar, is_working_day
from children.contributions import worklist
from children.models import CaseNote, DecisionEntry, Person, Relationship, Visit
from cornwall_cs.demonstration import loading
from cornwall_cs.demonstration.families import STORIES
from cornwall_cs.demonstration.staff import LOADER, STAFF, sign_ins
from referrals.models import Contact, ReferralClosure, ScreeningRecommendation
from tests import cast
from tests.cast import MONDAY
from tests.demonstration_states import STATES

pytestmark = pytest.mark.django_db

#: Have work on their home page; the others have none until their stage is built.
WITH_WORK = {
    Role.MARU_SCREENER,
    Role.MARU_MANAGER,
    Role.OUT_OF_HOURS,
    Role.SOCIAL_WORKER,
    Role.TEAM_MANAGER,
    Role.SERVICE_MANAGER,
    Role.EARLY_HELP_WORKER,
    Role.QUALITY_AUDITOR,
    Role.INFORMATION_GOVERNANCE,
}
LONGEST_TEXT = 900


@pytest.fixture(scope="module", autouse=True)
def caseload(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Loaded once for the module, and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with clock.at(MONDAY):
            loading.load()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def on_monday() -> Iterator[None]:
    with clock.at(MONDAY):
        yield


def children() -> models.QuerySet[Person]:
    return Person.objects.filter(screenings__isnull=False).distinct()


def families() -> list[set[Any]]:
    """The children, gathered with everybody whom a relationship ties them to."""
    found: list[set[Any]] = [{child.pk} for child in children()]
    for pair in Relationship.objects.values_list("person", "other"):
        together = [group for group in found if group & set(pair)]
        found = [group for group in found if group not in together] + [set(pair).union(*together)]
    return found


def test_about_seventy_children_in_about_forty_families() -> None:
    assert 60 <= children().count() <= 80
    assert 35 <= len(families()) <= 50


@pytest.mark.parametrize("state", STATES)
def test_it_shows(state: str) -> None:
    assert len(STATES[state]()), f"nobody is in this state: {state}"


def decisions() -> Iterator[Decision]:
    """Every decision but the closures, which take the words of the decision that ended the work."""
    for model in apps.get_models():
        if issubclass(model, Decision) and model is not ReferralClosure:
            yield from model._default_manager.all()


def test_no_two_rationales_are_alike() -> None:
    """Nor nearly: a text that shares most of its words with another was not written for its child."""
    recommended = list(ScreeningRecommendation.objects.values_list("rationale", flat=True))
    said = [each.rationale for each in decisions()] + recommended
    words = [(text, set(re.findall(r"\w{4,}", text.lower()))) for text in said]
    alike = [
        (one, other)
        for (one, mine), (other, theirs) in combinations(words, 2)
        if len(mine & theirs) > 0.6 * len(mine | theirs)
    ]
    assert not alike
    assert len(said) > 150


def test_no_two_events_are_noted_in_the_same_words() -> None:
    """More than twenty of them, about a good number of the children, and each written for its own."""
    accounts = set(CaseNote.objects.values_list("account", flat=True))
    assert len(accounts) >= 20
    assert len({account[:40] for account in accounts}) == len(accounts)
    assert CaseNote.objects.values("child").distinct().count() >= 15


def texts() -> Iterator[tuple[str, str]]:
    """Everything written in the caseload that somebody would read, with where it stands."""
    for model in apps.get_models():
        if issubclass(model, Recorded | AppendOnly) and model._meta.app_label != "casework":
            kinds = models.TextField | models.CharField
            named = [f.name for f in model._meta.local_concrete_fields if isinstance(f, kinds)]
            for row in model._default_manager.values(*named) if named else ():
                yield from ((f"{model.__name__}.{name}", text) for name, text in row.items() if text)


def test_every_text_reads_as_practice() -> None:
    wrong = [
        (where, text[:80])
        for where, text in texts()
        if not where.endswith("Copy.text")
        and (
            len(text) > LONGEST_TEXT
            or text != text.strip()
            or re.search(r"""lorem|ipsum|\bTBC\b|["']|\s{3}|\.\.$""", text, re.IGNORECASE)
            or text.count("“") != text.count("”")
        )
    ]
    assert not wrong


def test_it_reaches_over_two_census_years_and_decides_in_working_hours() -> None:
    days = [timezone.localtime(each.decided_at) for each in decisions()]
    assert len({day.year - (day.month < 4) for day in days}) >= 2
    assert all(is_working_day(day.date(), calendar()) and 7 <= day.hour < 19 for day in days)
    assert max(days) < clock.now()


def test_when_it_happened_and_when_it_was_entered_are_told_apart() -> None:
    contacts, visits = Contact.objects.all(), Visit.objects.all()
    assert all(each.received_at <= each.entered_at <= clock.now() for each in contacts)
    assert all(each.visited_at < each.entered_at <= clock.now() for each in visits)
    assert any(each.received_at < each.entered_at for each in contacts)


def test_everybody_has_valid_numbers_and_no_two_the_same() -> None:
    for person in Person.objects.all():
        person.full_clean()
    for number in ("nhs_number", "upn", "number"):
        given = [value for value in Person.objects.values_list(number, flat=True) if value]
        assert len(given) == len(set(given))


def test_the_index_has_every_decision() -> None:
    made = {each.pk for each in [*decisions(), *ReferralClosure.objects.all()]}
    assert set(DecisionEntry.objects.values_list("decision_id", flat=True)) == made


@pytest.mark.parametrize("sign_in", sign_ins(), ids=lambda sign_in: sign_in["role"])
def test_every_role_finds_its_work_or_has_none_by_design(sign_in: dict[str, str]) -> None:
    user = User.objects.get(username=sign_in["username"])
    (role,) = user.roles
    assert role.label == sign_in["role"]
    assert bool(worklist(user, clock.today())) == (role in WITH_WORK)


def test_there_is_one_sign_in_for_each_role_and_one_password() -> None:
    assert [each["role"] for each in sign_ins()] == [role.label for role in Role]
    assert User.objects.filter(is_active=True).values("password").distinct().count() == 1
    assert not User.objects.get(username=LOADER).is_active


def test_the_staff_are_not_those_of_the_tests() -> None:
    assert not {post.name for post in STAFF} & {name for name, *_ in cast.STAFF.values()}


def test_every_family_is_told() -> None:
    assert len({tell.__qualname__ for tell in STORIES}) == len(STORIES)
    assert all(tell.__doc__ for tell in STORIES)
