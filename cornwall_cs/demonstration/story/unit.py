"""What the unit does beside screening: it writes to referrers, gives advice, and hands over its shift."""

from casework import clock
from children.models import Person
from cornwall_cs.demonstration.story.front_door import FrontDoor
from cornwall_cs.demonstration.story.telling import prose
from referrals.feedback_texts import audience_of, composed, whole_email
from referrals.models import Handover, ScreeningDecision
from referrals.services import (
    accept_handovers,
    finish_handover,
    give_handovers,
    prepare_handover,
    record_consultation,
    write_email,
    write_letter,
)
from referrals.services.feedback import settle_email


class Unit(FrontDoor):
    """Letters and e-mails from the drafts, consultations, and the handover of the shift."""

    def letter(self, to_name: str, address: str) -> None:
        """The referrer is written to, in the words of the draft."""
        write_letter(
            by=self.by,
            contact=self.arrival,
            audience=audience_of(self.arrival),
            to_name=to_name,
            address=address,
            body=self._draft(email=False),
        )

    def email(self, to_name: str, to_address: str) -> None:
        """The referrer gets an e-mail in the words of the draft. None leaves the house while it is told."""
        row = write_email(
            by=self.by,
            contact=self.arrival,
            audience=audience_of(self.arrival),
            to_name=to_name,
            to_address=to_address,
            body=self._draft(email=True),
        )
        settle_email(by=self.by, email=row, went=True, text=whole_email(self.arrival, row.body, self.by))

    def _draft(self, *, email: bool) -> str:
        made = ScreeningDecision.objects.filter(screening__contact=self.arrival, superseded_by=None)
        decisions = list(made.select_related("screening__child"))
        return composed(self.arrival, audience_of(self.arrival), decisions, email=email)

    def advise(
        self, source: str, asker: str, question: str, advice: str, level: str, *, about: str = ""
    ) -> None:
        """Somebody asks for advice. `asker` reads "name, agency"; `about` is a child of the story."""
        name, _, agency = prose(asker).rpartition(", ")
        record_consultation(
            by=self.by,
            child=self.people[about] if about else None,
            facts={
                "asked_at": clock.now(),
                "source": source,
                "asker_name": name,
                "asker_agency": agency,
                "family_named": bool(about),
                "question": prose(question),
                "advice": prose(advice),
                "threshold": level,
            },
        )

    def hand_over(self, key: str, risks: str, must_happen: str) -> None:
        """A child is put on the handover."""
        child: Person = self.person(key)
        prepare_handover(by=self.by, child=child, risks=prose(risks), must_happen=prose(must_happen))

    def give_handover(self, keys: str) -> None:
        give_handovers(by=self.by, seen=self._handed(keys))

    def accept_handover(self, keys: str, note: str = "") -> None:
        accept_handovers(by=self.by, seen=self._handed(keys), note=prose(note))

    def finish_handover(self, key: str, what: str) -> None:
        (row,) = self._handed(key)
        finish_handover(by=self.by, handover=row, done_note=prose(what))

    def _handed(self, keys: str) -> list[Handover]:
        """What is open about these children, of the shift that acts."""
        rows = Handover.objects.open().of_sides(self.by)
        return list(rows.filter(child__in=[self.people[key] for key in keys.split()]))
