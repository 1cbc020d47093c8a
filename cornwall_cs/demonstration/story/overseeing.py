"""Oversight, warnings, restriction, and who else has to do with a child."""

from typing import NamedTuple

from children.choices import InvolvementKind, WarningKind
from children.services.involvement import involve, state_reason
from children.services.restriction import restrict
from children.services.warnings import add_warning
from cornwall_cs.demonstration.story.telling import Telling, prose
from supervision.choices import OversightOutcome
from supervision.models import OversightAction
from supervision.services import add_oversight, complete_action
from supervision.services.oversight import AskedAction, MadeDecision


class Ask(NamedTuple):
    """What a manager asks of somebody, by a day."""

    what: str
    who: str
    due: int


class Overseeing(Telling):
    def oversight(
        self,
        key: str,
        considered: str,
        decided: str,
        why: str,
        *asks: Ask,
        outcome: OversightOutcome = OversightOutcome.AS_PLANNED,
    ) -> None:
        """A manager looks at the work with a child, decides, and asks for what is to be done."""
        actions = [
            AskedAction(
                what=prose(ask.what), owner=self.office.staff[ask.who], due_on=self.office.days.on(ask.due)
            )
            for ask in asks
        ]
        add_oversight(
            by=self.by,
            child=self.person(key),
            considered=prose(considered),
            decisions=[
                MadeDecision(outcome=outcome, decided=prose(decided), rationale=prose(why), actions=actions)
            ],
        )

    def done(self, key: str, what: str, note: str) -> None:
        """What a manager asked for is done: the action that begins with these words."""
        action = OversightAction.objects.outstanding().get(
            decision__note__child=self.people[key], what__startswith=prose(what)
        )
        complete_action(by=self.by, action=action, note=prose(note))

    def warning(self, keys: str, kind: WarningKind, text: str, *, review: int | None = None) -> None:
        for key in keys.split():
            add_warning(
                by=self.by, person=self.people[key], kind=kind, text=prose(text), review_on=self.date(review)
            )

    def restrict(self, key: str, named: str, why: str) -> None:
        """From now on only those named may know of this person."""
        staff = [self.office.staff[name] for name in named.split()]
        restrict(by=self.by, person=self.person(key), named=staff, reason=prose(why))

    def involve(self, key: str, kind: InvolvementKind, who: str, why: str) -> None:
        involve(
            by=self.by, person=self.people[key], kind=kind, user=self.office.staff[who], reason=prose(why)
        )

    def opens_for_a_reason(self, key: str, why: str) -> None:
        """Somebody not involved opens the record, for 24 hours, and says why."""
        state_reason(by=self.by, person=self.person(key), reason=prose(why))
