"""Strategy discussions, section 47 enquiries and protective orders."""

from typing import Any

from assessments.models import Enquiry, ProtectiveOrder, StrategyDiscussion
from assessments.protection_choices import Agency, EnquiryOutcome, OrderKind, StrategyOutcome
from assessments.services import (
    complete_discussion,
    decide_enquiry,
    end_order,
    hold_discussion,
    record_order,
    record_part,
    save_enquiry,
    submit_enquiry,
)
from casework import clock
from cornwall_cs.demonstration.story.telling import Telling, prose

#: One who took part: the agency, name, what they do, and what they knew.
Knew = tuple[Agency, str, str, str]
QUORUM = (Agency.CHILDRENS_SERVICES, Agency.POLICE, Agency.HEALTH)


class Protecting(Telling):
    def discuss(
        self,
        key: str,
        outcome: StrategyOutcome,
        why: str,
        *,
        agencies: tuple[Agency, ...] = QUORUM,
        at: tuple[int, str] | None = None,
    ) -> None:
        """The discussion that was asked for is held, and recorded in four answers."""
        row = StrategyDiscussion.objects.to_hold().get(child=self.people[key])
        hold_discussion(
            by=self.by,
            discussion=row,
            version=row.version,
            held_at=self.office.days.at(*at) if at else clock.now(),
            agencies=agencies,
            outcome=outcome,
            rationale=prose(why),
        )

    def complete_discussion(self, key: str, knew: list[Knew], **record: Any) -> None:
        """Its record is completed: who took part, and what each of them knew."""
        row = StrategyDiscussion.objects.to_complete().get(child=self.people[key])
        people = [
            {"agency": agency, "took_part": "present", "name": name, "role": role, "knew": prose(words)}
            for agency, name, role, words in knew
        ]
        told = {name: prose(text) if isinstance(text, str) else text for name, text in record.items()}
        complete_discussion(by=self.by, discussion=row, version=row.version, participants=people, **told)

    def enquiry(self, key: str) -> Enquiry:
        """The child's section 47 enquiry that runs."""
        return Enquiry.objects.open().get(child=self.people[key])

    def enquire(self, key: str, lead: str, plan: str, findings: str = "") -> None:
        """Its plan is written, and what it found."""
        row = self.enquiry(key)
        save_enquiry(
            by=self.by,
            enquiry=row,
            version=row.version,
            lead=self.office.staff[lead],
            plan=prose(plan),
            findings=prose(findings),
        )

    def in_enquiry(self, key: str, kind: str, **answers: Any) -> None:
        """A medical examination, an interview, or what an agency was asked, today."""
        dated = {name: clock.today() if value is None else value for name, value in answers.items()}
        record_part(by=self.by, enquiry=self.enquiry(key), kind=kind, answers=dated)

    def submit_enquiry(self, key: str) -> None:
        row = self.enquiry(key)
        submit_enquiry(by=self.by, enquiry=row, version=row.version)

    def decide_enquiry(self, key: str, outcome: EnquiryOutcome, found: str, why: str, **more: Any) -> None:
        decide_enquiry(
            by=self.by,
            enquiry=self.enquiry(key),
            outcome=outcome,
            substantiated=found,
            rationale=prose(why),
            **more,
        )

    def order(self, key: str, kind: OrderKind, by_whom: str, where: str, why: str) -> None:
        """Police protection, or an emergency order, from this minute."""
        record_order(
            by=self.by,
            child=self.people[key],
            kind=kind,
            taken_at=clock.now(),
            taken_by=by_whom,
            why=prose(why),
            where=where,
        )

    def order_ended(self, key: str, kind: OrderKind, why: str) -> None:
        row = ProtectiveOrder.objects.get(child=self.people[key], kind=kind, ended_at=None)
        end_order(by=self.by, order=row, version=row.version, ended_at=clock.now(), ended_why=prose(why))
