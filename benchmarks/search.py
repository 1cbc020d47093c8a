"""Whether a search finds the right person in spite of a slip, and how soon: script/benchmark search.

What is typed is a full name and one more fact, as a worker has them on the telephone, with one slip
in it; or a full name alone, of which no more than five people are the bearers. The kinds of slip and
the floors below were fixed before anything was measured. Found means: among the first five.
"""

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import django
from django.db import connection

django.setup()

from benchmarks.townspeople import TODAY, ready  # noqa: E402
from casework import clock  # noqa: E402
from casework.models import User  # noqa: E402
from children.finding_people import find_people  # noqa: E402
from children.models import Address, FormerName, Person  # noqa: E402

#: Of a hundred searches with one slip, how many find the right person among the first five; and
#: milliseconds for all but the slowest in twenty.
FLOOR, FIRST = 95.0, 5
MOST_MS = {"postgresql": 100.0, "sqlite": 150.0}
TIMES, SEED = 100, 7
LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: Written otherwise, heard alike.
HEARD = (
    ("ck", "k"),
    ("ph", "f"),
    ("i", "y"),
    ("ee", "ea"),
    ("ow", "ou"),
    ("th", "tth"),
    ("s", "ss"),
    ("c", "k"),
)

Rng = random.Random


def left_out(rng: Rng, name: str) -> str:
    at = rng.randrange(1, len(name))
    return name[:at] + name[at + 1 :]


def too_many(rng: Rng, name: str) -> str:
    at = rng.randrange(1, len(name))
    return name[:at] + rng.choice(LETTERS) + name[at:]


def wrong(rng: Rng, name: str) -> str:
    at = rng.randrange(1, len(name))
    return name[:at] + rng.choice(LETTERS.replace(name[at], "")) + name[at + 1 :]


def changed_about(rng: Rng, name: str) -> str:
    at = rng.randrange(len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def misheard(rng: Rng, name: str) -> str:
    fits = [pair for pair in HEARD if pair[0] in name[1:].lower()]
    if not fits:
        return name + "e"
    one, other = rng.choice(fits)
    return name[0] + name[1:].lower().replace(one, other, 1)


def other_digit(rng: Rng, written: str) -> str:
    at = rng.choice([nth for nth, sign in enumerate(written) if sign.isdigit() and nth not in (6, 7)])
    return written[:at] + rng.choice("0123456789".replace(written[at], "")) + written[at + 1 :]


@dataclass(frozen=True)
class Kind:
    """A kind of slip: what is typed for a person; nothing where it cannot be made of this one."""

    name: str
    typed: Callable[[Rng, Person], str]


def _born(person: Person) -> str:
    return f"{person.date_of_birth:%d/%m/%Y}"


def _swapped(person: Person) -> str:
    born = person.date_of_birth
    return f"{born:%m/%d/%Y}" if born.day <= 12 and born.day != born.month else ""


def _with(person: Person, name: str, slip: str) -> str:
    """The name with a slip in one part, and the date of birth."""
    parts = {"given": person.given_name, "family": person.family_name} | {name: slip}
    return f"{parts['given']} {parts['family']} {_born(person)}" if len(slip) > 2 else ""


def _slips(name: str) -> list[Kind]:
    def made(slip: Callable[[Rng, str], str]) -> Callable[[Rng, Person], str]:
        return lambda rng, person: _with(person, name, slip(rng, getattr(person, f"{name}_name")))

    slips = (left_out, too_many, wrong, changed_about, misheard)
    return [Kind(f"{name}-name-{slip.__name__.replace('_', '-')}", made(slip)) for slip in slips]


def _full(person: Person) -> str:
    return f"{person.given_name} {person.family_name}"


def _date(how: Callable[[Rng, Person], str]) -> Callable[[Rng, Person], str]:
    def typed(rng: Rng, person: Person) -> str:
        written = how(rng, person)
        return f"{_full(person)} {written}" if written else ""

    return typed


def _known_as(rng: Rng, person: Person) -> str:
    return f"{person.known_as} {person.family_name} {_born(person)}" if person.known_as else ""


def _formerly(rng: Rng, person: Person) -> str:
    before = FormerName.objects.filter(person=person).first()
    return f"{person.given_name} {before.family_name} {_born(person)}" if before else ""


def _at_home(rng: Rng, person: Person) -> str:
    street = Address.objects.get(person=person).lines.partition("\n")[0]
    return f"{person.given_name} {wrong(rng, person.family_name)} {street}"


def _by_postcode(rng: Rng, person: Person) -> str:
    postcode = Address.objects.get(person=person).postcode
    return f"{left_out(rng, person.given_name)} {person.family_name} {postcode}"


def _alone(rng: Rng, person: Person) -> str:
    same = Person.objects.filter(given_name=person.given_name, family_name=person.family_name)[: FIRST + 1]
    return f"{person.given_name} {wrong(rng, person.family_name)}" if len(same) <= FIRST else ""


KINDS = [
    *_slips("family"),
    *_slips("given"),
    Kind("date-swapped", _date(lambda rng, person: _swapped(person))),
    Kind("date-one-digit", _date(lambda rng, person: other_digit(rng, _born(person)))),
    Kind("known-as", _known_as),
    Kind("former-name", _formerly),
    Kind("name-and-street", _at_home),
    Kind("name-and-postcode", _by_postcode),
    Kind("rare-name-alone", _alone),
]


@dataclass
class Result:
    found: list[bool] = field(default_factory=list)
    took: list[float] = field(default_factory=list)

    @property
    def share(self) -> float:
        return 100 * sum(self.found) / len(self.found)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.took, n=20)[-1]


def measure(user: User) -> dict[str, Result]:
    rng = random.Random(SEED)
    everybody = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    results: dict[str, Result] = {}
    for kind in KINDS:
        result = results[kind.name] = Result()
        while len(result.found) < TIMES:
            person = Person.objects.get(pk=rng.choice(everybody))
            if not (typed := kind.typed(rng, person)):
                continue
            started = time.perf_counter()
            hits = find_people(user, typed).hits
            result.took.append((time.perf_counter() - started) * 1000)
            result.found.append(person.pk in [hit.person for hit in hits[:FIRST]])
        print(f"search {connection.vendor} {kind.name} found {result.share:.0f} %", flush=True)
        print(f"search {connection.vendor} {kind.name} p95 {result.p95:.1f} ms", flush=True)
    return results


def by_number(user: User) -> float:
    """The floor: the same person by their number, through the same search."""
    numbers = list(Person.objects.order_by("number").values_list("number", flat=True)[:TIMES])
    took = []
    for number in numbers:
        started = time.perf_counter()
        list(Person.objects.findable_by(user).filter(number=number))
        took.append((time.perf_counter() - started) * 1000)
    return statistics.median(took)


def main() -> None:
    user = ready()
    with clock.at(clock.now().replace(year=TODAY.year, month=TODAY.month, day=TODAY.day)):
        results = measure(user)
        floor = by_number(user)
    whole = Result([hit for each in results.values() for hit in each.found],
                   [took for each in results.values() for took in each.took])  # fmt: skip
    worst = min(results, key=lambda name: results[name].share)
    engine, most = connection.vendor, MOST_MS[connection.vendor]
    print(f"\nsearch {engine} people {Person.objects.count()} people")
    print(f"search {engine} all found {whole.share:.1f} % (floor {FLOOR:.0f}: {_met(whole.share >= FLOOR)})")
    print(f"search {engine} worst-kind {worst} {results[worst].share:.0f} %")
    print(f"search {engine} all median {statistics.median(whole.took):.1f} ms")
    print(f"search {engine} all p95 {whole.p95:.1f} ms (at most {most:.0f}: {_met(whole.p95 < most)})")
    print(f"search {engine} by-number-alone median {floor:.2f} ms\n", flush=True)


def _met(met: bool) -> str:
    return "met" if met else "NOT met"


if __name__ == "__main__":
    main()
