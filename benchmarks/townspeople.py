"""A county of people to be searched: common and rare names, families under one roof, namesakes, duplicates.

Written in bulk past the services, which would take days; what they are found by is written by the
product’s own rebuild. All are invented.
"""

import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from uuid import UUID

from django.core.management import call_command
from django.db import connection, transaction

from benchmarks.kept import is_whole, mark_whole
from benchmarks.names import FAMILY_NAMES, GIVEN_NAMES
from casework.models import User
from casework.roles import Role
from casework.staff import take_on
from children.finding_people.index import rebuild
from children.models import Address, FormerName, Person

PEOPLE = {"postgresql": 1_000_000, "sqlite": 100_000}
SEED, AT_ONCE = 20261127, 5_000
TODAY = date(2026, 11, 27)
#: In a hundred: known by another name, once called otherwise, written down twice.
KNOWN_AS, FORMERLY, TWICE = 6, 4, 1
MIDDLES = "a e i o u an en el or ow ar ick udd ell ess enn ith oth ull arr".split()
STREETS = "Lemon Fore Coinage Chapel Market Quay Harbour Bosvean Trelawney Killigrew Foundry Mitchell".split()
WAYS = "Row Street Terrace Hill Parc Close Lane Court".split()
TOWNS = (
    "Truro Redruth Camborne Penzance Newquay Bodmin Falmouth Launceston Bude Liskeard Saltash Padstow".split()
)
SCHOOLS = [f"{name} {kind}" for name in FAMILY_NAMES[45:170] for kind in ("Primary School", "Academy")]


def surnames() -> list[str]:
    """Some twelve thousand, the most common first."""
    longer = [f"{name[:-2]}{middle}{name[-2:]}" for name in FAMILY_NAMES[44:] for middle in MIDDLES]
    return list(dict.fromkeys([*FAMILY_NAMES, *longer]))


class Draw:
    """Draws the first of a list often and the last seldom, as names are borne."""

    def __init__(self, rng: random.Random, values: list[str], flat: float) -> None:
        self._rng, self._values = rng, values
        self._weights = list(accumulate(1 / (place + flat) for place in range(len(values))))

    def __call__(self) -> str:
        return self._rng.choices(self._values, cum_weights=self._weights)[0]


def ready() -> User:
    """Fill the database unless that was done; who searches is a social worker with no cases."""
    if not is_whole():
        started = time.monotonic()
        print("Making the county, which takes some minutes the first time.", flush=True)
        call_command("migrate", verbosity=0)
        call_command("load_reference_data", verbosity=0)
        _fill(PEOPLE[connection.vendor])
        rebuild()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        take_on(by=None, username="searcher", full_name="Searcher", role=Role.SOCIAL_WORKER)
        mark_whole()
        print(f"Made in {time.monotonic() - started:.0f} s.", flush=True)
    return User.objects.get(username="searcher")


def _fill(wanted: int) -> None:
    rng = random.Random(SEED)
    family, given = Draw(rng, surnames(), 25), Draw(rng, GIVEN_NAMES, 8)
    people: list[Person] = []
    homes: list[Address] = []
    before: list[FormerName] = []
    made = 0
    while made < wanted:
        home = _home(rng)
        name = family()
        for person in _household(rng, name, given):
            people.append(person)
            homes.append(Address(person=person, starts=TODAY, **home))
            if rng.randrange(100) < FORMERLY:
                before.append(FormerName(person=person, given_name=person.given_name, family_name=family(),
                                         until=TODAY, reason="invented"))  # fmt: skip
            made += 1
        if len(people) >= AT_ONCE or made >= wanted:
            with transaction.atomic():
                for model, rows in ((Person, people), (Address, homes), (FormerName, before)):
                    model.objects.bulk_create(rows, batch_size=AT_ONCE)
                    rows.clear()


def _household(rng: random.Random, name: str, given: Draw) -> Iterator[Person]:
    """One to five under one roof; now and then one of them is on record twice, born a day later."""
    for nth in range(rng.choice((1, 2, 2, 3, 3, 4, 5))):
        adult = nth == 0
        born = TODAY - timedelta(days=rng.randrange(18 * 365, 55 * 365) if adult else rng.randrange(18 * 365))
        person = _person(rng, given(), name, born, adult=adult)
        yield person
        if rng.randrange(100) < TWICE:
            again = born + timedelta(days=1)
            yield _person(rng, person.given_name, name, again, adult=adult)


def _person(rng: random.Random, given: str, family: str, born: date, *, adult: bool) -> Person:
    return Person(
        pk=UUID(int=rng.getrandbits(128), version=4),
        number=f"X{rng.getrandbits(60):x}",
        given_name=given,
        family_name=family,
        known_as=rng.choice(GIVEN_NAMES) if rng.randrange(100) < KNOWN_AS else "",
        date_of_birth=born,
        telephone=f"07700 {rng.randrange(1_000_000):06}" if adult else "",
        school="" if adult else rng.choice(SCHOOLS),
    )


def _home(rng: random.Random) -> dict[str, str]:
    street = f"{rng.randrange(1, 180)} {rng.choice(STREETS)} {rng.choice(WAYS)}"
    letters = "".join(rng.choices("ABDEFGHJLNPQRSTUWXYZ", k=2))
    return {
        "lines": f"{street}\n{rng.choice(TOWNS)}",
        "postcode": f"TR{rng.randrange(1, 28)} {rng.randrange(10)}{letters}",
    }
