"""The MARU desk with five years of 25,000 contacts behind it: script/benchmark board.

The desk and the board of partner checks, each in turn with the bare page; what each state of the desk
shows; and picking a contact up.
"""

from collections.abc import Callable

import django
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.urls import reverse

django.setup()

from benchmarks.measured import Desk, Measured  # noqa: E402
from benchmarks.unit import figures, ready  # noqa: E402
from referrals.models import Contact  # noqa: E402


def main() -> None:
    settings.ROOT_URLCONF, settings.ALLOWED_HOSTS = "benchmarks.urls", ["testserver"]
    screener = Desk(ready())
    of = f"board {connection.vendor}"
    for what, number in figures():
        print(f"{of} {what} {number} rows")
    desk, checks, home = reverse("maru_desk"), reverse("partner_checks"), reverse("home")
    waiting = list(Contact.objects.unfinished().filter(holds=None).values_list("pk", flat=True))

    def page(address: str) -> Callable[[int], Callable[[], HttpResponse]]:
        return lambda _: lambda: screener.get(address)

    def pressed(turn: int) -> Callable[[], HttpResponse]:
        address = reverse("contact_pick_up", args=[waiting[turn % len(waiting)]])
        return lambda: screener.client.post(address)

    for name, ask in (
        ("desk", page(desk)),
        ("desk-checks-out", page(f"{desk}?show=checks")),
        ("desk-feedback-due", page(f"{desk}?show=feedback")),
        ("desk-decided-today", page(f"{desk}?show=decided")),
        ("partner-checks", page(checks)),
        ("home", page(home)),
        ("picking-up", pressed),
    ):
        Measured(name, screener, ask, of=of).tell()


if __name__ == "__main__":
    main()
