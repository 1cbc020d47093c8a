"""Mistakes, and how they are put right: struck out, or filed on the right child."""

from children.models import Visit, Warning
from children.services.errors import record_in_error, refile
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
