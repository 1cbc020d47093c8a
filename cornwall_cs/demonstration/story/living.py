"""What happens in the family's life, and the way to another team."""

from datetime import time
from typing import Any

from casework import clock
from children.models import Notification
from children.services.life import (
    change_school,
    record_birth,
    record_death,
    record_move,
    record_twin,
    settle_notice,
)
from cornwall_cs.demonstration.story.telling import Telling, prose
from referrals.models import Referral, Transfer
from referrals.services import (
    answer_transfer,
    close_referral,
    decide_on_twin,
    decide_transfer,
    draft_transfer,
    propose_transfer,
)


class Living(Telling):
    def is_born(self, key: str, given_name: str, *, on: int, sex: str, at: str = "", place: str = "") -> None:
        """An expected child has come."""
        person = self.person(key)
        record_birth(
            by=self.by,
            person=person,
            version=person.version,
            given_name=given_name,
            born_on=self.day_of(on),
            born_at=time.fromisoformat(at) if at else None,
            sex=sex,
            place=prose(place),
            nhs_number=self.office.numbers.nhs_number(),
        )

    def twin_is_born(self, key: str, first: str, given_name: str, *, on: int, sex: str, at: str) -> None:
        """And there is a second."""
        made = record_twin(
            by=self.by,
            first=self.person(first),
            given_name=given_name,
            born_on=self.day_of(on),
            born_at=time.fromisoformat(at),
            sex=sex,
            nhs_number=self.office.numbers.nhs_number(),
        )
        self.people[key] = made.person

    def decide_on_twin(self, key: str, outcome: str, why: str) -> None:
        """The manager decides how the work goes on with the second."""
        decide_on_twin(by=self.by, birth=self.person(key).birth, outcome=outcome, rationale=prose(why))

    def has_died(self, key: str, *, on: int, place: str, told_by: str, account: str, **known: Any) -> None:
        """Somebody has died; `known` is whether it was expected, and what is suspected."""
        person = self.person(key)
        record_death(
            by=self.by,
            person=person,
            version=person.version,
            died_on=self.day_of(on),
            is_certain=True,
            learned_at=clock.now(),
            learned_from=prose(told_by),
            account=prose(account),
            place=prose(place),
            **{"in_care": False, "suspected": "no", "expected": "yes", **known},
        )

    def told(self, key: str, whom: str, how: str) -> None:
        """One of those who must know was told today."""
        notice = self._notice(key, whom)
        settle_notice(
            by=self.by, notice=notice, version=notice.version, told_on=clock.today(), how=prose(how)
        )

    def not_told(self, key: str, whom: str, why: str) -> None:
        """One of them need not be."""
        notice = self._notice(key, whom)
        settle_notice(by=self.by, notice=notice, version=notice.version, not_needed=prose(why))

    def close(self, key: str, reason: str, why: str) -> None:
        """The manager ends the episode."""
        case = Referral.objects.open().get(child=self.people[key])
        close_referral(by=self.by, referral=case, reason=reason, rationale=prose(why))

    def moves(self, key: str, lines: str, postcode: str, *, along: str, on: int) -> None:
        """A move of home, with those of the household who go along."""
        record_move(
            by=self.by,
            person=self.person(key),
            moved_on=self.day_of(on),
            lines=lines,
            postcode=postcode,
            along=[self.person(each) for each in along.split()],
        )

    def changes_school(self, key: str, school: str, *, on: int, why: str, year: str = "") -> None:
        """Another school, since a day."""
        person = self.person(key)
        change_school(
            by=self.by,
            person=person,
            version=person.version,
            setting="school",
            school=prose(school),
            starts=self.day_of(on),
            year_group=year,
            leaving_reason=why,
        )

    def transfer(self, key: str, team: str, why: str, *, on: int) -> None:
        """A transfer to another team is proposed, with the summary as the record tells it."""
        case = Referral.objects.open().get(child=self.people[key])
        [row] = draft_transfer(
            by=self.by,
            referrals=[case],
            to_team=self.office.teams[team],
            why=prose(why),
            handover_on=self.day_of(on),
        )
        propose_transfer(by=self.by, transfer=row)

    def send_transfer(self, key: str, why: str) -> None:
        """The sending manager lets it go."""
        decide_transfer(by=self.by, transfer=self._transfer(key), outcome="sent", rationale=prose(why))

    def answer_transfer(self, key: str, outcome: str, why: str) -> None:
        """The receiving manager's answer."""
        answer_transfer(by=self.by, transfer=self._transfer(key), outcome=outcome, rationale=prose(why))

    def _notice(self, key: str, whom: str) -> Notification:
        return Notification.objects.outstanding().get(person=self.people[key], key=whom)

    def _transfer(self, key: str) -> Transfer:
        return Transfer.objects.open().get(referral__child=self.people[key])
