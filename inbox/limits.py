"""How often one address may begin, attach, send or have a link sent: slowed down, never shut out.

A limit that shuts the form for everybody lets anybody shut out a school. So an address is counted by
itself; a flood from elsewhere makes everybody’s allowance smaller and nobody’s none; what was written is
kept; and whoever comes back by the link in their own e-mail is not held up at all.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from casework import clock
from casework.answering import address_of, network_of
from inbox.models import Tally

MINUTES = 10
WITHIN = timedelta(minutes=MINUTES)


@dataclass(frozen=True)
class Limit:
    """From one address so many in ten minutes; while more than `flood` come from all, fewer."""

    name: str
    each: int
    in_a_flood: int
    flood: int


#: Wide, because a whole school, or a hospital, comes from one address.
BEGIN = Limit("begin", each=40, in_a_flood=8, flood=400)
ATTACH = Limit("attach", each=40, in_a_flood=10, flood=400)
SEND = Limit("send", each=20, in_a_flood=4, flood=200)
#: A link goes to an address somebody typed: that nobody’s letter box is filled from here.
LINK = Limit("link", each=10, in_a_flood=3, flood=100)
TO_ONE_LETTER_BOX = Limit("letter box", each=3, in_a_flood=3, flood=1_000_000)


def held(request: HttpRequest, limit: Limit) -> int:
    """Count one; for how many minutes this address waits before the next, or none."""
    return held_for(network_of(address_of(request)), limit)


def held_for(whose: str, limit: Limit) -> int:
    """The same, counted by something else than the address asked from."""
    begun, ends = _window()
    own = _count(f"{limit.name} {whose} {begun:%Y-%m-%d %H:%M}", ends)
    everybody = _count(f"{limit.name} everybody {begun:%Y-%m-%d %H:%M}", ends)
    allowed = limit.in_a_flood if everybody > limit.flood else limit.each
    return max(1, -(-int((ends - clock.now()).total_seconds()) // 60)) if own > allowed else 0


def _window() -> tuple[datetime, datetime]:
    """The ten minutes that are now, by the clock."""
    now = clock.now().astimezone(UTC)
    begun = now.replace(minute=now.minute // MINUTES * MINUTES, second=0, microsecond=0)
    return begun, begun + WITHIN


def _count(what: str, until: datetime) -> int:
    """How often it was counted by now. What is kept is a digest: no address can be read from it."""
    mark = salted_hmac(__name__, what, algorithm="sha256").hexdigest()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT inbox_count(%s, %s)", [mark, until])
            return int(cursor.fetchone()[0])
    Tally.objects.get_or_create(mark=mark, defaults={"expires_at": until})
    Tally.objects.filter(mark=mark).update(count=F("count") + 1)
    return Tally.objects.values_list("count", flat=True).get(mark=mark)
