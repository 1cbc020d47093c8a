"""What pages cost, for people at work in a full office: script/benchmark pages.

Each page is asked in turn with a bare page, one that has the frame and nothing in it, by the same
person; so that the ratio is of pages on the same machine at the same moment. Budget: three times the
bare page, and 400 ms for all but the slowest in twenty.
"""

import random
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import django
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

django.setup()

from benchmarks.copying import staff_of  # noqa: E402
from benchmarks.population import ready  # noqa: E402
from casework.models import User  # noqa: E402
from casework.searches import sealed  # noqa: E402
from children.choices import InvolvementKind  # noqa: E402
from children.models import Involvement  # noqa: E402

#: How often each is asked, after WARM times that do not count.
TIMES, WARM = 60, 4
TIMES_BARE, MOST = 3.0, 400.0
SEED = 20261123
#: What is saved: a note of a call, and a manager’s decision.
NOTE = {
    "kind": "telephone",
    "with_whom": "Mrs Rowe, class teacher",
    "account": "She came in without a coat.",
}
DECISION = {
    "considered": "The school rang twice this week.",
    "decided": "Go on as planned.",
    "outcome": "as_planned",
    "rationale": "Her mother has kept every appointment since the summer.",
    "actions-count": "1",
}


@dataclass
class Desk:
    """Somebody at work: their browser, and the children allocated to them or to those they manage."""

    user: User
    client: Client = field(default_factory=Client)
    children: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.client.force_login(self.user)
        alive = {"person__date_of_death": None, "person__stillborn_on": None, "person__restricted": False}
        mine = Involvement.objects.giving(self.user).filter(kind=InvolvementKind.ALLOCATED, **alive)
        self.children = [str(key) for key in mine.order_by("pk").values_list("person", flat=True)]

    def get(self, address: str) -> HttpResponse:
        response = self.client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        return response

    def post(self, address: str, answers: dict[str, str]) -> Callable[[], HttpResponse]:
        """Fill in a form; what is returned sends it, once."""
        page = self.get(address).content.decode()
        stands = {}
        for box in re.findall(r"<input[^>]+>", page):
            held = dict(re.findall(r'\b(type|name|value)="([^"]*)"', box))
            if held.get("type") in ("hidden", "text") and held.get("value"):
                stands[held["name"]] = held["value"]

        def send() -> HttpResponse:
            response = self.client.post(address, stands | answers)
            assert response.status_code == 302, (address, response.status_code)
            return response

        return send


class Measured:
    """Milliseconds of one page and of the bare page beside it, and how many statements the page asks."""

    def __init__(self, name: str, who: Desk, ask: Callable[[int], Callable[[], HttpResponse]]) -> None:
        self.name, self.page, self.bare = name, [], []
        bare = reverse("bare")
        for turn in range(TIMES + WARM):
            this = ask(turn)
            took, floor = _took(this), _took(lambda: who.get(bare))
            if turn >= WARM:
                self.page.append(took)
                self.bare.append(floor)
        last = ask(TIMES + WARM)
        with CaptureQueriesContext(connection) as captured:
            last()
        self.statements = len(captured)

    def tell(self) -> None:
        median, p95 = statistics.median(self.page), statistics.quantiles(self.page, n=20)[-1]
        ratio = median / statistics.median(self.bare)
        for figure, value in (("median", f"{median:.1f} ms"), ("p95", f"{p95:.1f} ms")):
            print(f"pages {self.name} {figure} {value}")
        print(f"pages {self.name} bare {statistics.median(self.bare):.1f} ms")
        print(f"pages {self.name} ratio {ratio:.2f} times")
        print(f"pages {self.name} statements {self.statements} statements")
        met = ratio <= TIMES_BARE and p95 < MOST
        print(f"pages {self.name} budget {'met' if met else 'NOT met'}\n", flush=True)


def _took(ask: Callable[[], object]) -> float:
    started = time.perf_counter()
    ask()
    return (time.perf_counter() - started) * 1000


def measure() -> None:
    rng = random.Random(SEED)
    worker, manager = Desk(staff_of("kensa", rng)), Desk(staff_of("tegen", rng))
    screener = Desk(staff_of("senara", rng))

    def page(who: Desk, name: str, *, query: str = "") -> Callable[[int], Callable[[], HttpResponse]]:
        return lambda _: lambda: who.get(reverse(name) + query)

    def of_child(who: Desk, name: str, *, query: str = "") -> Callable[[int], Callable[[], HttpResponse]]:
        keys = who.children
        return lambda turn: lambda: who.get(reverse(name, args=[keys[turn % len(keys)]]) + query)

    def saving(who: Desk, name: str, answers: dict[str, str]) -> Callable[[int], Callable[[], HttpResponse]]:
        keys = who.children
        return lambda turn: who.post(reverse(name, args=[keys[turn % len(keys)]]), answers)

    for name, who, ask in (
        ("worklist", worker, page(worker, "home")),
        ("team-worklist", manager, page(manager, "team_home")),
        ("screening-queue", screener, page(screener, "maru_desk")),
        ("search-rare-name", worker, page(worker, "find", query=f"?search={sealed('Tregear Amber')}")),
        ("search-common-name", worker, page(worker, "find", query=f"?search={sealed('Smith')}")),
        ("child", worker, of_child(worker, "child")),
        ("timeline", worker, of_child(worker, "child_timeline")),
        ("note-search", worker, of_child(worker, "child_search", query=f"?search={sealed('school')}")),
        ("saving-a-note", worker, saving(worker, "note_add", NOTE)),
        ("saving-a-decision", manager, saving(manager, "oversight_add", DECISION)),
    ):
        Measured(name, who, ask).tell()


def main() -> None:
    settings.ROOT_URLCONF, settings.ALLOWED_HOSTS = "benchmarks.urls", ["testserver"]
    ready()
    measure()


if __name__ == "__main__":
    main()
