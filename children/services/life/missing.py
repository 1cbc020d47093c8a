"""A child who goes missing, comes back, and is offered somebody to talk to."""

from datetime import datetime

from django.db.models import Q

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from casework.templatetags.casework import moment_words
from casework.timescales import local_date
from children.access import require_writer
from children.life_choices import ChangeKind, InterviewAnswer
from children.models import MissingEpisode, Person
from children.records import records_of
from children.services.life.changed import Happening, life_has_changed
from children.timescales import RETURN_INTERVIEW


@service
def record_missing(
    *,
    by: User,
    person: Person,
    kind: str,
    missing_from: datetime,
    reported_by: str,
    reported_to: str,
    police_reference: str = "",
    risk: str = "",
    returned_at: datetime | None = None,
    how_back: str = "",
    own_words: str = "",
    impact: str = "",
) -> MissingEpisode:
    """Record that a child is missing, or was and is back.

    One who is missing stands first on the lists of their worker, the worker's manager and the MARU.
    Two episodes of one child never overlap.
    """
    require_writer(by, person)
    child = Person.take(person.pk)
    refuse_impossible(child, missing_from)
    refuse_overlap(child, missing_from, returned_at)
    episode = MissingEpisode.objects.create(
        person=child,
        kind=kind,
        missing_from=missing_from,
        reported_by=reported_by,
        reported_to=reported_to,
        police_reference=police_reference,
        risk=risk,
        impact=impact,
    )
    if returned_at:
        _bring_back(episode, returned_at, how_back=how_back, own_words=own_words)
    life_has_changed([child], Happening(ChangeKind.MISSING, missing_from, episode), by=by)
    return episode


@service
def record_return(
    *,
    by: User,
    episode: MissingEpisode,
    version: int,
    returned_at: datetime,
    how_back: str,
    own_words: str = "",
    risk: str = "",
    impact: str = "",
) -> MissingEpisode:
    """Record that a missing child is back: how, what they say of why, and the risk we see.

    From that moment 72 hours run in which a return home interview is offered and held (statutory guidance
    on children who run away or go missing, 2014).
    """
    row = MissingEpisode.take(episode.pk, version=version)
    require_writer(by, row.person)
    if not row.is_open:
        raise NotNow(f"The record says already that they came back, {moment_words(row.returned_at)}.")
    refuse_overlap(row.person, row.missing_from, returned_at, besides=row)
    row.risk, row.impact = risk, impact
    _bring_back(row, returned_at, how_back=how_back, own_words=own_words)
    return row


@service
def offer_interview(
    *,
    by: User,
    episode: MissingEpisode,
    version: int,
    offered_at: datetime,
    offered_by: str,
    independent: bool,
    answer: str,
    declined_why: str = "",
) -> MissingEpisode:
    """Record that a return home interview was offered: by whom, and whether the child wants it.

    One who declined may be offered it again, until it is held.
    """
    row = _back(episode, version, by=by)
    _refuse_moment(row, offered_at, "The interview was offered")
    declined = answer == InterviewAnswer.DECLINED
    if declined and not declined_why.strip():
        raise NotNow("Say why the interview was declined, in the child’s own words where you can.")
    row.offered_at, row.offered_by, row.independent = offered_at, offered_by, independent
    row.answer, row.declined_why = answer, declined_why.strip() if declined else ""
    row.settled_by = by if declined else None
    row.save()
    return row


@service
def record_interview(
    *,
    by: User,
    episode: MissingEpisode,
    version: int,
    held_at: datetime,
    held_by: str,
    independent: bool,
    interview_words: str,
    interview_meaning: str = "",
) -> MissingEpisode:
    """Record the return home interview: who held it, and what the child said in their own words.

    Held without having been offered in words before, it counts as offered and accepted then.
    """
    row = _back(episode, version, by=by)
    _refuse_moment(row, held_at, "The interview was held")
    if not interview_words.strip():
        raise NotNow("Write what the child said. If they said nothing, write what you saw.")
    row.offered_at, row.offered_by = row.offered_at or held_at, row.offered_by or held_by
    row.answer, row.declined_why = InterviewAnswer.ACCEPTED, ""
    row.held_at, row.held_by, row.independent = held_at, held_by, independent
    row.interview_words, row.interview_meaning = interview_words.strip(), interview_meaning
    row.settled_by = by
    row.save()
    return row


def _bring_back(row: MissingEpisode, returned_at: datetime, *, how_back: str, own_words: str) -> None:
    if returned_at <= row.missing_from:
        raise NotNow("The child came back after they went missing. Check the two times.")
    if returned_at > clock.now():
        raise NotNow("The time they came back must be now or earlier.")
    if not how_back.strip():
        raise NotNow("Say where they were found, or how they came back.")
    row.returned_at, row.how_back, row.own_words = returned_at, how_back, own_words
    row.due_on = RETURN_INTERVIEW.due(returned_at)
    row.save()


def _back(episode: MissingEpisode, version: int, *, by: User) -> MissingEpisode:
    row = MissingEpisode.take(episode.pk, version=version)
    require_writer(by, row.person)
    if row.is_open:
        raise NotNow("The child is still missing. Record that they are back first.")
    if row.held_at:
        raise NotNow(f"The interview was held {moment_words(row.held_at)}.")
    return row


def _refuse_moment(row: MissingEpisode, at: datetime, what: str) -> None:
    if at > clock.now():
        raise NotNow(f"{what} now or earlier. Check the date and time.")
    if row.returned_at and at < row.returned_at:
        raise NotNow(f"{what} after the child came back, {moment_words(row.returned_at)}. Check the time.")


def refuse_impossible(child: Person, missing_from: datetime) -> None:
    """Nobody is missing before they were born, after they died, or before it has happened."""
    if child.is_unborn or (child.date_of_birth and local_date(missing_from) < child.date_of_birth):
        raise NotNow("That is before the child was born. Check the date.")
    if child.has_died:
        raise NotNow(f"{child.name} has died. Nothing more is recorded of being missing.")
    if missing_from > clock.now():
        raise NotNow("A child is recorded as missing once they are. Check the date and time.")


def refuse_overlap(
    child: Person, start: datetime, end: datetime | None, besides: MissingEpisode | None = None
) -> None:
    """No two episodes of one child, on whichever of their records, cover the same moment."""
    rows = MissingEpisode.objects.filter(person__in=records_of(child))
    rows = rows.filter(Q(returned_at=None) | Q(returned_at__gt=start))
    if end is not None:
        rows = rows.filter(missing_from__lt=end)
    other = rows.exclude(pk=besides.pk if besides else None).first()
    if other is None:
        return
    if other.is_open:
        raise NotNow(
            f"The record says that they are missing since {moment_words(other.missing_from)}."
            " Record on that one that they are back."
        )
    raise NotNow(
        f"The record says that they were missing from {moment_words(other.missing_from)} to"
        f" {moment_words(other.returned_at)}, which overlaps. Check the times."
    )
