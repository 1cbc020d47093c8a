"""Early help: asked for, decided on, agreed to, led, advised, met about, closed."""

from typing import Any

from casework import clock
from cornwall_cs.demonstration.story.telling import Telling, prose
from plans.services.meetings import open_plan_of, record_meeting
from referrals.early_help_choices import Adviser, CameFrom, ConsentAnswer, ConsentHow, EarlyHelpOutcome
from referrals.models import EarlyHelp
from referrals.services import (
    allocate_early_help,
    ask_for_early_help,
    decide_early_help,
    record_advice,
    record_consent,
    save_lead,
)


class HelpingEarly(Telling):
    def early_help(self, key: str) -> EarlyHelp:
        """The child's open early help."""
        return EarlyHelp.objects.open().get(child=self.people[key])

    def asks_for_help(
        self,
        key: str,
        came_from: CameFrom,
        name: str,
        who: str,
        story: str,
        *,
        family: str = "",
        child: str = "",
    ) -> None:
        """Somebody asks the hub directly."""
        ask_for_early_help(
            by=self.by,
            child=self.people[key],
            came_from=came_from,
            asked_at=clock.now(),
            asked_by=name,
            asked_by_agency=who,
            story=prose(story),
            family_view=prose(family),
            child_view=prose(child),
        )

    def decide_help(self, key: str, outcome: EarlyHelpOutcome, why: str, **more: Any) -> None:
        """The hub's manager decides: it begins, is stepped up, or closes."""
        row = self.early_help(key)
        decide_early_help(
            by=self.by,
            early_help=row,
            version=row.version,
            outcome=outcome,
            rationale=prose(why),
            **more,
        )

    def give_help_to(self, key: str, worker: str) -> None:
        row = self.early_help(key)
        staff = self.office.staff[worker]
        allocate_early_help(by=self.by, early_help=row, worker=staff, version=row.version)

    def answers(
        self, key: str, who: str, explained: str, answer: ConsentAnswer = ConsentAnswer.GIVEN
    ) -> None:
        """The family says whether it agrees."""
        record_consent(
            by=self.by,
            early_help=self.early_help(key),
            answer=answer,
            asked_of=who,
            asked_on=clock.today(),
            how=ConsentHow.IN_PERSON,
            explained=prose(explained),
        )

    def led_by(
        self, key: str, name: str, role: str, agency: str, family: str, child: str, before: tuple[int, int]
    ) -> None:
        """Who leads, how it is seen, and where things are at the beginning."""
        row = self.early_help(key)
        save_lead(
            by=self.by,
            early_help=row,
            version=row.version,
            lead_name=name,
            lead_role=role,
            lead_agency=agency,
            lead_contact="",
            family_view=prose(family),
            child_view=prose(child),
            family_before=before[0],
            practitioner_before=before[1],
        )

    def consults(self, key: str, kind: Adviser, who: str, question: str, advice: str, will_do: str) -> None:
        record_advice(
            by=self.by,
            early_help=self.early_help(key),
            consulted_on=clock.today(),
            profession=kind,
            adviser=who,
            question=prose(question),
            advice=prose(advice),
            will_do=prose(will_do),
        )

    def meets(
        self, key: str, present: str, family: str, agreed: str, *, part: tuple[str, str], **more: Any
    ) -> None:
        """The team around the family meets. `todo`: what somebody will do, for the plan's first goal."""
        row, todo = self.early_help(key), more.get("todo")
        plan = open_plan_of(row)
        actions = []
        if todo and plan:
            goal = plan.goals.filter(removed_at=None).first()
            actions = [
                {
                    "goal": goal,
                    "what": prose(todo.what),
                    "owner_agency": todo.who,
                    "due_on": self.date(todo.due),
                }
            ]
        record_meeting(
            by=self.by,
            early_help=row,
            held_on=clock.today(),
            place=more.get("place", "School"),
            present=prose(present),
            participation=part[0],
            child_view=prose(part[1]),
            family_said=prose(family),
            agreed=prose(agreed),
            next_on=self.date(more.get("next_on")),
            actions=actions,
        )
