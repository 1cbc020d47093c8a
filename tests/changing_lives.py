"""Lives that change: Amber is missing and comes back, and what else may happen to her."""

from datetime import timedelta
from typing import Any

from assessments.models import StillHolds, StillHoldsDecision
from assessments.services import answer_whether_it_holds
from casework import clock
from casework.models import User
from children.life_choices import ChangeKind
from children.models import LifeEvent, MissingEpisode, Person
from children.services.life import (
    offer_interview,
    record_happening,
    record_interview,
    record_missing,
    record_move,
    record_return,
)
from children.services.life.changed import Happening
from tests.cast import Cast


def missing(cast: Cast, child: Person, **said: Any) -> MissingEpisode:
    """Kerensa records that the child did not come home last night."""
    told = {
        "kind": "missing",
        "missing_from": clock.now() - timedelta(hours=11),
        "reported_by": "Her mother",
        "reported_to": "The police, on 101",
        "police_reference": "DC-20261122-17",
        "risk": "She takes a lift from anybody.",
        **said,
    }
    return record_missing(by=cast.kerensa, person=child, **told)


def back(cast: Cast, episode: MissingEpisode, **said: Any) -> MissingEpisode:
    """And that she is back."""
    told = {
        "returned_at": clock.now(),
        "how_back": "On the first bus from Truro, alone.",
        "own_words": "I only wanted to sleep somewhere quiet.",
        **said,
    }
    return record_return(by=cast.kerensa, episode=episode, version=episode.version, **told)


def was_missing(cast: Cast, child: Person, **said: Any) -> MissingEpisode:
    """An episode that is over, written down afterwards."""
    told = {
        "missing_from": clock.now() - timedelta(days=9),
        "returned_at": clock.now() - timedelta(days=8),
        "how_back": "By bus.",
        **said,
    }
    return missing(cast, child, **told)


def offered(cast: Cast, episode: MissingEpisode, **said: Any) -> MissingEpisode:
    told = {
        "offered_at": clock.now(),
        "offered_by": "Lowenna, Barnardo’s",
        "independent": True,
        "answer": "accepted",
        **said,
    }
    return offer_interview(by=cast.kerensa, episode=episode, version=episode.version, **told)


def interviewed(cast: Cast, episode: MissingEpisode, **said: Any) -> MissingEpisode:
    told = {
        "held_at": clock.now(),
        "held_by": "Lowenna, Barnardo’s",
        "independent": True,
        "interview_words": "Nobody shouts at the bus station.",
        **said,
    }
    return record_interview(by=cast.kerensa, episode=episode, version=episode.version, **told)


def missing_again(cast: Cast, child: Person) -> MissingEpisode:
    """One episode is over, this one is not."""
    was_missing(cast, child)
    return missing(cast, child)


def arrested(cast: Cast, child: Person, **said: Any) -> LifeEvent:
    told = {
        "happened_on": clock.today() - timedelta(days=1),
        "what": "On suspicion of theft",
        "place": "Camborne police station",
        "appropriate_adult": "Her gran",
        **said,
    }
    return record_happening(by=cast.kerensa, person=child, kind="arrest", **told)


def moves(cast: Cast, child: Person) -> None:
    record_move(by=cast.kerensa, person=child, moved_on=clock.today(), lines="9 Fore Street, Camborne")


def happening(child: Person) -> Happening:
    return Happening(ChangeKind.CONTACT, clock.now(), child)


def question(child: Person) -> StillHolds:
    """What is asked about a child at present."""
    return StillHolds.objects.get(person=child, answered_at=None)


def answered(
    cast: Cast, child: Person, outcome: str = "holds", by: User | None = None, **said: Any
) -> StillHoldsDecision:
    """Kerensa says whether the assessment still holds."""
    told = {"rationale": "She stayed with her aunt, who is in the plan.", **said}
    return answer_whether_it_holds(by=by or cast.kerensa, question=question(child), outcome=outcome, **told)
