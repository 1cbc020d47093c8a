"""People save, the server is killed under them at random moments, and they send again what got no answer.

What each saw acknowledged is then compared with what stands in the database. The moments are drawn
from a seed; what they meet is as it comes.
"""

import random
import re
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from threading import Event, Lock
from typing import TypeVar
from uuid import uuid4

from django.db import connection

from assessments.models import Assessment
from casework import clock
from children.models import DecisionEntry, Visit
from referrals.models import Referral, Screening, ScreeningDecision
from supervision.models import OversightAction, OversightDecision, OversightNote
from tests import stories
from tests.cast import Cast
from tests.household import Household, household
from tests.serving import DIED, Server, Visitor, signed_in

T = TypeVar("T")
Answers = dict[str, str | list[str]]


@dataclass
class Save:
    """One press of a button: whose, on which page, with which answers; and whether it was acknowledged."""

    who: str
    address: str
    answers: Answers
    words: str
    acknowledged: bool = False

    def __post_init__(self) -> None:
        """The one-time mark of the page, which it carries however often it is sent."""
        self.answers["submission"] = str(uuid4())


@dataclass
class Killing:
    """A run: what is saved by whom, and how often the server dies meanwhile."""

    cast: Cast
    server: Server
    seed: int
    saves: list[Save] = field(default_factory=list)
    kills: int = 0
    sent_again: int = 0

    def __post_init__(self) -> None:
        self._up, self._lock, self._done, self._over = Event(), Lock(), 0, False
        self._random = random.Random(self.seed)  # noqa: S311

    def plan(self, count: int) -> None:
        """A third are visits to two children, a third screening decisions, a third oversight notes."""
        home, team = household(self.cast), self.cast.team("penwith").pk
        kinds: list[Callable[[int], Save]] = [
            lambda number: visit(number, home),
            lambda number: decision(number, self._waiting(number), team),
            lambda number: note(number, home, self.cast.kerensa.pk),
        ]
        self.saves = [kinds[number % 3](number) for number in range(count)]
        connection.close()

    def _waiting(self, number: int) -> Screening:
        """A child of their own, screened, and waiting for Jory."""
        who = stories.child(self.cast.tamsin, given_name=f"Child {number}")
        return stories.recommended(self.cast, "assessment", who)

    def run(self, kills: int) -> None:
        """Everybody saves until all is acknowledged, while the server is killed so many times."""
        self._up.set()
        visitors = {
            who: signed_in(self.server, self.cast.staff[who]) for who in ("kerensa", "jory", "morwenna")
        }
        connection.close()
        with ThreadPoolExecutor(len(visitors) + 1) as pool:
            dying = pool.submit(self._kill, kills)
            saving = [pool.submit(self._save_all, who, visitor) for who, visitor in visitors.items()]
            try:
                for each in saving:
                    each.result()
            finally:
                self._over = True
            dying.result()

    def _save_all(self, who: str, visitor: Visitor) -> None:
        own = [save for save in self.saves if save.who == who]
        token = self._persist(partial(visitor.token, own[0].address))
        for save in own:
            answer = self._persist(partial(visitor.post, save.address, {**token, **save.answers}))
            assert answer.status == 302, (save, answer.status, re.findall(r"error-message.*", answer.page))
            with self._lock:
                save.acknowledged, self._done = True, self._done + 1

    def _persist(self, ask: Callable[[], T]) -> T:
        """Ask until there is an answer, as one presses the button again when no page comes."""
        while True:
            self._up.wait()
            try:
                return ask()
            except DIED:
                self.sent_again += 1
                time.sleep(0.02)

    def _kill(self, kills: int) -> None:
        """Kill at moments spread over the run, each a few milliseconds into whatever is being saved."""
        for at in sorted(self._random.sample(range(len(self.saves) - 1), kills)):
            while self._done < at:
                if self._over:  # somebody’s save failed, and no more will come
                    return
                time.sleep(0.001)
            time.sleep(self._random.uniform(0, 0.06))
            self._up.clear()
            self.server.kill()
            self.kills += 1
            self.server.start()
            self._up.set()


def visit(number: int, home: Household) -> Save:
    """A visit to Amber and her brother: two rows or none."""
    words = f"Visit {number}: both children were in the kitchen."
    own = home.jory.pk.hex
    answers: Answers = {
        "visited_at-day": "20", "visited_at-month": "11", "visited_at-year": "2025",
        "visited_at-time": "9:40", "place": "Home", "present": "Mother", "account": words,
        "seen": "alone", "siblings": [own], f"seen_{own}": "alone",
    }  # fmt: skip
    return Save("kerensa", f"/people/{home.amber.pk}/visits/add/", answers, words)


def decision(number: int, row: Screening, team: int) -> Save:
    """A screening decision: with its line in the index, the referral and the assessment it opens, or none."""
    words, own = f"Decision {number}: Amber was in the room and was frightened.", row.pk.hex
    answers: Answers = {
        f"outcome_{own}": "assessment", f"threshold_{own}": "4", f"need_{own}": "N1",
        f"team_{own}": str(team), f"why_{own}": words,
    }  # fmt: skip
    return Save("jory", f"/screenings/{row.pk}/decide/", answers, words)


def note(number: int, home: Household, owner: int) -> Save:
    """An oversight note: with its decision, the line in the index and the action it asks for, or none."""
    words, due = f"Note {number}: the school rang twice.", clock.today() + timedelta(days=30)
    answers: Answers = {
        "considered": words, "decided": words, "outcome": "changed", "rationale": words,
        "actions-count": "1", "actions-0-what": words, "actions-0-owner": str(owner),
        "actions-0-due_on-day": str(due.day), "actions-0-due_on-month": str(due.month),
        "actions-0-due_on-year": str(due.year),
    }  # fmt: skip
    return Save("morwenna", f"/people/{home.amber.pk}/oversight/add/", answers, words)


def standing() -> dict[str, Counter[str]]:
    """What the database holds of each save, by its words: how many rows of each kind."""
    decisions = ScreeningDecision.objects.values_list("rationale", "pk", "screening")
    of = {pk: words for words, pk, _ in decisions} | {screening: words for words, _, screening in decisions}
    index = DecisionEntry.objects.values_list("decision_id", flat=True)
    notes = dict(OversightDecision.objects.values_list("pk", "decided"))
    return {
        "visits": Counter(Visit.objects.values_list("account", flat=True)),
        "visits in the history": Counter(Visit.history.values_list("account", flat=True)),
        "decisions": Counter(words for words, *_ in decisions),
        "lines of the index": Counter({**of, **notes}.get(pk, "whose?") for pk in index),
        "referrals": Counter(of[pk] for pk in Referral.objects.values_list("screening", flat=True)),
        "assessments": Counter(
            of[pk] for pk in Assessment.objects.values_list("referral__screening", flat=True)
        ),
        "notes": Counter(OversightNote.objects.values_list("considered", flat=True)),
        "decisions of notes": Counter(notes.values()),
        "actions": Counter(OversightAction.objects.values_list("what", flat=True)),
    }


#: What one save of each kind must leave, no more and no less.
LEAVES = {
    "Visit": {"visits": 2, "visits in the history": 2},
    "Decision": {"decisions": 1, "lines of the index": 1, "referrals": 1, "assessments": 1},
    "Note": {"notes": 1, "decisions of notes": 1, "lines of the index": 1, "actions": 1},
}


def what_is_wrong(saves: list[Save]) -> list[str]:
    """Each save that was acknowledged and does not stand exactly once, and whatever stands besides."""
    found = standing()
    wanted: dict[str, Counter[str]] = {kind: Counter() for kind in found}
    for save in saves:
        for kind, rows in LEAVES[save.words.partition(" ")[0]].items():
            wanted[kind][save.words] = rows
    return [
        f"{kind}: {words!r} has {found[kind][words]} instead of {wanted[kind][words]}"
        for kind in found
        for words in found[kind] | wanted[kind]
        if found[kind][words] != wanted[kind][words]
    ]
