"""What is said of a child's being missing: since when, how often, and whether the interview is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from casework import clock
from casework.previews import counted
from casework.templatetags.casework import day_words, moment_words
from children.contributions import Words
from children.models import MissingEpisode, Person
from children.records import records_of
from children.timescales import RETURN_INTERVIEW

#: Over how many days, besides this year, the episodes of a child are counted.
LAST_DAYS = 90


@dataclass(frozen=True)
class Count:
    """How many episodes a child had: this calendar year, in the last 90 days, and in all."""

    this_year: int
    lately: int
    in_all: int

    @property
    def words(self) -> str:
        def times(number: int) -> str:
            return counted(number, "episode", "episodes")

        lately = f"{times(self.lately)} in the last {LAST_DAYS} days"
        return f"{times(self.this_year)} this year, {lately}, {self.in_all} in all"


def episodes_of(child: Person) -> list[MissingEpisode]:
    """The episodes of a child on whichever of their records, newest first."""
    rows = MissingEpisode.objects.filter(person__in=records_of(child)).select_related("created_by")
    return list(rows.order_by("-missing_from", "pk"))


def count_of(episodes: Sequence[MissingEpisode]) -> Count:
    """How often the child was missing. An episode counts in the year and days in which it began."""
    today = clock.today()
    since = today - timedelta(days=LAST_DAYS)
    return Count(
        this_year=sum(each.began_on.year == today.year for each in episodes),
        lately=sum(each.began_on >= since for each in episodes),
        in_all=len(episodes),
    )


def words_of_missing(child: Person) -> list[Words]:
    """What the child said of why they were away: when they came back, and at the interview."""
    found = []
    for each in episodes_of(child):
        url = reverse("missing_episode", args=[each.pk])
        if each.own_words and each.returned_at:
            found.append(Words(each.own_words, each.returned_at, str(each.created_by), url))
        if each.interview_words and each.held_at:
            found.append(Words(each.interview_words, each.held_at, each.held_by, url))
    return found


def missing_now(child: Person) -> MissingEpisode | None:
    """The episode that is open, if the child is missing."""
    return MissingEpisode.objects.open().filter(person__in=records_of(child)).first()


def since_words(episode: MissingEpisode) -> str:
    """Missing since Mon 23 Nov 2026 at 22:10."""
    return f"{episode.get_kind_display()} since {moment_words(episode.missing_from)}"


def span_words(episode: MissingEpisode) -> str:
    """From when to when, or since when."""
    if episode.returned_at is None:
        return since_words(episode)
    return f"{moment_words(episode.missing_from)} to {moment_words(episode.returned_at)}"


def clock_words(episode: MissingEpisode) -> str:
    """The 72 hours in words; nothing while the child is missing."""
    return RETURN_INTERVIEW.explain(episode.returned_at) if episode.returned_at else ""


def state_words(episode: MissingEpisode) -> str:
    """Where the return home interview stands, and how late it is or was, counted in hours."""
    if episode.returned_at is None:
        return "Offered once they are back."
    late = late_words(episode)
    if episode.held_at:
        return f"Held {moment_words(episode.held_at)}.{late}"
    if episode.answer == "declined":
        return f"Declined, {day_words(episode.offered_at)}.{late}"
    if episode.answer == "accepted":
        return f"Accepted, {day_words(episode.offered_at)}; not held yet.{late}"
    return f"Not offered yet.{late}"


def late_words(episode: MissingEpisode) -> str:
    """How many hours past the 72 it is, or was settled; nothing where it is not late."""
    if episode.returned_at is None:
        return ""
    settled = episode.held_at or (episode.offered_at if episode.answer == "declined" else None)
    over = (settled or clock.now()) - RETURN_INTERVIEW.due_moment(episode.returned_at)
    hours = int(over.total_seconds() // 3600)
    if over.total_seconds() <= 0:
        return ""
    return f" {counted(hours, 'hour', 'hours') if hours else 'Less than an hour'} late."


def told_on_a_list(answer: str, returned: datetime) -> tuple[str, str]:
    """What a list asks for once a child is back, and why."""
    ends = RETURN_INTERVIEW.due_moment(returned)
    what = "Hold the return home interview" if answer == "accepted" else "Offer a return home interview"
    over = "The 72 hours ended" if clock.now() > ends else "The 72 hours end"
    return what, f"Back {moment_words(returned)}. {over} {moment_words(ends)}."
