"""Consultations as lists and figures."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from casework import clock
from casework.models import User
from casework.timescales import midnight
from children.models import Person
from children.records import records_of
from referrals.choices import ReferralSource, ThresholdLevel
from referrals.models import Consultation

#: What is looked through for the words somebody searches.
SEARCHED = (
    "question",
    "advice",
    "asker_name",
    "asker_agency",
    "child__given_name",
    "child__family_name",
    "child__known_as",
)


def listed(user: User, words: str) -> QuerySet[Consultation]:
    """Those the user may know of, the newest first; with words, those they may read that hold each one."""
    rows = Consultation.objects.listed_for(user).select_related("child", "adviser", "contact")
    for word in words.split()[:6]:
        holds = Q()
        for name in SEARCHED:
            holds |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(holds, is_readable=True)
    return rows.order_by("-asked_at", "pk")


@dataclass
class Figures:
    """How many consultations there were in a year, by who asked and at what level."""

    since: date
    total: int = 0
    unnamed: int = 0
    became: int = 0
    levels: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)

    @property
    def parts(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """By level of need, and by who asked, the most first."""
        return [
            ("By level of need", sorted(self.levels.items())),
            ("By who asked", self.sources.most_common()),
        ]


def figures(today: date) -> Figures:
    """Since 1 April: everybody’s, since they name nobody. One query."""
    since = date(today.year - (today < date(today.year, 4, 1)), 4, 1)
    rows = Consultation.objects.filter(asked_at__gte=midnight(since)).order_by()
    counted = Figures(since)
    kinds = rows.values("source", "threshold", "family_named")
    for row in kinds.annotate(number=Count("pk"), became=Count("contact")):
        counted.total += row["number"]
        counted.became += row["became"]
        counted.unnamed += 0 if row["family_named"] else row["number"]
        counted.levels[str(ThresholdLevel(row["threshold"]).label)] += row["number"]
        counted.sources[str(ReferralSource(row["source"]).label)] += row["number"]
    return counted


def about(child: Person) -> int:
    """How many there were about a child in the last 12 months."""
    since = clock.now() - timedelta(days=365)
    return Consultation.objects.filter(child__in=records_of(child), asked_at__gte=since).count()
