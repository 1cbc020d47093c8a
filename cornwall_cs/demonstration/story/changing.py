"""What changes a life: missing and back, an arrest, and whether what was assessed still holds."""

from datetime import timedelta

from assessments.models import StillHolds
from assessments.services import answer_whether_it_holds
from casework import clock
from casework.rough_dates import RoughDate
from children.life_choices import InterviewAnswer, MissingKind
from children.models import MissingEpisode
from children.services.life import (
    offer_interview,
    record_earlier,
    record_happening,
    record_interview,
    record_missing,
    record_return,
)
from cornwall_cs.demonstration.story.telling import Telling, prose


class Changing(Telling):
    def is_missing(self, key: str, hours: float, by: str, to: str, *, risk: str, reference: str = "") -> None:
        """A child has been missing for some hours."""
        record_missing(
            by=self.by,
            person=self.person(key),
            kind=MissingKind.MISSING,
            missing_from=clock.now() - timedelta(hours=hours),
            reported_by=prose(by),
            reported_to=prose(to),
            police_reference=reference,
            risk=prose(risk),
        )

    def is_back(self, key: str, how: str, *, words: str = "", impact: str = "") -> None:
        """And is back, an hour ago."""
        row = MissingEpisode.objects.open().get(person=self.person(key))
        record_return(
            by=self.by,
            episode=row,
            version=row.version,
            returned_at=clock.now() - timedelta(hours=1),
            how_back=prose(how),
            own_words=prose(words),
            risk=row.risk,
            impact=prose(impact),
        )

    def offers_interview(self, key: str, who: str, *, declined: str = "") -> None:
        """A return home interview is offered by somebody independent."""
        row = self._last_missing(key)
        offer_interview(
            by=self.by,
            episode=row,
            version=row.version,
            offered_at=clock.now(),
            offered_by=who,
            independent=True,
            answer=InterviewAnswer.DECLINED if declined else InterviewAnswer.ACCEPTED,
            declined_why=prose(declined),
        )

    def is_interviewed(self, key: str, who: str, words: str, meaning: str) -> None:
        """It is held."""
        row = self._last_missing(key)
        record_interview(
            by=self.by,
            episode=row,
            version=row.version,
            held_at=clock.now(),
            held_by=who,
            independent=True,
            interview_words=prose(words),
            interview_meaning=prose(meaning),
        )

    def happens(self, key: str, kind: str, what: str, *, on: int, **said: str) -> None:
        """An arrest, a loss, a stay in hospital, an exclusion."""
        told = {name: prose(text) if name != "concern" else text for name, text in said.items()}
        record_happening(
            by=self.by, person=self.person(key), kind=kind, happened_on=self.day_of(on), what=what, **told
        )

    def happened_before(self, keys: str, when: str, what: str, text: str, impact: str = "") -> None:
        """Something of before, for each child it concerns: "2014", or "2016-03" where the month is known."""
        first, *others = (self.person(key) for key in keys.split())
        record_earlier(
            by=self.by,
            person=first,
            happened=RoughDate(*map(int, when.split("-"))),
            what=prose(what),
            text=prose(text),
            impact=prose(impact),
            also=others,
        )

    def says_whether_it_holds(self, key: str, outcome: str, why: str) -> None:
        """The answer to whether the assessment still holds."""
        question = StillHolds.objects.open().get(person=self.person(key))
        answer_whether_it_holds(by=self.by, question=question, outcome=outcome, rationale=prose(why))

    def _last_missing(self, key: str) -> MissingEpisode:
        return MissingEpisode.objects.filter(person=self.person(key)).latest("missing_from")
