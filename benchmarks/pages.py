"""What pages cost, for people at work in a full office: script/benchmark pages.

Each page is asked in turn with a bare page, one that has the frame and nothing in it, by the same
person; so that the ratio is of pages on the same machine at the same moment. Budget: three times the
bare page, and 400 ms for all but the slowest in twenty.
"""

import random
from collections.abc import Callable

import django
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

django.setup()

from benchmarks.copying import staff_of  # noqa: E402
from benchmarks.measured import Desk, Measured  # noqa: E402
from benchmarks.population import ready  # noqa: E402
from casework.searches import sealed  # noqa: E402

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
