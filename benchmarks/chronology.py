"""The chronology of a family whose record has 3,000 entries: script/benchmark chronology.

Each page is asked in turn with a bare page. Budget: 400 ms for all but the slowest in twenty. How long the
papers of the whole take is told beside it, and has no budget: they are made once, before a hearing.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

import django
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.urls import reverse

django.setup()

from benchmarks.long_record import ENTRIES, family, ready  # noqa: E402
from benchmarks.measured import Desk, Measured  # noqa: E402
from casework import clock  # noqa: E402
from children.chronology import Asked, chronology  # noqa: E402

PAPERS = 5


def main() -> None:
    settings.ROOT_URLCONF, settings.ALLOWED_HOSTS = "benchmarks.urls", ["testserver"]
    worker, of = Desk(ready()), f"chronology {connection.vendor}"
    children = family()
    whole = chronology(worker.user, children, Asked(everything=True))
    assert whole.on_record >= ENTRIES, "the record is not as long as it should be"
    print(f"{of} {len(children)} children {whole.on_record} entries {len(whole.lines)} lines\n", flush=True)
    child, family_page = (
        reverse(name, args=[children[0].pk]) for name in ("child_chronology", "family_chronology")
    )
    two_years_ago = clock.today() - timedelta(days=2 * 365)
    then, since = typed("as_of", two_years_ago), typed("since", two_years_ago)
    for name, address in (
        ("child", child),
        ("child-everything", f"{child}?everything=on"),
        ("family", family_page),
        ("family-everything", f"{family_page}?everything=on"),
        ("family-far-back", f"{family_page}?everything=on&page={len(whole.lines) // 50}"),
        ("family-as-of", f"{family_page}?everything=on&{then}"),
        ("family-filtered", f"{family_page}?everything=on&kinds=visit&kinds=contact&{since}"),
    ):
        Measured(name, worker, page(worker, address), of=of).tell(beside_bare=False)
    for form in ("pdf", "docx"):
        paper(worker, form, reverse("family_chronology_paper", args=[children[0].pk, form]), of)


def typed(name: str, day: date) -> str:
    """A day as the boxes of the form send it."""
    return f"{name}-day={day.day}&{name}-month={day.month}&{name}-year={day.year}"


def page(who: Desk, address: str) -> Callable[[int], Callable[[], HttpResponse]]:
    return lambda _: lambda: who.get(address)


def paper(who: Desk, form: str, address: str, of: str) -> None:
    took = []
    for _ in range(PAPERS):
        started = time.perf_counter()
        size = len(who.get(f"{address}?everything=on").content)
        took.append(time.perf_counter() - started)
    print(f"{of} paper-{form} median {statistics.median(took):.1f} s")
    print(f"{of} paper-{form} size {size / 1_000_000:.1f} MB\n", flush=True)


if __name__ == "__main__":
    main()
