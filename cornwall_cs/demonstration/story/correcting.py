"""Mistakes, and how they are put right: struck out, or filed on the right child."""

from children.choices import MergeOutcome
from children.merging import compared
from children.models import Merge, Visit, Warning
from children.services.errors import record_in_error, refile
from children.services.merging import decide_merge, propose_merge
from cornwall_cs.demonstration.story.front_door import FrontDoor
from cornwall_cs.demonstration.story.telling import prose


class Correcting(FrontDoor):
    def visit_was_anothers(self, key: str, right: str, why: str) -> None:
        """The newest visit on a child's record is filed on the record of the child who was visited."""
        visit = Visit.objects.filter(child=self.people[key]).order_by("-visited_at").first()
        refile(by=self.by, record=visit, to_child=self.person(right), reason=prose(why))

    def warning_was_wrong(self, key: str, why: str) -> None:
        """The newest warning of a child should not have been recorded."""
        warning = Warning.objects.filter(person=self.people[key]).order_by("-entered_at").first()
        record_in_error(by=self.by, record=warning, reason=prose(why))

    def was_not_about(self, key: str, why: str) -> None:
        """A child was put on the newest contact in error."""
        record_in_error(by=self.by, record=self.screening(key), reason=prose(why))

    def same_person(self, key: str, second: str, why: str, *, right: str = "") -> None:
        """Somebody holds a second record to be of the child; `right` names the parts in which it is right."""
        standing, merged = self.person(key), self.person(second)
        choices = {part.key: str(standing.pk) for part in compared(standing, merged)}
        choices |= dict.fromkeys(right.split(), str(merged.pk))
        propose_merge(by=self.by, standing=standing, merged=merged, choices=choices, reason=prose(why))

    def one_person(self, key: str, why: str) -> None:
        """It is decided that they are one."""
        merge = Merge.objects.waiting().get(standing=self.people[key])
        decide_merge(by=self.by, merge=merge, outcome=MergeOutcome.ONE_PERSON, rationale=prose(why))
