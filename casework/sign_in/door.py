"""The door: how often somebody may try to sign in, and how long they then wait.

A lock that shuts an account after a few failures lets anybody shut out anybody. So tries are counted
apart (OWASP, Slow Down Online Guessing Attacks with Device Cookies):

- from a browser in which this user has signed in before: by that browser alone;
- from any other: by the name and the address together, by the name from all of them, and by the
  address for all names.

Whoever hammers a name therefore holds up its owner only in browsers the owner never used. Names
are counted whether or not anybody has them, and the answer is the same.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from casework import answering, clock
from casework.answering import network_of
from casework.models import SignInCounter, User
from casework.sign_in.devices import device_of, name_key

MINUTES, HOURS, DAYS = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    """So many failures cost nothing; then each doubles the wait, from a minute; in time all is forgotten."""

    free: int
    longest: timedelta
    within: timedelta
    #: Whether a sign-in that succeeds wipes it out, or is only not counted itself.
    wiped: bool = False


OWN_BROWSER = Limit(free=5, longest=15 * MINUTES, within=DAYS, wiped=True)
NAME_FROM_ADDRESS = Limit(free=5, longest=HOURS, within=DAYS, wiped=True)
NAME_FROM_ANYWHERE = Limit(free=20, longest=15 * MINUTES, within=DAYS)
#: Wide, because a whole office comes from one address.
ADDRESS = Limit(free=100, longest=15 * MINUTES, within=HOURS)
#: Counters that nobody has touched for so long say nothing any more.
FORGOTTEN_AFTER = 2 * DAYS


class Door:
    """One try: counted before the password is looked at, so that many at once are not counted as one."""

    def __init__(self, limits: dict[str, Limit]) -> None:
        self._limits = {salted_hmac(__name__, key).hexdigest(): limit for key, limit in limits.items()}
        #: Until when this try, should it fail, keeps the next one waiting.
        self.next_waits_until: datetime | None = None

    @classmethod
    def to_sign_in(cls, request: HttpRequest, username: str) -> "Door":
        """The door for whoever types this name in this browser."""
        name, device = name_key(username), device_of(request, username)
        if device:
            return cls({f"browser {name} {device}": OWN_BROWSER})
        where = network_of(answering.address_of(request))
        return cls(
            {
                f"name {name} from {where}": NAME_FROM_ADDRESS,
                f"name {name}": NAME_FROM_ANYWHERE,
                f"address {where}": ADDRESS,
            }
        )

    @classmethod
    def of_own_password(cls, user: User) -> "Door":
        """The door for whoever sits at this user’s screen and has to prove who they are."""
        return cls({f"password of {user.pk}": OWN_BROWSER})

    def knock(self) -> datetime | None:
        """Count one try. Returns when the next may be made, where this one is too early."""
        with transaction.atomic():
            rows = self._rows()
            held = [until for row in rows if (until := row.held_until())]
            if held:
                return max(held)
            for row in rows:
                limit = self._limits[row.key]
                row.count(free=limit.free, longest=limit.longest, within=limit.within)
                row.save()
            waits = [until for row in rows if (until := row.held_until())]
            self.next_waits_until = max(waits, default=None)
        return None

    def opened(self) -> None:
        """It was the right password: what was counted for this try is taken back."""
        with transaction.atomic():
            for row in self._rows():
                row.failures = 0 if self._limits[row.key].wiped else max(row.failures - 1, 0)
                row.waits_until = None
                row.save()
        SignInCounter.objects.filter(since__lt=clock.now() - FORGOTTEN_AFTER).delete()

    def _rows(self) -> list[SignInCounter]:
        """The counters, made where there are none, and locked: always in one order."""
        fresh = [SignInCounter(key=key) for key in sorted(self._limits)]
        SignInCounter.objects.bulk_create(fresh, ignore_conflicts=True)
        rows = SignInCounter.objects.select_for_update().filter(key__in=self._limits)
        return list(rows.order_by("key"))
