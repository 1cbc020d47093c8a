"""A page measured in turn with the bare page, one with the frame and nothing in it, by the same person."""

import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework.models import User
from children.choices import InvolvementKind
from children.models import Involvement
from cornwall_cs import memory

#: How often each is asked, after WARM times that do not count.
TIMES, WARM = 60, 4
TIMES_BARE, MOST = 3.0, 400.0

# As the site does once it has started.
memory.settle()


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

    def __init__(
        self, name: str, who: Desk, ask: Callable[[int], Callable[[], HttpResponse]], of: str = "pages"
    ) -> None:
        self.name, self.page, self.bare = f"{of} {name}", [], []
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

    def tell(self, *, beside_bare: bool = True) -> None:
        """Print the figures, and whether the budget is met; of some pages only the milliseconds count."""
        median, p95 = statistics.median(self.page), statistics.quantiles(self.page, n=20)[-1]
        ratio = median / statistics.median(self.bare)
        for figure, value in (("median", f"{median:.1f} ms"), ("p95", f"{p95:.1f} ms")):
            print(f"{self.name} {figure} {value}")
        print(f"{self.name} bare {statistics.median(self.bare):.1f} ms")
        print(f"{self.name} ratio {ratio:.2f} times")
        print(f"{self.name} statements {self.statements} statements")
        met = p95 < MOST and (ratio <= TIMES_BARE or not beside_bare)
        print(f"{self.name} budget {'met' if met else 'NOT met'}\n", flush=True)


def _took(ask: Callable[[], object]) -> float:
    started = time.perf_counter()
    ask()
    return (time.perf_counter() - started) * 1000
