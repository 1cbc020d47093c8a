"""A family with twelve years of work behind it: the demonstration’s fullest record, grown to 3,000 entries.

The demonstration is told by the services, so that every kind of entry stands there. What is laid over it,
for this family and round it for all others, is written in bulk past them. All are invented.
"""

import random
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Model

from benchmarks.kept import is_whole, mark_whole
from casework import clock
from casework.models import User
from casework.roles import Role
from children.choices import DocumentKind, InvolvementKind, LifeEventKind, NoteKind
from children.contributions import timeline
from children.models import (
    CaseNote,
    ChronologyMark,
    DirectWork,
    Document,
    LifeEvent,
    MissedVisit,
    MissingEpisode,
    Person,
    Visit,
)
from children.relatives import relatives_of
from referrals.models import Contact, ReferrerFeedback, Screening, ScreeningDecision, ScreeningRecommendation
from supervision.models import OversightDecision, OversightNote

FAMILY, WORKER, MANAGER = "Pendray", "perran", "tegen"
#: Entries on the record of the family, and how many are laid on those of all others together.
ENTRIES, OF_OTHERS = 3_000, 40_000
YEARS, SEED, AT_ONCE = 12, 20261127, 4_000
SAID = (
    "Mum rang to say that the school had sent them home again. She sounded tired: nobody had slept. ",
    "The health visitor was there when I came. The baby had put on weight, and the kitchen was clean. ",
    "They would not come downstairs while he was in the house, and asked twice whether he would be told. ",
    "We agreed that gran takes them on Tuesdays and Thursdays until the appointments are over. ",
    "The class teacher says that they are on time now and bring what they need, three weeks running. ",
)
LIFE = (LifeEventKind.HOSPITAL, LifeEventKind.LOSS, LifeEventKind.EXCLUSION, LifeEventKind.ARREST)


def ready() -> User:
    """Fill the database unless that was done; who reads is the worker of the family."""
    if not is_whole():
        started = time.monotonic()
        print("Making the record, which takes some minutes the first time.", flush=True)
        for command in ("migrate", "load_reference_data", "load_demonstration"):
            call_command(command, verbosity=0)
        others = Person.objects.exclude(family_name=FAMILY).filter(date_of_birth__year__gte=2009)
        LongRecord(list(others.order_by("number"))).lay(OF_OTHERS)
        worker, children = User.objects.get(username=WORKER), family()
        LongRecord(children).lay(ENTRIES - len(timeline(worker, children, limit=ENTRIES)))
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        mark_whole()
        print(f"Made in {time.monotonic() - started:.0f} s.", flush=True)
    return User.objects.get(username=WORKER)


def family() -> list[Person]:
    """The first child of it that the worker holds, and the brothers and sisters open to them."""
    worker = User.objects.get(username=WORKER)
    held = {"involvements__user": worker, "involvements__kind": InvolvementKind.ALLOCATED}
    child = Person.objects.filter(family_name=FAMILY, **held).order_by("number")[0]
    siblings = [each.person.pk for each in relatives_of(worker, child) if each.is_sibling]
    return [child, *Person.objects.readable_by(worker).filter(pk__in=siblings).order_by("number")]


class LongRecord:
    """Years of work with some children, laid over what their records have already."""

    def __init__(self, children: Sequence[Person]) -> None:
        self.rng, self.now, self.children = random.Random(SEED), clock.now(), children
        self.worker, self.manager = (User.objects.get(username=name) for name in (WORKER, MANAGER))
        self.rows: dict[type[Model], list[Any]] = {}

    def lay(self, entries: int) -> None:
        """So many entries, in the shares that a long record has."""
        makers, shares = zip(
            (self._note, 48), (self._visit, 22), (self._document, 9), (self._oversight, 5), (self._work, 4),
            (self._missed, 3), (self._life, 2), (self._missing, 2), (self._contact, 3),
            strict=True,
        )  # fmt: skip
        left = entries
        while left > 0:
            at = self.now - timedelta(minutes=self.rng.randrange(3_000, YEARS * 525_600))
            left -= self.rng.choices(makers, shares)[0](self.rng.choice(self.children), at)
            if left <= 0 or sum(map(len, self.rows.values())) >= AT_ONCE:
                self._write()

    def _write(self) -> None:
        with transaction.atomic():
            for model, rows in self.rows.items():
                model._default_manager.bulk_create(rows, batch_size=900)
        self.rows = {}

    def _add(self, row: Any) -> Any:
        self.rows.setdefault(type(row), []).append(row)
        return row

    def _words(self, most: int = 6) -> str:
        return "".join(self.rng.choices(SAID, k=self.rng.randrange(1, most))).strip()

    def _kept(self, at: datetime) -> dict[str, Any]:
        """By whom it was written down, and when: mostly the same day, now and then a week later."""
        late = timedelta(days=self.rng.randrange(1, 9)) if self.rng.randrange(8) == 0 else timedelta()
        return {"created_by": self.worker, "entered_at": min(at + late + timedelta(hours=1), self.now)}

    def _meant(self, child: Person, kind: str, row: Model, *, one_in: int) -> None:
        """A worker said what it meant for the child."""
        if self.rng.randrange(one_in) == 0:
            self._add(
                ChronologyMark(
                    child=child, entry_kind=kind, entry_id=row.pk, significant=True, created_by=self.worker,
                    meaning="The third time this autumn.", impact=self._words(3),
                )
            )  # fmt: skip

    def _note(self, child: Person, at: datetime) -> int:
        why = "They were not collected from school." if self.rng.randrange(3) == 0 else ""
        note = self._add(
            CaseNote(
                child=child, kind=self.rng.choice(NoteKind.values), happened_at=at, significance=why,
                with_whom="Mrs Rowe, class teacher", account=self._words(), **self._kept(at),
            )
        )  # fmt: skip
        self._meant(child, "children.note", note, one_in=6)
        return 1

    def _visit(self, child: Person, at: datetime) -> int:
        visit = self._add(
            Visit(
                child=child, visited_by=self.worker, visited_at=at, place="At home", seen=True,
                seen_alone=True, words="I like it when gran comes.", account=self._words(), **self._kept(at),
            )
        )  # fmt: skip
        self._meant(child, "children.visit", visit, one_in=4)
        return 1

    def _missed(self, child: Person, at: datetime) -> int:
        said = {"reason": "nobody_in", "done_about_it": "I put a card through the door and rang."}
        self._add(MissedVisit(child=child, planned_for=at, **said, **self._kept(at)))
        return 1

    def _document(self, child: Person, at: datetime) -> int:
        self._add(
            Document(
                child=child, kind=self.rng.choice(DocumentKind.values), title="Report of the term",
                dated=at.date(), stands_at=at, from_whom="The school", description=self._words(3),
                significant=self.rng.randrange(3) == 0, **self._kept(at),
            )
        )  # fmt: skip
        return 1

    def _work(self, child: Person, at: datetime) -> int:
        said = {"words": "The worries go in this one.", "told_us": self._words(3)}
        what = {"tool": "three_houses", "shown_to": "working"}
        self._add(DirectWork(child=child, done_by=self.worker, done_at=at, **what, **said, **self._kept(at)))
        return 1

    def _life(self, child: Person, at: datetime) -> int:
        kind = self.rng.choice(LIFE)
        said = {"title": f"{kind.label}: as told", "text": self._words(3), "impact": self._words(2)}
        self._add(LifeEvent(person=child, kind=kind, happened_at=at, **said, **self._kept(at)))
        return 1

    def _missing(self, child: Person, at: datetime) -> int:
        back = at + timedelta(hours=9)
        self._add(
            MissingEpisode(
                person=child, kind="missing", missing_from=at, reported_by="Mum", reported_to="The police",
                returned_at=back, how_back=self._words(2), due_on=back.date(), risk=self._words(2),
                offered_at=back, answer="declined", declined_why="They did not want to.", **self._kept(back),
            )
        )  # fmt: skip
        return 2

    def _oversight(self, child: Person, at: datetime) -> int:
        note = self._add(
            OversightNote(child=child, looked_at=at, considered=self._words(4), **self._kept(at))
        )
        by = {"decided_by": self.manager, "decided_in_role": Role.TEAM_MANAGER, "decided_at": at}
        said = {"outcome": "as_planned", "decided": "Go on as planned.", "rationale": self._words(4)}
        self._add(OversightDecision(note=note, **said, **by))
        return 2

    def _contact(self, child: Person, at: datetime) -> int:
        """Something came in about the child: recommended, decided, and told to whoever made it."""
        later, by = (
            at + timedelta(hours=6),
            {"decided_by": self.manager, "decided_in_role": Role.MARU_MANAGER},
        )
        contact = self._add(
            Contact(
                received_at=at, arrival="referral", channel="form", source="2A", referrer_agency="School",
                account=self._words(9), immediate_danger=False, family_informed="agreed", decided_at=later,
                feedback_due_on=later.date(), finished_at=later, **self._kept(at),
            )
        )  # fmt: skip
        row = self._add(Screening(contact=contact, child=child, due_on=at.date(), decided_at=later))
        said = {"screening": row, "outcome": "advice", "threshold": "2", "rationale": self._words(4)}
        asked = {"recommended_by": self.worker, "recommended_in_role": Role.MARU_SCREENER}
        self._add(ScreeningRecommendation(recommended_at=at, **asked, **said))
        self._add(ScreeningDecision(decided_at=later, **by, **said))
        told = {"method": "telephone", "given_to": "The head", "text": "Told what was decided."}
        self._add(ReferrerFeedback(contact=contact, given_at=later, **told, **self._kept(later)))
        return 4
