"""Every address of the site x every role x every relation to the child, against tests/matrix.py."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from casework.drafts import Opened, keep_draft
from casework.models import Draft
from casework.roles import Role
from children.models import AccessEntry, Person
from tests import addresses, kinds, matrix
from tests.world import HIDDEN_ADDRESS, HIDDEN_NAME, World, standing_world

pytestmark = pytest.mark.django_db

STATUSES = {
    200: matrix.OPENS,
    403: matrix.NOT_YOURS,
    404: matrix.NOT_THERE,
    405: matrix.BY_POST_ONLY,
    409: matrix.NOT_NOW,
}
REFUSALS = {matrix.ASKS_WHY, matrix.NOT_YOURS, matrix.NOT_THERE}
#: What a request may write, whoever sends it: that it came.
TRACES = {"children.AccessEntry", "sessions.Session"}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: object) -> Iterator[World]:
    # Thousands of refusals are meant, and each would be a line of warning.
    logging.disable(logging.WARNING)
    with standing_world(django_db_blocker) as built:
        yield built
    logging.disable(logging.NOTSET)


def answer(response: HttpResponse) -> str:
    """What a response is, in the words of the matrix."""
    if response.status_code != 302:
        return STATUSES.get(response.status_code, str(response.status_code))
    path = response["Location"].partition("?")[0]
    try:
        name = resolve(path).view_name
    except Resolver404:
        return f"goes to {path}"
    return {"sign_in": matrix.SIGN_IN, "state_reason": matrix.ASKS_WHY}.get(name, matrix.GOES_ON)


def ask(client: Client, url: str, *, post: bool = False, follow: bool = False) -> HttpResponse:
    try:
        return client.post(url) if post else client.get(url, follow=follow)
    except Exception as broken:  # one page that breaks is one line of the list, not the end of it
        return HttpResponse(status=500, reason=repr(broken)[:200])


class Findings:
    """The list of all that is not as the matrix says, so that one run tells everything."""

    def __init__(self, heading: str) -> None:
        self.heading, self.lines, self.asked = heading, [], 0

    def compare(self, route: str, role: str, expected: str, response: HttpResponse) -> bool:
        self.asked += 1
        got = answer(response)
        if got != expected:
            note = response.reason_phrase if got == "500" else ""
            self.lines.append(f"{route}, {role}: expected {expected}; got {got} {note}")
        return got == expected

    def note(self, line: str) -> None:
        self.lines.append(line)

    def settle(self) -> None:
        assert self.asked, "nothing was asked"
        if self.lines:
            pytest.fail(f"{self.heading}: {len(self.lines)}\n" + "\n".join(self.lines), pytrace=False)


def rows() -> Counter[str]:
    """How many rows every table has, without the traces that each request leaves."""
    models = [model for model in apps.get_models() if model._meta.label not in TRACES]
    return Counter({model._meta.label: model._default_manager.count() for model in models})


def logged(child: Person) -> Counter[tuple[int, bool]]:
    """How often each user opened the record of a child, and was refused it."""
    return Counter(AccessEntry.objects.filter(person=child).values_list("user", "opened"))


def history_of(label: str, role: str, relation: str) -> str:
    one_child = label in kinds.WITH_HISTORY and label not in kinds.OF_SEVERAL
    return matrix.about_a_child("record_history", role, relation) if one_child else matrix.NOT_THERE


def expected_at(route: str, role: str, relation: str) -> str:
    if route == matrix.STATE_REASON:
        return matrix.state_reason(role, relation)
    if route in matrix.PRESSED:
        return matrix.BY_POST_ONLY
    return matrix.about_a_child(route, role, relation)


# The table is whole


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    of_a_child = {route.partition("/")[0] for route in matrix.KIND_OF}
    alike = {*matrix.OF_NO_CHILD, *matrix.FOR_ALL, matrix.STATE_REASON, *matrix.PRESSED, *matrix.OF_ITS_OWNER}
    records = {addresses.name(model, "changelist") for model in addresses.kept_models()}
    records |= {addresses.name(model, "change") for model in addresses.kept_models()}
    records |= {addresses.name(apps.get_model(label), "history") for label in kinds.WITH_HISTORY}
    admin = {f"admin:{route}" for route in [*matrix.ADMIN_LISTS, *records]}
    tabled = of_a_child | alike | admin
    assert not addresses.routes() - tabled, "routes without a row in tests/matrix.py"
    assert not tabled - addresses.routes(), "rows in tests/matrix.py without a route"


def test_every_role_has_its_rows() -> None:
    assert set(matrix.ROLES) == set(Role.values)
    for who in [*matrix.WHO.values(), *matrix.OF_NO_CHILD.values(), *matrix.ADMIN_LISTS.values()]:
        assert who <= set(matrix.ROLES)


def test_every_kept_model_is_listed_and_says_whether_it_has_a_history() -> None:
    kept = {model._meta.label_lower for model in apps.get_models() if hasattr(model, "history")}
    assert kept == {*kinds.WITH_HISTORY, *kinds.OF_NOBODY}


# Addresses about a child


#: Where all seventeen would only repeat each other: some of every ring, and both without cases.
WITNESSES = ("social_worker", "senior_leader", "lawyer", "data_analyst", "system_administrator")
READERS = ("maru_manager", "team_manager", "service_manager", "information_governance", *WITNESSES)

EVERY, OF_EACH_KIND = "every address", "one address of each kind"
ALL, SOME, BY_TURNS = "every role", "some, by turns", "of those let in and of those refused, by turns"
#: On an address of each kind every role, but for the relations alike. For the involved, at every address two
#: of those let in and two of those refused, other two at the next; for other relations two of the witnesses,
#: who take turns likewise. What this leaves out, script/test --full asks.
IN_TURN = 2
OTHERS = [relation for relation in matrix.RELATIONS if relation != matrix.INVOLVED]
#: The other team answers as the same team does, and the named as the involved.
ALIKE = (matrix.OTHER_TEAM, matrix.NAMED)
SWEEPS = [
    pytest.param(matrix.INVOLVED, EVERY, BY_TURNS, marks=pytest.mark.in_earnest),
    pytest.param(matrix.INVOLVED, OF_EACH_KIND, ALL, marks=pytest.mark.in_earnest),
    *((relation, OF_EACH_KIND, SOME if relation in ALIKE else ALL) for relation in OTHERS),
    *((relation, EVERY, SOME) for relation in OTHERS if relation not in ALIKE),
    *(pytest.param(relation, EVERY, ALL, marks=pytest.mark.full) for relation in matrix.RELATIONS),
]


def asked(relation: str, whom: str) -> Iterable[str]:
    """The roles that ask; a reason is stated only by those who may."""
    if whom == SOME:
        return WITNESSES
    return READERS if relation == matrix.STATED else matrix.ROLES


def in_turn(roles: Sequence[str], turn: int) -> list[str]:
    """Two of these roles, and the next two at the next address."""
    return [role for place, role in enumerate(roles) if (place - turn * IN_TURN) % len(roles) < IN_TURN]


def who_asks(route: str, turn: int, relation: str, whom: str) -> list[str]:
    """The roles that ask at this address."""
    roles = list(asked(relation, whom))
    if whom == SOME:
        return in_turn(roles, turn)
    if whom == ALL:
        return roles
    let_in = [role for role in roles if expected_at(route, role, relation) == matrix.OPENS]
    refused = [role for role in roles if role not in let_in]
    return in_turn(let_in, turn) + in_turn(refused, turn)


@pytest.mark.parametrize(("relation", "how_many", "whom"), SWEEPS)
def test_an_address_about_a_child_answers_each_role_as_its_relation_deserves(
    world: World, relation: str, how_many: str, whom: str
) -> None:
    world.stand_as(relation)
    found, before_all = Findings(relation), rows()
    people = world.those(relation)
    chosen = {kind: route for route, kind in reversed(matrix.KIND_OF.items())}
    chosen |= {route: route for route in (matrix.STATE_REASON, *matrix.PRESSED)}
    for turn, (route, (url, child)) in enumerate(addresses.of_children(world).items()):
        if how_many == OF_EACH_KIND and route not in chosen.values():
            continue
        before, answered = logged(child), {}
        asking = {role: people[role] for role in who_asks(route, turn, relation, whom)}
        for role, user in asking.items():
            response = ask(world.client(user), url)
            found.compare(route, role, expected_at(route, role, relation), response)
            answered[role] = answer(response)
            page = response.content.decode(errors="replace")
            for hidden in (HIDDEN_ADDRESS, HIDDEN_NAME):
                if hidden in page:
                    found.note(f"{route}, {role}: the page says {hidden}")
        written = logged(child)
        for role, user in asking.items():
            opened, refused = (written[user.pk, way] - before[user.pk, way] for way in (True, False))
            for line in in_the_log(route, answered[role], relation, opened, refused):
                found.note(f"{route}, {role}: {line}")
    if rows() != before_all:
        found.note(f"reading wrote {rows() - before_all}")
    found.settle()


def in_the_log(route: str, answered: str, relation: str, opened: int, refused: int) -> Iterator[str]:
    """What is wrong with what the access log says of one request."""
    shows_no_content = route == matrix.STATE_REASON and relation != matrix.NOT_NAMED
    if route in matrix.PRESSED or shows_no_content:
        return
    if answered == matrix.OPENS and not opened:
        yield "opened, and the access log does not say so"
    outside = relation in {matrix.SAME_TEAM, matrix.OTHER_TEAM, matrix.NOT_NAMED}
    if answered == matrix.NOT_THERE or (outside and answered in REFUSALS):
        if not refused:
            yield "refused, and the access log does not say so"
        if opened:
            yield "refused, and the access log says it was opened"


#: Two at each address, who take turns; with script/test --full all who are named.
BY_TURNS_OR_ALL = pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.full)])
POSTING = {
    matrix.INVOLVED: READERS,
    matrix.STATED: WITNESSES,
    matrix.SAME_TEAM: WITNESSES,
    matrix.NOT_NAMED: WITNESSES,
}


@BY_TURNS_OR_ALL
@pytest.mark.parametrize("relation", POSTING)
def test_what_may_not_be_opened_may_not_be_posted_to_and_nothing_is_written(
    world: World, relation: str, *, whole: bool
) -> None:
    world.stand_as(relation)
    found, before = Findings(relation), rows()
    for turn, (route, (url, _)) in enumerate(addresses.of_children(world).items()):
        if matrix.KIND_OF.get(route) == "read":
            continue
        for role in POSTING[relation] if whole else in_turn(POSTING[relation], turn):
            client, expected = world.client(world.those(relation)[role]), expected_at(route, role, relation)
            if route in matrix.PRESSED:
                expected = matrix.by_post(route, role, relation)
            if expected in REFUSALS:
                found.compare(f"POST {route}", role, expected, ask(client, url, post=True))
    if rows() != before:
        found.note(f"refused, and yet written: {rows() - before}")
    found.settle()


@BY_TURNS_OR_ALL
@pytest.mark.parametrize("relation", [matrix.INVOLVED, matrix.OTHER_TEAM, matrix.NOT_NAMED])
def test_the_history_of_every_kind_of_record_follows_the_childs_access(
    world: World, relation: str, *, whole: bool
) -> None:
    world.stand_as(relation)
    found = Findings(relation)
    for turn, label in enumerate(kinds.WITH_HISTORY):
        row = world.a_row_of(apps.get_model(label))
        url = reverse("record_history", args=[label, row.pk])
        for role in WITNESSES if whole else in_turn(WITNESSES, turn):
            response = ask(world.client(world.those(relation)[role]), url)
            found.compare(f"history of {label}", role, history_of(label, role, relation), response)
            if HIDDEN_ADDRESS in response.content.decode(errors="replace"):
                found.note(f"history of {label}, {role}: the page says {HIDDEN_ADDRESS}")
    found.settle()


def test_what_is_about_no_person_has_no_history_page(world: World) -> None:
    found = Findings("history")
    for label in kinds.OF_NOBODY:
        row = apps.get_model(label)._default_manager.first()
        key = row.pk if isinstance(row.pk, UUID) else UUID(int=row.pk)
        url = reverse("record_history", args=[label, key])
        for role, user in world.those(matrix.INVOLVED).items():
            found.compare(f"history of {label}", role, matrix.NOT_THERE, ask(world.client(user), url))
    found.settle()


# Addresses about no child


@BY_TURNS_OR_ALL
def test_an_address_about_no_child_answers_by_role(world: World, *, whole: bool) -> None:
    found, people = Findings("by role"), world.those(matrix.INVOLVED)
    for turn, (route, url) in enumerate(addresses.of_no_child(world).items()):
        may = matrix.OF_NO_CHILD.get(route, ())
        by_turns = in_turn([*may], turn) + in_turn([role for role in people if role not in may], turn)
        for role in people if whole else by_turns:
            user, opens = people[role], role in may
            expected = matrix.FOR_ALL.get(route) or (matrix.OPENS if opens else matrix.NOT_YOURS)
            found.compare(route, role, expected, ask(world.client(user), url))
            if route in matrix.OF_NO_CHILD and expected == matrix.NOT_YOURS:
                found.compare(f"POST {route}", role, expected, ask(world.client(user), url, post=True))
    found.settle()


def test_nobody_opens_anything_without_signing_in(world: World) -> None:
    found, before, visitor = Findings("not signed in"), rows(), Client()
    urls = {route: url for route, (url, _) in addresses.of_children(world).items()}
    urls |= addresses.of_no_child(world)
    admin = addresses.admin_lists(world) | addresses.admin_records(world)
    urls |= {f"admin:{route}": url for route, url in admin.items()}
    for route, url in urls.items():
        expected = matrix.OPENS if route in matrix.FOR_VISITORS else matrix.SIGN_IN
        found.compare(route, "nobody", expected, ask(visitor, url))
        found.compare(f"POST {route}", "nobody", expected, ask(visitor, url, post=True))
    if rows() != before:
        found.note(f"written by nobody: {rows() - before}")
    found.settle()


def test_a_draft_is_there_for_its_owner_alone(world: World) -> None:
    """Whatever the role and the relation to the child: what was typed and not saved is nobody else's."""
    found, before = Findings("drafts"), rows()
    owner = world.those(matrix.INVOLVED)["social_worker"]
    note = Opened(owner.pk, "/contacts/add/", "contact_add", "Record a contact", "", UUID(int=1).hex)
    draft = keep_draft(by=owner, mark=UUID(int=2), opened=note, data={})
    for route in matrix.OF_ITS_OWNER:
        url = reverse(route, args=[draft.pk])
        for role, user in world.those(matrix.INVOLVED).items():
            if user != owner:
                response = ask(world.client(user), url, post=route == "draft_discard")
                found.compare(route, role, matrix.NOT_THERE, response)
    assert Draft.objects.filter(pk=draft.pk).exists()
    draft.delete()
    assert rows() == before
    found.settle()


# The admin site


@BY_TURNS_OR_ALL
def test_the_admin_site_opens_to_leaders_and_administrators_page_by_page(
    world: World, *, whole: bool
) -> None:
    found, before = Findings("admin"), rows()
    for turn, (route, url) in enumerate(addresses.admin_lists(world).items()):
        who = matrix.ADMIN_LISTS.get(route, matrix.LEADER)
        # The door refuses by role, whatever lies behind it: the front page asks every role.
        readers = READERS if whole else in_turn(READERS, turn)
        asked_here = matrix.ROLES if route == "index" else {*readers, *who}
        for role in asked_here:
            user = world.those(matrix.INVOLVED)[role]
            expected = matrix.OPENS if role in who else matrix.NOT_YOURS
            response = ask(world.client(user), url)
            found.compare(route, role, expected, response)
            if expected == matrix.NOT_YOURS and role in WITNESSES:
                found.compare(f"POST {route}", role, expected, ask(world.client(user), url, post=True))
            if role == "system_administrator" and "Amber" in response.content.decode(errors="replace"):
                found.note(f"{route}, {role}: the page names a child")
    if rows() != before:
        found.note(f"written: {rows() - before}")
    found.settle()


@pytest.mark.parametrize(
    "relation",
    [
        pytest.param(relation, marks=pytest.mark.full if relation in ALIKE else ())
        for relation in matrix.RELATIONS
    ],
)
def test_a_record_in_the_admin_site_opens_to_leaders_as_the_product_does(world: World, relation: str) -> None:
    world.stand_as(relation)
    found, before = Findings(f"admin, {relation}"), rows()
    # Whoever the door refuses, it refuses whatever their relation and the record: the lists ask them all.
    roles = sorted(matrix.LEADER | matrix.ADMINISTRATOR)
    records = list(addresses.admin_records(world).items())
    # The same two methods answer for every kind of record: those involved are asked for each of them.
    for route, url in records if relation == matrix.INVOLVED else records[::3]:
        for role in roles:
            client, expected = world.client(world.those(relation)[role]), matrix.admin_record(role, relation)
            follow = route.endswith("_history") and expected == matrix.OPENS
            response = ask(client, url, follow=follow)
            found.compare(route, role, expected, response)
            for hidden in (HIDDEN_ADDRESS, HIDDEN_NAME):
                if hidden in response.content.decode(errors="replace"):
                    found.note(f"{route}, {role}: the page says {hidden}")
            if role in matrix.LEADER and ask(client, url, post=True).status_code != 405:
                found.note(f"POST {route}, {role}: nothing is changed here, and yet it takes a post")
    if rows() != before:
        found.note(f"written: {rows() - before}")
    found.settle()
