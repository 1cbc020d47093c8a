"""A screening unit of some years: what came in, how it was screened, and what is on the desk this morning.

Written in bulk past the services, which would take days. All are invented.
"""

import random
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Model

from benchmarks.kept import is_whole, mark_whole
from benchmarks.names import FAMILY_NAMES, GIVEN_NAMES
from casework import clock
from casework.models import Position, Team, TeamKind, User
from casework.roles import Role
from casework.staff import take_on
from children.choices import InvolvementKind
from children.models import Involvement, Person
from referrals.models import (
    Contact,
    Hold,
    PartnerCheck,
    ReferrerFeedback,
    Screening,
    ScreeningDecision,
    ScreeningRecommendation,
    Triage,
)

A_YEAR, YEARS, PEOPLE = 25_000, 5, 60_000
#: On the desk now: still to be decided on, and with the referrer still to hear.
WAITING, TO_TELL = 160, 90
SEED, AT_ONCE = 20261127, 4_000
OUTCOMES = ("advice", "no_further_action", "early_help")


def ready() -> User:
    """Fill the database unless that was done; who looks is a screener of the unit."""
    if not is_whole():
        started = time.monotonic()
        print("Making the unit, which takes some minutes the first time.", flush=True)
        call_command("migrate", verbosity=0)
        call_command("load_reference_data", verbosity=0)
        Unit().fill()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        mark_whole()
        print(f"Made in {time.monotonic() - started:.0f} s.", flush=True)
    return User.objects.get(username="screener")


class Unit:
    """Its team, two who screen and one who decides, and what they have done."""

    def __init__(self) -> None:
        self.rng, self.now = random.Random(SEED), clock.now()
        self.team = Team.objects.create(key="unit", name="The unit", kind=TeamKind.MARU)
        self.screener, self.other = (
            self._staff(name, Role.MARU_SCREENER, Position.MEMBER) for name in ("screener", "second")
        )
        self.manager = self._staff("manager", Role.MARU_MANAGER, Position.MANAGER)
        self.children: list[UUID] = []
        self.open_to_unit: set[UUID] = set()
        self.rows: dict[type[Model], list[Any]] = {}

    def _staff(self, name: str, role: Role, position: Position) -> User:
        return take_on(
            by=None, username=name, full_name=name.title(), role=role, team=self.team, position=position
        )

    def fill(self) -> None:
        for _ in range(PEOPLE):
            self.add(self._child())
        self.write(least=0)
        for nth in range(A_YEAR * YEARS):
            self.finished(self.now - timedelta(minutes=5000 + nth * 525_600 // A_YEAR))
            self.write()
        for nth in range(WAITING + TO_TELL):
            self.on_the_desk(self.now - timedelta(minutes=3 + nth * 4), nth)
        self.write(least=0)

    def add(self, row: Any) -> Any:
        self.rows.setdefault(type(row), []).append(row)
        return row

    def write(self, *, least: int = AT_ONCE) -> None:
        if sum(map(len, self.rows.values())) < max(least, 1):
            return
        with transaction.atomic():
            for model, rows in self.rows.items():
                model._default_manager.bulk_create(rows, batch_size=900)
        self.rows = {}

    def _child(self) -> Person:
        key = UUID(int=self.rng.getrandbits(128), version=4)
        self.children.append(key)
        return Person(
            pk=key,
            number=f"X{self.rng.getrandbits(60):x}",
            given_name=self.rng.choice(GIVEN_NAMES),
            family_name=self.rng.choice(FAMILY_NAMES),
            date_of_birth=(self.now - timedelta(days=self.rng.randrange(17 * 365))).date(),
        )

    def came(self, at: datetime, **more: Any) -> tuple[Contact, list[Screening]]:
        """Something came in about one to three children; it is rated, and now and then a partner is asked."""
        rng = self.rng
        contact = self.add(
            Contact(received_at=at, arrival="referral", channel="form", source="2A", referrer_agency="School",
                    account="She came in without a coat. " * 12, immediate_danger=rng.randrange(40) == 0,
                    danger_action="Police are on the way.", family_informed="agreed", **more)
        )  # fmt: skip
        due = at.date() + timedelta(days=1)
        children = rng.sample(self.children, rng.choice((1, 1, 2, 3)))
        return contact, [self.add(Screening(contact=contact, child_id=key, due_on=due)) for key in children]

    def rated(self, contact: Contact, at: datetime) -> None:
        rating = self.rng.choice(("red", "amber", "amber", "green", "green", "green"))
        self.add(
            Triage(
                contact=contact, rating=rating, rationale="As read.", triaged_by=self.screener, triaged_at=at
            )
        )

    def asked(self, contact: Contact, at: datetime, **answered: Any) -> None:
        self.add(
            PartnerCheck(contact=contact, partner=self.rng.choice(("police", "health")), asked_at=at,
                         rating="amber",
                         due_at=at + timedelta(hours=24), question="What is known?", shared="The name.",
                         basis="agreed", **answered)
        )  # fmt: skip

    def recommended(self, row: Screening, at: datetime) -> None:
        self.add(
            ScreeningRecommendation(screening=row, outcome="advice", threshold="2", rationale="As read.",
                                    recommended_by=self.screener, recommended_in_role=Role.MARU_SCREENER,
                                    recommended_at=at)
        )  # fmt: skip

    def decided(self, row: Screening, at: datetime) -> None:
        row.decided_at = at
        self.recommended(row, at)
        self.add(
            ScreeningDecision(screening=row, outcome=self.rng.choice(OUTCOMES), threshold="2",
                              rationale="Read whole. " * 10, decided_by=self.manager,
                              decided_in_role=Role.MARU_MANAGER, decided_at=at)
        )  # fmt: skip

    def finished(self, at: datetime) -> None:
        later = at + timedelta(hours=6)
        contact, screenings = self.came(at, decided_at=later, feedback_due_on=later.date(), finished_at=later)
        self.rated(contact, at)
        self.add(Hold(contact=contact, holder=self.other, since=at, until=later))
        if self.rng.randrange(3):
            self.asked(contact, at, answered_at=later, result="nothing", answer="No record.")
        for row in screenings:
            self.decided(row, later)
        self.add(
            ReferrerFeedback(
                contact=contact, given_at=later, method="telephone", given_to="The head", text="Told."
            )
        )

    def on_the_desk(self, at: datetime, nth: int) -> None:
        told = nth >= WAITING
        more = {"decided_at": self.now, "feedback_due_on": self.now.date()} if told else {}
        contact, screenings = self.came(at, **more)
        for row in screenings:
            self._opened(row.child_id, at)
            if told:
                self.decided(row, self.now)
            elif nth % 3 == 0:
                self.recommended(row, at)
        if nth % 4:
            self.rated(contact, at)
        if nth % 5 == 0:
            self.asked(contact, at)
        if nth % 2:
            self.add(Hold(contact=contact, holder=self.other, since=at))

    def _opened(self, child: UUID, at: datetime) -> None:
        """The unit is involved once with a child, however often they came in."""
        if child not in self.open_to_unit:
            self.open_to_unit.add(child)
            self.add(
                Involvement(person_id=child, team=self.team, kind=InvolvementKind.SCREENING, starts_at=at)
            )


def figures() -> Iterator[tuple[str, int]]:
    for model in (Contact, Screening, ScreeningDecision, PartnerCheck):
        yield model._meta.verbose_name_plural, model._default_manager.count()
