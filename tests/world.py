"""A world for tests of access: a child in every state, and people of every role beside and apart from them.

The involved are the cast. Beside each of them works a colleague in the same team, and elsewhere
somebody in the same role in another; both have nothing to do with the children. Each child lives at
a restricted address, and has a brother whose record is restricted and on which none of these is named.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import models, transaction
from django.test import Client, override_settings

from casework import clock
from casework.models import Position, User
from casework.roles import Role
from casework.staff import take_on
from children.choices import InvolvementKind
from children.models import Involvement, Person
from children.services.family import relate
from children.services.involvement import involve, state_reason
from children.services.people import create_person, set_address
from children.services.restriction import restrict
from tests import database, matrix, states
from tests.besides import complete_the_record, keep_the_rules, struck_out
from tests.cast import MONDAY, STAFF, Cast, everybody

#: Where a restricted address is, and what a hidden brother is called: no page may say either.
HIDDEN_ADDRESS, HIDDEN_NAME = "Refuge Cottage", "Gwithian"

#: Whose teams the colleagues are in who have nothing to do with the children.
BESIDE = {"maru_screener": "maru", "maru_manager": "maru", "out_of_hours": "out_of_hours"}
ELSEWHERE = {"maru_manager", "team_manager", "service_manager"}

#: By what each role of the cast is involved. Managers are so through those they manage, and the
#: MARU through its team; leaders and information governance have nothing but a stated reason.
BY = {
    "social_worker": InvolvementKind.ALLOCATED,
    "early_help_worker": InvolvementKind.CO_WORKING,
    "personal_adviser": InvolvementKind.CO_WORKING,
    "conference_chair": InvolvementKind.CHAIRING,
    "rights_advocate": InvolvementKind.CHAIRING,
    "conference_administrator": InvolvementKind.CO_WORKING,
    "lawyer": InvolvementKind.CO_WORKING,
    "quality_auditor": InvolvementKind.AUDIT,
    # Written past every service, to show that for these two nothing opens.
    "data_analyst": InvolvementKind.CO_WORKING,
    "system_administrator": InvolvementKind.CO_WORKING,
}


@dataclass
class World:
    cast: Cast
    children: dict[str, Person] = field(default_factory=dict)
    records: dict[str, Any] = field(default_factory=dict)
    people: dict[str, dict[str, User]] = field(default_factory=dict)
    clients: dict[int, Client] = field(default_factory=dict)

    def client(self, user: User) -> Client:
        return self.clients[user.pk]

    def sign_everybody_in(self) -> None:
        for user in [user for group in self.people.values() for user in group.values()]:
            self.clients[user.pk] = Client()
            self.clients[user.pk].force_login(user)

    def those(self, relation: str) -> dict[str, User]:
        """Who stands in a relation to the children, by role, once stand_as(relation) was called."""
        groups = {matrix.SAME_TEAM: "beside", matrix.OTHER_TEAM: "elsewhere", matrix.STATED: "elsewhere"}
        return self.people[groups.get(relation, "involved")]

    @property
    def keepers(self) -> list[User]:
        """Who is named on a restricted record when none of the others is."""
        return [self.cast.hedra, self.people["keepers"]["information_governance"]]

    def a_row_of(self, model: type[models.Model]) -> Any:
        """A record of a kind about one of the children, or of a contact about one; not their brother."""
        ours = {child.pk for child in self.children.values()}
        for row in model._default_manager.all():
            child = row.child if hasattr(row, "child") else self._first_on(row)
            if child and child.pk in ours and HIDDEN_NAME not in str(row):
                return row
        raise AssertionError(f"nothing in the world is a {model._meta.label}")

    def _first_on(self, row: Any) -> Person:
        return getattr(row, "contact", row).screenings.first().child

    def stand_as(self, relation: str) -> None:
        """Bring the people of a relation into it. The test's own transaction undoes it."""
        steps: dict[str, Callable[[], None]] = {
            matrix.SAME_TEAM: self._the_maru_leaves,
            matrix.OTHER_TEAM: self._the_maru_leaves,
            matrix.STATED: self._reasons_are_stated,
            matrix.NAMED: lambda: self._restrict(self.people["involved"]),
            matrix.NOT_NAMED: lambda: self._restrict({}),
        }
        steps.get(relation, lambda: None)()

    def _the_maru_leaves(self) -> None:
        units = (InvolvementKind.SCREENING, InvolvementKind.HANDOVER)
        for row in Involvement.objects.live().filter(kind__in=units):
            row.ends_at = clock.now()
            row.save()

    def _reasons_are_stated(self) -> None:
        self._the_maru_leaves()
        for role, user in self.people["elsewhere"].items():
            for child in self.children.values():
                if matrix.UNINVOLVED[role] == matrix.ASKS_WHY:
                    state_reason(by=user, person=child, reason="Court asked for it this morning.")

    def _restrict(self, named: dict[str, User]) -> None:
        cleared = [user for role, user in named.items() if role not in matrix.WITHOUT_CASES]
        for child in self.children.values():
            everybody_named = [*self.keepers, *cleared]
            restrict(by=self.cast.talan, person=child, named=everybody_named, reason="A threat was made.")
            for role in matrix.WITHOUT_CASES & named.keys():
                Involvement.objects.create(person=child, user=named[role], kind=InvolvementKind.NAMED)


def staff_of(cast: Cast) -> dict[str, dict[str, User]]:
    """Three of every role: involved, beside them, elsewhere; and who keeps restricted records."""
    found: dict[str, dict[str, User]] = {"involved": {}, "beside": {}, "elsewhere": {}, "keepers": {}}
    for first, (_, role, *_) in STAFF.items():
        found["involved"].setdefault(role.value, cast.staff[first])
    found["involved"]["social_worker"] = cast.kerensa
    found["involved"]["team_manager"] = cast.morwenna
    for role in matrix.ROLES:
        for group, team, manages in (
            ("beside", BESIDE.get(role, "penwith"), role == "maru_manager"),
            ("elsewhere", "restormel", role in ELSEWHERE),
        ):
            position = Position.MANAGER if manages else Position.MEMBER
            name = f"{Role(role).label}, {group}"
            found[group][role] = take_on(
                by=None,
                username=f"{role}.{group}",
                full_name=name,
                role=Role(role),
                team=cast.team(team),
                position=position,
            )
    found["keepers"]["information_governance"] = take_on(
        by=None, username="keeper", full_name="Keeper of records", role=Role.INFORMATION_GOVERNANCE
    )
    return found


def build(cast: Cast) -> World:
    """A child in every state, by the services."""
    world = World(cast, people=staff_of(cast))
    kept = world.records
    kept |= states.every_state(cast)
    moved = {key for key in kept if key.startswith("transfer of")}
    again = {"assessment", "joined", "check", "notified", "emailed", "asked about nobody", "merge", *moved}
    again |= {"specialist", "specialist sent"}
    again |= {"emergency order"}
    again.add("family copy")
    world.children = {key: row.child for key, row in kept.items() if key not in again}
    world.children["emailed"] = kept["emailed"].contact.screenings.get().child
    for child in world.children.values():
        _involve_everybody(world, child)
        _hide_something(world, child)
    complete_the_record(cast, kept["note"].child, kept["proposed"].plan)
    kept["struck"] = struck_out(cast, kept["note"].child)
    keep_the_rules(cast)
    return world


def _involve_everybody(world: World, child: Person) -> None:
    for role, kind in BY.items():
        involve(by=world.cast.jory, person=child, kind=kind, user=world.people["involved"][role])
    involve(by=world.cast.tamsin, person=child, kind=InvolvementKind.SCREENING, team=world.cast.team("maru"))
    for user in (world.cast.rosenwyn, world.cast.talan):
        state_reason(by=user, person=child, reason="A complaint has come to the director.")


def _hide_something(world: World, child: Person) -> None:
    cast, keepers = world.cast, world.keepers
    set_address(
        by=cast.jory,
        person=child,
        lines=f"{HIDDEN_ADDRESS}\nNewquay",
        postcode="TR7 1AA",
        restricted=True,
        starts=date(2026, 9, 1),
    )
    brother = create_person(
        by=cast.talan,
        details={"given_name": HIDDEN_NAME, "family_name": "Tregear", "date_of_birth": date(2017, 1, 9)},
    )
    relate(by=cast.talan, person=child, other=brother, kind="half_sibling", lives_with=True)
    restrict(by=keepers[1], person=brother, named=keepers, reason="A threat was made.")


def whole() -> World:
    """The world, with everybody in it: built once by each worker."""
    world = database.once("world", lambda: build(everybody()))
    return replace(world, children={**world.children}, records={**world.records}, clients={})


@contextmanager
def standing_world(blocker: Any) -> Iterator[World]:
    """The world for a module of tests, in a transaction of its own that is undone afterwards."""
    # Sessions in cookies: nothing that a test's own transaction could undo.
    cookies = override_settings(SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies")
    with blocker.unblock(), clock.at(MONDAY), cookies, transaction.atomic():
        world = whole()
        world.sign_everybody_in()
        yield world
        transaction.set_rollback(True)
